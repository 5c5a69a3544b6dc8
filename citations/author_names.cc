// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/author_names.h"

#include <algorithm>

#include "citations/reference_organisation.h"
#include "citations/reference_tokens.h"

namespace dossier {
namespace {

constexpr std::size_t kMostNameWords = 4;  // Small particles not counted.

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

bool small_word(std::string_view word) {
  return !word.empty() && word.front() >= 'a' && word.front() <= 'z';
}

}  // namespace

AuthorName split_author(std::string_view author) {
  author = trimmed(author);
  if (const auto comma = author.find(','); comma != std::string_view::npos) {
    return {std::string(trimmed(author.substr(0, comma))),
            std::string(trimmed(author.substr(comma + 1)))};
  }
  const RefText text{author};
  const auto capitals = std::count_if(text.tokens.begin(), text.tokens.end(),
                                      [](const RefToken& token) { return token.upper; });
  const auto blank = author.rfind(' ');
  if (blank == std::string_view::npos || capitals > static_cast<std::ptrdiff_t>(kMostNameWords) ||
      author.starts_with("The ") || names_organisation(text, 0, text.size()))
    return {std::string(author), ""};
  auto family = blank + 1;
  while (family > 0) {  // Particles before the surname: van der Berg.
    const auto before = author.rfind(' ', family - 2);
    const auto begin = before == std::string_view::npos ? 0 : before + 1;
    if (!small_word(author.substr(begin))) break;
    family = begin;
  }
  return {std::string(author.substr(family)), std::string(trimmed(author.substr(0, family)))};
}

}  // namespace dossier
