// SPDX-License-Identifier: GPL-2.0-or-later
// The citation graph for other programs: GraphML (Gephi, yEd, NetworkX) and DOT (Graphviz).

#pragma once

#include <string>

#include "searcher/works/citation_answers.h"

namespace dossier {

/// GraphML 1.0; data keys title, date, kind, held on nodes, confidence and citations on edges.
std::string graphml(const GraphAnswer& answer);
/// A digraph: held documents as boxes, works not held as plain text, doubtful edges dashed.
std::string dot(const GraphAnswer& answer);

}  // namespace dossier
