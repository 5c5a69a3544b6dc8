// SPDX-License-Identifier: GPL-2.0-or-later
// Stories: documents that are one text, reprinted, cut or updated. The indexer has labelled them
// alike (slot::kStory); a document without a label is a story of its own.

#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace dossier {

/// Sees every match of a search and counts documents and stories: exact when the search checks all
/// documents.
class StorySpy : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double weight) override;

  std::uint32_t documents() const { return documents_; }
  std::uint32_t stories() const { return alone_ + static_cast<std::uint32_t>(labels_.size()); }

 private:
  std::uint32_t documents_ = 0, alone_ = 0;
  std::unordered_set<std::string> labels_;
};

/// The members of stories. Cost: a pass over the story slot when made; members are sorted when
/// asked for.
class StoryMembers {
 public:
  /// Of the stories of `labels`; of all where that is empty.
  explicit StoryMembers(const Xapian::Database& database, const std::set<std::string>& labels = {});

  /// The other documents of the story of `id`: the earliest first, the undated last; of one day by
  /// the path of their file.
  std::vector<Xapian::docid> others(Xapian::docid id) const;

 private:
  const Xapian::Database& database_;
  std::map<Xapian::docid, std::string> label_of_;
  std::map<std::string, std::vector<Xapian::docid>, std::less<>> members_;
};

}  // namespace dossier
