// SPDX-License-Identifier: GPL-2.0-or-later
// Compounds: from one atom on, the parts that hyphens, dots and apostrophes join, and their joined
// form.
//
//   "U.S.-led"      ->  us@0 usled@0(whole, 2 parts) led@1
//   "Qur'an's"      ->  qur@0 quran@0(whole, 2 parts) an@1      the possessive belongs to no token
//   "don't"         ->  don't@0                                 an English contraction is one word
//   "18,000.5"      ->  18000.5@0
//   "2019-2022"     ->  2019@0 2022@1                           numbers have no joined form

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/analyzer.h"
#include "analysis/words.h"

namespace dossier {

/// Reads compounds of one text, one after the other, and appends their tokens. Linear in the text:
/// where a number or an acronym turns out not to be one, what was looked at is not looked at again
/// for the same.
class CompoundReader {
 public:
  CompoundReader(const WordReader& words, std::vector<Token>& tokens)
      : words_(words), tokens_(tokens) {}

  /// Appends the tokens of the compound that starts with `first`; returns where reading goes on.
  std::size_t read(const Atom& first);

  /// Appends the token of a word of ASCII letters and digits that nothing joins to another.
  void emit_plain(std::size_t begin, std::size_t end);

  /// Appends one token for [begin, end) of the text at the next position, unless `term` is empty.
  void emit(std::string&& term, std::size_t begin, std::size_t end);

 private:
  struct Part;

  Part read_part(const Atom& atom, bool may_be_acronym);
  bool read_acronym(const Atom& atom, Part& part) const;
  void read_number(const Atom& atom, Part& part);
  void read_contractions(Part& part) const;
  bool read_possessive(Part& part) const;
  void add_whole(std::size_t first_token);

  const WordReader& words_;
  std::vector<Token>& tokens_;
  std::uint32_t position_ = 0;
  std::size_t no_number_before_ =
      0;  // Atoms up to here are pieces of a sequence that is no number.
};

}  // namespace dossier
