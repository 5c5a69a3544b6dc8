// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/tally.h"

#include <string>
#include <unordered_set>
#include <vector>

#include "schema/terms.h"

namespace dossier {
namespace {

// The values of one slot, asked for documents in ascending order; or nothing.
class Slot {
 public:
  Slot(const Xapian::Database& database, unsigned slot, bool wanted)
      : at_(wanted ? database.valuestream_begin(slot) : Xapian::ValueIterator()) {}
  const std::string& of(Xapian::docid document) {
    value_.clear();
    if (at_ != end_) at_.skip_to(document);
    if (at_ != end_ && at_.get_docid() == document) value_ = *at_;
    return value_;
  }

 private:
  Xapian::ValueIterator at_, end_;
  std::string value_;
};

}  // namespace

std::uint32_t count_stories(const DocumentSet& documents, const Xapian::Database& database,
                            const FacetColumns* columns) {
  auto alone = documents.count();
  if (columns != nullptr) {
    std::vector<bool> seen(std::size_t{columns->stories()} + 1);
    documents.for_each([&](Xapian::docid document) {
      const auto story = columns->story(document);
      if (story == 0 || story >= seen.size()) return;
      if (seen[story]) --alone;
      seen[story] = true;
    });
    return alone;
  }
  std::unordered_set<std::string> labels;
  for (auto label = database.valuestream_begin(slot::kStory);
       label != database.valuestream_end(slot::kStory); ++label) {
    if (documents.contains(label.get_docid()) && !labels.insert(*label).second) --alone;
  }
  return alone;
}

void count_facets(const DocumentSet& documents, const Xapian::Database& database,
                  FacetCounter& counter,
                  const std::function<std::uint32_t(Xapian::docid)>& cited_by) {
  if (counter.takes_numbers()) {
    counter.add(documents);
    return;
  }
  Slot packed(database, slot::kFacets, true);
  Slot stories(database, slot::kStory, counter.wants_story());
  Slot mentions(database, slot::kMentions, counter.wants_mentions());
  documents.for_each([&](Xapian::docid document) {
    counter.add({packed.of(document), 1, stories.of(document), mentions.of(document),
                 counter.wants_cited_by() ? cited_by(document) : 0});
  });
}

}  // namespace dossier
