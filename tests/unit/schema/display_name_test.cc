// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/display_name.h"

#include <doctest/doctest.h>

using namespace dossier;

TEST_CASE("listed names as readers expect them") {
  struct Row {
    EntityKind kind;
    const char* listed;
    const char* shown;
  };
  for (const Row& row : std::initializer_list<Row>{
           {EntityKind::Person, "Baker, Newton Diehl", "Newton Diehl Baker"},
           {EntityKind::Person, "Nolting, Frederick E., Jr.", "Frederick E. Nolting, Jr."},
           {EntityKind::Person, "Beugel, Ernst Hans van der", "Ernst Hans van der Beugel"},
           {EntityKind::Person, "Zumwalt, Elmo R. (“Bud”), Jr.", "Elmo R. (“Bud”) Zumwalt, Jr."},
           {EntityKind::Person, "Mao Zedong", "Mao Zedong"},
           {EntityKind::Person, "King, Jr.", "King, Jr."},
           {EntityKind::Person, "Hussein, King of Jordan", "Hussein, King of Jordan"},
           {EntityKind::Person, "Abdul Rahman, Tunku, Dato, Sri", "Abdul Rahman, Tunku, Dato, Sri"},
           {EntityKind::Person, "Baker,", "Baker,"},
           {EntityKind::Person, ", Newton", ", Newton"},
           {EntityKind::Person, "", ""},
           {EntityKind::Place, "Washington, D.C.", "Washington, D.C."},
           {EntityKind::Group, "Inc., Apple", "Inc., Apple"},
       }) {
    CAPTURE(row.listed);
    CHECK(display_name(row.kind, row.listed) == row.shown);
  }
}
