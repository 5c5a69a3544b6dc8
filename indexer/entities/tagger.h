// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the mentions of people, groups and places in a document.

#pragma once

#include "analysis/analyzer.h"
#include "indexer/entities/gazetteer.h"
#include "schema/document.h"

namespace dossier {

/// Fills `document.mentions`, in title and paragraphs of every zone, in order, non-overlapping.
/// Thread-safe for one analyzer a thread.
///
/// With `recognise`, names that no authority lists become mentions too (`how` Recognised, without
/// entity), in English documents, notes and bibliography left out.
void tag_document(const Gazetteer& gazetteer, const Analyzer& analyzer, Document& document,
                  bool recognise = false);

}  // namespace dossier
