// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/matcher.h"

#include <algorithm>

namespace dossier {
namespace {

// One walk down the trie: at a compound it goes both ways, by its parts and by its joined form.
class Walk {
 public:
  Walk(const Gazetteer::Impl& gazetteer, const Segment& segment, std::uint32_t begin,
       std::vector<Spelled>& out)
      : gazetteer_(gazetteer), segment_(segment), begin_(begin), out_(out) {}

  void step(NodeId node, std::uint32_t at, std::uint32_t unit, Spelled path) {
    if (at >= segment_.words.size() || unit >= kMaxNameWords) return;
    const Word& word = segment_.words[at];
    if (word.term == kNone && word.joined == kNone) return;
    if (unit > 0 && word.gap != Gap::Space) path.gaps |= 1U << unit;
    if (word.joined != kNone) {
      Spelled joined = path;
      const std::uint32_t end = std::min<std::uint32_t>(
          at + word.parts, static_cast<std::uint32_t>(segment_.words.size()));
      const bool capital = std::any_of(segment_.words.begin() + at, segment_.words.begin() + end,
                                       [](const Word& w) { return w.capital(); });
      if (capital) joined.capitals |= 1U << unit;
      advance(gazetteer_.trie.child(node, word.joined), end, unit, joined);
    }
    if (word.term != kNone) {
      if (word.capital()) path.capitals |= 1U << unit;
      advance(gazetteer_.trie.child(node, word.term), at + 1, unit, path);
    }
  }

 private:
  void advance(NodeId node, std::uint32_t at, std::uint32_t unit, const Spelled& path) {
    if (node == kNone) return;
    if (gazetteer_.first_pattern[node] != kNone) {
      out_.push_back({begin_, at - begin_, node, path.capitals, path.gaps});
    }
    step(node, at, unit + 1, path);
  }

  const Gazetteer::Impl& gazetteer_;
  const Segment& segment_;
  std::uint32_t begin_;
  std::vector<Spelled>& out_;
};

}  // namespace

void spell(const Gazetteer::Impl& gazetteer, const Segment& segment, std::uint32_t begin,
           std::vector<Spelled>& out) {
  const auto first = static_cast<std::ptrdiff_t>(out.size());
  Walk(gazetteer, segment, begin, out).step(0, begin, 0, {});
  // By insertion: they are few, and mostly one.
  const auto longer = [](const Spelled& a, const Spelled& b) { return a.words > b.words; };
  for (auto at = out.begin() + first; at != out.end(); ++at)
    std::rotate(std::upper_bound(out.begin() + first, at, *at, longer), at, at + 1);
}

bool admits(const Gazetteer::Impl& gazetteer, const Segment& segment, const Spelled& spelled,
            const NamePattern& pattern, const TagRules& rules) {
  if ((pattern.capitals & ~spelled.capitals) != 0 || (spelled.gaps & ~pattern.gaps) != 0)
    return false;
  if (!pattern.shouted || !rules.on(TagRule::ShortCapitals)) return true;
  for (std::uint32_t w = spelled.begin; w < spelled.begin + spelled.words; ++w) {
    const Word& word = segment.words[w];
    if (word.letters != Case::Capitals && word.letters != Case::Initial) return false;
    // In a line of capitals nothing tells WHO from "who".
    if (segment.capitals && !word.dotted && gazetteer.has_flag(word.term, kStopWord)) return false;
  }
  return true;
}

}  // namespace dossier
