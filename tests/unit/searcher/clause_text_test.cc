// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/clause_text.h"

#include <doctest/doctest.h>

using namespace dossier;

TEST_CASE("a facet's value as a clause") {
  struct Row {
    Facet facet;
    std::optional<std::string> id;
    const char *name, *clause, *value;
  };
  for (const auto& [facet, id, name, clause, value] : {
           Row{Facet::Groups, "group/iskp", "ISKP", "group:iskp", "iskp"},
           Row{Facet::Places, "place/a b", "A B", "place:\"a b\"", "a b"},
           Row{Facet::People, {}, "Jane \"J\" Roe", "", ""},
           Row{Facet::Outlet, {}, "The Ledger", "outlet:\"The Ledger\"", "The Ledger"},
           Row{Facet::Outlet, {}, "Times", "outlet:\"Times\"", "Times"},
           Row{Facet::Author, {}, "Roe: A", "author:\"Roe: A\"", "Roe: A"},
           Row{Facet::Kind, {}, "paper", "kind:paper", "paper"},
           Row{Facet::Language, {}, "fr", "lang:fr", "fr"},
           Row{Facet::Cited, {}, "2 to 4", "", ""},
           Row{Facet::Outlet, {}, "", "", ""},
       }) {
    CAPTURE(name);
    const auto found = facet_clause(facet, id, name);
    CHECK(found == clause);
    if (!found.empty()) CHECK(clause_value(found) == value);
    if (!found.empty()) CHECK(clause_value("-" + found) == value);
  }
}

TEST_CASE("a name that no authority lists as a clause") {
  CHECK(phrase_clause("Jane \"J\" Roe") == "\"Jane J Roe\"");
  CHECK(clause_value("-\"a: b\"") == "a: b");
}

TEST_CASE("the actor a clause names") {
  CHECK(clause_actor("group:iskp") == "group/iskp");
  CHECK(clause_actor("-place:\"a b\"") == "place/a b");
  CHECK(clause_actor("group:\"group/iskp\"") == "group/iskp");
  CHECK(!clause_actor("kind:paper"));
  CHECK(!clause_actor("kabul"));
  CHECK(!clause_actor("\"person: a\""));
}
