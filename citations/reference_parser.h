// SPDX-License-Identifier: GPL-2.0-or-later
// One reference string to its fields, whatever order they come in.
//
//   "Morgan W., “Our secret Taliban air force”, Washington Post, 22 October 2020, Available at:
//   <https://…>" -> authors ["Morgan, W."], title "Our secret Taliban air force", container
//   "Washington Post", date 2020-10-22, url …

#pragma once

#include <string_view>

#include "schema/document.h"

namespace dossier {

/// Parses one reference: journalism and policy styles, Chicago notes and bibliography, APA, MLA,
/// Harvard, OSCOLA, numbered lists. Fields that cannot be told stay empty. Never throws on any
/// input; linear in its length.
Reference parse_reference(std::string_view text);

}  // namespace dossier
