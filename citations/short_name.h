// SPDX-License-Identifier: GPL-2.0-or-later
// Names that a note gives a work for the notes behind it.
//
//   "Port Council, Review of Quays (Oslo: Sea Press, 2010) (hereinafter “Quays Review”), p. 4"
//     -> name "Quays Review", rest "Port Council, Review of Quays (Oslo: Sea Press, 2010) , p. 4"
//   names_work("Quays Review, p. 9", "Quays Review") -> true

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dossier {

struct GivenName {
  std::string name;
  std::string rest;  ///< The citation without the bracket.
};

/// "hereinafter X", "hereafter cited as X", "im Folgenden X", "ci-après X", "dalej X" in brackets,
/// round or square. Linear in the citation.
std::optional<GivenName> given_name(std::string_view citation);

/// Does `citation` begin with `name`, in quotation marks or not, and go on with no word?
bool names_work(std::string_view citation, std::string_view name);

}  // namespace dossier
