// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <sstream>

#include "searcher/terminal/facet_view.h"
#include "searcher/terminal/layout.h"
#include "searcher/terminal/phrases.h"
#include "searcher/terminal/printers.h"
#include "tests/unit/searcher/sample_answers.h"

namespace dossier {
namespace {

const Screen kPlain{60, 24, false, false};

TEST_CASE("a search result, without colour") {
  CHECK(search_text(sample_search(), all_facets(), false, kPlain) ==
        R"(12 documents in 9 stories for bridge ISKP (1.4 ms)
  ISKP also means the group Islamic State Khorasan Province
    [group/iskp]

 1  The Bridge
    Ann Roe · Northgate · 15 Aug 2021 · paper · cited by 3 ·
    roe.md
    also in  Northgate Wire, 14 Aug 2021 (wire.md)
      … They held the bridge. [Crossing · ¶ 13]
      Roe, The bridge. [note 31 · ¶ 81]
        supports They held it.
    People: Ann Roe 2 · Groups: Islamic State Khorasan
    Province 3

People                         Groups
Ann Roe                    4   Islamic State Khorasan Pr… 3

Dates     2021-07 ▁█ 2021-08
          by month, most in Aug 2021 (8); 2 dated 2021 only;
          1 undated
Kind if not filtered: paper 12 · news 3

Stories 1 to 1 of 9. More: --offset 1
)");
}

TEST_CASE("colour marks the same text") {
  const auto colour = search_text(sample_search(), all_facets(), false, {60, 24, true, true});
  CHECK(colour.find("\033[1mThe \033[0m\033[1;33mBridge\033[0m") != std::string::npos);
  CHECK(colour.find("the \033[1;33mbridge\033[0m.") != std::string::npos);
  std::string stripped;
  for (std::size_t i = 0; i < colour.size(); ++i) {
    if (colour[i] == '\033') {
      i = colour.find('m', i);
    } else {
      stripped += colour[i];
    }
  }
  CHECK(stripped == search_text(sample_search(), all_facets(), false, kPlain));
}

TEST_CASE("a search without result says why and what else to try") {
  SearchAnswer answer;
  answer.query.text = "bridge zzz";
  answer.diagnosis = {{"bridge", 12, "zzz", 0}, {"zzz", 0, "bridge", 12}};
  answer.suggestion = "bridge zoo";
  CHECK(search_text(answer, all_facets(), false, kPlain) ==
        R"(No documents for bridge zzz
Each part by itself finds:
  bridge  12 documents
  zzz     nothing       the rest finds 12
Did you mean bridge zoo?
)");
}

TEST_CASE("--explain shows how the query was read") {
  auto answer = sample_search();
  answer.query.expansions = {{"US", "place/us", "United States"}};
  answer.query.dropped = {"the", "of"};
  answer.query.engine = "Query(x)";
  const auto text = search_text(answer, {}, true, kPlain);
  for (const auto* wanted : {"  US also means the place United States [place/us]\n",
                             "  left out as too common: the, of\n", "  read as bridge AND ISKP\n",
                             "  engine: Query(x)\n"}) {
    CAPTURE(wanted);
    CHECK(text.find(wanted) != std::string::npos);
  }
  CHECK(text.find("People  ") == std::string::npos);
}

TEST_CASE("a document with marks where its notes are called") {
  CHECK(show_text(sample_show(), false, kPlain) ==
        R"(The Bridge
Ann Roe · Northgate · 15 Aug 2021 · paper · cited by 3 ·
roe.md
citation key roe2021bridge
also in 2 other places, listed at the end

Crossing

They held the bridge.[31] Then ISKP came.

Notes
31  Ibid., p. 4.
    → Air War, held: war.md
32  Lost note.

People  The 1
Groups  ISKP 1

Also in
  Northgate Wire, 14 Aug 2021 (wire.md): A Bridge Held
  copy.md
)");
}

TEST_CASE(
    "stories: more places than are shown, facets of stories, and nothing where there is none") {
  auto answer = sample_search();
  answer.facets_by_story = true;
  answer.hits[0].story = {{"a.md", "", "", "2021"},
                          {"b.md", "", "Post", ""},
                          {"c.md", "", "", ""},
                          {"d.md", "", "", ""}};
  answer.hits[0].other_places = 31;
  answer.facets.values[static_cast<int>(Facet::Kind)] = {{std::nullopt, "paper", 9}};
  auto text = search_text(answer, all_facets(), false, kPlain);
  CHECK(text.find(R"(
    also in  2021 (a.md)
             Post (b.md)
             c.md
             and 28 more
)") != std::string::npos);
  CHECK(text.find("\nCounts are of stories, not of documents.\n") != std::string::npos);
  answer.facets.alternatives.clear();
  text = search_text(answer, all_facets(), false, kPlain);
  CHECK(text.find("paper") == text.rfind("paper"));  // All stories are papers: no facet of kinds.
  answer.by_story = false;                           // Every copy is a hit.
  answer.hits[0].story.clear();
  answer.hits[0].other_places = 0;
  text = search_text(answer, {}, false, kPlain);
  CHECK(text.starts_with("12 documents for bridge"));
  CHECK(text.find("also in") == std::string::npos);
  CHECK(text.find("Documents 1 to 1 of 12. More: --offset 1") != std::string::npos);
}

TEST_CASE("offsets and numbers that do not fit a document break nothing") {
  auto answer = sample_show();
  answer.document.footnotes = {{"1", 99, 1, 5000}, {"2", 2, 77, 0}};
  answer.document.citations[0].work = 9;
  answer.held.clear();
  const auto text = show_text(answer, false, kPlain);
  CHECK(text.find("ISKP came.[1]\n") != std::string::npos);
  CHECK_FALSE(show_json(answer).empty());
}

TEST_CASE("an ambiguous citation is shown with what it may mean") {
  auto answer = sample_show();
  answer.document.works.push_back({{"url:p.test/roe"}, {}, "Harbours", "", "", ""});
  auto& citation = answer.document.citations[0];
  citation.work = -1;
  citation.confidence = Confidence::Ambiguous;
  citation.candidates = {0, 1};
  CHECK(show_text(answer, false, kPlain).find("→ Air War, or Harbours (ambiguous)\n") !=
        std::string::npos);
  citation.candidates = {0, 7};
  CHECK(show_text(answer, false, kPlain).find("→") == std::string::npos);
}

TEST_CASE("works cited, and who cites a work") {
  CHECK(cites_text(sample_cites(), kPlain) ==
        R"(2 works cited by The Bridge
  Ann Roe · Northgate · 15 Aug 2021 · paper · cited by 3 ·
  roe.md

 1  Poe, Ed, “Air War”, The Wire, 22 Oct 2020
    https://example.org/air
    notes 29, 31 (3 citations) · certain · held: war.md

 2  https://example.org/x
    1 citation · medium
)");
  CHECK(cited_by_text(sample_cited_by(), kPlain) ==
        R"(1 document cites “Air War” (2 places)
  title:air war|2020

The Bridge
Ann Roe · Northgate · 15 Aug 2021 · paper · cited by 3 ·
  roe.md
  note 31 · ibid · “see” · p. 4 · certain · Crossing
    They held the bridge.
  entry · high
    Poe, Air War, 2020.
)");
  CHECK(cited_by_text({"url:example.org/x", "", std::nullopt, 0, {}}, kPlain) ==
        "No document of the index cites url:example.org/x\n");
}

TEST_CASE("tables of actors and of the index") {
  CHECK(actors_text(sample_actors(), kPlain) ==
        R"(Documents  Kind    Name                     Id
        7  group   Islamic State Khorasan…  group/iskp
                   also ISKP, ISIS-K
                   in context IS
                   part of group/is
)");
  CHECK(info_text(sample_info(), kPlain) ==
        R"(Index       /srv/index
Documents   1,234
Kinds       paper 1,234
Words       56,789
Names       600 people, groups and places known
Languages   English 1,200
            Polish 34 (searched as written: no stemmer)
Folders     /srv/papers
Updated     never
On disk     1.5 MB
State       u-1, revision 7
Format      1, analyzer 1/unicode-15
)");
}

TEST_CASE("a sparkline fills the gaps and merges what does not fit") {
  const auto month = [](const char* period, std::uint32_t count) {
    return PeriodCount{period, "month", false, count};
  };
  struct Row {
    std::vector<PeriodCount> dates;
    int width;
    std::string wanted;
  };
  const std::vector<Row> rows{
      {{}, 20, ""},
      {{month("2021-08", 3)}, 20, "█"},
      {{month("2021-12", 1), month("2022-01", 2), month("2022-04", 8)}, 20, "▁▂  █"},
      {{month("2021-01", 1), month("2021-12", 1)}, 4, "█  █"},
      {{month("2021-01", 1), month("2021-12", 1)}, 0, ""},
      {{{"2020-02-28", "day", false, 1}, {"2020-03-01", "day", false, 1}}, 9, "█ █"},
      {{{"1990", "year", false, 4}, {"1991", "year", false, 1}}, 9, "█▂"},
      {{{"2021", "month", true, 5}, {"", "", false, 5}}, 9, ""},
      {{month("garbage", 5)}, 9, ""},
  };
  for (const auto& [dates, width, wanted] : rows) {
    CAPTURE(wanted);
    CHECK(sparkline(dates, width) == wanted);
  }
}

TEST_CASE("dates that need no bars are said in words") {
  auto answer = sample_search();
  answer.facets.dates = {{"2021-08", "month", false, 3}, {"", "", false, 1}};
  CHECK(facet_summary(answer, {Facet::Date}, 6, kPlain) == "Dates     Aug 2021 3; 1 undated\n");
  answer.facets.dates = {{"2021", "month", true, 3}};
  CHECK(facet_summary(answer, {Facet::Date}, 6, kPlain) == "Dates     3 dated 2021 only\n");
  answer.facets.dates.clear();
  CHECK(facet_summary(answer, {Facet::Date}, 6, kPlain).empty());
}

TEST_CASE("how often documents are cited is said in words, not in two numbers") {
  auto answer = sample_search();
  answer.facets.values[static_cast<int>(Facet::Cited)] = {
      {std::nullopt, "0", 4}, {std::nullopt, "1", 11}, {std::nullopt, "2 to 4", 12}};
  CHECK(facet_summary(answer, {Facet::Cited}, 6, kPlain) ==
        "Cited     never 4 · once 11 · 2 to 4 times 12\n");
}

TEST_CASE("an actor's card, a pair, unlisted names") {
  ActorsAnswer answer = sample_actors();
  answer.card = sample_card();
  CHECK(actors_text(answer, kPlain) ==
        R"(Islamic State Khorasan Province · group · group/iskp
12 mentions in 7 documents
Part of   Islamic State 9 (2015-01–)

Named as  Mentions  Docs  First        Last
ISIS-K           8     5  27 Aug 2021  Jul 2022
ISKP             4     3  27 Aug 2021

With      Kind    Sentences  Paragraphs  Docs
Taliban   group           3           5     6
Jane Roe  person          0           1     1

Dates     2021-08 █▆ 2021-09
          by month, most in Aug 2021 (4)

Documents that name it most
The Bridge
  8 mentions · Ann Roe · Northgate · 15 Aug 2021 · paper ·
  cited by 3 · roe.md
)");
  answer.card.reset();
  answer.pair = sample_pair();
  CHECK(actors_text(answer, kPlain) ==
        R"(Islamic State Khorasan Province and Taliban · group/iskp ·
  group/taliban
Together in 6 documents, 5 paragraphs and 3 sentences; first
  15 Aug 2021, last Jul 2022, most in Aug 2021 (4).

Dates     2021-08 █▆ 2021-09
          by month, most in Aug 2021 (4)

The Bridge
  Ann Roe · Northgate · 15 Aug 2021 · paper · cited by 3 ·
  roe.md
    The Taliban fought ISKP. [Rivals]

The first 1 sentence of 3; -n 0 shows all.
)");
  answer.pair->documents = 0;
  CHECK(actors_text(answer, kPlain).find("No document names both.\n") != std::string::npos);
  CHECK(unlisted_text(sample_unlisted(), kPlain) ==
        R"(3 names that no authority file lists

Name      Kind    Mentions  Docs
Jane Roe  person         5     2

--format tsv writes them as rows for an authority file; -n 0
  takes all 3.
)");
}

TEST_CASE("a name that no list has: names in the documents that have it, or what was meant") {
  ActorsAnswer answer;
  answer.name = "roe";
  answer.unlisted = sample_unlisted();
  CHECK(actors_text(answer, kPlain) ==
        R"(No authority file lists roe, but documents name:

Name      Kind    Mentions  Docs
Jane Roe  person         5     2

Where: dossier search 'person:"Jane Roe"'
)");
  answer.unlisted = {};
  answer.meant = "rowe";
  CHECK(actors_text(answer, kPlain) ==
        "No person, group or place is known as roe\nDid you mean rowe?\n");
}

TEST_CASE("a document without a title is called by its id") {
  const std::pair<const char*, const char*> rows[] = {
      {"my%20notes%20.txt", "my notes .txt"}, {"a%2fb", "a%2fb"}, {"", ""}};
  for (const auto& [id, shown] : rows) {
    DocumentHead head;
    head.id = id;
    CHECK(shown_title(head) == shown);
    head.title = "Own%20title";
    CHECK(shown_title(head) == "Own%20title");
  }
}

TEST_CASE("names are marked: by colour, or in brackets with what they mean") {
  const auto marked = show_text(sample_show(), true, kPlain);
  CHECK(marked.find("[The|person] Bridge\n") == 0);
  CHECK(marked.find("bridge.[31] Then [ISKP|group/iskp] came.") != std::string::npos);
  const auto coloured = show_text(sample_show(), false, {60, 24, true, true});
  CHECK(coloured.find("\033[32mISKP\033[0m came.") != std::string::npos);
}

TEST_CASE("facets with spellings, and their pages") {
  auto answer = sample_search();
  auto& groups = answer.facets.values[static_cast<int>(Facet::Groups)];
  groups.front().spellings = {{"ISIS-K", 2}, {"ISKP", 1}};
  answer.facets.distinct[static_cast<int>(Facet::Groups)] = 9;
  FacetRequest request;
  request.spellings = true;
  request.limit = 1;
  request.offset = 4;
  CHECK(facets_text(answer, {Facet::Groups}, request, kPlain) ==
        R"(12 documents in 9 stories for bridge ISKP (1.4 ms)
  ISKP also means the group Islamic State Khorasan Province
    [group/iskp]

Groups
  Islamic State Khorasan Province 3 · group/iskp
    ISIS-K 2 · ISKP 1

Groups 5 to 5 of 9. More: --offset 5
)");
  groups.clear();
  answer.facets.distinct[static_cast<int>(Facet::Groups)] = 0;
  request.match = "xyz";
  CHECK(facets_text(answer, {Facet::Groups}, request, kPlain)
            .ends_with("\nNothing in Groups has “xyz” in it.\n"));
}

TEST_CASE("an offset past the end is told") {
  auto answer = sample_search();
  answer.hits.clear();
  answer.offset = 20;
  CHECK(search_text(answer, {}, false, kPlain)
            .ends_with("\n--offset 20 leaves out all 12 documents.\n"));
}

TEST_CASE("nothing is wider than the terminal, whatever its width") {
  auto answer = sample_search();
  for (int i = 0; i < 9; ++i)
    answer.facets.values[2].push_back(
        {"place/x", "A place with a name that is too long 喀布尔", 7});
  ActorsAnswer card, pair;
  card.card = sample_card();
  pair.pair = sample_pair();
  for (int width = 48; width <= 130; ++width) {
    const Screen screen{width, 24, false, false};
    std::istringstream in(search_text(answer, all_facets(), true, screen) +
                          show_text(sample_show(), true, screen) +
                          cites_text(sample_cites(), screen) + actors_text(card, screen) +
                          actors_text(pair, screen) + unlisted_text(sample_unlisted(), screen));
    for (std::string line; std::getline(in, line);) {
      CAPTURE(line);
      CHECK(columns(line) <= width);
    }
  }
}

TEST_CASE("a hostile title moves nothing") {
  auto answer = sample_search();
  answer.hits[0].head.title = "T\033[2J";
  answer.hits[0].snippets[0].text = "\033]0;x\a";
  answer.hits[0].snippets[0].highlights = {{0, 3}};
  answer.facets.values[0][0].name = "N\033[31m";
  CHECK(search_text(answer, all_facets(), false, kPlain).find('\033') == std::string::npos);
  ActorsAnswer actors;
  actors.card = sample_card();
  actors.card->names[0].spelling = "N\033[31m";
  actors.card->together[0].name = "N\tx\n\033[31m";
  CHECK(actors_text(actors, kPlain).find('\033') == std::string::npos);
}

}  // namespace
}  // namespace dossier
