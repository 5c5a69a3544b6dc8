// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/kiosk/http_server.h"

#include <fmt/format.h>
#include <microhttpd.h>
#include <strings.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <thread>

#include "analysis/error.h"
#include "searcher/kiosk/connection_clock.h"
#include "searcher/kiosk/listener.h"
#include "searcher/kiosk/request_target.h"
#include "searcher/kiosk/worker_pool.h"

namespace dossier {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kConnectionMemory = 16UL * 1024;  // Of a request's head.
constexpr std::size_t kMostTarget = 8UL * 1024;
constexpr unsigned kIdleSeconds = 20;  // Without any byte.
constexpr auto kSweep = std::chrono::milliseconds(500);
constexpr auto kFarewell = std::chrono::seconds(2);

constexpr std::array<std::pair<const char*, const char*>, 8> kHeaders{{
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
     "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
    {"Vary", "Accept-Language"},
}};

// One request, from its first line to the last byte of the answer.
struct Exchange {
  std::string target;
  HttpRequest request;
  HttpResponse response;
  Clock::time_point received;
  bool accepted = false;  // Its head was read, and is in order.
  bool waiting = false;   // A worker has it.
};

// The bytes of an answer stay alive, and shared, until the library has sent them.
MHD_Result queue(MHD_Connection* connection, const HttpResponse& response) {
  auto* owner = new std::shared_ptr<const std::string>(response.body);
  auto* queued = MHD_create_response_from_buffer_with_free_callback_cls(
      response.body->size(),
      const_cast<char*>(response.body->data()),  // The library only reads it.

      [](void* body) { delete static_cast<std::shared_ptr<const std::string>*>(body); }, owner);
  for (const auto& [name, value] : kHeaders) MHD_add_response_header(queued, name, value);
  MHD_add_response_header(queued, "Content-Type", response.type.c_str());
  MHD_add_response_header(queued, "Cache-Control",
                          response.asset ? "max-age=31536000, immutable" : "no-store");
  if (response.status == http::kMethodNotAllowed)
    MHD_add_response_header(queued, "Allow", "GET, HEAD");
  if (response.status == http::kBusy)
    MHD_add_response_header(queued, "Retry-After", std::to_string(response.retry_seconds).c_str());
  const auto done = MHD_queue_response(connection, response.status, queued);
  MHD_destroy_response(queued);
  return done;
}

HttpResponse refusal(unsigned status, const std::string& reason) {
  return make_response(status, http::kText, reason + "\n");
}

struct HostHeader {
  int count = 0;
  std::string value;
  bool body = false;  // The request announces one.
};

MHD_Result read_header(void* closure, MHD_ValueKind /*kind*/, const char* name, const char* value) {
  auto& header = *static_cast<HostHeader*>(closure);
  const std::string text = value == nullptr ? "" : value;
  if (::strcasecmp(name, "Host") == 0) {
    ++header.count;
    header.value = text;
  }
  header.body |= ::strcasecmp(name, "Transfer-Encoding") == 0 ||
                 (::strcasecmp(name, "Content-Length") == 0 && text != "0");
  return MHD_YES;
}

}  // namespace

struct HttpServer::Impl {
  ServerSettings settings;
  Answer answer;
  AtHand at_hand;
  std::vector<std::string> accepted;
  std::vector<MHD_Daemon*> daemons;
  std::unique_ptr<WorkerPool> pool;
  ConnectionClock clock;
  std::thread sweeper;
  std::mutex mutex;
  std::condition_variable stopping;
  bool stopped = false;
  std::atomic<int> exchanges{0};

  static void* on_target(void* closure, const char* target, MHD_Connection* /*connection*/) {
    ++static_cast<Impl*>(closure)->exchanges;
    auto* exchange = new Exchange;
    exchange->target.assign(target, ::strnlen(target, kMostTarget + 1));
    return exchange;
  }

  static void on_connection(void* closure, MHD_Connection* connection, void** context,
                            MHD_ConnectionNotificationCode code) {
    auto& self = *static_cast<Impl*>(closure);
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
      const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
      *context = new ConnectionClock::Handle(self.clock.add(
          static_cast<int>(info->connect_fd), Clock::now() + self.settings.sending_limit));
    } else {
      const auto* handle = static_cast<ConnectionClock::Handle*>(*context);
      self.clock.remove(*handle);
      delete handle;
    }
  }

  void set_deadline(MHD_Connection* connection, std::chrono::seconds limit) {
    const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    if (info != nullptr && info->socket_context != nullptr) {
      clock.set(*static_cast<ConnectionClock::Handle*>(info->socket_context), Clock::now() + limit);
    }
  }

  static void on_completed(void* closure, MHD_Connection* connection, void** context,
                           MHD_RequestTerminationCode /*code*/) {
    auto& self = *static_cast<Impl*>(closure);
    self.set_deadline(connection, self.settings.sending_limit);  // For the next request's head.
    if (*context == nullptr) return;
    delete static_cast<Exchange*>(*context);
    *context = nullptr;
    --self.exchanges;
  }

  // What is refused without asking for an answer.
  std::optional<HttpResponse> refuse(MHD_Connection* connection, const std::string& method,
                                     Exchange& exchange) const {
    if (method != MHD_HTTP_METHOD_GET && method != MHD_HTTP_METHOD_HEAD)
      return refusal(http::kMethodNotAllowed, "only GET and HEAD are answered");
    HostHeader header;
    MHD_get_connection_values(connection, MHD_HEADER_KIND, read_header, &header);
    if (header.count != 1) return refusal(http::kBadRequest, "one Host header is wanted");
    if (!is_accepted_host(header.value, accepted))
      return refusal(http::kMisdirected, "this host is not served here");
    if (header.body) return refusal(http::kTooLarge, "a request has no body");
    if (exchange.target.size() > kMostTarget)
      return refusal(http::kTargetTooLong, "the address is too long");
    auto request = parse_target(exchange.target);
    if (!request) return refusal(http::kBadRequest, "the address is not well formed");
    exchange.request = std::move(*request);
    exchange.request.host = header.value;
    if (const auto* languages =
            MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Accept-Language")) {
      exchange.request.accept_language = languages;
    }
    return std::nullopt;
  }

  void work(std::size_t worker, MHD_Connection* connection, Exchange& exchange) {
    const bool late = Clock::now() - exchange.received > settings.waiting_limit;
    exchange.response = pool->finishing() ? refusal(http::kBusy, "the server is closing")
                        : late            ? refusal(http::kBusy, "too many requests; come again")
                                          : answer(worker, exchange.request);
    MHD_resume_connection(connection);
  }

  MHD_Result receive(MHD_Connection* connection, const std::string& method, Exchange& exchange) {
    if (exchange.waiting) return queue(connection, exchange.response);
    if (!exchange.accepted) {
      // Answered at once, the library would close the connection: right for a refusal, as a body
      // may follow, but not else. It calls again.
      set_deadline(connection, settings.receiving_limit);
      if (const auto refused = refuse(connection, method, exchange))
        return queue(connection, *refused);
      exchange.accepted = true;
      return MHD_YES;
    }
    if (const auto ready = at_hand(exchange.request)) return queue(connection, *ready);
    exchange.received = Clock::now();
    exchange.waiting = true;
    MHD_suspend_connection(connection);
    if (!pool->add(
            [=, this, &exchange](std::size_t worker) { work(worker, connection, exchange); })) {
      exchange.response = refusal(http::kBusy, "too many requests; come again");
      MHD_resume_connection(connection);
    }
    return MHD_YES;
  }

  static MHD_Result on_request(void* closure, MHD_Connection* connection, const char* /*url*/,
                               const char* method, const char* /*version*/, const char* /*data*/,
                               std::size_t* size, void** context) {
    if (*context == nullptr) return MHD_NO;
    if (*size != 0) *size = 0;  // A body, already refused.
    return static_cast<Impl*>(closure)->receive(connection, method,
                                                *static_cast<Exchange*>(*context));
  }

  void serve(int socket) {
    constexpr unsigned kFlags =
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC;
    auto* daemon = MHD_start_daemon(
        kFlags, 0, nullptr, nullptr, &Impl::on_request, this, MHD_OPTION_LISTEN_SOCKET, socket,
        MHD_OPTION_CONNECTION_LIMIT, settings.most_connections, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
        kConnectionMemory, MHD_OPTION_CONNECTION_TIMEOUT, kIdleSeconds,
        MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_URI_LOG_CALLBACK, &Impl::on_target, this,
        MHD_OPTION_NOTIFY_CONNECTION, &Impl::on_connection, this, MHD_OPTION_NOTIFY_COMPLETED,
        &Impl::on_completed, this, MHD_OPTION_END);
    if (daemon == nullptr) throw Error("the server cannot start");
    daemons.push_back(daemon);
  }

  void sweep() {
    std::unique_lock lock(mutex);
    while (!stopping.wait_for(lock, kSweep, [this] { return stopped; })) clock.sweep(Clock::now());
  }
};

HttpServer::HttpServer(ServerSettings settings, Answer answer, AtHand at_hand)
    : impl_(std::make_unique<Impl>()) {
  impl_->settings = std::move(settings);
  impl_->answer = std::move(answer);
  impl_->at_hand = std::move(at_hand);
}

HttpServer::~HttpServer() { stop(); }

void HttpServer::start() {
  auto& self = *impl_;
  const bool usual = self.settings.addresses.empty();
  if (usual) self.settings.addresses = {"127.0.0.1", "::1"};
  std::vector<Listener> listeners;
  for (const auto& address : self.settings.addresses) {
    Listener listener(address, self.settings.port);
    // What was asked for must be there; ::1 of the usual two need not.
    if (usual && !listener.open() && listener.no_such_address() && !listeners.empty()) continue;
    if (!listener.open()) throw Error(listener.complaint(), listener.hint());
    self.settings.port = listener.port();
    listeners.push_back(std::move(listener));
  }
  self.accepted = accepted_hosts(self.settings.addresses, self.settings.port);
  self.accepted.insert(self.accepted.end(), self.settings.hosts.begin(), self.settings.hosts.end());
  self.pool = std::make_unique<WorkerPool>(self.settings.workers(), self.settings.most_waiting);
  for (auto& listener : listeners) self.serve(listener.release());
  self.sweeper = std::thread([&self] { self.sweep(); });
}

void HttpServer::stop() {
  auto& self = *impl_;
  for (auto* daemon : self.daemons) {
    const auto listening = MHD_quiesce_daemon(daemon);
    if (listening != MHD_INVALID_SOCKET) ::close(listening);
  }
  if (self.pool) self.pool->finish();
  const auto until = Clock::now() + kFarewell;
  while (self.exchanges > 0 && Clock::now() < until)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  for (auto* daemon : self.daemons) MHD_stop_daemon(daemon);
  self.daemons.clear();
  {
    const std::lock_guard lock(self.mutex);
    self.stopped = true;
  }
  self.stopping.notify_all();
  if (self.sweeper.joinable()) self.sweeper.join();
}

std::string HttpServer::address() const {
  const auto& first = impl_->settings.addresses.front();
  const bool six = first.find(':') != std::string::npos;
  return fmt::format("http://{}:{}/", six ? "[" + first + "]" : first, impl_->settings.port);
}

}  // namespace dossier
