// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/short_name.h"

#include <doctest/doctest.h>

using namespace dossier;

TEST_CASE("a name given for the notes behind") {
  struct Row {
    const char *citation, *name, *rest;
  };
  for (const auto& [citation, name, rest] : {
           Row{"Roe, Ports (2010) (hereinafter “Ports”), p. 4", "Ports", "Roe, Ports (2010), p. 4"},
           Row{"Roe, Ports [Hereafter cited as Ports Book].", "Ports Book", "Roe, Ports."},
           Row{"Roe, Häfen (im Folgenden: Hafenbuch)", "Hafenbuch", "Roe, Häfen"},
           Row{"Roe, Les ports (ci-après « Ports »)", "Ports", "Roe, Les ports"},
           Row{"Roe, Porty (dalej: Porty)", "Porty", "Roe, Porty"},
           Row{"Roe, Ports (2010)", "", ""},
           Row{"Roe, Ports (hereinafter)", "", ""},
           Row{"Roe, Ports (hereinafters X)", "", ""},
           Row{"Roe (hereinafter X", "", ""},
       }) {
    CAPTURE(citation);
    const auto given = given_name(citation);
    CHECK((given ? given->name : "") == name);
    CHECK((given ? given->rest : "") == rest);
  }
}

TEST_CASE("a citation by the name given") {
  CHECK(names_work("“Ports,” p. 4", "Ports"));
  CHECK(names_work("Ports", "Ports"));
  CHECK(names_work("Ports at 12", "Ports"));
  CHECK_FALSE(names_work("Ports of the North, 2010", "Ports"));
  CHECK_FALSE(names_work("Portsmouth, p. 4", "Ports"));
}
