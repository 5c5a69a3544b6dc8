// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the mentions of people, groups and places in a document.

#pragma once

#include "analysis/analyzer.h"
#include "indexer/document_tokens.h"
#include "indexer/entities/gazetteer.h"
#include "indexer/entities/tag_rules.h"
#include "schema/document.h"

namespace dossier {

struct TagOptions {
  bool recognise = true;  ///< Names that no authority lists, too.
  TagRules rules = {};    ///< For tests.
};

/// Fills `document.mentions`, in title and paragraphs of every zone, in order, non-overlapping.
/// Thread-safe for one analyzer a thread.
///
/// Names that no authority lists become mentions too (`how` Recognised, without entity), in English
/// documents, notes and bibliography left out. A name of several listed bearers that nothing in the
/// document tells apart stays without entity, with candidates: other documents may tell
/// (indexer/shared_names.h).
void tag_document(const Gazetteer& gazetteer, const Analyzer& analyzer, Document& document,
                  const TagOptions& options = {});
/// The same of a document whose words are read.
void tag_document(const Gazetteer& gazetteer, const Analyzer& analyzer,
                  const DocumentTokens& tokens, Document& document, const TagOptions& options);

}  // namespace dossier
