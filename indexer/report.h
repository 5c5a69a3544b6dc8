// SPDX-License-Identifier: GPL-2.0-or-later
// What a run tells the person: a progress line while it works, a report at its end, each fault with
// its remedy.

#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "indexer/pipeline.h"

namespace dossier {

/// "████░░░░  41%  8259/20146  2.0 MB/s  0:52 left", shorter than `columns`: without the bar, then
/// cut, where these are few. What is counted: files to read, and documents to tag again.
std::string progress_line(std::size_t done, std::size_t total, double bytes_a_second,
                          double seconds_left, std::size_t columns);

/// A line on standard error that is rewritten in place: bar, files done, rate, time left. Silent
/// until a run has taken half a second, so that short runs leave no trace.
class ProgressLine {
 public:
  /// `when`: auto (only on a terminal), always, never.
  ProgressLine(const std::string& when, bool quiet);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  void update(std::size_t done, std::size_t total, std::uint64_t bytes);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool shown_ = false;
  bool active_ = false;
  Clock::time_point start_ = Clock::now(), last_ = start_;
};

/// Faults, one or two lines each, to standard error.
void print_diagnostics(const RunReport& report);
/// "14 added, 2 updated, ... in 0.8 s", to standard output.
std::string report_text(const RunReport& report, const RunOptions& options);
/// The same as one JSON object.
std::string report_json(const RunReport& report, const RunOptions& options);

}  // namespace dossier
