// SPDX-License-Identifier: GPL-2.0-or-later
// Inside the gazetteer: shared by its builder and the tagger, nobody else's.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/entities/gazetteer.h"
#include "indexer/entities/name_variants.h"
#include "indexer/entities/names.h"
#include "indexer/entities/roles.h"
#include "indexer/entities/segment.h"
#include "schema/day_range.h"

namespace dossier {

/// Names of more words than this are cut off from matching; it bounds the work a word can cause.
inline constexpr std::size_t kMaxNameWords = 24;

enum class NameRole : std::uint8_t {
  Strong,  ///< Always the entity, unless another one claims it too.
  Weak,    ///< Needs support in the document.
  Short,   ///< A person's surname or what serves as one.
};

/// Two letters of ISO 639-1 as one number; 0 for "".
inline std::uint16_t language_number(std::string_view language) {
  if (language.size() < 2) return 0;
  return static_cast<std::uint16_t>(static_cast<unsigned char>(language[0]) << 8U |
                                    static_cast<unsigned char>(language[1]));
}

/// One meaning of a path in the trie.
struct NamePattern {
  std::uint32_t entity = 0;    ///< Index into Impl::entities.
  std::uint32_t next = kNone;  ///< Another meaning of the same path.
  std::uint32_t capitals = 0;  ///< Bit n: word n must be capitalised in the text.
  std::uint32_t gaps =
      0;  ///< Bit n: more than a blank may stand before word n, as in the name itself.
  std::uint32_t form = kNone;    ///< For Short, index into Impl::forms.
  std::uint32_t period = kNone;  ///< Index into Impl::periods; kNone: holds always.
  std::uint16_t language = 0;  ///< language_number() of the only one in which it is a name; 0: any.
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
  DayRange days;                       ///< The same to the day: a life, or the time of a name.
  int spoken_from = 0;                 ///< The year from which a surname may mean the person.
};

/// Does the entity hold at the date of a document? The dead are still spoken of: for persons this
/// tells namesakes apart, and rules nobody out.
inline bool holds_at(const KnownEntity& entity, const std::optional<Date>& date) {
  return entity.days.meets(date);
}

/// Was a document written so long before the person's time that a surname in it means another?
inline bool long_before(const KnownEntity& entity, const std::optional<Date>& date) {
  return entity.kind == EntityKind::Person && date && date->year < entity.spoken_from;
}

struct Gazetteer::Impl {
  Vocabulary vocabulary;
  TermId of = kNone, for_ = kNone;   ///< "of" and "for", in "Secretary of State Rusk".
  std::vector<std::uint16_t> flags;  ///< TermFlag bits by TermId.
  Trie trie;
  std::vector<std::uint32_t> first_pattern;  ///< By NodeId; kNone: no name ends here.
  std::vector<NamePattern> patterns;
  std::vector<PersonForm> forms;
  std::vector<DayRange> periods;  ///< Of names that hold only at times.
  std::vector<KnownEntity> entities;
  NameVariants variants;  ///< Of the words of names.
  RoleTable roles;        ///< Posts, by entity.

  bool has_flag(TermId term, TermFlag flag) const {
    return term != kNone && (flags[term] & flag) != 0;
  }
};

/// What a document's date and language rule out: "Secretary of State" is somebody else by then,
/// "Island" is no country in English.
struct NameSetting {
  std::optional<Date> date;
  std::uint16_t language = 0;  ///< language_number(); 0: unknown.
};
inline bool holds_at(const Gazetteer::Impl& gazetteer, const NamePattern& pattern,
                     const NameSetting& setting) {
  if (pattern.language != 0 && pattern.language != setting.language) return false;
  return pattern.period == kNone || gazetteer.periods[pattern.period].meets(setting.date);
}

/// Where the trie has the name made of all of `tokens` (parts, no joined forms); kNone where it has
/// none, or there are no tokens.
NodeId name_node(const Gazetteer::Impl& gazetteer, const std::vector<Token>& tokens);

}  // namespace dossier
