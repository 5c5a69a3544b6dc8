// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/report.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <nlohmann/json.hpp>

namespace dossier {
namespace {

constexpr std::size_t kBarColumns = 24;

std::string plural(std::size_t n, std::string_view one) {
  return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s");
}

std::string_view kind_of(const Diagnostic& diagnostic) {
  return diagnostic.document_lost ? "failed" : "note";
}

void append_paths(std::string& out, std::string_view what, const std::vector<std::string>& paths) {
  for (const auto& path : paths) out += fmt::format("would {} {}\n", what, path);
}

}  // namespace

ProgressLine::ProgressLine(const std::string& when, bool quiet)
    : active_(!quiet && (when == "always" || (when == "auto" && isatty(STDERR_FILENO) == 1))) {}

ProgressLine::~ProgressLine() { clear(); }

void ProgressLine::update(std::size_t done, std::size_t total, std::uint64_t bytes) {
  const auto now = Clock::now();
  const double seconds = std::chrono::duration<double>(now - start_).count();
  if (!active_ || seconds < 0.5 || (now - last_ < std::chrono::milliseconds(100) && done != total))
    return;
  last_ = now;
  shown_ = true;
  const auto filled = total == 0 ? 0 : done * kBarColumns / total;
  std::string bar;
  for (std::size_t i = 0; i < kBarColumns; ++i) bar += i < filled ? "█" : "░";
  const double left =
      done == 0 ? 0 : seconds * static_cast<double>(total - done) / static_cast<double>(done);
  fmt::print(stderr, "\r\033[K{} {:>3}%  {}/{} files  {:.1f} MB/s  {}:{:02} left", bar,
             total == 0 ? 100 : done * 100 / total, done, total,
             static_cast<double>(bytes) / 1e6 / seconds, static_cast<int>(left) / 60,
             static_cast<int>(left) % 60);
  std::fflush(stderr);
}

void ProgressLine::clear() {
  if (!shown_) return;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
  shown_ = false;
}

void print_diagnostics(const RunReport& report) {
  for (const auto& d : report.diagnostics) {
    fmt::print(stderr, "dossier-index: {}: {}{}{}\n", d.path, d.place, d.place.empty() ? "" : ": ",
               d.reason);
    if (!d.remedy.empty()) fmt::print(stderr, "hint: {}\n", d.remedy);
  }
  for (const auto& note : report.notes) fmt::print(stderr, "dossier-index: {}\n", note);
}

std::string report_text(const RunReport& report, const RunOptions& options) {
  std::string out;
  if (options.dry_run) {
    append_paths(out, "add", report.would_add);
    append_paths(out, "update", report.would_update);
    append_paths(out, "remove", report.would_remove);
    return out + fmt::format("{} would be added, {} updated, {} removed; {} unchanged\n",
                             report.would_add.size(), report.would_update.size(),
                             report.would_remove.size(), report.unchanged);
  }
  out = fmt::format(
      "{}: {} added, {} updated, {} removed, {} unchanged{} in {:.1f} s\n", options.database,
      plural(report.added, "file"), report.updated, report.removed, report.unchanged,
      report.failed == 0 ? "" : fmt::format(", {} failed", report.failed), report.seconds);
  out += fmt::format("The index holds {}. Search it: dossier search{} WORDS\n",
                     plural(report.documents, "document"),
                     options.database.find(' ') == std::string::npos
                         ? " -d " + options.database
                         : " -d '" + options.database + "'");
  if (report.interrupted)
    out += "Interrupted: what was finished is in the index; run the same command to go on.\n";
  return out;
}

std::string report_json(const RunReport& report) {
  nlohmann::ordered_json json{{"format_version", 1},
                              {"added", report.added},
                              {"updated", report.updated},
                              {"removed", report.removed},
                              {"unchanged", report.unchanged},
                              {"failed", report.failed},
                              {"documents", report.documents},
                              {"seconds", report.seconds},
                              {"interrupted", report.interrupted}};
  auto& faults = json["diagnostics"] = nlohmann::ordered_json::array();
  for (const auto& d : report.diagnostics) {
    faults.push_back({{"path", d.path},
                      {"place", d.place},
                      {"severity", kind_of(d)},
                      {"reason", d.reason},
                      {"remedy", d.remedy}});
  }
  json["notes"] = report.notes;
  if (!report.would_add.empty() || !report.would_update.empty() || !report.would_remove.empty()) {
    json["would"] = {{"add", report.would_add},
                     {"update", report.would_update},
                     {"remove", report.would_remove}};
  }
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace dossier
