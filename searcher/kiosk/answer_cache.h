// SPDX-License-Identifier: GPL-2.0-or-later
// Answers already made, by request; all are forgotten when the index changes. The same few pages
// (the start, what others asked a minute ago) are most of what a reading room looks at.
//
// Thread-safe. Nothing is kept on disk.

#pragma once

#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "searcher/kiosk/http_message.h"

namespace dossier {

class AnswerCache {
 public:
  /// Keeps at most so many bytes of keys and bodies, the last used.
  explicit AnswerCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  std::optional<HttpResponse> find(const std::string& key);
  /// `revision`: of the index that the answer was made from; one of an older index is not kept.
  void add(const std::string& key, const HttpResponse& response, const std::string& revision);
  /// Forgets the answers of any other revision.
  void set_revision(const std::string& revision);

 private:
  struct Entry {
    std::string key;
    HttpResponse response;
    std::size_t bytes() const { return key.size() + response.body->size(); }
  };
  void drop_last();

  const std::size_t most_bytes_;
  std::mutex mutex_;
  std::string revision_;
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  // The last used first.
  std::unordered_map<std::string, std::list<Entry>::iterator> by_key_;
};

}  // namespace dossier
