// SPDX-License-Identifier: GPL-2.0-or-later
// How well near-duplicates are found: pairs of one story, of a generated set of copies and of
// documents that only look like copies.

#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "analysis/analyzer.h"
#include "indexer/document_maker.h"
#include "indexer/stories/clusters.h"
#include "story_copies.h"

using namespace dossier;

namespace {

Sketch sketch_of(const Analyzer& analyzer, const std::vector<std::string>& paragraphs) {
  Sketcher sketcher;
  for (const auto& paragraph : paragraphs) sketcher.add(paragraph, analyzer.analyze(paragraph));
  return sketcher.finish();
}

// Pairs of documents: those of one story by the generator, by the clusters, and by both.
struct Pairs {
  std::size_t wanted = 0, found = 0, right = 0;

  double precision() const { return found == 0 ? 1 : static_cast<double>(right) / found; }
  double recall() const { return wanted == 0 ? 1 : static_cast<double>(right) / wanted; }
};

}  // namespace
