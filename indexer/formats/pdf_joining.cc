// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/pdf_joining.h"

#include <algorithm>
#include <iterator>

#include "analysis/analyzer.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::size_t kLongestWord = 60;                    // Bytes.
constexpr std::string_view kParting = "/.-_:?&=#<>()[],;";  // Parts of an address.
constexpr std::size_t kPart = 4;  // Of a compound: shorter words are in too many others.

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

/// Does the address that `text` ends with go on in `next`? `filled`: it reaches the margin.
bool address_goes_on(std::string_view text, std::string_view next, bool filled) {
  const std::string_view open = last_word(text);
  if (next.empty()) return false;
  if ((open.ends_with("http:") || open.ends_with("https:")) && next.starts_with("//")) return true;
  if (!has_address(open) || open.back() == '>') return false;
  if (open.find('<') != std::string_view::npos) return true;
  const std::string_view token = first_word(next);
  const std::string_view within = token.substr(0, token.size() - 1);
  const bool path = token.find_first_of("/_=&?%~#0123456789") != std::string_view::npos ||
                    within.find_first_of("-.") != std::string_view::npos;
  const auto first = static_cast<unsigned char>(token[0]);
  const char last = open.back();
  if (std::string_view("-_=&?%~#").find(last) != std::string_view::npos) return true;
  if (last == '/' || last == '.' || last == ':') return path && !is_upper(first);
  if (std::string_view("/-_=&?%~#").find(token[0]) != std::string_view::npos) return true;
  if (last == ',' || last == ';' || last == ')' || !path) return false;
  if (!starts_lower(token) && !is_digit(first)) return false;
  return token.find('/') != std::string_view::npos || filled;
}

/// "2019–", "and/": a line may break behind a dash or slash that no space sets off.
bool ends_in_joint(std::string_view text) {
  for (const std::string_view joint : {"–", "—", "/"})
    if (text.ends_with(joint) && text.size() > joint.size())
      return text[text.size() - joint.size() - 1] != ' ';
  return false;
}

/// What stands on both sides of the hyphen at which an address was broken, to the next sign.
struct AddressParts {
  std::string first, second;
  bool host = false;  ///< Before the first slash.

  AddressParts(std::string_view head, std::string_view tail) {
    const std::size_t begin = head.find_last_of(kParting);
    first = bare(head.substr(begin == std::string_view::npos ? 0 : begin + 1));
    second = bare(tail.substr(0, std::min(tail.find_first_of(kParting), tail.size())));
    const std::size_t scheme = head.find("://");
    const std::size_t from = scheme == std::string_view::npos ? 0 : scheme + 3;
    host = head.find('/', from) == std::string_view::npos;
  }
};

/// Words that English, French and their like hyphenate whatever follows.
bool opens_compounds(std::string_view first) {
  static constexpr std::string_view kOpeners[] = {"self",  "well",  "ever",    "long",   "vice",
                                                  "half",  "quasi", "twenty",  "thirty", "forty",
                                                  "fifty", "sixty", "seventy", "eighty", "ninety"};
  return std::find(std::begin(kOpeners), std::end(kOpeners), first) != std::end(kOpeners);
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
    for (std::size_t i = 0; i < words.size(); ++i)
      if (has_address(words[i])) add_address(words[i], cut && i == 0, i + 1 == words.size());
    if (cut && !words.empty()) words.erase(words.begin());
    cut = !words.empty() && words.back().back() == '-';
    if (cut) words.pop_back();
    for (const std::string_view word : words) {
      if (has_address(word)) continue;
      std::string clean = bare(word);
      if (const std::size_t hyphen = clean.find('-'); hyphen != std::string::npos && hyphen > 1)
        firsts_.insert(clean.substr(0, hyphen));
      words_.insert(std::move(clean));
    }
  }
  weigh_compounds();
  weigh_addresses(lines);
}

void PdfVocabulary::add_address(std::string_view address, bool cut_before, bool cut_behind) {
  for (std::size_t at = 0; at < address.size();) {
    const std::size_t end = std::min(address.find_first_of(kParting, at), address.size());
    const bool whole = !(cut_before && at == 0) && !(cut_behind && end == address.size());
    if (whole && end > at) address_parts_.insert(bare(address.substr(at, end - at)));
    at = end + 1;
  }
}

void PdfVocabulary::weigh_compounds() {
  std::size_t hyphenated = 0, closed = 0;
  for (const std::string& word : words_) {
    if (word.size() > kLongestWord) continue;
    if (const std::size_t hyphen = word.find('-'); hyphen != std::string::npos) {
      hyphenated += hyphen >= kPart && word.size() > hyphen + kPart &&
                    words_.count(word.substr(0, hyphen)) > 0 &&
                    words_.count(word.substr(hyphen + 1)) > 0;
      continue;
    }
    for (std::size_t at = kPart; at + kPart <= word.size(); ++at) {
      if (words_.count(word.substr(0, at)) == 0 || words_.count(word.substr(at)) == 0) continue;
      ++closed;
      closed_firsts_.insert(word.substr(0, at));
      break;
    }
  }
  hyphenates_compounds_ = 2 * hyphenated > closed;
}

void PdfVocabulary::weigh_addresses(const std::vector<PdfLine>& lines) {
  for (std::size_t i = 0; i + 1 < lines.size() && !hyphenates_addresses_; ++i) {
    const std::string_view head = last_word(lines[i].text);
    if (!head.ends_with('-') || !has_address(head) || lines[i + 1].text.empty()) continue;
    const AddressParts parts(head.substr(0, head.size() - 1), first_word(lines[i + 1].text));
    hyphenates_addresses_ = parts.host && (!knows(parts.first) || !knows(parts.second));
  }
}

bool PdfVocabulary::keeps_address_hyphen(std::string_view head, std::string_view tail) const {
  const AddressParts parts(head, tail);
  if (knows(parts.first + parts.second)) return false;
  if (!parts.host) return true;
  if (!knows(parts.first) || !knows(parts.second)) return false;
  return !hyphenates_addresses_ ||
         (address_parts_.count(parts.first) > 0 && address_parts_.count(parts.second) > 0);
}

bool PdfVocabulary::knows(const std::string& word) const {
  return address_parts_.count(word) > 0 || words_.count(word) > 0;
}

bool PdfVocabulary::keeps_hyphen(std::string_view head, std::string_view tail) const {
  std::size_t at = head.size();
  const char32_t before = head.empty() ? ' ' : previous_char(head, at);
  at = 0;
  const char32_t after = tail.empty() ? ' ' : next_char(tail, at);
  if (is_upper(before) && is_upper(after))  // A heading in capitals.
    return words_.count(bare(std::string(head) + std::string(tail))) == 0;
  if (!is_lower(before) || !is_lower(after)) return true;
  // "nip-and-" is a compound already: its last part is what the line's end may have cut.
  const std::size_t hyphen = head.find_last_of('-');
  const bool compound = hyphen != std::string_view::npos;
  const std::string first = bare(compound ? head.substr(hyphen + 1) : head), second = bare(tail);
  const bool whole = words_.count(first + second) > 0;
  if (words_.count(bare(head) + "-" + second) > 0) return !whole;
  if (whole) return false;
  if (second.size() >= kPart && opens_compounds(first)) return true;
  if (words_.count(second) == 0) return false;
  if (compound ? words_.count(first) > 0 : firsts_.count(first) > 0) return true;
  return hyphenates_compounds_ && first.size() >= kPart && second.size() >= kPart &&
         words_.count(first) > 0 && closed_firsts_.count(first) == 0;
}

void join_line(std::string& text, std::vector<PdfMark>& marks, const PdfLine& line,
               const PdfLine* above, const PdfVocabulary& vocabulary) {
  const std::string_view head = last_word(text);
  const bool cut = cut_word(text, line.text);
  if (address_goes_on(text, line.text, above != nullptr && above->flush())) {
    if (cut &&
        !vocabulary.keeps_address_hyphen(head.substr(0, head.size() - 1), first_word(line.text)))
      text.pop_back();
  } else if (cut) {
    std::string_view tail = first_word(line.text);
    if (!line.marks.empty()) tail = tail.substr(0, line.marks[0].at.bytes.begin);
    if (!vocabulary.keeps_hyphen(head.substr(0, head.size() - 1), tail)) text.pop_back();
  } else if (!text.empty() && !line.text.empty() && !ends_in_joint(text)) {
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
