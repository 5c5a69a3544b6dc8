// SPDX-License-Identifier: GPL-2.0-or-later
// Where a title ends that stands in no quotation marks, and which quotation is a title.

#pragma once

#include <optional>

#include "citations/reference_evidence.h"
#include "citations/reference_tokens.h"

namespace dossier {

/// The quotation (tokens of its two marks) that opens at `begin` and is a whole title: what follows
/// it is no continuation of a sentence. An unclosed quotation is none.
std::optional<TokenRange> quoted_title(const RefText& text, std::size_t begin);

/// The token behind an unquoted title that starts at `begin`. `by_commas`: the fields before were
/// parted by commas, so a comma may end it; else only a full stop or what is plainly no title does.
std::size_t title_end(const RefText& text, std::size_t begin, bool by_commas);

}  // namespace dossier
