// SPDX-License-Identifier: GPL-2.0-or-later
// Inside the gazetteer: shared by its builder and the tagger, nobody else's.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/entities/gazetteer.h"
#include "indexer/entities/name_variants.h"
#include "indexer/entities/names.h"
#include "indexer/entities/segment.h"

namespace dossier {

/// Names of more words than this are cut off from matching; it bounds the work a word can cause.
inline constexpr std::size_t kMaxNameWords = 24;

enum class NameRole : std::uint8_t {
  Strong,  ///< Always the entity, unless another one claims it too.
  Weak,    ///< Needs support in the document.
  Short,   ///< A person's surname or what serves as one.
};

/// One meaning of a path in the trie.
struct NamePattern {
  std::uint32_t entity = 0;    ///< Index into Impl::entities.
  std::uint32_t next = kNone;  ///< Another meaning of the same path.
  std::uint32_t capitals = 0;  ///< Bit n: word n must be capitalised in the text.
  std::uint32_t gaps =
      0;  ///< Bit n: more than a blank may stand before word n, as in the name itself.
  std::uint32_t form = kNone;  ///< For Short, index into Impl::forms.
  NameRole role = NameRole::Strong;
  bool shouted = false;    ///< Only text in capitals matches (US).
  bool married = false;    ///< Only after Mrs., Madame: a wife listed under her husband's name.
  bool preferred = false;  ///< From the entity's name, not an alias.
};

/// How sure it is that a short name serves alone: a surname; half of a double one; the first word
/// of a name whose order is unknown.
enum class ShortRank : std::uint8_t { Surname, Half, First };

/// A way a person may be named before a short name.
struct PersonForm {
  std::vector<std::string> given;      ///< Folded, in order.
  std::vector<std::string> nicknames;  ///< Folded.
  ShortRank rank = ShortRank::Surname;
  bool preferred = false;  ///< From the preferred name, not an alias.
};

struct KnownEntity {
  std::string id;
  EntityKind kind = EntityKind::Person;
  std::vector<std::uint32_t> broader;  ///< Those of the listed parents that are known.
  int from_year = 0, to_year = 0;      ///< 0: unbounded.
};

struct Gazetteer::Impl {
  Vocabulary vocabulary;
  TermId of = kNone, for_ = kNone;   ///< "of" and "for", in "Secretary of State Rusk".
  std::vector<std::uint16_t> flags;  ///< TermFlag bits by TermId.
  Trie trie;
  std::vector<std::uint32_t> first_pattern;  ///< By NodeId; kNone: no name ends here.
  std::vector<NamePattern> patterns;
  std::vector<PersonForm> forms;
  std::vector<KnownEntity> entities;
  NameVariants variants;  ///< Of the words of names.

  bool has_flag(TermId term, TermFlag flag) const {
    return term != kNone && (flags[term] & flag) != 0;
  }
};

/// Where the trie has the name made of all of `tokens` (parts, no joined forms); kNone where it has
/// none, or there are no tokens.
NodeId name_node(const Gazetteer::Impl& gazetteer, const std::vector<Token>& tokens);

}  // namespace dossier
