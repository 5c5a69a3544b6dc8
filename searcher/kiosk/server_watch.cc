// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/kiosk/server_watch.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <exception>

#include "schema/index.h"

namespace dossier {
namespace {

constexpr std::chrono::seconds kLookEvery{1};

}  // namespace

ServerWatch::ServerWatch(std::vector<std::string> paths, unsigned seconds, Tell tell)
    : paths_(std::move(paths)), seconds_(seconds), tell_(std::move(tell)) {
  look();
  if (servers_.empty()) return;
  thread_ = std::thread([this] { run(); });
}

ServerWatch::~ServerWatch() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  ending_.notify_all();
  if (thread_.joinable()) thread_.join();
}

ServerWatch::State ServerWatch::state() const {
  const std::lock_guard lock(mutex_);
  State state;
  for (const auto& [name, seen] : seen_) {
    state.revision += fmt::format("{} {};", name, seen.revision);
    if (!seen.fault.empty()) state.down.push_back({name, seen.fault});
  }
  return state;
}

// The engine gives every database that is made a UUID of its own. What cannot be read for another
// reason is left to who asks for an answer: it tells what is wrong.
ServerWatch::Seen ServerWatch::look_at(const IndexPlace& place) const {
  try {
    const auto database = open_place(place, std::min(kConnectSeconds, seconds_));
    return {fmt::format("{} {} {} {}", database.get_uuid(), database.get_doccount(),
                        database.get_lastdocid(), database.get_metadata(metadata_key::kUpdated)),
            ""};
  } catch (const Unreachable& server) {
    return {"", server.reason};
  } catch (const Xapian::Error& error) {
    return {"", reason_of(error, seconds_)};
  } catch (const std::exception& error) {
    return {error.what(), ""};
  }
}

void ServerWatch::find_servers() {
  std::vector<IndexPlace> places;
  try {
    places = places_of_all(paths_);
  } catch (const Error&) {  // A stub that is being written: those it named last.
    return;
  }
  std::erase_if(places, [](const IndexPlace& place) { return !place.remote(); });
  servers_ = std::move(places);
  const std::lock_guard lock(mutex_);
  std::erase_if(seen_, [&](const auto& seen) {
    return std::none_of(servers_.begin(), servers_.end(),
                        [&](const IndexPlace& place) { return place.name == seen.first; });
  });
}

void ServerWatch::look() {
  find_servers();
  for (const auto& place : servers_) {
    auto now = look_at(place);
    std::unique_lock lock(mutex_);
    if (ends_) return;
    auto& seen = seen_[place.name];
    const bool told = seen.fault.empty() == now.fault.empty();
    seen = std::move(now);
    const auto fault = seen.fault;
    lock.unlock();
    if (!told) tell_(place.name, fault);
  }
}

void ServerWatch::run() {
  std::unique_lock lock(mutex_);
  while (!ending_.wait_for(lock, kLookEvery, [this] { return ends_; })) {
    lock.unlock();
    look();
    lock.lock();
  }
}

}  // namespace dossier
