// SPDX-License-Identifier: GPL-2.0-or-later
// What a TEI file lists, as entities with ids of their own.
//
//   p_DE1 in the authority file people.xml           -> person/p_DE1
//   p_DE1 in the corpus file frus/frus1961.xml       -> person/frus/frus1961.xml#p_DE1

#pragma once

#include <string_view>
#include <vector>

#include "indexer/formats/tei_names.h"

namespace dossier {

/// Puts kind and `file` ("" for an authority file) before ids, and turns pointers to parents into
/// ids: "#o1" and "orgs.xml#o1" into that of o1 where the file lists it, else into the id as it
/// stands. Linear.
void settle_ids(std::vector<TeiListed>& listed, std::string_view file);

}  // namespace dossier
