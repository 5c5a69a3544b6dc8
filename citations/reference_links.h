// SPDX-License-Identifier: GPL-2.0-or-later
// Takes addresses, DOIs, document symbols and what stands around them ("Available at:", "Accessed 3
// May 2020") out of a reference.
//
//   "Roe, Title, Available at: <https://a.org/x>" -> url "https://a.org/x", rest "Roe, Title, " +
//   kAddressMark

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/byte_range.h"
#include "citations/citation_rules.h"
#include "citations/reference_tokens.h"

namespace dossier {

/// Stands in Links::rest where an address or symbol stood; no reference contains it otherwise.
inline constexpr char kAddressMark = '\x1f';

struct Links {
  std::string url;  ///< The first address, spaces at line breaks closed up; "" where there is none.
  std::string doi;  ///< Canonical, or "".
  std::vector<std::string> symbols;  ///< "un:s/2021/486", of the text and its addresses.
  RefText rest{""};                  ///< The reference without them, control characters and markup.
};

/// `known`: the tokens of a text that may be what is left; its rules are `rules`.
Links take_links(std::string_view reference, CitationRules rules = {},
                 const RefText* known = nullptr);

}  // namespace dossier
