// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/kiosk/answer_cache.h"

namespace dossier {

std::optional<HttpResponse> AnswerCache::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return std::nullopt;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->response;
}

void AnswerCache::add(const std::string& key, const HttpResponse& response,
                      const std::string& revision) {
  const std::lock_guard lock(mutex_);
  if (revision != revision_ || by_key_.contains(key)) return;
  entries_.push_front({key, response});
  by_key_[key] = entries_.begin();
  bytes_ += entries_.front().bytes();
  while (bytes_ > most_bytes_ && !entries_.empty()) drop_last();
}

void AnswerCache::drop_last() {
  bytes_ -= entries_.back().bytes();
  by_key_.erase(entries_.back().key);
  entries_.pop_back();
}

void AnswerCache::set_revision(const std::string& revision) {
  const std::lock_guard lock(mutex_);
  if (revision == revision_) return;
  revision_ = revision;
  by_key_.clear();
  entries_.clear();
  bytes_ = 0;
}

}  // namespace dossier
