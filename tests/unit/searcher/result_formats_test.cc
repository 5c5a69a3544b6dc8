// SPDX-License-Identifier: GPL-2.0-or-later
// Results as CSV and as a page, and the queries that lead on from them.
#include <doctest/doctest.h>

#include <fstream>

#include "analysis/error.h"
#include "searcher/commands/saved_searches.h"
#include "searcher/formats/csv.h"
#include "searcher/formats/report.h"
#include "searcher/query/saved_query.h"
#include "searcher/results/query_parts.h"
#include "searcher/terminal/printers.h"
#include "tests/temporary_folder.h"
#include "tests/unit/searcher/sample_answers.h"

using namespace dossier;

TEST_CASE("a row of CSV: RFC 4180, and no formulas") {
  struct Row {
    const char* cell;
    const char* wanted;
  };
  for (const auto& [cell, wanted] :
       {Row{"plain", "plain"}, Row{"", ""}, Row{"a,b", "\"a,b\""}, Row{"a\"b", "\"a\"\"b\""},
        Row{"a\r\nb", "\"a\r\nb\""}, Row{"=1+1", "'=1+1"}, Row{"+1", "'+1"}, Row{"-1", "'-1"},
        Row{"@x", "'@x"}, Row{"  =1", "'  =1"}, Row{"\t=1", "'\t=1"}, Row{"\r=1", "\"'\r=1\""},
        Row{"＝1", "'＝1"}, Row{"=a,\"b\"", "\"'=a,\"\"b\"\"\""}, Row{"a-b", "a-b"},
        Row{"a\xFFz", "a\uFFFDz"}}) {
    CAPTURE(cell);
    CHECK(csv_row({"x", cell}) == std::string("x,") + wanted + "\r\n");
  }
}

TEST_CASE("results as CSV") {
  CHECK(search_csv(sample_search()) ==
        "rank,id,key,kind,title,authors,date,outlet,language,url,cites,cited_by,score,passage\r\n"
        "1,roe.md,roe2021bridge,paper,The Bridge,Ann Roe,2021-08-15,Northgate,en,,31,3,7.5000,"
        "They held the bridge.\r\n");
  CHECK(timeline_csv(sample_search()) ==
        "period,unit,coarse,count\r\n2021-07,month,0,1\r\n2021-08,month,0,8\r\n2021,month,1,2\r\n"
        ",,0,1\r\n");
  CHECK(facets_csv(sample_search(), {Facet::Groups, Facet::Kind}) ==
        "facet,id,name,count,filter\r\ngroups,group/iskp,Islamic State Khorasan Province,3,\r\n"
        "kind,,paper,12,kind:paper\r\n");
}

TEST_CASE("a report escapes what texts say, and links only to addresses") {
  auto answer = sample_search();
  answer.query.text = "<script>alert(1)</script>";
  answer.hits[0].head.title = "A \"B\" & <i>C</i>";
  answer.hits[0].title_highlights = {{2, 5}};
  answer.hits[0].head.url = "javascript:alert(1)";
  answer.hits[0].snippets[0].text = "<img src=x> {{query}}";
  answer.hits[0].snippets[0].highlights = {{0, 11}};
  const auto page = report_html(answer, all_facets(), {"u-1", 7, 1234});
  for (const auto* not_there : {"<script", "<i>", "<img", "javascript:", "http://", "https://"}) {
    CAPTURE(not_there);
    CHECK(page.find(not_there) == std::string::npos);
  }
  for (const auto* wanted :
       {"<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>",
        "<h3><bdi>A <mark>&quot;B&quot;</mark> &amp; &lt;i&gt;C&lt;/i&gt;</bdi></h3>",
        "<mark>&lt;img src=x&gt;</mark> {{query}}", "12 documents in 9 stories; 1 shown",
        "Supports: <bdi>They held it.</bdi>", "note 31 · ¶ 81", "u-1, revision 7",
        "<td>2021-08</td><td class=\"count\">8</td>",
        "Also in: <bdi>Northgate Wire, 2021-08-14</bdi>",
        "<td><bdi>Islamic State Khorasan Province</bdi></td>"}) {
    CAPTURE(wanted);
    CHECK(page.find(wanted) != std::string::npos);
  }
  SearchAnswer nothing;
  nothing.diagnosis = {{"<b>", 0, "zoo", 1}};
  nothing.suggestion = "zoo";
  const auto empty = report_html(nothing, all_facets(), {});
  for (const auto* wanted :
       {"<h1>All documents</h1>", "<p>No documents</p>",
        "&lt;b&gt; by itself finds no documents, the rest finds 1 document", "Did you mean zoo?"}) {
    CAPTURE(wanted);
    CHECK(empty.find(wanted) != std::string::npos);
  }
}

TEST_CASE("clauses, and queries without some of them") {
  struct Row {
    const char* query;
    Facet facet;
    const char* without;
    const char* undated;
  };
  for (const auto& [query, facet, without, undated] : {
           Row{"kabul outlet:wire", Facet::Outlet, "kabul", "kabul outlet:wire"},
           Row{"kabul AND -kind:news date:2021", Facet::Kind, "kabul date:2021",
               "kabul -kind:news"},
           Row{"(kind:news OR kind:paper) (a OR b)", Facet::Kind, "(a OR b)",
               "(kind:news OR kind:paper) (a OR b)"},
           Row{"a OR b", Facet::Kind, "a OR b", "(a OR b)"},
           Row{"kind:news", Facet::Kind, "", "kind:news"},
           Row{"place:kabul NEAR/5 a lang:en", Facet::Language, "place:kabul NEAR/5 a",
               "place:kabul NEAR/5 a lang:en"},
           Row{"-kind:news -kabul", Facet::Kind, "-kabul", "-kind:news -kabul"},
           Row{"a date:2021 OR b", Facet::Date, "a date:2021 OR b", "(a date:2021 OR b)"},
           Row{"date:2021", Facet::Date, "", ""},
       }) {
    CAPTURE(query);
    const auto tree = parse_query(query);
    const auto rest =
        without_clauses(tree, [f = facet](const Node& node) { return facet_of(node) == f; });
    CHECK(text_of(rest, query) == std::string(without));
    CHECK(undated_query(tree, query) == undated);
  }
}

TEST_CASE("saved queries inside queries") {
  const SavedQueries saved = [](const std::string& name) -> std::optional<std::string> {
    if (name == "reports") return "kind:paper OR kind:other";
    if (name == "two") return "a query:reports";
    if (name == "loop") return "b query:pool";
    if (name == "pool") return "query:loop";
    if (name == "wrong") return "(a";
    return std::nullopt;
  };
  const auto tree = [&](const std::string& query) {
    return to_string(with_saved(parse_query(query), query, saved));
  };
  CHECK(tree("kabul query:reports") == to_string(parse_query("kabul (kind:paper OR kind:other)")));
  CHECK(tree("-query:reports x") == to_string(parse_query("-(kind:paper OR kind:other) x")));
  CHECK(tree("query:two") == to_string(parse_query("a (kind:paper OR kind:other)")));
  struct Row {
    const char* query;
    const char* message;
  };
  for (const auto& [query, message] :
       {Row{"x query:none", "no query is saved as \"none\""},
        Row{"x query:loop", "the saved query loop leads back to itself"},
        Row{"x query:wrong", "the saved query wrong: "}}) {
    CAPTURE(query);
    try {
      tree(query);
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(std::string(error.what()).find(message) != std::string::npos);
      CHECK(error.hint().find("\n  x query:") != std::string::npos);
      CHECK(error.hint().find("\n    ^~~~") != std::string::npos);
    }
  }
}

TEST_CASE("the file of saved searches") {
  const TemporaryFolder folder;
  SavedSearches searches(folder.path());
  CHECK(searches.all().empty());
  CHECK(searches.save("a", "one\ttwo\nthree"));
  CHECK(searches.save("ż-2", "x"));
  CHECK(searches.find("a") == "one two three");
  searches.set_seen("a", {"roe.md", "poe.md"});
  CHECK(searches.seen("a") == std::set<std::string>{"poe.md", "roe.md"});
  CHECK_FALSE(searches.save("a", "one two three"));
  CHECK(searches.seen("a").size() == 2);
  CHECK(searches.all()[0].last_run.size() == 16);
  CHECK_FALSE(searches.save("a", "other"));  // Another query: what the old one found is forgotten.
  CHECK(searches.seen("a").empty());
  for (const auto* name : {"", "a b", "../x", "-n", "a\tb", "q:x"}) {
    CAPTURE(name);
    CHECK_THROWS_AS(searches.save(name, "x"), Error);
    CHECK_FALSE(searches.remove(name));
  }
  {
    std::ofstream file(folder / "searches", std::ios::app);
    file << "# mine\n\nb\ty z\n";
  }
  CHECK(searches.all().size() == 3);
  CHECK(searches.remove("a"));
  CHECK_FALSE(searches.remove("a"));
  std::ifstream in(folder / "searches");
  const std::string whole((std::istreambuf_iterator<char>(in)), {});
  CHECK(whole == "ż-2\tx\n# mine\n\nb\ty z\n");
  std::ofstream(folder / "searches") << "no tab here\n";
  CHECK_THROWS_AS(searches.all(), Error);
}

TEST_CASE("a timeline as bars") {
  CHECK(timeline_text(sample_search(), {40, 24, false, false}) ==
        R"(12 documents in 9 stories for bridge
  ISKP (1.4 ms)
  ISKP also means the group Islamic
    State Khorasan Province [group/iskp]

  2021-07    1  ███
  2021-08    8  ████████████████████████
  2021 only  2  ██████
  undated    1  ███

By month.
Closer: dossier timeline --by day
  'bridge ISKP date:2021-08'
)");
  auto answer = sample_search();
  answer.facets.dates = {{"1960s", "decade", false, 2}, {"1990s", "decade", false, 1}};
  answer.query.undated = "(it's OR x)";
  const auto text = timeline_text(answer, {100, 24, false, false});
  CHECK(text.find("  1970s    0\n  1980s    0\n") != std::string::npos);
  CHECK(text.find("  undated  0\n") != std::string::npos);
  CHECK(text.find("--by year '(it'\\''s OR x) date:1960..1969'") != std::string::npos);
}
