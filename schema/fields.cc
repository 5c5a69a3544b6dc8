// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/fields.h"

#include <algorithm>
#include <array>

#include "schema/terms.h"

namespace dossier {
namespace {

constexpr std::array kFields{
    Field{"person", FieldKind::Entity, prefix::kEntity, "a person, by any known name or id",
          "person:milley"},
    Field{"group", FieldKind::Entity, prefix::kEntity, "a group or organisation", "group:iskp"},
    Field{"place", FieldKind::Entity, prefix::kEntity, "a place", "place:kabul"},
    Field{"actor", FieldKind::Entity, prefix::kEntity, "a person, group or place; also @name",
          "actor:haqqani"},
    Field{"title", FieldKind::Words, prefix::kTitle, "words of the title", "title:evacuation"},
    Field{"author", FieldKind::Words, prefix::kAuthor, "words of an author's name",
          "author:lindqvist"},
    Field{"outlet", FieldKind::Words, prefix::kOutlet, "words of the publisher or newspaper",
          "outlet:\"northgate wire\""},
    Field{"kind", FieldKind::Value, prefix::kKind, "paper, news or other", "kind:paper"},
    Field{"lang", FieldKind::Value, prefix::kLanguage, "language, two letters", "lang:fr"},
    Field{"id", FieldKind::Value, prefix::kId, "one document by its id", "id:haqqani-network"},
    Field{"date", FieldKind::Date, "", "year, month, day, or a range open at either end",
          "date:2021-08..2021-12"},
    Field{"query", FieldKind::Value, "", "a query that dossier save has saved", "query:reports"},
    Field{"in", FieldKind::Zone, "", "only in body, notes or bib", "in:notes malkasian"},
};

}  // namespace

std::span<const Field> fields() { return kFields; }

const Field* find_field(std::string_view name) {
  const auto found =
      std::find_if(kFields.begin(), kFields.end(), [&](const Field& f) { return f.name == name; });
  return found == kFields.end() ? nullptr : &*found;
}

}  // namespace dossier
