// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/formats/bibliography.h"

#include <doctest/doctest.h>

#include "searcher/formats/graph_formats.h"

namespace dossier {
namespace {

BibliographyEntry entry() {
  BibliographyEntry made;
  made.key = "roe2021";
  made.kind = EntryKind::News;
  made.authors = {"Ann Roe", "Ministry of Ports"};
  made.title = "50 % of {us} & a\\b";
  made.container = "Wire_1";
  made.date = "2021-08";
  made.url = "https://a.example/x_{y}";
  return made;
}

TEST_CASE("BibTeX: nothing in a title breaks the file") {
  CHECK(bibliography_text({entry()}, BibliographyFormat::Bibtex) ==
        "@article{roe2021,\n"
        "  author = {Roe, Ann and {Ministry of Ports}},\n"
        "  title = {{50 \\% of \\textbraceleft{}us\\textbraceright{} \\& a\\textbackslash{}b}},\n"
        "  journaltitle = {Wire\\_1},\n"
        "  date = {2021-08},\n"
        "  url = {https://a.example/x_%7By%7D},\n"
        "}\n");
}

TEST_CASE("RIS: one tag a line, whatever a title holds") {
  auto odd = entry();
  odd.title = "Two\nER  - lines";
  CHECK(bibliography_text({odd}, BibliographyFormat::Ris) ==
        "TY  - NEWS\r\nID  - roe2021\r\nAU  - Roe, Ann\r\nAU  - Ministry of Ports\r\n"
        "TI  - Two ER  - lines\r\nT2  - Wire_1\r\nPY  - 2021\r\nDA  - 2021/08//\r\n"
        "UR  - https://a.example/x_{y}\r\nER  - \r\n\r\n");
}

TEST_CASE("keys are distinct in their list") {
  std::vector<BibliographyEntry> entries(5, entry());
  entries[3].key = "roe2021b";
  entries[4].key = "{}";
  distinct_keys(entries);
  CHECK(entries[0].key == "roe2021");
  CHECK(entries[1].key == "roe2021b");
  CHECK(entries[2].key == "roe2021c");
  CHECK(entries[3].key == "roe2021bb");
  CHECK(entries[4].key == "work");
}

TEST_CASE("graphs: names are escaped") {
  GraphAnswer graph;
  graph.nodes = {{"a<b>.md", true, "Say \"no\" & go", "2021-08", "paper"},
                 {"url:x", false, "", "", ""}};
  graph.edges = {{0, 1, Confidence::Medium, 2}};
  const auto xml = graphml(graph);
  CHECK(xml.find("a&lt;b&gt;.md") != std::string::npos);
  CHECK(xml.find("Say &quot;no&quot; &amp; go") != std::string::npos);
  const auto drawing = dot(graph);
  CHECK(drawing.find("n0 [label=\"Say \\\"no\\\" & go (2021)\", shape=box];") != std::string::npos);
  CHECK(drawing.find("n0 -> n1 [style=dashed];") != std::string::npos);
}

}  // namespace
}  // namespace dossier
