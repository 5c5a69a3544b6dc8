// SPDX-License-Identifier: GPL-2.0-or-later
// Tables: known actors, and what the index is.
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

constexpr int kCountColumns = 9, kKindColumns = 8, kMostNameColumns = 40;

// Names, documents, kinds and ids in columns; what an actor is also called below its name.
std::string actor_text(const ActorCount& actor, int name_columns, const Screen& screen) {
  const auto& entity = actor.entity;
  const int indent = kCountColumns + 2 + kKindColumns;
  auto out = fmt::format("{:>{}}  {:<{}}{}  {}\n", grouped(actor.documents), kCountColumns,
                         entity_kind_name(entity.kind), kKindColumns,
                         paint(clip(entity.name, name_columns, true), Ink::Bold, screen.colour),
                         paint(printable(entity.id), Ink::Dim, screen.colour));
  const auto line = [&](std::string_view label, const std::vector<std::string>& names) {
    if (names.empty()) return;
    const auto text = fmt::format("{} {}", label, listed(names, names.size(), ", "));
    out += wrap({{text, Ink::Dim}}, {screen.prose(), indent, indent + 2}, screen.colour);
  };
  line("also", entity.aliases);
  line("in context", entity.weak);
  line("part of", entity.broader);
  return out;
}

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

}  // namespace

std::string actors_text(const ActorsAnswer& answer, const Screen& screen) {
  if (answer.actors.empty()) {
    return wrap({{"No person, group or place", Ink::Bold},
                 {answer.name.empty() ? " is known to the index." : " is known as ", Ink::Plain},
                 {answer.name, Ink::Accent}},
                {screen.prose(), 0, 2}, screen.colour);
  }
  int name_columns = 4;
  for (const auto& actor : answer.actors)
    name_columns = std::max(name_columns, columns(printable(actor.entity.name)));
  const int room = screen.width - kCountColumns - kKindColumns - 4;
  name_columns = std::clamp(name_columns, 4, std::clamp(room * 3 / 5, 10, kMostNameColumns));
  auto out = paint(fmt::format("{:>{}}  {:<{}}{:<{}}  Id", "Documents", kCountColumns, "Kind",
                               kKindColumns, "Name", name_columns),
                   Ink::Dim, screen.colour) +
             "\n";
  for (const auto& actor : answer.actors) out += actor_text(actor, name_columns, screen);
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
  row("Format", fmt::format("{}, analyzer {}", answer.format, answer.analyzer));
  return out;
}

}  // namespace dossier
