// SPDX-License-Identifier: GPL-2.0-or-later
// What all documents tell of an actor, or of two.
//
//   group/iskp -> 41 documents, written "ISIS-K" in 30 of them, named with place/kabul in 22, ...

#pragma once

#include <cstddef>

#include "searcher/searcher_impl.h"

namespace dossier {

/// What all documents that name `entity` tell of it; at most `most` companions and documents, 0:
/// all. Cost: the mention slot of each such document, and `most` records.
ActorCard actor_card(const Searcher::Impl& impl, const Entity& entity, std::size_t most);

/// When and how often two are named together; at most `most` sentences that name both, 0: all.
/// Cost: the mention slot of each document that names both, and the records of those shown.
ActorPair actor_pair(const Searcher::Impl& impl, const Entity& first, const Entity& second,
                     std::size_t most);

}  // namespace dossier
