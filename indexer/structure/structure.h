// SPDX-License-Identifier: GPL-2.0-or-later
// A raw document to a Document: zones, sections, notes with their anchors, metadata the text itself
// gives.

#pragma once

#include "indexer/raw_document.h"
#include "schema/document.h"

namespace dossier {

/// Puts every block into its zone and section, resolves note marks to notes, drops consent and
/// navigation text, repeated captions, and the title, author and date lines that it moves into the
/// metadata; decides kind, title, date and language where the file did not state them. Citations
/// and mentions stay empty.
Document structure_document(RawDocument raw);

}  // namespace dossier
