// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/report.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "analysis/complain.h"
#include "analysis/utf8.h"
#include "schema/index.h"

namespace dossier {
namespace {

constexpr std::string_view kProgram = "dossier-index";

constexpr std::size_t kBarColumns = 24, kLeastBar = 6;
// Faults of one file that are printed; a broken export may have one a line. JSON has them all.
constexpr std::size_t kMostOfOneFile = 10;

std::string plural(std::size_t n, std::string_view one) {
  return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s");
}

// " -d FOLDER" for the command line of dossier; "" for the one it takes by itself.
std::string database_option(const std::string& database) {
  if (database == default_index_path()) return "";
  return database.find(' ') == std::string::npos ? " -d " + database : " -d '" + database + "'";
}

std::string_view kind_of(const Diagnostic& diagnostic) {
  return diagnostic.document_lost ? "failed" : "note";
}

constexpr std::string_view kNewSettings = "authority files or stop lists have changed";

std::string of_copies(std::size_t files) {
  return files == 0 ? "" : fmt::format(", {} {} of others", files, files == 1 ? "copy" : "copies");
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

std::string dry_run_text(const RunReport& report) {
  const auto& changes = report.changes;
  std::string out;
  append_paths(out, "add", changes.added);
  append_paths(out, "update", changes.updated);
  for (const auto& [from, to] : changes.moved) {
    out += from == to ? fmt::format("would give a new id to {}\n", printable(to))
                      : fmt::format("would move {} to {}\n", printable(from), printable(to));
  }
  for (const auto& [from, to] : changes.duplicates)
    out += fmt::format("would keep {} with {}: the same content\n", printable(from), printable(to));
  append_paths(out, "remove", changes.removed);
  if (report.retagged > 0)
    out +=
        fmt::format("would tag {} again: {}\n", plural(report.retagged, "document"), kNewSettings);
  return out + fmt::format("{} would be added, {} updated, {} moved, {} removed; {} unchanged{}\n",
                           changes.added.size(), changes.updated.size(), changes.moved.size(),
                           changes.removed.size(), report.unchanged,
                           of_copies(changes.duplicates.size()));
}

nlohmann::ordered_json pairs(const std::vector<FileChanges::Pair>& all, const char* from,
                             const char* to) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& pair : all) list.push_back({{from, pair.from}, {to, pair.to}});
  return list;
}

// Of standard error; 80 where it is no terminal.
std::size_t terminal_columns() {
  struct winsize size {};
  const bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

}  // namespace

std::string progress_line(std::size_t done, std::size_t total, double bytes_a_second,
                          double seconds_left, std::size_t columns) {
  const auto minutes = static_cast<std::uint64_t>(seconds_left) / 60;
  const auto seconds = static_cast<std::uint64_t>(seconds_left) % 60;
  auto words = fmt::format("{:>3}%  {}/{}  {:.1f} MB/s  {}:{:02} left",
                           total == 0 ? 100 : done * 100 / total, done, total, bytes_a_second / 1e6,
                           minutes, seconds);
  // A line as wide as the terminal would break, and not be rewritten in place.
  const auto room = columns > 0 ? columns - 1 : 0;
  if (words.size() > room) words.resize(room);
  if (words.size() + kLeastBar + 1 > room) return words;
  const auto bar = std::min(kBarColumns, room - words.size() - 1);
  const auto filled = total == 0 ? bar : done * bar / total;
  std::string line;
  for (std::size_t i = 0; i < bar; ++i) line += i < filled ? "█" : "░";
  return line + ' ' + words;
}

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
  const double left =
      done == 0 ? 0 : seconds * static_cast<double>(total - done) / static_cast<double>(done);
  const auto line =
      progress_line(done, total, static_cast<double>(bytes) / seconds, left, terminal_columns());
  std::fputs(("\r\033[K" + line).c_str(), stderr);
  std::fflush(stderr);
}

void ProgressLine::clear() {
  if (!shown_) return;
  std::fputs("\r\033[K", stderr);
  std::fflush(stderr);
  shown_ = false;
}

void print_diagnostics(const RunReport& report) {
  const std::string* path = nullptr;
  std::size_t of_path = 0;
  const auto say_how_many_more = [&] {
    if (of_path > kMostOfOneFile)
      complain(kProgram, fmt::format("{}: {} more faults like these", printable(*path),
                                     of_path - kMostOfOneFile));
  };
  for (const auto& d : report.diagnostics) {
    if (path == nullptr || *path != d.path) {
      say_how_many_more();
      path = &d.path;
      of_path = 0;
    }
    if (++of_path > kMostOfOneFile) continue;
    complain(kProgram,
             fmt::format("{}: {}{}{}", printable(d.path), d.place, d.place.empty() ? "" : ": ",
                         printable(d.reason)),
             printable(d.remedy));
  }
  say_how_many_more();
  for (const auto& note : report.notes) complain(kProgram, printable(note));
}

std::string report_text(const RunReport& report, const RunOptions& options) {
  if (options.dry_run) return dry_run_text(report);
  auto out = fmt::format(
      "{}: {} added, {} updated, {} moved, {} removed, {} unchanged{}{}{} in {:.1f} s\n",
      options.database, plural(report.added, "file"), report.updated, report.moved, report.removed,
      report.unchanged, of_copies(report.duplicates),
      report.failed == 0 ? "" : fmt::format(", {} failed", report.failed),
      options.shard.whole()
          ? ""
          : fmt::format(", {} left to other shards", plural(report.elsewhere, "document")),
      report.seconds);
  if (report.new_settings)
    out += fmt::format("Tagged {} again, without reading files: {}.\n",
                       plural(report.retagged, "document"), kNewSettings);
  out += fmt::format("The index holds {}. Search it: dossier search{} WORDS\n",
                     plural(report.documents, "document"), database_option(options.database));
  if (report.interrupted)
    out += "Interrupted: what was finished is in the index; run the same command to go on.\n";
  return out;
}

std::string report_json(const RunReport& report, const RunOptions& options) {
  nlohmann::ordered_json json{{"format_version", 1},           {"added", report.added},
                              {"updated", report.updated},     {"moved", report.moved},
                              {"removed", report.removed},     {"unchanged", report.unchanged},
                              {"failed", report.failed},       {"duplicates", report.duplicates},
                              {"retagged", report.retagged},   {"documents", report.documents},
                              {"shard", options.shard.text()}, {"elsewhere", report.elsewhere},
                              {"seconds", report.seconds},     {"interrupted", report.interrupted}};
  auto& faults = json["diagnostics"] = nlohmann::ordered_json::array();
  for (const auto& d : report.diagnostics) {
    faults.push_back({{"path", d.path},
                      {"place", d.place},
                      {"severity", kind_of(d)},
                      {"reason", d.reason},
                      {"remedy", d.remedy}});
  }
  json["notes"] = report.notes;
  if (options.dry_run) {
    const auto& changes = report.changes;
    json["would"] = {{"add", changes.added},
                     {"update", changes.updated},
                     {"move", pairs(changes.moved, "from", "to")},
                     {"remove", changes.removed},
                     {"duplicate", pairs(changes.duplicates, "path", "of")}};
  }
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace dossier
