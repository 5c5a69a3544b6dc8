// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/structure/boilerplate_words.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/structure/boilerplate_vocabulary.h"
#include "indexer/structure/text_shape.h"
#include "schema/word_filter.h"

namespace dossier {
namespace {

/// Adds what plain_words() makes of the ASCII characters that `text` begins with, up to a quotation
/// mark or an apostrophe, behind byte `end` of `out`, which moves on. Returns how many they are.
std::size_t add_ascii(std::string_view text, bool stop_at_quotation, std::string& out,
                      std::size_t& end) {
  char* to = out.data() + end;
  char last = to[-1];
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= kPlain.size() || (byte == '"' && stop_at_quotation)) break;
    const char plain = kPlain[byte];
    if (plain == 0) break;
    if (plain == ' ' && last == ' ') continue;
    *to++ = last = plain;
  }
  end = static_cast<std::size_t>(to - out.data());
  return at;
}

/// Small ASCII letters with everything but letters and digits as single spaces, and a space at both
/// ends, so that " opt out " is found by words; with `drop_quotations` text inside quotation marks
/// is left out. Other scripts keep their bytes.
std::string plain_words(std::string_view text, bool drop_quotations) {
  std::string out(text.size() + 2, ' ');
  std::size_t end = 1;
  bool quoted = false;
  const auto part = [&] {
    if (out[end - 1] != ' ') out[end++] = ' ';
  };
  for (std::size_t at = 0; at < text.size();) {
    if (!quoted) {  // Most of most texts.
      const auto read = add_ascii(text.substr(at), drop_quotations, out, end);
      if ((at += read) == text.size()) break;
    }
    const std::size_t begin = at;
    const char32_t c = next_char(text, at);
    const char plain = c < kPlain.size() ? kPlain[c] : is_letter(c) ? '\0' : ' ';
    if (drop_quotations && (c == 0x201C || c == 0x201D || c == '"')) {
      quoted = c == 0x201C || (c == '"' && !quoted);
    } else if (quoted || c == '\'' || c == 0x2019) {
      continue;
    } else if (plain == ' ') {
      part();
    } else if (plain != 0) {
      out[end++] = plain;
    } else {
      end += text.copy(out.data() + end, at - begin, begin);
    }
  }
  part();
  out.resize(end);
  return out;
}

using WordSet = std::unordered_set<std::string_view>;

template <typename Use>
void each_entry(std::string_view list, Use use) {
  while (!list.empty()) {
    const std::size_t bar = std::min(list.find('|'), list.size());
    use(list.substr(0, bar));
    list.remove_prefix(std::min(bar + 1, list.size()));
  }
}

WordSet as_set(std::string_view list) {
  WordSet set;
  each_entry(list, [&](std::string_view entry) { set.insert(entry); });
  return set;
}

struct Term {
  std::string_view words;
  int weight;
};

/// Terms by their first word, so that a text is looked over once.
const std::unordered_map<std::string_view, std::vector<Term>>& terms_by_word() {
  static const auto table = [] {
    std::unordered_map<std::string_view, std::vector<Term>> map;
    for (const WeightedTerms& row : kConsentTerms)
      each_entry(row.terms, [&](std::string_view term) {
        map[term.substr(0, term.find(' '))].push_back({term, row.weight});
      });
    return map;
  }();
  return table;
}

/// Of the words that page_words() looks up.
const WordFilter& page_filter() {
  static const auto filter = [] {
    WordFilter words;
    for (const auto& [word, terms] : terms_by_word()) words.add(word);
    each_entry(kAddress, [&](std::string_view word) { words.add(word); });
    return words;
  }();
  return filter;
}

std::string plain_line(std::string_view text) {
  const std::string words = plain_words(text, false);
  return std::string(trim(words));
}

constexpr std::size_t kMaxLine = 160;

/// Items of `text` between separators that stand with spaces around them ("|" also without).
std::vector<std::string_view> menu_items(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> items;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    items.push_back(trim(text.substr(at, end - at)));
    at = end + separator.size();
  }
  return items;
}

/// Two or more "[f]" with next to nothing beside them.
bool bracket_buttons(std::string_view text) {
  std::size_t brackets = 0, outside = 0, letters = 0;
  bool inside = false;
  for (const std::string_view word : split_words(text)) {
    inside = inside || word.front() == '[';
    outside += !inside;
    if (inside && word.back() == ']') {
      ++brackets;
      letters += word.find_first_of("0123456789") == std::string_view::npos;
      inside = false;
    }
  }
  return brackets >= 2 && letters == brackets && outside <= 4;
}

}  // namespace

PageWords page_words(std::string_view text) {
  static const auto address = as_set(kAddress);
  PageWords result;
  const std::string plain = plain_words(text, true);
  const auto& table = terms_by_word();
  const auto& filter = page_filter();
  std::unordered_set<const Term*> met;
  for (std::size_t at = 1; at < plain.size();) {
    const std::size_t end = plain.find(' ', at);
    const std::string_view word = std::string_view(plain).substr(at, end - at);
    ++result.words;
    const std::size_t begin = at;
    at = end + 1;
    if (!filter.may_have(word)) continue;
    result.address += address.count(word) > 0;
    const auto found = table.find(word);
    if (found == table.end()) continue;
    for (const Term& term : found->second)
      if (plain.compare(begin, term.words.size(), term.words) == 0 &&
          plain[begin + term.words.size()] == ' ')
        met.insert(&term);
  }
  for (const Term* term : met) result.weight += term->weight;
  result.terms = static_cast<int>(met.size());
  result.sentence = ends_sentence(text);
  return result;
}

bool is_button(std::string_view text) {
  static const auto buttons = as_set(kButtons);
  if (text.size() > kMaxLine) return false;
  std::string line = plain_line(text);
  if (line.empty())
    return text.size() <= 4 && text.find_first_of("0123456789*$€") == std::string_view::npos;
  if (buttons.count(line) > 0) return true;
  // A label may carry a count or a state: "Vendors (41)", "Strictly Necessary Cookies - Always
  // Active".
  for (const char* state : {" always active", " always on", " off on", " on off"})
    if (line.size() > 10 && line.find(state) != std::string::npos && word_count(line) <= 7)
      return true;
  while (!line.empty() && (line.back() == ' ' || is_digit(static_cast<unsigned char>(line.back()))))
    line.pop_back();
  if (buttons.count(line) > 0) return true;
  // "Accept Cookies X", "Cookie Preferences Cookie List": two labels in one line.
  for (std::size_t space = line.find(' '); space != std::string::npos;
       space = line.find(' ', space + 1))
    if (buttons.count(std::string_view(line).substr(0, space)) > 0 &&
        buttons.count(std::string_view(line).substr(space + 1)) > 0)
      return true;
  if (word_count(line) > 12) return false;
  for (const std::string_view lead : {"advertisement ", "share this ", "sign up for our ",
                                      "subscribe to our ", "follow us on ", "close this "})
    if (line.compare(0, lead.size(), lead) == 0) return true;
  return line.compare(0, 4, "get ") == 0 && page_words(text).weight >= 3;
}

bool is_menu(std::string_view text) {
  static const auto menu_items_known = as_set(kMenuItems);
  if (text.empty() || text.size() > 2 * kMaxLine || ends_sentence(text) || text.back() == '|')
    return false;
  if (bracket_buttons(text)) return true;
  for (const std::string_view separator :
       {"|", " · ", " • ", " » ", " > ", " › ", " . ", " – ", " / "}) {
    const std::vector<std::string_view> items = menu_items(text, separator);
    const bool weak = separator == " – " || separator == " / ";
    if (items.size() < (weak ? 4u : 3u)) continue;
    std::size_t words = 0, longest = 0, digits = 0,
                known = separator == " > " || separator == " › " ? 2 : 0;
    for (const std::string_view item : items) {
      known += menu_items_known.count(plain_line(item)) > 0 || is_button(item);
      words += word_count(item);
      longest = std::max(longest, word_count(item));
      digits += item.find_first_of("0123456789") != std::string_view::npos;
    }
    if (longest <= 4 && words <= items.size() * 3 && digits == 0 &&
        (known >= 2 || (known == 1 && items.size() <= 4)))
      return true;
  }
  return false;
}

bool is_related_head(std::string_view text) {
  static const auto heads = as_set(kRelatedHeads);
  if (text.size() > kMaxLine) return false;
  return heads.count(plain_line(text)) > 0;
}

}  // namespace dossier
