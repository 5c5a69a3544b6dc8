// SPDX-License-Identifier: GPL-2.0-or-later
// The title that a text gives a person.
//
//   "the former Vice President Lyndon Johnson" -> offices vice, president; former
//   "Defense Secretary Baker"                  -> offices secretary; portfolios defense

#pragma once

#include <cstdint>

#include "indexer/entities/gazetteer_impl.h"
#include "indexer/entities/segment.h"

namespace dossier {

/// The title before, or at the head of, the name of words [begin, end). Cost: a few words.
SpokenTitle title_before(const Gazetteer::Impl& gazetteer, const Segment& segment,
                         std::uint32_t begin, std::uint32_t end);

}  // namespace dossier
