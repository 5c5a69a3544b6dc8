// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/stories/labels.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/stories/clusters.h"
#include "schema/terms.h"

namespace dossier {

namespace {

using Labels = std::map<Xapian::docid, std::string>;

// The sketches of one or several databases, each with its place.
class Sketches {
 public:
  void read(const Xapian::Database& database) {
    for (auto value = database.valuestream_begin(slot::kSketch);
         value != database.valuestream_end(slot::kSketch); ++value) {
      places_.push_back({databases_, value.get_docid()});
      sketches_.push_back(unpack_sketch(*value));
    }
    ++databases_;
  }

  // What the labels should be, of each database by itself.
  std::vector<Labels> labels() const {
    const auto longest = cluster(sketches_);
    std::vector<Labels> labels(databases_);
    const auto put = [&](std::size_t i, const std::string& label) {
      labels[places_[i].database][places_[i].number] = label;
    };
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (longest[i] == i) continue;
      const auto packed = pack_sketch(sketches_[longest[i]]);
      const auto label = fmt::format("{:016x}", XXH3_64bits(packed.data(), packed.size()));
      put(i, label);
      put(longest[i], label);
    }
    return labels;
  }

 private:
  struct Place {
    std::size_t database;
    Xapian::docid number;
  };

  std::vector<Place> places_;
  std::vector<Sketch> sketches_;
  std::size_t databases_ = 0;
};

Labels present_labels(const Xapian::Database& database) {
  Labels labels;
  for (auto value = database.valuestream_begin(slot::kStory);
       value != database.valuestream_end(slot::kStory); ++value) {
    labels[value.get_docid()] = *value;
  }
  return labels;
}

void write_labels(Labels wanted, Xapian::WritableDatabase& database) {
  const auto present = present_labels(database);
  for (const auto& [id, label] : present) wanted.try_emplace(id);  // "": none any more.
  for (const auto& [id, label] : wanted) {
    const auto old = present.find(id);
    if (old != present.end() && old->second == label) continue;
    auto document = database.get_document(id);
    document.add_value(slot::kStory, label);
    database.replace_document(id, document);
  }
}

}  // namespace

void label_stories(Xapian::WritableDatabase& database,
                   const std::optional<Xapian::Database>& others) {
  Sketches sketches;
  sketches.read(database);
  if (others) sketches.read(*others);
  write_labels(std::move(sketches.labels().front()), database);
}

void label_stories(const std::vector<std::string>& paths, int flags) {
  Sketches sketches;
  for (const auto& path : paths) sketches.read(Xapian::Database(path));
  auto labels = sketches.labels();
  for (std::size_t i = 0; i < paths.size(); ++i) {
    // A database whose documents have no labels, and want none, stays as it is.
    if (labels[i].empty() && present_labels(Xapian::Database(paths[i])).empty()) continue;
    Xapian::WritableDatabase database(paths[i], Xapian::DB_OPEN | flags);
    write_labels(std::move(labels[i]), database);
    database.commit();
  }
}

}  // namespace dossier
