// SPDX-License-Identifier: GPL-2.0-or-later
// Names that no authority lists: found by their form and surroundings, judged once a document.
//
//   "Angela Carder ... Carder's doctors ... George Washington University Hospital (GWUH)"
//     -> Angela Carder person, Carder person, George Washington University Hospital group, GWUH
//        group
//
// All places of one spelling are judged together; names of several words first, so that a surname
// is known for one. Titles and headings in Title Case hold only names that running text has.

#pragma once

#include <optional>
#include <vector>

#include "indexer/entities/evidence.h"
#include "indexer/entities/name_features.h"
#include "indexer/entities/name_runs.h"
#include "indexer/entities/segment.h"
#include "schema/document.h"

namespace dossier {

/// How a name of one word stands to one of several words.
enum class NameLink : std::uint8_t { Last, First, Inside, ShortForm };

/// All places of a document where one spelling stands.
struct NameCluster {
  std::vector<NameRun> runs;
  FeatureVector features;
  std::optional<EntityKind> kind;
  std::vector<std::pair<NameLink, std::uint32_t>> links;  ///< To clusters of several words.
};

/// The names of a document, not yet judged; `taken[s]` are the words of segment s that authority
/// names have used. Notes and bibliographies are left out. Cost: linear.
std::vector<NameCluster> collect_names(const std::vector<Segment>& segments,
                                       const std::vector<std::vector<WordRange>>& taken,
                                       const Evidence& evidence);

/// Sets the features of a name of one word by the kinds of those it is linked to.
void add_links(const std::vector<NameCluster>& clusters, NameCluster& single);

/// Decides every cluster's kind.
void judge_names(std::vector<NameCluster>& clusters);

}  // namespace dossier
