// SPDX-License-Identifier: GPL-2.0-or-later
// What was looked up before, where a look-up is dear: a request to another machine, or a scan.
//
//   Memo<std::string> names;
//   names.get("place/kabul", [&] { return ask(...); });   // Asks the first time.
//
// What is not there is remembered, too. When kMost are known, all are forgotten. Not thread-safe.

#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace dossier {

template <typename Value>
class Memo {
 public:
  static constexpr std::size_t kMost = 20000;

  /// The value of `key`; of a new one, what `look_up` returns. Lasts until the next call.
  template <typename LookUp>
  const Value& get(std::string_view key, const LookUp& look_up) {
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
    auto value = look_up();
    if (known_.size() >= kMost) known_.clear();
    return known_.emplace(std::string(key), std::move(value)).first->second;
  }

 private:
  std::map<std::string, Value, std::less<>> known_;
};

}  // namespace dossier
