// SPDX-License-Identifier: GPL-2.0-or-later
// The periodical, proceedings or book that a work stands in, found behind its title.

#pragma once

#include "citations/reference_evidence.h"
#include "citations/reference_tokens.h"

namespace dossier {

/// The container's tokens behind `begin`; an "In" right before it belongs to it, as printed. Empty
/// where what follows is a publisher, a thesis or nothing. `quoted_title`: the title was in
/// quotation marks, so what follows is taken for a container on weaker evidence.
TokenRange find_container(const RefText& text, std::size_t begin, bool quoted_title);

/// Where a container that begins at `begin` ends: before its volume, pages, date, place or address.
std::size_t container_end(const RefText& text, std::size_t begin);

}  // namespace dossier
