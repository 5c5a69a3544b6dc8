// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/pdf_joining.h"

#include <algorithm>

#include "analysis/analyzer.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::size_t kLongestWord = 60;  // Bytes.

/// A word without the punctuation around it, in small letters.
std::string bare(std::string_view word) {
  static constexpr std::string_view kAround[] = {"“", "”", "‘", "’", "«", "»"};
  for (bool more = true; more;) {
    more = false;
    while (!word.empty() && std::string_view("\"'([<*").find(word[0]) != std::string_view::npos)
      word.remove_prefix(1);
    while (!word.empty() &&
           std::string_view("\"')]>.,;:!?*").find(word.back()) != std::string_view::npos)
      word.remove_suffix(1);
    for (const std::string_view sign : kAround) {
      if (word.size() >= sign.size() && word.substr(0, sign.size()) == sign) {
        word.remove_prefix(sign.size());
        more = true;
      }
      if (word.size() >= sign.size() && word.substr(word.size() - sign.size()) == sign) {
        word.remove_suffix(sign.size());
        more = true;
      }
    }
  }
  return fold(word.substr(0, kLongestWord));
}

std::string_view last_word(std::string_view text) {
  const std::size_t space = text.find_last_of(' ');
  return text.substr(space == std::string_view::npos ? 0 : space + 1);
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

bool has_address(std::string_view word) {
  return word.find("://") != std::string_view::npos ||
         word.find("www.") != std::string_view::npos ||
         word.find("doi.org/") != std::string_view::npos;
}

/// Does the address that `text` ends with go on in `next`?
bool address_goes_on(std::string_view text, std::string_view next) {
  const std::string_view open = last_word(text);
  if (!has_address(open) || next.empty() || open.back() == '>') return false;
  if (open.find('<') != std::string_view::npos) return true;
  const std::string_view token = first_word(next);
  const bool path = token.find_first_of("/_=&?%~#0123456789") != std::string_view::npos ||
                    token.substr(0, token.size() - 1).find_first_of("-.") != std::string_view::npos;
  const char last = open.back();
  if (std::string_view("-_=&?%~#").find(last) != std::string_view::npos) return true;
  if (last == '/' || last == '.' || last == ':')
    return path && !is_upper(static_cast<unsigned char>(token[0]));
  if (std::string_view("/-_=&?%~#").find(token[0]) != std::string_view::npos) return true;
  return last != ',' && last != ';' && last != ')' && path && starts_lower(token) &&
         token.find('/') != std::string_view::npos;
}

/// Ends `text` with a hyphen that may be a line end's?
bool cut_word(std::string_view text, std::string_view next) {
  if (text.size() < 2 || text.back() != '-' || text[text.size() - 2] == ' ') return false;
  std::size_t at = text.size() - 1;
  const char32_t before = previous_char(text, at);
  at = 0;
  const char32_t after = next.empty() ? ' ' : next_char(next, at);
  return (is_letter(before) || is_digit(before) || before == '.') &&
         (is_letter(after) || is_digit(after));
}

}  // namespace

PdfVocabulary::PdfVocabulary(const std::vector<PdfLine>& lines) {
  bool cut = false;  // Does the line above end in the middle of a word?
  for (const PdfLine& line : lines) {
    std::vector<std::string_view> words = split_words(line.text);
    if (cut && !words.empty()) words.erase(words.begin());
    cut = !words.empty() && words.back().back() == '-';
    if (cut) words.pop_back();
    for (const std::string_view word : words) {
      std::string clean = bare(word);
      if (const std::size_t hyphen = clean.find('-'); hyphen != std::string::npos && hyphen > 1)
        firsts_.insert(clean.substr(0, hyphen));
      words_.insert(std::move(clean));
    }
  }
}

bool PdfVocabulary::keeps_hyphen(std::string_view head, std::string_view tail) const {
  std::size_t at = head.size();
  const char32_t before = head.empty() ? ' ' : previous_char(head, at);
  at = 0;
  const char32_t after = tail.empty() ? ' ' : next_char(tail, at);
  if (is_upper(before) && is_upper(after))  // A heading in capitals.
    return words_.count(bare(std::string(head) + std::string(tail))) == 0;
  if (!is_lower(before) || !is_lower(after)) return true;
  const std::string first = bare(head), second = bare(tail);
  const bool whole = words_.count(first + second) > 0;
  if (words_.count(first + "-" + second) > 0) return !whole;
  if (whole) return false;
  return head.find('-') == std::string_view::npos && firsts_.count(first) > 0 &&
         words_.count(second) > 0;
}

void join_line(std::string& text, std::vector<PdfMark>& marks, const PdfLine& line,
               const PdfVocabulary& vocabulary) {
  if (address_goes_on(text, line.text)) {
  } else if (cut_word(text, line.text)) {
    const std::string_view head = last_word(text);
    std::string_view tail = first_word(line.text);
    if (!line.marks.empty()) tail = tail.substr(0, line.marks[0].at.bytes.begin);
    if (!vocabulary.keeps_hyphen(head.substr(0, head.size() - 1), tail)) text.pop_back();
  } else if (!text.empty() && !line.text.empty()) {
    text += ' ';
  }
  const auto by = static_cast<std::uint32_t>(text.size());
  text += line.text;
  for (PdfMark mark : line.marks) {
    mark.at.bytes = {mark.at.bytes.begin + by, mark.at.bytes.end + by};
    marks.push_back(std::move(mark));
  }
}

}  // namespace dossier
