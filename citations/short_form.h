// SPDX-License-Identifier: GPL-2.0-or-later
// Short forms: a work cited before, by its author, words of its title or its year.
//
//   "Roe, ‘Short Title’, 45"                 -> author "Roe", title "Short Title", locator "45"
//   "Roe, “Title,” section “August 2010”"    -> author "Roe", title "Title"
//   "Roe (2010), p. 4"                       -> author "Roe", year "2010", locator "p. 4"

#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "citations/back_reference.h"
#include "citations/reference_tokens.h"

namespace dossier {

/// A reference back without quotation marks is at most this many tokens long.
constexpr std::size_t kShortTokens = 24;

/// The short form that the tokens from `at` are, with nothing but a place behind; `nullopt` where
/// they are none. Linear.
std::optional<BackReference> read_short_form(const RefText& text, std::size_t at);

/// Do tokens [begin, end) hold running words in lower case, quotations aside?
bool more_than_a_name(const RefText& text, std::size_t begin, std::size_t end);

/// A reference back with the locator that stands from token `locator_from` on.
BackReference make_back_reference(const RefText& text, CitationClass klass, std::string rule,
                                  std::size_t locator_from);

}  // namespace dossier
