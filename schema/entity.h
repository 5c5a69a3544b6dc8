// SPDX-License-Identifier: GPL-2.0-or-later
// An entry of an authority file: a person, group or place with its names, and when they hold.
//
//   person/blinken: "Antony Blinken", born 1962-04-16; weak name "Secretary of State" from
//   2021-01-26 to 2025-01-20; broader group/biden-administration in the same time
//   holds_at(blinken, "Secretary of State", 2022-03) -> true; of 2019: false

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/date.h"
#include "schema/document.h"

namespace dossier {

/// From the first day of `from` to the last of `to`; a side without date is open.
struct Period {
  std::optional<Date> from, to;

  /// Does it hold on any day that `date` may mean? Without a date nothing is known against it.
  bool holds_at(const std::optional<Date>& date) const;
  bool contains(const Period& other) const;
  /// The days in both; none where there are none.
  std::optional<Period> common(const Period& other) const;

  bool operator==(const Period&) const = default;
};

/// When one name, or one parent, of an entity holds.
struct DatedName {
  std::string what;  ///< A name as listed, or the id of a parent.
  Period period;

  bool operator==(const DatedName&) const = default;
};

/// A name found in documents of one language alone; never shown, and not stored with the entity.
struct TranslatedName {
  std::string name;
  std::string language;  ///< ISO 639-1.
  bool weak = false;     ///< Only with support in the same document.

  bool operator==(const TranslatedName&) const = default;
};

struct Entity {
  std::string id;  ///< "kind/slug", as the authority file has it.
  EntityKind kind = EntityKind::Person;
  std::string name;                  ///< Preferred name; itself a strong alias.
  std::vector<std::string> aliases;  ///< Strong: always this entity.
  std::vector<std::string> weak;     ///< Only with support in the same document.
  std::vector<std::string> broader;  ///< Ids of parents.
  /// Names in other languages, in all their cases: "Island", which is Iceland in German alone.
  std::vector<TranslatedName> translated;
  std::optional<Date> from, to;  ///< A life, or the time a group or place is known by its name.
  /// Names and parents from above that hold only at times, several rows for several times; one that
  /// is not here holds as long as the entity.
  std::vector<DatedName> dated;

  Period period() const { return {from, to}; }
};

/// Does the entity hold at the date of a document? The dead are still spoken of: for persons this
/// tells namesakes apart, and rules nobody out.
bool holds_at(const Entity& entity, const std::optional<Date>& date);

/// Does this name or parent of the entity hold then? A name of one who holds, if not itself dated.
bool holds_at(const Entity& entity, std::string_view name_or_parent,
              const std::optional<Date>& date);

/// The times of one name or parent, each cut to the entity's own; a single open period where
/// neither is dated, none where they exclude each other.
std::vector<Period> periods_of(const Entity& entity, std::string_view name_or_parent);

}  // namespace dossier
