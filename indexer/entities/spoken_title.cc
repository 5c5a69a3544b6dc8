// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/spoken_title.h"

#include "indexer/entities/name_lexicon.h"

namespace dossier {
namespace {

constexpr std::uint32_t kLongestTitle = 6;  // Words.

class TitleReader {
 public:
  TitleReader(const Gazetteer::Impl& gazetteer, const Segment& segment)
      : gazetteer_(gazetteer), segment_(segment) {}

  SpokenTitle before(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t name = begin;
    while (name + 1 < end && belongs(name)) ++name;
    std::uint32_t from = name;
    while (from > 0 && name - from < kLongestTitle && segment_.words[from].gap == Gap::Space &&
           belongs(from - 1)) {
      --from;
    }
    SpokenTitle title;
    for (std::uint32_t w = from; w < name; ++w) add(w, title);
    // Without an office, "State" and "War" are no title.
    return title.offices.empty() ? SpokenTitle{} : title;
  }

 private:
  bool is_title(std::uint32_t w) const {
    return gazetteer_.has_flag(segment_.words[w].term, kTitleWord);
  }
  bool is_portfolio(std::uint32_t w) const {
    return (classes_of(segment_.words[w].hash) & kPortfolio) != 0;
  }
  RoleWord word(std::uint32_t w) const {
    const TermId term = segment_.words[w].term;
    return term == kNone ? RoleWord::Plain : role_word(gazetteer_.vocabulary.term(term));
  }
  bool belongs(std::uint32_t w) const {
    return is_title(w) || is_portfolio(w) || word(w) == RoleWord::Connective;
  }

  void add(std::uint32_t w, SpokenTitle& title) const {
    const RoleWord said = word(w);
    if (said == RoleWord::Connective || said == RoleWord::Courtesy) return;
    if (said == RoleWord::Former) {
      title.former = true;
    } else if (is_title(w) && !is_portfolio(w)) {
      title.minister |= said == RoleWord::Minister;
      title.offices.push_back(segment_.words[w].term);
    } else {
      title.portfolios.push_back(segment_.words[w].term);
    }
  }

  const Gazetteer::Impl& gazetteer_;
  const Segment& segment_;
};

}  // namespace

SpokenTitle title_before(const Gazetteer::Impl& gazetteer, const Segment& segment,
                         std::uint32_t begin, std::uint32_t end) {
  return TitleReader(gazetteer, segment).before(begin, end);
}

}  // namespace dossier
