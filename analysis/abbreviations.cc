// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/abbreviations.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <string>

#include "analysis/analyzer.h"
#include "analysis/char_class.h"
#include "analysis/utf8.h"
#include "analysis/word_list.h"

namespace dossier {
namespace {

// Something always follows: a name after a title, a second thing after "vs.".
constexpr WordList kAlways(
    "adm amb brig capt cdr cf cmdr col cpl cpt dr e.g fr gen gov hon i.e lt maj messrs mgr "
    "mme mr mrs ms msgr mt mx pfc pres prof pvt rep rev sen sgt supt viz vs v z.b d.h bzw np "
    "tzw im т.е им напр sra dra ca");

// A number follows, or they end the sentence.
constexpr WordList kBeforeNumber(
    "art ch chap fig figs fol no nos nr n p pp par para pt sec sect ser tab vol vols bd s str "
    "abs bk c т с стр ст № t rozdz núm");

// May stand before a name or end a sentence: the next word tells.
constexpr WordList kPerhaps(
    "al approx assoc aug ave blvd bros co corp dec dept dist ed eds ca etc feb ft ibid inc "
    "intl jan jr ltd mar apr jun jul nov oct op.cit cit sept sep sr st ste trans univ gov't "
    "govt g гг г ул др ph.d");

// Words that, in upper case, begin a sentence and hardly ever a name.
constexpr WordList kStarters(
    "a about according after again all also although among an and another any as asked at "
    "because before both but by despite during each even finally first for from further given "
    "he hence her here his how however i if in indeed instead it its last later many "
    "meanwhile moreover most my no nor not nothing now of on once one only or other others "
    "our over rather see she should similarly since so some still such that the their then "
    "there therefore these they this those though thus to today two under unlike until we "
    "what when where whether which while who why with within without yes yet you your der die "
    "das er sie es le la les il elle el los las в на он она это но");

constexpr std::size_t kLongestWord = 40;

// The last word of `before` without its final full stop, folded; "" if none stands there or it is
// long.
std::string last_word(std::string_view before) {
  if (!before.ends_with('.')) return {};
  before.remove_suffix(1);
  std::size_t begin = before.size();
  while (begin > 0 && before.size() - begin <= kLongestWord) {
    std::size_t pos = begin;
    const CharClass kind = char_class(previous_code_point(before, pos));
    if (kind == CharClass::kOther || kind == CharClass::kComma || kind == CharClass::kHyphen) break;
    begin = pos;
  }
  if (before.size() - begin > kLongestWord) return {};
  std::string word = fold(before.substr(begin));
  word.erase(0, word.find_first_not_of('\''));
  return word;
}

struct NextWord {
  std::string folded;
  bool in_name =
      false;  ///< An initial ("A.", "A,") or the first of a compound ("Over-the-Horizon").
  bool number = false;
};

NextWord next_word(std::string_view after) {
  NextWord word;
  std::size_t end = 0;
  while (end < after.size() && end <= kLongestWord) {
    std::size_t pos = end;
    const CharClass kind = char_class(next_code_point(after, pos));
    if (kind != CharClass::kLetter && kind != CharClass::kDigit && kind != CharClass::kExtend)
      break;
    end = pos;
  }
  word.folded = fold(after.substr(0, end));
  const char follows = end < after.size() ? after[end] : ' ';
  word.in_name = follows == '-' || (end == 1 && (follows == '.' || follows == ','));
  word.number = !word.folded.empty() && word.folded[0] >= '0' && word.folded[0] <= '9';
  return word;
}

// One letter (J.) or letters with full stops between them (U.S.).
bool is_initials(std::string_view word) {
  if (word.empty()) return false;
  for (std::size_t pos = 0; pos < word.size();) {
    const UChar32 c = next_code_point(word, pos);
    if (c < 0 || !u_isalpha(c)) return false;
    if (pos == word.size()) return true;
    if (word[pos++] != '.') return false;
  }
  return false;
}

bool has_upper(std::string_view before) {
  // The final letter stands before the full stop.
  std::size_t pos = before.size() - 1;
  return pos > 0 && u_isupper(previous_code_point(before, pos)) != 0;
}

}  // namespace

bool is_abbreviation(std::string_view before, std::string_view after) {
  const std::string word = last_word(before);
  if (word.empty()) return false;
  const NextWord next = next_word(after);
  if (next.folded.empty()) return false;
  if (kAlways.holds(word)) return true;
  if (next.number) {
    return kBeforeNumber.holds(word) || kPerhaps.holds(word) || is_initials(word);
  }
  if (!next.in_name && kStarters.holds(next.folded)) return false;
  return kPerhaps.holds(word) || (is_initials(word) && has_upper(before));
}

}  // namespace dossier
