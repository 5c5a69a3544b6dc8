// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/report.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "analysis/utf8.h"

namespace dossier {
namespace {

constexpr std::size_t kBarColumns = 24;
// Faults of one file that are printed; a broken export may have one a line. JSON has them all.
constexpr std::size_t kMostOfOneFile = 10;

std::string plural(std::size_t n, std::string_view one) {
  return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s");
}

std::string_view kind_of(const Diagnostic& diagnostic) {
  return diagnostic.document_lost ? "failed" : "note";
}

/// `text` with what a terminal would obey, or cannot show, as %XX: names and titles may hold
/// anything.
std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const auto c = next_code_point(text, at);
    const bool turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (c >= 0x20 && c != 0x7F && (c < 0x80 || c >= 0xA0) && !turns) {
      out.append(text.substr(begin, at - begin));
    } else {
      for (std::size_t i = begin; i < at; ++i)
        out += fmt::format("%{:02X}", static_cast<unsigned char>(text[i]));
    }
  }
  return out;
}

void append_paths(std::string& out, std::string_view what, const std::vector<std::string>& paths) {
  for (const auto& path : paths) out += fmt::format("would {} {}\n", what, printable(path));
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
  const std::string* path = nullptr;
  std::size_t of_path = 0;
  const auto say_how_many_more = [&] {
    if (of_path > kMostOfOneFile)
      fmt::print(stderr, "dossier-index: {}: {} more faults like these\n", printable(*path),
                 of_path - kMostOfOneFile);
  };
  for (const auto& d : report.diagnostics) {
    if (path == nullptr || *path != d.path) {
      say_how_many_more();
      path = &d.path;
      of_path = 0;
    }
    if (++of_path > kMostOfOneFile) continue;
    fmt::print(stderr, "dossier-index: {}: {}{}{}\n", printable(d.path), d.place,
               d.place.empty() ? "" : ": ", printable(d.reason));
    if (!d.remedy.empty()) fmt::print(stderr, "hint: {}\n", printable(d.remedy));
  }
  say_how_many_more();
  for (const auto& note : report.notes) fmt::print(stderr, "dossier-index: {}\n", printable(note));
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
