// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/kiosk/kiosk.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <xapian.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <ctime>
#include <fstream>
#include <memory>
#include <mutex>

#include "analysis/complain.h"
#include "analysis/program_error.h"
#include "searcher/formats/json_output.h"
#include "searcher/kiosk/answer_cache.h"
#include "searcher/kiosk/api.h"
#include "searcher/kiosk/assets.h"
#include "searcher/kiosk/index_watch.h"
#include "searcher/kiosk/pages.h"
#include "searcher/kiosk/routes.h"
#include "searcher/kiosk/server_watch.h"
#include "searcher/kiosk/site.h"
#include "searcher/results/time_limit.h"

namespace dossier {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kCacheBytes = 24U << 20U;
constexpr auto kLookEvery = std::chrono::milliseconds(100);  // For commits.
constexpr std::size_t kMostBody = 32U << 20U;                // Bytes of one answer.
constexpr int kTries = 3;
// One that was away for less than the watch's second; it takes none that the watch has seen away.
constexpr std::chrono::seconds kAskAgain{3};
constexpr unsigned kRetrySeconds = 5;  // For a server that is started anew.
constexpr const char* kOurFault = "this page could not be made";  // Why, is not for visitors.

// Queries go to a file only where whoever runs the kiosk has asked for it; never who asked.
class QueryLog {
 public:
  explicit QueryLog(const std::string& path) {
    if (path.empty()) return;
    file_.open(path, std::ios::app);
    if (!file_) throw Error("cannot write " + path);
  }
  void add(const HttpRequest& request) {
    const auto query = request.get("q");
    if (!file_.is_open() || query.empty()) return;
    if (request.path != "/search" && request.path != "/api/v1/search") return;
    const auto now = fmt::gmtime(std::time(nullptr));
    const std::lock_guard lock(mutex_);
    file_ << fmt::format("{:%FT%TZ}\t{}\n", now, query) << std::flush;
  }

 private:
  std::mutex mutex_;
  std::ofstream file_;
};

// What one worker has: an open index is not to be shared between threads.
struct Desk {
  std::string revision;
  std::unique_ptr<Searcher> searcher;
  std::unique_ptr<PageWriter> pages;
};

class Kiosk {
 public:
  explicit Kiosk(const KioskSettings& settings)
      : settings_(settings),
        site_(settings),
        cache_(kCacheBytes),
        log_(settings.query_log),
        watch_(settings.databases, settings.servers.seconds, tell) {
    desks_.resize(settings.server.workers());
    for (auto& desk : desks_) {
      desk.pages = std::make_unique<PageWriter>(site_);
      desk.pages->label_where(
          [&desk] { return desk.searcher && !desk.searcher->unreachable().empty(); });
      try {
        refresh(desk, false);
      } catch (const ServerDown&) {  // Told by the watch; machines start in any order.
      }
    }
  }

  // On the thread of the sockets: files of the program, and answers made before.
  std::optional<HttpResponse> at_hand(const HttpRequest& request) {
    if (auto file = asset(request.path)) return file;
    log_.add(request);
    const auto* route = find_route(request.path);
    if (route == nullptr || !route->cacheable) return std::nullopt;
    revision();
    return cache_.find(key(request));
  }

  HttpResponse answer(std::size_t worker, const HttpRequest& request) {
    auto& desk = desks_[worker];
    const auto* route = find_route(request.path);
    const auto failed = [&](unsigned status, const std::string& message, const std::string& hint) {
      return failure(desk, request, status, message, hint);
    };
    if (route == nullptr) return failed(http::kNotFound, "", "");
    for (int tries = 1;; ++tries) {
      try {
        if (!ready(desk, tries > 1)) {
          if (tries < kTries) continue;
          return failed(http::kBusy, "the index cannot be read at the moment", "");
        }
        return made(desk, *route, {request, *desk.searcher, site_, *desk.pages});
      } catch (const ServerDown& down) {
        return without_server(desk, request, down);
      } catch (const TimeOver& error) {
        return failed(http::kBusy, error.what(), error.hint());
      } catch (const ProgramError&) {
        return failed(http::kServerError, kOurFault, "");
      } catch (const Error& error) {
        return failed(http::kBadRequest, error.what(), error.hint());
      } catch (const Xapian::Error&) {
        if (tries == kTries) return failed(http::kServerError, "the index could not be read", "");
      } catch (const std::exception&) {
        return failed(http::kServerError, kOurFault, "");
      }
    }
  }

 private:
  // What one route answers; kept for who asks the same.
  HttpResponse made(const Desk& desk, const Route& route, const Visit& visit) {
    refuse_unknown_parameters(route, visit.request);
    auto response = route.answer(visit);
    if (response.body->size() > kMostBody)
      return failure(desk, visit.request, http::kServerError, "the answer is too large", "");
    const auto& missing = visit.searcher.unreachable();
    if (!missing.empty()) return labelled(std::move(response), route, missing);
    if (route.cacheable && response.status == http::kOk)
      cache_.add(key(visit.request), response, desk.revision);
    return response;
  }

  // Pages have the label in their frame. None is kept: the servers may be back at once.
  static HttpResponse labelled(HttpResponse response, const Route& route,
                               const std::vector<Unreachable>& missing) {
    if (response.status != http::kOk) return response;
    if (is_api(route.path))
      return make_response(http::kOk, response.type, with_unreachable(*response.body, missing));
    if (response.type != http::kText) return response;
    auto text = *response.body;
    for (const auto& server : missing)
      text += fmt::format("without {}: {}\n", server.name, server.reason);
    return make_response(http::kOk, http::kText, std::move(text));
  }

  static HttpResponse failure(const Desk& desk, const HttpRequest& request, unsigned status,
                              const std::string& message, const std::string& hint) {
    if (is_api(request.path))
      return api_error(status, message.empty() ? "there is no such path" : message, hint);
    try {
      return error_page(request, *desk.pages, status, message, hint);
    } catch (const std::exception&) {
      return make_response(status, http::kText, message + "\n");
    }
  }

  // Programs are told which; a visitor is not.
  static HttpResponse without_server(const Desk& desk, const HttpRequest& request,
                                     const ServerDown& down) {
    const auto* route = find_route(request.path);
    HttpResponse response;
    if (is_api(request.path)) {
      response = api_error(http::kBusy, down.what(), "it is looked for every second: ask again");
    } else if (!route->cacheable) {
      response = make_response(http::kBusy, http::kText, std::string(down.what()) + "\n");
    } else {
      try {
        response = server_down_page(request, *desk.pages);
      } catch (const std::exception&) {
        response = make_response(http::kBusy, http::kText, "please try again\n");
      }
    }
    response.retry_seconds = kRetrySeconds;
    return response;
  }

  static void tell(const std::string& server, const std::string& reason) {
    if (reason.empty()) return complain("dossier", server + " answers again");
    complain("dossier", fmt::format("{} does not answer: {}", server, reason),
             "it is looked for every second");
  }

  std::string key(const HttpRequest& request) const {
    std::string key = request.path;
    for (const auto& [name, value] : request.parameters)
      key.append(1, '\0').append(name).append(1, '\0').append(value);
    return is_api(request.path) ? key
                                : key + '\0' + site_.language_of(request) + '\0' + request.host;
  }

  // The state of the index, looked up ten times a second at most.
  std::string revision() {
    const std::lock_guard lock(mutex_);
    const auto now = Clock::now();
    if (revision_.empty() || now - looked_ >= kLookEvery) {
      looked_ = now;
      revision_ = index_revision(settings_.databases) + watch_.state().revision;
      cache_.set_revision(revision_);
    }
    return revision_;
  }

  // Sees to it that the desk's searcher reads the index as it is. False where it cannot be read:
  // why, has paths of this machine. @throws ServerDown
  bool ready(Desk& desk, bool anyway) {
    try {
      refresh(desk, anyway);
      return true;
    } catch (const ServerDown&) {
      throw;
    } catch (const Xapian::Error&) {
      return false;
    } catch (const std::exception&) {
      return false;
    }
  }

  void refresh(Desk& desk, bool anyway) {
    const auto now = revision();
    if (desk.searcher && now == desk.revision && !anyway) return;
    auto servers = settings_.servers;
    servers.left_out = watch_.state().down;
    servers.ask_again = kAskAgain;
    if (!servers.left_out.empty() && !servers.partial) throw ServerDown(servers.left_out.front());
    desk.searcher = std::make_unique<Searcher>(settings_.databases, servers);
    desk.revision = now;
  }

  const KioskSettings& settings_;
  const Site site_;
  AnswerCache cache_;
  QueryLog log_;
  ServerWatch watch_;
  std::vector<Desk> desks_;
  std::mutex mutex_;
  std::string revision_;
  Clock::time_point looked_;
};

}  // namespace

void serve_kiosk(const KioskSettings& settings,
                 const std::function<void(const std::string&)>& ready) {
  sigset_t ends{};
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);  // In the threads to come too.
  Kiosk kiosk(settings);
  HttpServer server(
      settings.server,
      [&](std::size_t worker, const HttpRequest& request) { return kiosk.answer(worker, request); },
      [&](const HttpRequest& request) { return kiosk.at_hand(request); });
  server.start();
  ready(server.address());
  int signal = 0;
  sigwait(&ends, &signal);
  server.stop();
}

}  // namespace dossier
