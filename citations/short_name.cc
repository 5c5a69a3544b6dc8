// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/short_name.h"

#include <algorithm>
#include <array>

#include "analysis/analyzer.h"

namespace dossier {
namespace {

constexpr std::size_t kLongestName = 80;
constexpr std::array<std::string_view, 9> kHereinafter{"hereinafter", "hereafter", "im folgenden",
                                                       "nachfolgend", "ci-après",  "ci-apres",
                                                       "en adelante", "dalej",     "далее"};
constexpr std::array<std::string_view, 10> kAs{
    "cited as", "referred to as", "called", "cited", "zitiert als",
    "zit. als", "cité",           "jako",   "as",    "the"};
constexpr std::array<std::string_view, 12> kMarks{" ", ":", ",", "“", "”", "\"",
                                                  "„", "‘", "’", "«", "»", "'"};

bool drop_front(std::string_view& text, std::string_view start) {
  if (!text.starts_with(start)) return false;
  text.remove_prefix(start.size());
  return true;
}

void drop_marks(std::string_view& text) {
  const auto dropped = [&](std::string_view mark) {
    if (text.ends_with(mark)) {
      text.remove_suffix(mark.size());
      return true;
    }
    return drop_front(text, mark);
  };
  while (std::any_of(kMarks.begin(), kMarks.end(), dropped)) {
  }
}

// What a bracket names, where it does: "hereinafter “Quays Review”".
std::string_view name_in(std::string_view bracket) {
  drop_marks(bracket);
  const auto is_word_end = [](std::string_view text, std::size_t at) {
    return at < text.size() && text[at] < 'A' && text[at] >= 0;
  };
  for (const auto word : kHereinafter) {
    if (fold(bracket.substr(0, word.size())) != fold(word) || !is_word_end(bracket, word.size()))
      continue;
    bracket.remove_prefix(word.size());
    drop_marks(bracket);
    for (const auto as : kAs) {
      if (!bracket.starts_with(as) || !is_word_end(bracket, as.size())) continue;
      bracket.remove_prefix(as.size());
      drop_marks(bracket);
    }
    return bracket;
  }
  return {};
}

}  // namespace

std::optional<GivenName> given_name(std::string_view citation) {
  for (auto open = citation.find_first_of("(["); open != std::string_view::npos;
       open = citation.find_first_of("([", open + 1)) {
    const auto close = citation.find_first_of("()[]", open + 1);
    if (close == std::string_view::npos) return std::nullopt;
    if (close - open > kLongestName) continue;
    const auto name = name_in(citation.substr(open + 1, close - open - 1));
    if (name.size() < 2) continue;
    auto rest = citation.substr(0, open);
    while (rest.ends_with(' ')) rest.remove_suffix(1);
    return GivenName{std::string(name),
                     std::string(rest) + std::string(citation.substr(close + 1))};
  }
  return std::nullopt;
}

bool names_work(std::string_view citation, std::string_view name) {
  for (const auto mark : kMarks) drop_front(citation, mark);
  if (!drop_front(citation, name)) return false;
  if (citation.empty()) return true;
  const auto next = static_cast<unsigned char>(citation.front());
  if (next >= 0x80 ||
      std::string_view(",.:;\"')(").find(citation.front()) != std::string_view::npos)
    return true;
  return citation.starts_with(" at ") || citation.starts_with(" p. ") ||
         citation.starts_with(" pp. ") || citation.starts_with(" ¶") ||
         citation.starts_with(" §") || citation.starts_with(" (") || citation == " ";
}

}  // namespace dossier
