// SPDX-License-Identifier: GPL-2.0-or-later
// The sample corpus, indexed once, for all micro-benchmarks:
//
//   for (const auto& document : sample().documents) …
//
// What is measured is a class or function of one room; what it is worth in a whole run, bench/run
// tells.

#pragma once

#include <string>
#include <vector>

#include "schema/document.h"

namespace dossier::bench {

struct Sample {
  std::string index;                ///< A folder that is removed when the program ends.
  std::vector<Document> documents;  ///< As the index gives them: structure, names, citations.
  std::string text;                 ///< All their paragraphs, a line each.
};

/// Made at the first call: the corpus takes a second to index.
/// @throws Error when it cannot be read or indexed.
const Sample& sample();

}  // namespace dossier::bench
