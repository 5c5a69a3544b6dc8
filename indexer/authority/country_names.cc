// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/authority/country_names.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "analysis/utf8.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

struct Inverted {
  std::string head, tail;
};

// At the only comma; a name with several is a list.
std::optional<Inverted> inverted(std::string_view name) {
  const std::size_t comma = name.find(", ");
  if (comma == std::string_view::npos || name.find(',', comma + 1) != std::string_view::npos)
    return std::nullopt;
  return Inverted{std::string(trim(name.substr(0, comma))),
                  std::string(trim(name.substr(comma + 2)))};
}

std::string without_article(std::string_view name) {
  for (const std::string_view article : {"The ", "the "})
    if (name.starts_with(article)) name.remove_prefix(article.size());
  return std::string(name);
}

bool ends_with_of(std::string_view tail) {
  return tail.ends_with(" of") || tail.ends_with(" of the");
}

void add(std::vector<std::string>& names, std::string name) {
  if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
    names.push_back(std::move(name));
}

// Arabic text mostly goes without the marks of doubling and vowels (U+064B to U+0652).
std::string without_vowel_marks(std::string_view text) {
  constexpr std::int32_t kFirst = 0x064B, kLast = 0x0652;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const auto c = next_code_point(text, at);
    if (c < kFirst || c > kLast) out.append(text.substr(begin, at - begin));
  }
  return out;
}

}  // namespace

void HeadCount::add(std::string_view name) {
  ++heads_[std::string(trim(name.substr(0, name.find(','))))];
}

bool HeadCount::unique(std::string_view name) const {
  const auto found = heads_.find(std::string(trim(name.substr(0, name.find(',')))));
  return found == heads_.end() || found->second == 1;
}

CountryNames country_names(std::string_view name, std::string_view common,
                           std::string_view official, const HeadCount& heads) {
  CountryNames names;
  add(names.strong, std::string(common));
  if (name.find(',') == std::string_view::npos) {
    add(names.strong, without_remarks(name));
  } else if (const auto turned = inverted(name)) {
    if (ends_with_of(turned->tail)) {
      if (heads.unique(name)) add(names.strong, turned->head);
      add(names.strong, without_article(turned->tail) + " " + turned->head);
    } else if (turned->tail.find(' ') == std::string::npos) {
      add(names.strong, turned->tail + " " + turned->head);
    } else if (common.empty()) {
      add(names.strong, std::string(name));
    }
  } else {
    add(names.strong, std::string(name));
  }
  if (official.find(',') == std::string_view::npos) add(names.strong, without_article(official));
  return names;
}

CountryNames withdrawn_names(std::string_view name, const HeadCount& heads) {
  const auto turned = inverted(name);
  const bool two =
      turned && !ends_with_of(turned->tail) && turned->tail.find(' ') != std::string::npos;
  if (!two) return country_names(name, "", "", heads);
  return {{turned->head, turned->tail}, {}};
}

std::vector<std::string> translated_names(std::string_view translation, std::string_view english,
                                          std::string_view language, const HeadCount& heads) {
  std::vector<std::string> names;
  std::string_view head = translation;
  bool cut = false;
  for (const std::string_view separator : {",", " - ", "،"}) {
    const std::size_t at = head.find(separator);
    cut = cut || at != std::string_view::npos;
    head = head.substr(0, at);
  }
  const bool inverted_english = english.find(',') != std::string_view::npos;
  if (cut && (!inverted_english || !heads.unique(english))) return names;
  // Some translate "Korea, Republic of" by "Corea": no more than the ambiguous head.
  if (!cut && inverted_english && !heads.unique(english) && trim(head).find(' ') == head.npos)
    return names;
  std::string name = without_remarks(head);
  if (language == "fr" && name.starts_with("l'")) name.erase(0, 2);
  if (language == "ar") name = without_vowel_marks(name);
  add(names, std::move(name));
  return names;
}

std::string without_remarks(std::string_view name) {
  for (const std::string_view begin : {" [", " (", " /", "/", ";"})
    name = name.substr(0, std::max<std::size_t>(1, name.find(begin)));
  return std::string(trim(name));
}

}  // namespace dossier
