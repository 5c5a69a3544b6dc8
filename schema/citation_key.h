// SPDX-License-Identifier: GPL-2.0-or-later
// Citation keys, by which people name documents and bibliographies their entries.
//
//   {"Lindqvist, Marta", "The unlikely bridge", 2021, "en"} -> "lindqvist2021unlikely"

#pragma once

#include <string>
#include <string_view>

#include "analysis/analyzer.h"
#include "analysis/language.h"

namespace dossier {

struct KeyParts {
  std::string_view author;  ///< The first one, either way round; else the outlet.
  std::string_view title;
  int year = 0;  ///< 0: not known.
  std::string_view language;
};

/// Surname, year, first telling word of the title, folded, letters and digits only; what is not
/// known is left out. "" where nothing is.
std::string citation_key(const KeyParts& parts, const Analyzer& analyzer,
                         const StopLists& stop_lists);

}  // namespace dossier
