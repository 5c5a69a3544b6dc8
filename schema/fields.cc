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
    Field{"url", FieldKind::Words, prefix::kUrl, "words of the address", "url:northgatewire"},
    Field{"kind", FieldKind::Value, prefix::kKind, "paper, news or other", "kind:paper"},
    Field{"lang", FieldKind::Value, prefix::kLanguage, "language, two letters", "lang:fr"},
    Field{"id", FieldKind::Value, prefix::kId, "one document by its id", "id:haqqani-network"},
    Field{"has", FieldKind::Value, prefix::kHas,
          "notes, bib, citations, url, date, author or outlet", "has:notes"},
    Field{"date", FieldKind::Date, "", "year, month, day, 3m, or a range open at either end; none",
          "date:2021-08..2021-12"},
    Field{"query", FieldKind::Value, "", "a query that dossier save has saved", "query:reports"},
    Field{"since", FieldKind::Date, "", "this date or later", "since:2021-09"},
    Field{"until", FieldKind::Date, "", "this date or earlier", "until:2020"},
    Field{"mentions", FieldKind::Spoken, prefix::kSpokenDate, "a date that the text speaks of",
          "mentions:2021-08-26"},
    Field{"in", FieldKind::Zone, "", "only in body, notes, bib or title", "in:notes malkasian"},
    Field{"cites", FieldKind::Related, "", "documents that cite this one, address or title",
          "cites:haqqani-network"},
    Field{"citedby", FieldKind::Related, "", "documents that this one cites",
          "citedby:haqqani-network"},
    Field{"similar", FieldKind::Related, "", "documents like this one", "similar:haqqani-network"},
};

constexpr std::array<std::string_view, kPossessions> kPossessionNames{
    "notes", "bib", "citations", "url", "date", "author", "outlet"};

}  // namespace

std::string_view possession_name(Possession what) {
  return kPossessionNames.at(static_cast<std::size_t>(what));
}

std::vector<std::string_view> fixed_values(const Field& field) {
  if (field.name == "kind") return {"paper", "news", "other"};
  if (field.name == "in") return {"body", "notes", "bib", "title"};
  if (field.name == "has") return {kPossessionNames.begin(), kPossessionNames.end()};
  return {};
}

std::span<const Field> fields() { return kFields; }

const Field* find_field(std::string_view name) {
  const auto found =
      std::find_if(kFields.begin(), kFields.end(), [&](const Field& f) { return f.name == name; });
  return found == kFields.end() ? nullptr : &*found;
}

}  // namespace dossier
