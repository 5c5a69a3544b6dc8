// SPDX-License-Identifier: GPL-2.0-or-later
// What a document as a whole says about names: collected on a first pass, asked on the second.

#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/entities/gazetteer_impl.h"
#include "indexer/entities/segment.h"
#include "indexer/entities/tag_rules.h"

namespace dossier {

/// A set of words by their hashes, two bits each: asked for a word it does not hold, it wrongly
/// says yes in one case of thousands.
class WordSet {
 public:
  explicit WordSet(std::size_t words);
  void add(const Word& word);
  bool contains(const Word& word) const;

 private:
  std::vector<std::uint64_t> bits_;
};

class Evidence {
 public:
  /// Sizes its tables for a document of `words` words.
  explicit Evidence(std::size_t words, TagRules in_force = {})
      : lower(words), alone(words), names(words), rules(in_force) {}

  WordSet lower;  ///< Words that occur in lower case.
  WordSet alone;  ///< Capitalised words that occur with no capitalised word after them: hardly
                  ///< given names.
  WordSet names;  ///< Words capitalised in mid-sentence, outside titles and headings.
  TagRules rules;

  /// A sure mention of `entity` with `title` before it, or kNone.
  void support(std::uint32_t entity, TermId title);
  bool supported(std::uint32_t entity) const { return support_.contains(entity); }

  /// A sure mention of something that belongs to `entity`: the White House speaks for the country.
  void imply(std::uint32_t entity) { implied_.insert(entity); }
  bool concerns(std::uint32_t entity) const {
    return supported(entity) || implied_.contains(entity);
  }
  bool titled(std::uint32_t entity, TermId title) const;

  /// A sure mention of `entity` begins with `word`: "Afghan forces".
  void named(std::uint32_t entity, TermId word) { named_[entity].insert(word); }
  /// Does `holds(entity, word)` for any of them?
  template <typename Holds>
  bool any_named(const Holds& holds) const {
    for (const auto& [entity, words] : named_)
      for (const TermId word : words)
        if (holds(entity, word)) return true;
    return false;
  }

  /// On the second pass: the latest sure mention so far, counted in mentions; 0 before the first.
  void mention(std::uint32_t entity) { latest_[entity] = ++mentions_; }
  std::uint64_t latest(std::uint32_t entity) const;

  /// The short name stood in mid-sentence as a name of its own.
  void stood_alone(NodeId name) { alone_.insert(name); }
  bool stands_alone(NodeId name) const { return alone_.contains(name); }
  /// The short name belongs to somebody no authority lists ("Jim Baker"), unless it stood alone
  /// before.
  void belongs_to_stranger(NodeId name) {
    if (!alone_.contains(name)) strangers_.insert(name);
  }
  bool is_strangers(NodeId name) const { return strangers_.contains(name); }

  /// The name stood where only a place does: after "in", or in a dateline.
  void stood_as_place(NodeId name) { places_.insert(name); }
  bool stands_as_place(NodeId name) const { return places_.contains(name); }

 private:
  std::unordered_map<std::uint32_t, std::unordered_set<TermId>> support_, named_;
  std::unordered_map<std::uint32_t, std::uint64_t> latest_;
  std::unordered_set<std::uint32_t> implied_;
  std::unordered_set<NodeId> alone_, strangers_, places_;
  std::uint64_t mentions_ = 0;
};

}  // namespace dossier
