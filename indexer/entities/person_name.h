// SPDX-License-Identifier: GPL-2.0-or-later
// The parts of a person's name as an authority lists it.
//
//   "Baker, Newton Diehl"            -> given Newton Diehl, surname Baker
//   "Zumwalt, Elmo R. (“Bud”), Jr."  -> given Elmo R, surname Zumwalt, nickname Bud
//   "Beugel, Ernst Hans van der"     -> given Ernst Hans, particles van der, surname Beugel
//   "Taylor, Maj. Gen. Maxwell D."   -> given Maxwell D, surname Taylor
//   "Nguyen Dinh Thuan"              -> given Nguyen Dinh, surname Thuan, not inverted
//
// Terms are folded words without dots; the order of a name without a comma is not known, so its
// last word counts as surname and the caller may also try the first.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace dossier {

struct PersonName {
  std::vector<std::string> given;  ///< As written, initials apart and without dots: "Newton", "D".
  std::vector<std::string>
      particles;  ///< "van der", "de", "al": stands before the surname, may be left out.
  std::vector<std::string> surname;    ///< One or more words: "Castillo Armas".
  std::vector<std::string> nicknames;  ///< From brackets and quotation marks.
  std::string pseudonym;               ///< A second full name given in brackets, or "".
  bool married = false;                ///< Listed with Mrs. or Madame.
  bool office = false;                 ///< No name at all but "Emperor of Japan".
  bool titled = false;                 ///< Listed with a title before it: "King Fahd".
  bool inverted = false;               ///< Listed as "Surname, Given".

  /// "Newton Diehl Baker": the order in which running text has it.
  std::string spoken() const;
  /// "Lion of Panjshir": its last word is no surname.
  bool epithet() const;
};

/// `nullopt` where `listed` holds no name at all but only titles ("General", "Prince").
std::optional<PersonName> parse_person_name(std::string_view listed);

/// Is `term` (folded) a title or rank that stands before a name, in English or as English text
/// borrows them?
bool is_title(std::string_view term);

/// All of them.
const std::unordered_set<std::string_view>& title_words();

/// Is `term` (folded) a word such as "de", "van" or "bin", whose case in a name varies?
bool is_name_particle(std::string_view term);

/// Is `term` a title that a wife shares with her husband's surname (Mrs., Madame)?
bool is_married_title(std::string_view term);

/// May `text` (folded) stand for the given name `listed`: the same, an initial, a short form ("Ed",
/// "Don"), or an English pet form ("Dick" for Richard)?
bool given_name_fits(std::string_view text, std::string_view listed);

}  // namespace dossier
