// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/kiosk/example_queries.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "analysis/analyzer.h"
#include "analysis/utf8.h"

namespace dossier {
namespace {

constexpr std::size_t kLeastWord = 4, kLongWord = 8, kPrefix = 6;  // Characters.
constexpr std::size_t kTries = 5;                                  // For each kind.

// A document as examples see it; "" for what it does not have.
struct Source {
  std::string first, second;  // What readers ask for: a group's and a place's name, of one word
                              // each; else the longest words of the title, as they follow each
                              // other.
  std::string pair;           // An actor's name of two words, or two neighbours of the title.
  std::string word;           // The longest word of the title.
  std::string titled;         // A name that is a word of the title, or else the same.
  std::string author;         // The last word of a name.
  std::string place, group, date;
};

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return U8_IS_SINGLE(c); });
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t pos = 0; pos < text.size(); ++count) next_code_point(text, pos);
  return count;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](unsigned char c) { return std::isdigit(c) != 0; });
}

// Words that are worth typing, in order. Those with accents as they are printed.
void read_title(const std::string& title, const Analyzer& analyzer, Source& source) {
  struct Word {
    std::string typed, printed;
    std::uint32_t position;
  };
  std::vector<Word> words;
  for (const auto& token : analyzer.analyze(title)) {
    auto printed = title.substr(token.bytes.begin, token.bytes.size());
    if (token.whole || characters(printed) < kLeastWord || has_digit(printed)) continue;
    words.push_back({is_ascii(printed) ? token.term : printed, printed, token.position});
  }
  for (std::size_t i = 1; i < words.size() && source.pair.empty(); ++i) {
    if (words[i].position == words[i - 1].position + 1)
      source.pair = fmt::format("\"{} {}\"", words[i - 1].printed, words[i].printed);
  }
  const auto named = std::find_if(words.begin(), words.end(), [&](const Word& word) {
    return word.typed == source.first || word.typed == source.second;
  });
  if (named != words.end()) source.titled = named->typed;
  std::stable_sort(words.begin(), words.end(), [](const Word& a, const Word& b) {
    return characters(a.typed) > characters(b.typed);
  });
  words.resize(std::min(words.size(), std::size_t{2}));
  if (words.empty()) return;
  source.word = words.front().typed;
  if (source.titled.empty()) source.titled = source.word;
  if (!source.first.empty() && !source.second.empty()) return;
  if (words.size() == 2 && words[1].position < words[0].position) std::swap(words[0], words[1]);
  source.first = words.front().typed;
  source.second = words.size() == 2 ? words.back().typed : "";
}

// The first of the document's actors of a kind with a name of so many words, of letters alone.
std::string name_of_words(const Hit& hit, EntityKind kind, std::size_t wanted) {
  for (const auto& actor : hit.entities[static_cast<int>(kind)]) {
    const auto blanks = std::count(actor.name.begin(), actor.name.end(), ' ');
    const bool letters = std::all_of(actor.name.begin(), actor.name.end(), [](unsigned char c) {
      return std::isalpha(c) != 0 || c == ' ';
    });
    if (letters && static_cast<std::size_t>(blanks) + 1 == wanted) return actor.name;
  }
  return {};
}

// What the document speaks of, as a reader would type it: "taliban", "kabul", "Ashraf Ghani".
void read_names(const Hit& hit, Source& source) {
  source.first = fold(name_of_words(hit, EntityKind::Group, 1));
  source.second = fold(name_of_words(hit, EntityKind::Place, 1));
  for (const auto kind : {EntityKind::Group, EntityKind::Person, EntityKind::Place}) {
    const auto name = name_of_words(hit, kind, 2);
    if (source.pair.empty() && !name.empty()) source.pair = fmt::format("\"{}\"", name);
  }
}

// place:Kabul, group:"Air Force"
std::string actor_clause(const Hit& hit, EntityKind kind, const char* field) {
  for (const auto& actor : hit.entities[static_cast<int>(kind)]) {
    if (!actor.id || actor.name.find('"') != std::string::npos) continue;
    const bool bare = std::all_of(actor.name.begin(), actor.name.end(),
                                  [](unsigned char c) { return std::isalpha(c) != 0; });
    return bare ? fmt::format("{}:{}", field, actor.name)
                : fmt::format("{}:\"{}\"", field, actor.name);
  }
  return {};
}

Source source_of(const Hit& hit, const Analyzer& analyzer) {
  Source source;
  read_names(hit, source);
  read_title(hit.head.title, analyzer, source);
  if (!hit.head.authors.empty()) {
    const auto words = analyzer.analyze(hit.head.authors.front());
    if (!words.empty()) source.author = words.back().term;
  }
  source.place = actor_clause(hit, EntityKind::Place, "place");
  source.group = actor_clause(hit, EntityKind::Group, "group");
  const auto& date = hit.head.date;
  constexpr std::size_t kMonth = 7, kYear = 4;  // Bytes of YYYY-MM and of YYYY.
  source.date = date.size() >= kMonth
                    ? fmt::format("date:{}..{}-12", date.substr(0, kMonth), date.substr(0, kYear))
                : date.empty() ? ""
                               : "date:" + date;
  return source;
}

std::string beginning(const std::string& word) {
  if (characters(word) < kLongWord) return {};
  std::size_t pos = 0;
  for (std::size_t i = 0; i < kPrefix; ++i) next_code_point(word, pos);
  return word.substr(0, pos) + "*";
}

// Both with `between` them; "" where one is not there.
std::string of_two(const std::string& first, const std::string& second, const char* between) {
  return first.empty() || second.empty() || first == second ? "" : first + between + second;
}

}  // namespace

std::vector<ExampleQuery> example_queries(const std::vector<Hit>& documents,
                                          const std::function<bool(const std::string&)>& finds) {
  const Analyzer analyzer;
  std::vector<Source> sources;
  for (const auto& hit : documents) sources.push_back(source_of(hit, analyzer));
  using Make = std::function<std::string(const Source&, const Source&)>;  // Of it and the next.
  const std::pair<const char*, Make> kinds[] = {
      {"help.words", [](auto& one, auto&) { return of_two(one.first, one.second, " "); }},
      {"help.phrase", [](auto& one, auto&) { return one.pair; }},
      {"help.or", [](auto& one, auto& next) { return of_two(one.second, next.second, " OR "); }},
      {"help.not", [](auto& one, auto& next) { return of_two(one.first, next.second, " -"); }},
      {"help.star", [](auto& one, auto&) { return beginning(one.word); }},
      {"help.near", [](auto& one, auto&) { return of_two(one.first, one.second, " NEAR/10 "); }},
      {"help.actors", [](auto& one, auto&) { return of_two(one.place, one.group, " "); }},
      {"help.title_field",
       [](auto& one, auto&) { return one.titled.empty() ? "" : "title:" + one.titled; }},
      {"help.date", [](auto& one, auto&) { return one.date; }},
      {"help.notes",
       [](auto& one, auto&) { return one.author.empty() ? "" : "in:notes " + one.author; }},
  };
  std::vector<ExampleQuery> examples;
  for (const auto& [key, make] : kinds) {
    std::size_t tries = 0;
    for (std::size_t i = 0; i < sources.size() && tries < kTries; ++i) {
      auto query = make(sources[i], sources[(i + 1) % sources.size()]);
      if (query.empty()) continue;
      ++tries;
      if (!finds(query)) continue;
      examples.push_back({std::move(query), key});
      break;
    }
  }
  return examples;
}

}  // namespace dossier
