// SPDX-License-Identifier: GPL-2.0-or-later
// Stories: documents that are one text, reprinted, cut or updated. The indexer has labelled them
// alike (slot::kStory); a document without a label is a story of its own.

#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "schema/index.h"
#include "searcher/answers.h"

namespace dossier {

/// Where else the documents of stories stand. Cost: a pass over the story slot when made; each
/// story is sorted, and each place read, when first asked for.
class StoryPlaces {
 public:
  /// Of the stories of `labels`; of all where that is empty.
  explicit StoryPlaces(const Index& index, const std::set<std::string>& labels = {});

  /// How many other documents the story of `id` has.
  std::uint32_t count(Xapian::docid id) const;
  /// These, `most` at most: the earliest first, the undated last; of one day by the name of their
  /// files, shorter ones first.
  std::vector<StoryPlace> of(Xapian::docid id, std::size_t most);

 private:
  struct Story {
    std::vector<Xapian::docid> members;
    bool sorted = false;
  };
  void add(Xapian::docid id, const std::string& label);
  void sort(Story& story) const;
  const StoryPlace& place(Xapian::docid id);

  const Xapian::Database& database_;
  std::map<std::string, Story> stories_;
  std::map<Xapian::docid, Story*> story_of_;
  std::map<Xapian::docid, StoryPlace> places_;
};

}  // namespace dossier
