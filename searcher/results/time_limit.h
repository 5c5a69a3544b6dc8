// SPDX-License-Identifier: GPL-2.0-or-later
// Ends a search that takes too long: it is asked about every document, and every name, looked at.

#pragma once

#include <xapian.h>

#include <chrono>

#include "analysis/error.h"

namespace dossier {

/// A search had no more time.
class TimeOver : public Error {
 public:
  TimeOver() : Error("the search takes too long", "ask for fewer or rarer words") {}
};

class TimeLimit {
 public:
  /// None.
  TimeLimit() = default;
  /// From now on; 0: none.
  explicit TimeLimit(std::chrono::milliseconds limit)
      : limited_(limit.count() > 0), end_(std::chrono::steady_clock::now() + limit) {}

  /// @throws TimeOver when the time is over. Cost: looks at the clock at every 64th call.
  void check() {
    constexpr unsigned kEvery = 64;
    if (limited_ && ++calls_ % kEvery == 0 && std::chrono::steady_clock::now() > end_)
      throw TimeOver();
  }

 private:
  bool limited_ = false;
  std::chrono::steady_clock::time_point end_;
  unsigned calls_ = 0;
};

/// Sets a limit that holds while this lives.
class Limited {
 public:
  Limited(TimeLimit& limit, std::chrono::milliseconds time) : limit_(limit) {
    limit_ = TimeLimit(time);
  }
  ~Limited() { limit_ = TimeLimit(); }
  Limited(const Limited&) = delete;
  Limited& operator=(const Limited&) = delete;

 private:
  TimeLimit& limit_;
};

/// Checks the limit for every document that matches; what is rejected does not come to a spy.
class TimeSpy : public Xapian::MatchSpy {
 public:
  /// `limit` must outlive it.
  explicit TimeSpy(TimeLimit& limit) : limit_(limit) {}
  void operator()(const Xapian::Document& /*document*/, double /*weight*/) override {
    limit_.check();
  }

 private:
  TimeLimit& limit_;
};

}  // namespace dossier
