// SPDX-License-Identifier: GPL-2.0-or-later
// An HTTP/1.1 server for GET and HEAD on a local address: one thread for the sockets (epoll), a
// pool of threads for the answers, limits on everything a client can take up.
//
//   HttpServer server(settings, [](std::size_t worker, const HttpRequest& request) { ... });
//   server.start();  ...  server.stop();
//
// What is refused before an answer is asked for: 400 for what is not well formed, for no Host
// header or two, 405 for other methods, 413 for a body, 414 and 431 for long heads, 421 for a Host
// that is not accepted, 503 where too many wait. A request that trickles in, and an answer that is
// not taken, end the connection after a fixed time, however many bytes come in between.

#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "searcher/kiosk/http_message.h"

namespace dossier {

struct ServerSettings {
  std::vector<std::string> addresses;  ///< Numeric; none: 127.0.0.1, and ::1 where there is one.
  int port = 8765;                     ///< 0: any free one.
  std::vector<std::string> hosts;      ///< Accepted besides the addresses.
  std::size_t jobs = 0;                ///< Requests answered at a time; 0: one a core.
  unsigned most_connections = 1000;
  std::size_t most_waiting = 256;            ///< Requests; more are told to come again (503).
  std::chrono::seconds waiting_limit{10};    ///< A request that waited longer is not answered.
  std::chrono::seconds sending_limit{15};    ///< For the head of a request.
  std::chrono::seconds receiving_limit{60};  ///< From there to the last byte of the answer.

  /// Counts cores only where it is asked: commands that serve nothing have these settings, too.
  std::size_t workers() const {
    return jobs != 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
  }
};

class HttpServer {
 public:
  /// Called on the worker's own thread; never throws.
  using Answer = std::function<HttpResponse(std::size_t worker, const HttpRequest&)>;
  /// Called on the thread of the sockets: what is at hand without work, or nothing.
  using AtHand = std::function<std::optional<HttpResponse>(const HttpRequest&)>;

  HttpServer(ServerSettings settings, Answer answer, AtHand at_hand);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// @throws Error when an address cannot be bound.
  void start();
  /// Lets running requests end, refuses those that wait (503), and closes all two seconds after.
  void stop();
  /// "http://127.0.0.1:8765/" of the first address.
  std::string address() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dossier
