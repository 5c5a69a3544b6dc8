// SPDX-License-Identifier: GPL-2.0-or-later
// Periods, and what belongs to what in an index that holds nothing but entities.
#include "schema/hierarchy.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "schema/bytes.h"
#include "schema/terms.h"
#include "tests/new_index.h"

using namespace dossier;

namespace {

Period period(const char* from, const char* to) { return {parse_date(from), parse_date(to)}; }

Entity entity(const char* id, std::vector<std::string> broader, std::vector<DatedName> dated = {},
              Period own = {}) {
  Entity made;
  made.id = id;
  made.kind = EntityKind::Group;
  made.name = id;
  made.broader = std::move(broader);
  made.dated = std::move(dated);
  made.from = own.from;
  made.to = own.to;
  return made;
}

class MadeIndex {
 public:
  explicit MadeIndex(const std::vector<Entity>& entities) {
    auto database = new_index(folder_);
    for (const auto& one : entities)
      database.set_metadata(make_term(metadata_key::kEntity, one.id), pack_entity(one));
    for (const auto& [whole, parts] : parts_of(entities)) {
      ByteWriter out;
      out.texts(parts);
      database.set_metadata(make_term(metadata_key::kParts, whole), out.take());
    }
    database.commit();
  }
  Index open() const { return Index({folder_.path()}); }

 private:
  TemporaryFolder folder_;
};

std::string form(const std::vector<Kinship>& kin) {
  std::string out;
  for (const auto& one : kin) {
    out += (out.empty() ? "" : " ") + one.id;
    for (const auto& days : one.periods)
      if (days.from || days.to)
        out += "[" + (days.from ? days.from->iso() : "..") + "/" +
               (days.to ? days.to->iso() : "..") + "]";
  }
  return out;
}

}  // namespace

TEST_CASE("periods hold from the first day of their beginning to the last of their end") {
  struct Row {
    const char *from, *to, *date;
    bool holds;
  };
  const Row rows[] = {
      {"2001", "2003-05", "2001-01-01", true},
      {"2001", "2003-05", "2003-05-31", true},
      {"2001", "2003-05", "2003-06-01", false},
      {"2001", "2003-05", "2003", true},
      {"2001", "2003-05", "2000-12-31", false},
      {"", "1999", "1500", true},
      {"1999", "", "2999", true},
      {"2001", "2002", "", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.date);
    CHECK(period(row.from, row.to).holds_at(parse_date(row.date)) == row.holds);
  }
  CHECK(!period("2001", "2002").common(period("2003", "")));
  CHECK(period("2001", "2004").common(period("2003", "")) == period("2003", "2004"));
  CHECK(period("2001", "").contains(period("2001-02", "2002")));
  CHECK(!period("2001", "2002").contains(period("2002", "")));
  const auto one =
      entity("group/a", {"group/b"}, {{"group/b", period("1999", "2010")}}, period("2001", ""));
  CHECK(holds_at(one, "group/b", parse_date("2005")));
  CHECK(!holds_at(one, "group/b", parse_date("2000")));
  CHECK(!holds_at(one, "group/b", parse_date("2011")));
  CHECK(holds_at(one, "group/a", parse_date("2011")));
  CHECK(!holds_at(one, parse_date("1999")));
}

TEST_CASE("an entity with dated names is stored and read alike") {
  const auto made = entity("group/a", {"group/b"},
                           {{"group/b", period("1999", "")}, {"A", period("", "2000-02-01")}},
                           period("1990", "2020"));
  const auto read = unpack_entity("group/a", pack_entity(made));
  CHECK(read.dated == made.dated);
  CHECK(read.period() == made.period());
  // As a version without dated names packed it.
  auto packed = pack_entity(entity("group/a", {}));
  packed.pop_back();
  CHECK(unpack_entity("group/a", packed).name == "group/a");
}

TEST_CASE("what belongs to an entity, at a date and at all") {
  const MadeIndex made({
      entity("group/taliban", {}),
      entity("group/cabinet", {"group/taliban"}, {}, period("2021-09-07", "")),
      entity("group/haqqani", {"group/taliban"}, {{"group/taliban", period("1996", "2030")}}),
      entity("group/office", {"group/cabinet", "group/haqqani"},
             {{"group/haqqani", period("2000", "2002")}}),
      entity("group/round", {"group/square"}),
      entity("group/square", {"group/round"}, {{"group/round", period("2001", "2005")}}),
      entity("group/self", {"group/self", "group/unknown"}),
  });
  const auto index = made.open();
  const auto below = [&](const char* id, const char* date = "") {
    return form(entities_below(index, id, parse_date(date)));
  };
  CHECK(below("group/taliban") ==
        "group/cabinet[2021-09-07/..] group/haqqani[1996/2030] "
        "group/office[2021-09-07/..][2000/2002]");
  CHECK(below("group/taliban", "2001-05") == "group/haqqani[1996/2030] group/office[2000/2002]");
  CHECK(below("group/taliban", "1990") == "");
  CHECK(below("group/nobody") == "");
  CHECK(below("group/unknown") == "group/self");
  CHECK(below("group/square") == "group/round");
  CHECK(below("group/round") == "group/square[2001/2005]");
  CHECK(form(entities_above(index, "group/office")) ==
        "group/cabinet group/haqqani[2000/2002] "
        "group/taliban[2021-09-07/..][2000/2002]");
  CHECK(form(entities_above(index, "group/square", parse_date("2010"))) == "");
  CHECK(form(entities_above(index, "group/self")) == "group/unknown");
}

TEST_CASE("a thick net of parts and dates is walked in time") {
  std::vector<Entity> net;
  for (int level = 0; level < 12; ++level) {
    for (int i = 0; i < 20; ++i) {
      auto one = entity("", {});
      one.id = "group/" + std::to_string(level) + "-" + std::to_string(i);
      for (int j = 0; level > 0 && j < 20; ++j) {
        one.broader.push_back("group/" + std::to_string(level - 1) + "-" + std::to_string(j));
        one.dated.push_back(
            {one.broader.back(),
             {Date{1000 + i * 13 + j * 7, 0, 0}, Date{2000 + i * 5 + j * 3, 0, 0}}});
      }
      net.push_back(std::move(one));
    }
  }
  const MadeIndex made(net);
  CHECK(entities_below(made.open(), "group/0-0").size() == 11 * 20);
}
