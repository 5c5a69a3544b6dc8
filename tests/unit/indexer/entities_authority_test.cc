// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <cstdio>
#include <string>

#include "analysis/error.h"
#include "indexer/entities/gazetteer.h"
#include "indexer/entities/person_name.h"
#include "tests/temporary_folder.h"

using namespace dossier;

namespace {

struct Loaded {
  Authority authority;
  std::vector<Diagnostic> diagnostics;
};

Loaded load(std::initializer_list<std::string> contents) {
  Loaded loaded;
  for (const std::string& content : contents) {
    const TemporaryFolder folder;
    const auto file = folder.write("names.tsv", content);
    load_authority(file, loaded.authority, loaded.diagnostics);
  }
  check_authority(loaded.authority, loaded.diagnostics);
  return loaded;
}

// "line 2: reason" of each, joined by " / ".
std::string faults(const Loaded& loaded) {
  std::string out;
  for (const Diagnostic& d : loaded.diagnostics) {
    if (!out.empty()) out += " / ";
    out += d.place + ": " + d.reason;
  }
  return out;
}

std::string ids(const Loaded& loaded) {
  std::string out;
  for (const Entity& e : loaded.authority.entities) out += (out.empty() ? "" : " ") + e.id;
  return out;
}

std::string joined(const std::vector<std::string>& items, const char* separator) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : separator) + item;
  return out;
}

const std::string kHeader = "id\tkind\tname\taliases\tweak\tbroader\tfrom\tto\n";

}  // namespace

TEST_CASE("a full row") {
  const Loaded loaded = load({kHeader + "a\tplace\tA\t\t\t\t\t\n" +
                              "place/b\tplace\tB\tBee|Be\tthe b\tplace/a\t2001\t2021-08-15\n"});
  CHECK(faults(loaded) == "");
  CHECK(ids(loaded) == "place/a place/b");
  const Entity& b = loaded.authority.entities.at(1);
  CHECK(joined(b.aliases, ",") == "Bee,Be");
  CHECK(joined(b.weak, ",") == "the b");
  CHECK(joined(b.broader, ",") == "place/a");
  CHECK(b.from->iso() == "2001");
  CHECK(b.to->iso() == "2021-08-15");
}

TEST_CASE("columns by name, byte order mark, CRLF, blank lines, short rows") {
  const Loaded loaded =
      load({"\xEF\xBB\xBFname\tkind\tid\r\nX\tgroup\tx\r\n\r\nY\tgroup\tgroup/y"});
  CHECK(faults(loaded) == "");
  CHECK(ids(loaded) == "group/x group/y");
}

TEST_CASE("bad rows are reported and left out, the rest is used") {
  struct Row {
    const char* rows;
    const char* fault;
    const char* ids;
  };
  const Row rows[] = {
      {"a\tgroop\tA\nb\tgroup\tB\n", "line 2: \"groop\" is no kind; the row is left out",
       "group/b"},
      {"a\tgroup\t\nb\tgroup\tB\n", "line 2: no name; the row is left out", "group/b"},
      {"\tgroup\tA\nb\tgroup\tB\n", "line 2: no id; the row is left out", "group/b"},
      {"a\tgroup\tA\xff\nb\tgroup\tB\n", "line 2: not UTF-8; the row is left out", "group/b"},
      {"a\tgroup\tA\t\t\t\tsoon\n", "line 2: \"soon\" is no date; from is left out", "group/a"},
      {"a\tgroup\tA\t\t\tgroup/z\n", "line 2: group/z is broader than group/a but listed nowhere",
       "group/a"},
      {"a\tgroup\tA\tSame\nb\tgroup\tB\tsame\n",
       "line 3: \"same\" is a name of group/a and of group/b; it links only where the text decides",
       "group/a group/b"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.rows);
    const Loaded loaded = load({kHeader + row.rows});
    CHECK(faults(loaded) == row.fault);
    CHECK(ids(loaded) == row.ids);
  }
}

TEST_CASE("an id in two files is merged, the later name wins") {
  const Loaded loaded = load({kHeader + "a\tgroup\tOld\tO\n", kHeader + "a\tgroup\tNew\tN\n"});
  REQUIRE(loaded.authority.entities.size() == 1);
  CHECK(loaded.authority.entities[0].name == "New");
  CHECK(joined(loaded.authority.entities[0].aliases, ",") == "O,Old,N");
  REQUIRE(loaded.diagnostics.size() == 1);
  CHECK(loaded.diagnostics[0].reason.find("listed before") != std::string::npos);
}

TEST_CASE("a file that is no authority stops the run") {
  const TemporaryFolder folder;
  const auto empty = folder.write("empty.tsv", ""),
             other = folder.write("other.tsv", "name,kind\n");
  Authority authority;
  std::vector<Diagnostic> diagnostics;
  CHECK_THROWS_AS(load_authority(empty, authority, diagnostics), Error);
  CHECK_THROWS_AS(load_authority(other, authority, diagnostics), Error);
  CHECK_THROWS_AS(load_authority("/nowhere/at-all.tsv", authority, diagnostics), Error);
}

TEST_CASE("many claims are counted, not listed") {
  std::string rows = kHeader;
  for (int i = 0; i < 40; ++i)
    rows += "e" + std::to_string(i) + "\tgroup\tE" + std::to_string(i) + "\tSame\n";
  const Loaded loaded = load({rows});
  REQUIRE(loaded.diagnostics.size() == kMaxClaims + 1);
  CHECK(loaded.diagnostics.back().reason == "19 more names that several entities claim");
}

TEST_CASE("person names as listed, and as text has them") {
  struct Row {
    const char* listed;
    const char* spoken;  // all spoken names
  };
  const Row rows[] = {
      {"Baker, Newton Diehl", "Newton Diehl Baker|Newton Baker"},
      {"Zorn, Elmo R. (“Bud”), Jr.", "Elmo R Zorn|Elmo Zorn|Bud Zorn"},
      {"Beug, Ernst Hans van der", "Ernst Hans van der Beug|Ernst van der Beug"},
      {"Taylor, Maj. Gen. Maxwell D.", "Maxwell D Taylor|Maxwell Taylor"},
      {"Nguyen Dinh Thuan", "Nguyen Dinh Thuan"},
      {"President Luis Prado", "Luis Prado"},
      {"Secretary of Defense Ann Doe", "Ann Doe"},
      {"Emperor of Ruritania", "Emperor of Ruritania"},
      {"General", ""},
      {"King, J.C.", "J C King"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.listed);
    Entity entity;
    entity.kind = EntityKind::Person;
    entity.name = row.listed;
    CHECK(joined(spoken_names(entity), "|") == row.spoken);
  }
}
