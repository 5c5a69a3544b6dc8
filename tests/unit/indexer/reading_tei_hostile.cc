// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <string>

#include "reading_form.h"

using dossier::testing::paragraphs_form;
using dossier::testing::read_bytes;

namespace {

std::string times(const std::string& text, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

std::string tei(const std::string& body, const std::string& declarations = "") {
  const std::string doctype =
      declarations.empty() ? "" : "<!DOCTYPE TEI SYSTEM \"none.dtd\" [" + declarations + "]>";
  return doctype + "<TEI><text><body>" + body + "</body></text></TEI>";
}

}  // namespace

TEST_CASE("TEI: faults of a file") {
  std::string laughs = "<!ENTITY e0 \"ha\">";
  for (int i = 1; i < 10; ++i)
    laughs += "<!ENTITY e" + std::to_string(i) + " \"" +
              times("&e" + std::to_string(i - 1) + ";", 10) + "\">";
  const std::string large = "<!ENTITY a \"" + std::string(100000, 'a') + "\">";
  const std::string whole =
      "<div type=\"document\" xml:id=\"d1\"><head>One</head><p>Whole.</p></div>";
  const std::string cut = tei(whole + "<div type=\"document\"><p>" + times("On. ", 300) + "CUT");
  struct Row {
    std::string bytes;
    const char* reason;  ///< Part of it.
    const char* wanted;  ///< Text of the documents there are.
  };
  const Row rows[] = {
      {tei("<p>&e9;</p>", laughs), "unfold", ""},
      {tei("<p>" + times("&a;", 10000) + "</p>", large), "unfold", ""},
      {tei("<p n=\"" + times("&a;", 10000) + "\">x</p>", large), "AttValue", ""},
      {tei("<p>&a;</p>", "<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">"), "unfold", ""},
      {tei(times("<div>", 10000) + "x" + times("</div>", 10000)), "deeper than 256", ""},
      {tei("<p " + times("a=\"\" ", 501) + ">x</p>"), "more than 500 attributes", ""},
      {tei("<p>" + std::string(11000000, 'x') + "</p>"), "more than 10 MB", ""},
      {cut.substr(0, cut.find("CUT")), "kept: 1", "B Whole."},
      {tei("<p>One</q>"), "not well-formed", ""},
      {"", "is empty", ""},
      {" \n", "is empty", ""},
      {tei("<p>" + std::string("a\0b", 3) + "</p>"), "not well-formed", ""},
      {tei("<p>\xFF\xFE</p>"), "not well-formed", ""},
      {tei(""), "holds no text", ""},
      {tei("<p>a &nope; b &nil;</p>", "<!ENTITY x \"x\">"), "2 entities are not declared, &nope;",
       "B a b"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes.substr(0, 200));
    const auto reading = read_bytes("a.xml", row.bytes);
    std::string got;
    for (const auto& document : reading.documents) got += paragraphs_form(document);
    CHECK(got == row.wanted);
    REQUIRE(reading.diagnostics.size() == 1);
    CAPTURE(reading.diagnostics[0].reason);
    CHECK(reading.diagnostics[0].reason.find(row.reason) != std::string::npos);
    CHECK(reading.diagnostics[0].document_lost ==
          (std::string(row.reason).find("declared") == std::string::npos));
  }
}

TEST_CASE("TEI: entities of the file are read, nothing outside it is") {
  struct Row {
    const char* declarations;
    const char* body;
    const char* wanted;
  };
  const Row rows[] = {
      {"<!ENTITY six \"6\">", "<p>&six; &amp; &#x2014;</p>", "B 6 & —"},
      {"<!ENTITY who \"<hi>A &amp; B</hi>\">", "<p>&who; x</p>", "B A & B x"},
      {"<!ENTITY x \"\">", "<p>a&mdash;b &eacute;t&eacute;</p>", "B a—b été"},
      {"<!ENTITY f SYSTEM \"file:///etc/passwd\">", "<p>a &f;b</p>", "B a b"},
      {"<!ENTITY % f SYSTEM \"file:///etc/passwd\"> %f;", "<p>a</p>", "B a"},
      {"<!ENTITY f SYSTEM \"http://localhost:1/x\">", "<p>a &f;b</p>", "B a b"},
      {"",
       "<p>a<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\" "
       "parse=\"text\"/>b</p>",
       "B ab"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.declarations);
    const auto reading = read_bytes("a.xml", tei(row.body, row.declarations));
    REQUIRE(reading.documents.size() == 1);
    CHECK(paragraphs_form(reading.documents[0]) == row.wanted);
  }
}

TEST_CASE("TEI: encodings") {
  const std::string start = "<TEI><text><body><p>Z", end = "rich</p></body></text></TEI>";
  std::string utf16 = "\xFF\xFE";
  for (const char c : start) utf16 += {c, '\0'};
  utf16 += std::string("\xFC\0", 2);
  for (const char c : end) utf16 += {c, '\0'};
  const std::string rows[] = {
      start + "ü" + end, "\xEF\xBB\xBF" + start + "ü" + end, utf16,
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + start + "\xFC" + end};
  for (const std::string& bytes : rows) {
    const auto reading = read_bytes("a.xml", bytes);
    REQUIRE(reading.documents.size() == 1);
    CHECK(paragraphs_form(reading.documents[0]) == "B Zürich");
  }
}
