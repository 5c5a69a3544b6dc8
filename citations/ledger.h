// SPDX-License-Identifier: GPL-2.0-or-later
// The ledger: every citation of a document in reading order, each resolved to the work it means.

#pragma once

#include "citations/citation_rules.h"
#include "schema/document.h"

namespace dossier {

/// Fills `document.citations` and `document.works` from its footnotes (in order of their text),
/// bibliography paragraphs and links. Splits notes into segments, classifies each, resolves ibid,
/// idem, short forms, supra and op. cit. inside the document, and merges a work cited in notes and
/// listed in the bibliography into one.
void build_ledger(Document& document, CitationRules rules = {});

/// `parse-citations`: one reference string as a Citation on its own (no antecedents to resolve to).
Citation parse_citation(std::string_view line, CitationRules rules = {});

}  // namespace dossier
