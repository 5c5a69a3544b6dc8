// SPDX-License-Identifier: GPL-2.0-or-later
// What the index is.
#include <fmt/format.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <ctime>

#include "searcher/terminal/layout.h"
#include "searcher/terminal/phrases.h"
#include "searcher/terminal/printers.h"

namespace dossier {
namespace {

std::string readable_bytes(std::uint64_t bytes) {
  constexpr std::array kUnits{"kB", "MB", "GB", "TB"};
  if (bytes < 1000) return counted(bytes, "byte");
  auto size = static_cast<double>(bytes) / 1000;
  std::size_t unit = 0;
  while (size >= 999.95 && unit + 1 < kUnits.size()) {
    size /= 1000;
    ++unit;
  }
  return fmt::format("{:.1f} {}", size, kUnits.at(unit));
}

std::string readable_time(std::uint64_t seconds) {
  if (seconds == 0) return "never";
  const auto time = static_cast<std::time_t>(seconds);
  std::tm parts{};
  if (localtime_r(&time, &parts) == nullptr) return std::to_string(seconds);
  std::array<char, 40> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M", &parts);
  return text.data();
}

// "en" -> "English"; a code ICU does not know as it is.
std::string language_name(const std::string& code) {
  if (code.empty()) return "unknown";
  std::array<UChar, 60> wide{};
  UErrorCode status = U_ZERO_ERROR;
  const auto length =
      uloc_getDisplayLanguage(code.c_str(), "en", wide.data(), wide.size() - 1, &status);
  std::string name;
  for (int i = 0; i < length && U_SUCCESS(status); ++i) {
    const auto c = wide.at(static_cast<std::size_t>(i));
    name += c < 0x80 ? static_cast<char>(c) : '?';
  }
  return name.empty() ? code : name;
}

std::string language_line(const LanguageInfo& language) {
  const auto name = language_name(language.language);
  return fmt::format(
      "{} {}{}", name, grouped(language.documents),
      language.stemmed || language.language.empty() ? "" : " (searched as written: no stemmer)");
}

std::string state_of(const Fingerprint& index) {
  return fmt::format("{}, revision {}", index.uuid, index.revision);
}

}  // namespace

std::string fingerprint_text(const Fingerprint& index, const Screen& screen) {
  return wrap({{fmt::format("Index {}, {}", state_of(index), counted(index.documents, "document")),
                Ink::Dim}},
              {screen.prose(), 0, 2}, screen.colour);
}

std::string unreachable_text(const std::vector<Unreachable>& servers, const Screen& screen) {
  std::string out;
  for (const auto& server : servers) {
    out += wrap({{fmt::format("Incomplete: without what {} holds ({})", server.name, server.reason),
                  Ink::Bold}},
                {screen.prose(), 0, 2}, screen.colour);
  }
  return out;
}

std::string batch_heading(const std::string& id, const Screen& screen) {
  return paint(clip(id, screen.prose() - 4), Ink::Accent, screen.colour) + "\n";
}

std::string saved_text(const std::vector<SavedSearch>& saved, const Screen& screen) {
  if (saved.empty()) return "No query is saved: dossier save NAME QUERY\n";
  constexpr std::string_view kNever = "never";
  int widest = 0, run = columns("Last run");
  for (const auto& search : saved) {
    widest = std::max(widest, columns(search.name));
    run = std::max(run, columns(search.last_run));
  }
  const int names = std::clamp(widest, 4, std::max(4, screen.prose() / 3));
  const Margins margins{screen.prose(), 0, names + run + 4};
  const auto row = [&](const std::string& name, std::string_view last, const Piece& query,
                       Ink ink) {
    const auto clipped = clip(name, names, true);
    return hanging(fmt::format("{}  {:<{}}", clipped, last, run), ink, {query}, margins,
                   screen.colour);
  };
  auto out = row("Name", "Last run", {"Query", Ink::Dim}, Ink::Dim);
  for (const auto& search : saved)
    out += row(search.name, search.last_run.empty() ? kNever : std::string_view(search.last_run),
               {search.query, Ink::Plain}, Ink::Accent);
  return out;
}

std::string info_text(const InfoAnswer& answer, const Screen& screen) {
  constexpr int kIndent = 12;
  std::string out;
  const auto row = [&](std::string_view label, const std::string& value) {
    out += hanging(label, Ink::Dim, {{value, Ink::Plain}}, {screen.prose(), 0, kIndent},
                   screen.colour);
  };
  const auto rows = [&](std::string_view label, const std::vector<std::string>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) row(i == 0 ? label : " ", values[i]);
  };
  rows("Index", answer.paths);
  row("Documents", grouped(answer.documents));
  std::vector<std::string> kinds;
  for (const auto& kind : answer.kinds)
    kinds.push_back(fmt::format("{} {}", kind.name, grouped(kind.count)));
  if (!kinds.empty()) row("Kinds", listed(kinds, kinds.size()));
  row("Words", grouped(answer.words));
  row("Names", fmt::format("{} people, groups and places known", grouped(answer.entities)));
  std::vector<std::string> languages;
  for (const auto& language : answer.languages) languages.push_back(language_line(language));
  rows("Languages", languages);
  rows("Folders", answer.roots);
  row("Updated", readable_time(answer.updated));
  row("On disk", readable_bytes(answer.bytes));
  row("State", state_of(answer.index));
  row("Format", fmt::format("{}, analyzer {}", answer.format, answer.analyzer));
  return out;
}

}  // namespace dossier
