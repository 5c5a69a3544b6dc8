// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/compounds.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "analysis/utf8.h"

namespace dossier {
namespace {

// Longer chains are addresses and tables, not words that anyone types joined.
constexpr std::size_t kMaxParts = 8;

bool is_contraction(std::string_view suffix) {
  static constexpr std::array<std::string_view, 6> kSuffixes = {"t", "re", "ve", "ll", "d", "m"};
  return std::find(kSuffixes.begin(), kSuffixes.end(), suffix) != kSuffixes.end();
}

// Digit groups joined to `first` by `link`: how many, where they end, and whether each has three
// digits.
struct DigitGroups {
  std::vector<Atom> atoms;
  bool all_threes = true;
};

DigitGroups digit_groups(const WordReader& words, const Atom& first, CharClass link) {
  DigitGroups groups;
  Atom last = first;
  while (last.ends_in_digit) {
    const auto next = words.linked_atom(last.end, link);
    if (!next || !next->starts_with_digit()) break;
    if (!groups.atoms.empty() && !last.is_number()) groups.all_threes = false;
    if (next->leading_digits != 3) groups.all_threes = false;
    groups.atoms.push_back(*next);
    last = *next;
  }
  return groups;
}

}  // namespace

struct CompoundReader::Part {
  std::string term;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t next = 0;  // Where reading goes on: past a possessive, which the part does not cover.
  bool has_letter = false;
  bool links_letters = false;  // Ends in a letter that a dot or an apostrophe may join to another.
};

void CompoundReader::emit_plain(std::size_t begin, std::size_t end) {
  Token& token = tokens_.emplace_back();
  token.term.assign(words_.text().data() + begin, std::min(end - begin, kMaxTermBytes));
  // Bit 5 of a digit is set already.
  for (char& c : token.term) c = static_cast<char>(c | 0x20);
  token.bytes = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  token.position = position_++;
}

void CompoundReader::emit(std::string&& term, std::size_t begin, std::size_t end) {
  if (term.empty()) return;
  term.resize(prefix_within(term, kMaxTermBytes).size());
  Token& token = tokens_.emplace_back();
  token.term = std::move(term);
  token.bytes = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  token.position = position_++;
}

std::size_t CompoundReader::read(const Atom& first) {
  if (words_.stands_alone(first.end)) {
    std::string term;
    words_.fold(first, term);
    emit(std::move(term), first.begin, first.end);
    return first.end;
  }
  const std::size_t first_token = tokens_.size();
  bool has_letter = false;
  bool may_be_acronym = true;
  Atom atom = first;
  for (;;) {
    Part part = read_part(atom, may_be_acronym);
    has_letter = has_letter || part.has_letter;
    emit(std::move(part.term), part.begin, part.end);
    std::optional<Atom> next = words_.linked_atom(part.next, CharClass::kHyphen);
    may_be_acronym = true;
    if (!next && part.links_letters) {
      next = words_.linked_atom(part.next, CharClass::kApostrophe);
      if (!next) {
        next = words_.linked_atom(part.next, CharClass::kDot);
        may_be_acronym = false;
      }
      if (next && next->starts_with_digit()) next.reset();
    }
    if (!next) {
      if (has_letter) add_whole(first_token);
      return part.next;
    }
    atom = *next;
  }
}

CompoundReader::Part CompoundReader::read_part(const Atom& atom, bool may_be_acronym) {
  Part part;
  part.begin = atom.begin;
  part.end = part.next = atom.end;
  part.has_letter = atom.letters > 0;
  part.links_letters = !atom.ends_in_digit;
  if (may_be_acronym && atom.is_single_letter() && read_acronym(atom, part)) {
    read_possessive(part);
    return part;
  }
  words_.fold(atom, part.term);
  if (atom.ends_in_digit) {
    read_number(atom, part);
  } else {
    read_contractions(part);
  }
  if (read_possessive(part)) part.links_letters = false;
  return part;
}

// Single letters joined by dots, unless a longer word follows in the same chain (u.s.news.com).
bool CompoundReader::read_acronym(const Atom& atom, Part& part) const {
  std::string term;
  words_.fold(atom, term);
  std::size_t end = atom.end;
  auto next = words_.linked_atom(end, CharClass::kDot);
  if (!next || !next->is_single_letter()) return false;
  while (next && next->is_single_letter()) {
    words_.fold(*next, term);
    end = next->end;
    next = words_.linked_atom(end, CharClass::kDot);
  }
  if (next && !next->starts_with_digit()) return false;
  if (end < words_.size() && words_.text()[end] == '.') ++end;
  part.term = std::move(term);
  part.end = part.next = end;
  part.links_letters = false;
  return true;
}

// Thousands are groups of three digits after one of one to three; one dot is a decimal point; any
// other sequence (a date, a version, a list) stays the single numbers it is made of.
void CompoundReader::read_number(const Atom& atom, Part& part) {
  if (atom.begin < no_number_before_) return;
  const bool leads = atom.is_number() && atom.chars <= 3 && words_.text()[atom.begin] != '0';
  Atom last = atom;
  const auto join = [&](const std::vector<Atom>& groups, const char* between) {
    for (const Atom& group : groups) {
      part.term += between;
      words_.fold(group, part.term);
      part.has_letter = part.has_letter || group.letters > 0;
    }
    last = groups.back();
  };
  bool thousands = false;
  for (const CharClass link : {CharClass::kComma, CharClass::kApostrophe}) {
    if (thousands) break;
    const DigitGroups groups = digit_groups(words_, atom, link);
    if (groups.atoms.empty()) continue;
    thousands = leads && groups.all_threes;
    if (!thousands) {
      no_number_before_ = groups.atoms.back().end;
      return;
    }
    join(groups.atoms, "");
  }
  const DigitGroups decimals = digit_groups(words_, last, CharClass::kDot);
  if (decimals.atoms.size() == 1) {
    join(decimals.atoms, ".");
  } else if (!decimals.atoms.empty()) {
    if (!thousands && leads && decimals.all_threes) {
      join(decimals.atoms, "");
    } else {
      no_number_before_ = decimals.atoms.back().end;
    }
  }
  part.end = part.next = last.end;
  part.links_letters = !last.ends_in_digit;
}

void CompoundReader::read_contractions(Part& part) const {
  while (const auto suffix = words_.linked_atom(part.end, CharClass::kApostrophe)) {
    if (!suffix->ascii || suffix->chars > 2) return;
    std::string folded;
    words_.fold(*suffix, folded);
    if (!is_contraction(folded)) return;
    part.term += '\'';
    part.term += folded;
    part.end = part.next = suffix->end;
  }
}

bool CompoundReader::read_possessive(Part& part) const {
  const auto suffix = words_.linked_atom(part.end, CharClass::kApostrophe);
  if (!suffix || suffix->end != suffix->begin + 1) return false;
  if ((words_.text()[suffix->begin] | 0x20) != 's') return false;
  part.next = suffix->end;
  return true;
}

void CompoundReader::add_whole(std::size_t first_token) {
  const std::size_t parts = tokens_.size() - first_token;
  if (parts < 2 || parts > kMaxParts) return;
  Token whole;
  for (std::size_t i = first_token; i < tokens_.size(); ++i) {
    for (const char c : tokens_[i].term) {
      if (c != '\'') whole.term += c;
    }
  }
  if (whole.term.size() > kMaxTermBytes) return;
  whole.bytes = {tokens_[first_token].bytes.begin, tokens_.back().bytes.end};
  whole.position = tokens_[first_token].position;
  whole.whole = true;
  whole.parts = static_cast<std::uint16_t>(parts);
  tokens_.insert(tokens_.begin() + static_cast<std::ptrdiff_t>(first_token) + 1, std::move(whole));
}

}  // namespace dossier
