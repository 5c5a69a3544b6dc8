// SPDX-License-Identifier: GPL-2.0-or-later
// Lists of personal names, in the orders that reference styles write them.
//
//   "Roe, J. P., & Doe, M." "Roe JP, Doe M" "J. P. Roe and M. Doe" "Roe, Jane, and Mark Doe" "ROE
//   Jane"

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "citations/reference_tokens.h"

namespace dossier {

struct NameList {
  std::size_t end = 0;  ///< The token behind the list, its role and "et al." included.
  std::vector<std::string>
      names;             ///< "Surname, Given" where the order is certain, else as written.
  bool editors = false;  ///< A role follows: (ed.), editors, (Director).
  bool et_al = false;
  bool certain = false;  ///< Initials, "et al." or an inverted name: no title looks like this.
};

/// The longest list of names that starts at token `begin`; `nullopt` where none does. Linear in its
/// length.
std::optional<NameList> parse_names(const RefText& text, std::size_t begin);

/// "Morgan" of "Morgan, W.", "Wesley Morgan" and "van der Morgan, W." ("van der Morgan"); of an
/// organisation, its last word.
std::string surname_of(std::string_view author);

}  // namespace dossier
