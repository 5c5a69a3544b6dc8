// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/work_terms.h"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

using namespace dossier;

namespace {

// An index in memory whose documents each know the keys of some works.
class Works {
 public:
  void document(const std::vector<std::vector<std::string>>& works) {
    Xapian::Document document;
    for (const auto& keys : works) {
      for (const auto& key : keys) document.add_boolean_term(cites_term(work_id(key)));
      for (const auto& link : key_links(keys)) document.add_boolean_term(link);
    }
    database_.add_document(document);
  }
  void own(const std::vector<std::string>& keys) {
    Xapian::Document document;
    for (const auto& key : keys) document.add_boolean_term(known_as_term(work_id(key)));
    database_.add_document(document);
  }
  bool same(const std::string& a, const std::string& b) {
    return same_work(database_, {a}).contains(work_id(b));
  }
  std::size_t titled(const std::string& title) { return works_titled(database_, title).size(); }

 private:
  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
};

const std::string kUrl = "url:a.example/x", kMirror = "url:b.example/x",
                  kTitle = "title:secret air force|2020";

}  // namespace

TEST_CASE("an address and a title are one work where some document says so") {
  Works works;
  works.document({{kUrl, kTitle}});
  works.document({{"url:c.example/y"}});
  CHECK(works.same(kUrl, kTitle));
  CHECK(works.same(kTitle, kUrl));
  CHECK(works.same(kUrl, kUrl));
  CHECK_FALSE(works.same(kUrl, "url:c.example/y"));
}

TEST_CASE("a title of several addresses is several works, each of which has it") {
  Works works;
  works.document({{kUrl, kTitle}});
  works.document({{kMirror, kTitle}});
  CHECK(works.same(kUrl, kTitle));
  CHECK(works.same(kMirror, kTitle));
  CHECK_FALSE(works.same(kTitle, kUrl));
  CHECK_FALSE(works.same(kUrl, kMirror));
}

TEST_CASE("a title finds its works of all years, and of none") {
  Works works;
  works.document({{kTitle}, {"title:secret air force|2021"}, {"title:another title|2020"}});
  CHECK(works.titled("The Secret Air Force") == 2);
  works.document({{"title:secret air force|"}, {"title:report without a year|"}});
  CHECK(works.titled("The Secret Air Force") == 3);
  CHECK(works.titled("A report without a year") == 1);
  works.own({"title:own report|"});
  CHECK(works.titled("An own report") == 1);
  CHECK(works.titled("Secret Air") == 0);
  CHECK(works.titled("word") == 0);
}

TEST_CASE("a title with a subtitle is known by what stands before it") {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const auto& [title, key] : std::vector<std::pair<std::string, std::string>>{
           {"Over the Horizon: Strikes without a Footprint",
            "title:over the horizon strikes without a footprint|2021"},
           {"A Rival Within – ISKP after 2021", "title:rival within iskp after 2021|2022"},
           {"Who Is Left? The Last Days", "title:who is left the last days|2020"},
           {"Kabul: A City", "title:kabul a city|2020"},
           {"The Report: Part One", "title:report part one|2020"},
           {"Annual Review: North", "title:annual review north|2020"},
           {"Annual Review: South", "title:annual review south|2020"}}) {
    Xapian::Document document;
    for (const auto& link : key_links({key})) document.add_boolean_term(link);
    if (const auto link = main_title_link(title); !link.empty()) document.add_boolean_term(link);
    database.add_document(document);
  }
  for (const auto& [title, works] : std::vector<std::pair<std::string, std::size_t>>{
           {"Over the Horizon", 1},
           {"over the horizon:", 1},
           {"A rival within", 1},
           {"Who is left", 1},
           {"Annual Review", 2},
           {"Kabul", 0},   // One word is no title.
           {"Report", 0},  // Nor is it after its article.
           {"Over", 0},
           {"Over the Horizon: Strikes", 0}}) {
    CAPTURE(title);
    CHECK(works_with_main_title(database, title).size() == works);
  }
}
