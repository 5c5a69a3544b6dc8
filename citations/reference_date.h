// SPDX-License-Identifier: GPL-2.0-or-later
// The date of a work inside its reference, told from volumes, pages and years in names.

#pragma once

#include <optional>
#include <string>

#include "citations/reference_evidence.h"
#include "citations/reference_tokens.h"

namespace dossier {

struct ReferenceDate {
  TokenRange tokens;  ///< With its brackets.
  std::string iso;    ///< YYYY[-MM[-DD]].
};

/// A date that starts at `begin`, as author-date styles put it behind the authors: "(2016, March
/// 22).", "2003.",
/// "(n.d.)" (an empty iso).
std::optional<ReferenceDate> date_at(const RefText& text, std::size_t begin);

/// The likeliest date in [begin, end), for styles that put it last.
std::optional<ReferenceDate> find_reference_date(const RefText& text, std::size_t begin,
                                                 std::size_t end);

/// `iso`, a year alone, made finer by a day and month found in [begin, end): "(2012). Title.
/// Journal 4 January".
std::string refine_date(const RefText& text, const std::string& iso, std::size_t begin);

}  // namespace dossier
