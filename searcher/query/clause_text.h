// SPDX-License-Identifier: GPL-2.0-or-later
// Values as clauses of the query language, as anybody could type them: what facets give to filter
// by, and what the kiosk keeps of filters chosen.
//
//   Groups, "group/iskp"       -> group:iskp
//   Outlet, "The Wire"         -> outlet:"The Wire"
//   People, no id, "Haqqani"   -> ""

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/facet_slot.h"

namespace dossier {

/// Finds the documents with a value of a facet. Quotation marks in a name are left out, as
/// phrases know none. "" where no clause says it: of Date (whose values are periods), of Cited, and
/// of a name that no authority lists and so has no id: person:"Haqqani" would find listed ones.
std::string facet_clause(Facet facet, const std::optional<std::string>& id, std::string_view name);

/// Finds the documents that name an actor of an authority: `group:iskp` of "group/iskp".
std::string actor_clause(std::string_view id);

/// Finds the documents with the words of a name.
std::string phrase_clause(std::string_view name);

/// Of a clause that one of these made, with '-' before it or not, what it names: "iskp", "The
/// Wire"; and the id that an actor has who is listed by it: "group/iskp".
std::string clause_value(std::string_view clause);
std::optional<std::string> clause_actor(std::string_view clause);

}  // namespace dossier
