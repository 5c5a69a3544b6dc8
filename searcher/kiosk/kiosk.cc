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

#include "analysis/program_error.h"
#include "schema/index.h"
#include "searcher/kiosk/answer_cache.h"
#include "searcher/kiosk/api.h"
#include "searcher/kiosk/assets.h"
#include "searcher/kiosk/index_watch.h"
#include "searcher/kiosk/pages.h"
#include "searcher/kiosk/routes.h"
#include "searcher/kiosk/site.h"
#include "searcher/results/time_limit.h"

namespace dossier {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kCacheBytes = 24U << 20U;
constexpr auto kLookEvery = std::chrono::milliseconds(100);  // For commits.
constexpr std::size_t kMostBody = 32U << 20U;                // Bytes of one answer.
constexpr int kTries = 3;
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
      : settings_(settings), site_(settings), cache_(kCacheBytes), log_(settings.query_log) {
    if (Index(settings.databases).is_remote())  // Nothing here tells of its commits.
      throw Error("an index on another machine cannot be served",
                  "run dossier serve on the machine that has it");
    for (std::size_t i = 0; i < settings.server.workers; ++i) {
      desks_.push_back({revision(), std::make_unique<Searcher>(settings.databases),
                        std::make_unique<PageWriter>(site_)});
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
    const Visit head{request, *desk.searcher, site_, *desk.pages};  // Until a refresh.
    if (route == nullptr) return failure(head, http::kNotFound, "", "");
    for (int tries = 1;; ++tries) {
      try {
        refresh(desk, tries > 1);
      } catch (const std::exception&) {  // Its text has paths of this machine.
        if (tries < kTries) continue;
        return failure(head, http::kBusy, "the index cannot be read at the moment", "");
      }
      const Visit visit{request, *desk.searcher, site_, *desk.pages};
      try {
        return made(desk, *route, visit);
      } catch (const TimeOver& error) {
        return failure(visit, http::kBusy, error.what(), error.hint());
      } catch (const ProgramError&) {
        return failure(visit, http::kServerError, kOurFault, "");
      } catch (const Error& error) {
        return failure(visit, http::kBadRequest, error.what(), error.hint());
      } catch (const Xapian::Error&) {
        if (tries == kTries)
          return failure(visit, http::kServerError, "the index could not be read", "");
      } catch (const std::exception&) {
        return failure(visit, http::kServerError, kOurFault, "");
      }
    }
  }

 private:
  // What one route answers; kept for who asks the same.
  HttpResponse made(const Desk& desk, const Route& route, const Visit& visit) {
    refuse_unknown_parameters(route, visit.request);
    auto response = route.answer(visit);
    if (response.body->size() > kMostBody)
      return failure(visit, http::kServerError, "the answer is too large", "");
    if (route.cacheable && response.status == http::kOk)
      cache_.add(key(visit.request), response, desk.revision);
    return response;
  }

  HttpResponse failure(const Visit& visit, unsigned status, const std::string& message,
                       const std::string& hint) const {
    if (is_api(visit.request.path))
      return api_error(status, message.empty() ? "there is no such path" : message, hint);
    try {
      return error_page(visit, status, message, hint);
    } catch (const std::exception&) {
      return make_response(status, http::kText, message + "\n");
    }
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
      revision_ = index_revision(settings_.databases);
      cache_.set_revision(revision_);
    }
    return revision_;
  }

  void refresh(Desk& desk, bool anyway) {
    const auto now = revision();
    if (now == desk.revision && !anyway) return;
    desk.searcher = std::make_unique<Searcher>(settings_.databases);
    desk.revision = now;
  }

  const KioskSettings& settings_;
  const Site site_;
  AnswerCache cache_;
  QueryLog log_;
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
