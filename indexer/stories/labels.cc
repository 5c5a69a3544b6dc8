// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/stories/labels.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <map>
#include <string>
#include <vector>

#include "indexer/stories/clusters.h"
#include "schema/terms.h"

namespace dossier {

namespace {

using Labels = std::map<Xapian::docid, std::string>;

// What the labels should be, from the sketches.
Labels wanted_labels(const Xapian::Database& database) {
  std::vector<Xapian::docid> ids;
  std::vector<Sketch> sketches;
  for (auto value = database.valuestream_begin(slot::kSketch);
       value != database.valuestream_end(slot::kSketch); ++value) {
    ids.push_back(value.get_docid());
    sketches.push_back(unpack_sketch(*value));
  }
  const auto longest = cluster(sketches);
  Labels labels;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (longest[i] == i) continue;
    const auto packed = pack_sketch(sketches[longest[i]]);
    const auto label = fmt::format("{:016x}", XXH3_64bits(packed.data(), packed.size()));
    labels[ids[i]] = labels[ids[longest[i]]] = label;
  }
  return labels;
}

Labels present_labels(const Xapian::Database& database) {
  Labels labels;
  for (auto value = database.valuestream_begin(slot::kStory);
       value != database.valuestream_end(slot::kStory); ++value) {
    labels[value.get_docid()] = *value;
  }
  return labels;
}

}  // namespace

Xapian::doccount label_stories(Xapian::WritableDatabase& database) {
  auto wanted = wanted_labels(database);
  const auto present = present_labels(database);
  for (const auto& [id, label] : present) wanted.try_emplace(id);  // "": none any more.
  Xapian::doccount changed = 0;
  for (const auto& [id, label] : wanted) {
    const auto old = present.find(id);
    if (old != present.end() && old->second == label) continue;
    auto document = database.get_document(id);
    document.add_value(slot::kStory, label);
    database.replace_document(id, document);
    ++changed;
  }
  return changed;
}

}  // namespace dossier
