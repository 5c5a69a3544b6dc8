// SPDX-License-Identifier: GPL-2.0-or-later
// The story labels of an index: the last step of a run.

#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

namespace dossier {

/// Reads the sketch of every document and labels those of one story alike (slot::kStory); a
/// document alone in its story has no label. The label is a hash of the longest version's sketch,
/// so it depends on the texts only. Documents whose label is right already are left alone. Cost: a
/// pass over a value slot; 20,000 documents 0.12 to 0.28 s.
/// `others` is read with it: what is near to a document there gives its story, and is not labelled.
void label_stories(Xapian::WritableDatabase& database,
                   const std::optional<Xapian::Database>& others = std::nullopt);

/// The same for all documents of several databases that are to be merged, each opened and committed
/// with `flags`. Before a merge it costs no space: a label written after it splits every block that
/// holds a value of its document.
void label_stories(const std::vector<std::string>& paths, int flags);

}  // namespace dossier
