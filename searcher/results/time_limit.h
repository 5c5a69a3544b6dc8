// SPDX-License-Identifier: GPL-2.0-or-later
// Ends a search that takes too long: the engine shows it every document that matches.

#pragma once

#include <xapian.h>

#include <chrono>

#include "analysis/error.h"

namespace dossier {

class TimeLimit : public Xapian::MatchSpy {
 public:
  /// 0: no limit.
  explicit TimeLimit(std::chrono::milliseconds limit)
      : limit_(limit), end_(std::chrono::steady_clock::now() + limit) {}

  /// @throws Error when the time is over.
  void operator()(const Xapian::Document& /*document*/, double /*weight*/) override {
    constexpr unsigned kEvery = 64;  // Looking at the clock costs too.
    if (limit_.count() == 0 || ++seen_ % kEvery != 0) return;
    if (std::chrono::steady_clock::now() > end_)
      throw Error("the search takes too long", "ask for fewer or rarer words");
  }

 private:
  const std::chrono::milliseconds limit_;
  const std::chrono::steady_clock::time_point end_;
  unsigned seen_ = 0;
};

}  // namespace dossier
