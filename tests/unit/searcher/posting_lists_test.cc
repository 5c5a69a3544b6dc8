// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/posting_lists.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "searcher/results/phrase_places.h"
#include "tests/unit/searcher/drawn_index.h"

using namespace dossier;

namespace {

// The parts of a ListSource, of a drawn index.
struct Opened {
  DrawnIndex index;
  Xapian::Database database{index.path()};
  std::unique_ptr<const FacetColumns> columns = FacetColumns::open(index.path(), database);
  TimeLimit limit;

  ListSource source() { return {database, *columns, limit}; }
};

}  // namespace

TEST_CASE("a list unpacked is the engine's, and its groups hold what counts as much") {
  Opened opened;
  const double scale = 0.5 * opened.database.get_average_length();
  for (const char* const term : {"said", "never", "rare", "nowhere"}) {
    CAPTURE(term);
    const PostingList list(term, opened.source());
    CHECK(list.documents() == opened.database.get_termfreq(term));
    CHECK(list.occurrences() == opened.database.get_collection_freq(term));
    std::size_t at = 0;
    for (auto posting = opened.database.postlist_begin(term);
         posting != opened.database.postlist_end(term); ++posting, ++at) {
      REQUIRE(list.ids().at(at) == *posting);
      REQUIRE(list.occurrences(at) == posting.get_wdf());
    }
    CHECK(list.ids().size() == at);
    unsigned in_groups = 0;
    for (unsigned group = 0; group < PostingList::kGroups; ++group) {
      list.each_of(group, group + 1, [&](std::size_t one) {
        // A document counts for no more than its group says.
        const double length = opened.columns->length(list.ids()[one]);
        const double counted = list.occurrences(one) * std::log2(1 + scale / length);
        CHECK(PostingList::group_of(counted) <= group);
        return ++in_groups > 0;
      });
    }
    CHECK(in_groups == list.documents());
    for (const std::size_t wanted : {0, 1, 20, 100'000}) {
      std::size_t chosen = 0;
      list.each_of(list.group_of_best(wanted), PostingList::kGroups,
                   [&](std::size_t) { return ++chosen > 0; });
      CHECK(chosen >= std::min<std::size_t>(wanted, list.documents()));
    }
  }
}

TEST_CASE("a group is of what counts as much as its least, and less than the next one's") {
  for (unsigned group = 1; group < PostingList::kGroups; ++group) {
    const double least = PostingList::least_of(group);
    CHECK(PostingList::group_of(least) == group);
    CHECK(PostingList::group_of(std::nextafter(least, 0.0)) == group - 1);
  }
  CHECK(PostingList::group_of(0) == 0);
  CHECK(PostingList::group_of(1e300) == PostingList::kGroups - 1);
}

TEST_CASE("a cursor finds the same in a list as in the index") {
  Opened opened;
  const auto last = opened.database.get_lastdocid() + 9;
  for (const char* const term : {"said", "again", "rare", "nowhere"}) {
    const auto list = std::make_shared<const PostingList>(term, opened.source());
    for (const Xapian::docid step : {1, 3, 8, 64, 999}) {
      CAPTURE(term);
      CAPTURE(step);
      PostingCursor in_list(term, opened.database, list);
      PostingCursor in_index(term, opened.database, nullptr);
      for (Xapian::docid id = 1; id < last; id += step) {
        const bool moved = in_list.moves_to(id);
        REQUIRE(moved == in_index.moves_to(id));
        if (moved) REQUIRE(in_list.occurrences() == in_index.occurrences());
        REQUIRE(in_list.at_end() == in_index.at_end());
      }
    }
  }
}

TEST_CASE("lists are kept where their words come again soon, as many as there is room for") {
  Opened opened;
  const auto source = opened.source();
  const auto rare = opened.database.get_termfreq("rare");
  PostingLists lists(4 * rare);
  CHECK(lists.kept("rare") == nullptr);
  CHECK(lists.again("rare", source) == nullptr);
  const auto list = lists.again("rare", source);
  REQUIRE(list != nullptr);
  CHECK(lists.kept("rare") == list);
  CHECK(lists.get("rare", source) == list);
  CHECK(lists.again("said", source) == nullptr);
  CHECK(lists.again("said", source) == nullptr);  // It is longer than all that is kept.
  REQUIRE(lists.get("said", source) != nullptr);
  CHECK(lists.kept("said") == nullptr);
  CHECK(lists.kept("rare") == list);
}

TEST_CASE("lists so short that their postings are the least of them are not kept") {
  Opened opened;
  const auto source = opened.source();
  const auto rare = opened.database.get_termfreq("rare");
  for (const bool kept : {true, false}) {
    PostingLists lists(PostingLists::kMostLists * (rare + (kept ? 0 : 1)));
    CHECK(lists.get("rare", source) != nullptr);
    CHECK((lists.kept("rare") != nullptr) == kept);
    for (const int time : {1, 2, 3}) {
      CAPTURE(time);
      CHECK((lists.again("rare", source) != nullptr) == kept);
    }
  }
}

TEST_CASE("of lists kept the one used longest ago makes room") {
  Opened opened;
  const auto source = opened.source();
  Xapian::doccount all = 0;
  for (const auto* term : {"never", "again", "said"}) all += opened.database.get_termfreq(term);
  PostingLists lists(all - 1);
  for (const auto* term : {"never", "again"}) REQUIRE(lists.get(term, source) != nullptr);
  REQUIRE(lists.kept("never") != nullptr);  // And so used after the other.
  REQUIRE(lists.get("said", source) != nullptr);
  CHECK(lists.kept("again") == nullptr);
  CHECK(lists.kept("never") != nullptr);
  CHECK(lists.kept("said") != nullptr);
}

TEST_CASE("of a few documents those that say the phrase") {
  struct Row {
    std::vector<std::string> words;
    std::vector<std::string> texts;
    std::vector<Xapian::docid> asked, wanted;
  };
  const std::vector<std::string> texts = {"a b c", "b a c", "c a b b", "a", "x a b", "a a b"};
  const Row rows[] = {
      {{"a", "b"}, texts, {1, 2, 3, 4, 5, 6}, {1, 3, 5, 6}},
      {{"a", "b"}, texts, {2, 5, 99}, {5}},
      {{"a", "b"}, texts, {2}, {}},
      {{"a", "b", "c"}, texts, {1, 2, 3, 6}, {1}},
      {{"b", "b"}, texts, {1, 3, 6}, {3}},
      {{"a", "a", "b"}, texts, {1, 6}, {6}},
      {{"a", "y"}, texts, {1, 2}, {}},
  };
  for (const auto& row : rows) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    for (const auto& text : row.texts) {
      Xapian::Document document;
      for (unsigned at = 0; at < text.size(); at += 2)
        document.add_posting(text.substr(at, 1), 1 + at / 2);
      database.add_document(document);
    }
    PhrasePlaces places(database, row.words);
    CHECK(places.saying(row.asked) == row.wanted);
    CHECK(places.saying(row.asked) == row.wanted);
  }
}
