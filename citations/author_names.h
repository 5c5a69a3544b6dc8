// SPDX-License-Identifier: GPL-2.0-or-later
// An author as written, in the two parts that bibliographies sort and print by.
//
//   "Roe, Ann" "Ann Roe"      -> {"Roe", "Ann"}
//   "Ludwig van der Berg"     -> {"van der Berg", "Ludwig"}
//   "Ministry of Ports"       -> {"Ministry of Ports", ""}

#pragma once

#include <string>
#include <string_view>

namespace dossier {

struct AuthorName {
  std::string family;  ///< Of an organisation, or of one word, the whole name.
  std::string given;   ///< "" for these.
};

/// Particles in small letters belong to the surname. Without a comma, a name of five words or more,
/// or with a word that names an institution, is an organisation.
AuthorName split_author(std::string_view author);

}  // namespace dossier
