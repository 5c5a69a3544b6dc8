// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "indexer/formats/link_address.h"
#include "reading_form.h"

using dossier::resolve_address;
using dossier::testing::read_bytes;
using dossier::testing::read_paragraphs;

namespace {

const std::string kFirst =
    "The delegation arrived in Doha on Monday, where it met officials of three ministries.";
const std::string kSecond =
    "It left again on Thursday, without a statement, and its members declined to answer questions.";
const std::string kThird = "“There is nothing to say,” one of them said, as the car was leaving.";

std::string paragraphs(const std::string& html) { return read_paragraphs("a.html", html); }

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("html: the article, and nothing around it") {
  const std::string text = "<p>" + kFirst + "</p><p>" + kSecond + "</p>";
  const std::string wanted = "B " + kFirst + " / B " + kSecond;
  const std::string links =
      "<ul><li><a href='/a'>One story of today</a></li><li><a href='/b'>Another one</a></li></ul>";
  const std::string prose = repeated("<p>" + kSecond + " And more, as was said before.</p>", 4);
  const std::string pages[] = {
      text,
      "<nav>" + links + "</nav><div>" + text + "</div><footer>" + kSecond + "</footer>",
      "<div>" + text + links + "</div>",
      "<div>" + text + "</div><div id='comments'>" + prose + "</div>",
      "<div>" + text + "</div><section class='relatedPosts more-stories'><p>" + kSecond +
          "</p></section>",
      "<div>" + text + "<div class='share-tools'>Share this</div></div>",
      "<div>" + text + "<p style='display: none'>" + kSecond + "</p></div>",
      "<div>" + text + "<p hidden>" + kSecond + "</p></div>",
      "<div>" + text + "<form><p>" + kSecond + "</p></form></div>",
      "<form><div class='navbar'>" + links + "</div>" + text + "</form>",
      "<div>" + text + "<script>var a = '<p>b</p>';</script><style>p {}</style></div>",
      "<div>" + text + "<p>Read more: <a href='/c'>A story of another day</a></p></div>",
      "<div>" + text + "<p>Advertisement</p><p>Follow her on Facebook, or write to us.</p></div>",
      "<div><p>" + kFirst + "</p><p>Read more: <a href='/c'>A story</a></p><p>" + kSecond +
          "</p></div>",
      "<div class='has-sidebar comments-open tag-social'>" + text + "</div>",
      "<div>" + text + "</div><div id='onetrust-consent-sdk'>" + prose + "</div>",
      "<div>" + text + "</div><div class='x'>" +
          repeated("<p>We use cookies, and our partners store your consent. You may change your "
                   "cookie settings in our privacy policy.</p>",
                   6) +
          "</div>",
      "<div itemprop='articleBody'>" + text + "</div><div>" + prose + "</div>",
      "<div><ul><li><a href='/n'>A headline of the day</a> " + kFirst +
          " And then…</li><li><a href='/m'>Another headline</a> " + kSecond +
          " And so…</li></ul></div><div>" + text + "</div>",
  };
  for (const std::string& page : pages) {
    CAPTURE(page);
    CHECK(paragraphs(page) == wanted);
  }
}

TEST_CASE("html: kinds of blocks") {
  const std::string start = "<p>" + kFirst + "</p>", end = "<p>" + kSecond + "</p>";
  const std::string last = " / B " + kSecond;
  struct Row {
    std::string html, wanted;
  };
  const Row rows[] = {
      {start + "<h2>What comes <i>next</i></h2>" + end,
       "B " + kFirst + " / B# What comes next" + last},
      {start + "<ul><li>One, two.<ul><li>Three.</li></ul></li></ul>" + end,
       "B " + kFirst + " / B One, two. / B Three." + last},
      {start + "<blockquote>" + kThird + "</blockquote>" + end,
       "B " + kFirst + " / B " + kThird + last},
      {start +
           "<table><tr><th>Year</th><th>Dead</th></tr><tr><td>2020</td><td>14</td></tr></table>" +
           end,
       "B " + kFirst + " / B Year | Dead / B 2020 | 14" + last},
      {start + "<figure><img src='a'><figcaption>The hotel.</figcaption></figure>" + end,
       "B " + kFirst + " / F The hotel." + last},
      {start + "<div><img src='a'><br>The hotel at night</div>" + end,
       "B " + kFirst + " / F The hotel at night" + last},
      {start + end + start, "B " + kFirst + last},  // Shown twice, for wide and narrow screens.
      {start + "<table><tr><td>" + kFirst + "</td></tr></table>" + end,
       "B " + kFirst + " / B " + kFirst + last},
      {"<table><tr><td><p>" + kFirst + " " + kFirst + " " + kFirst + " " + kFirst + "</p><p>" +
           kSecond + "</p><p>" + kThird + "</p></td></tr></table>",
       "B " + kFirst + " " + kFirst + " " + kFirst + " " + kFirst + " / B " + kSecond + " / B " +
           kThird},  // The cell that holds the article.
      {kFirst + "<br><br>" + kSecond, "B " + kFirst + " / B " + kSecond},
      {kFirst + "<br>" + kSecond, "B " + kFirst + " " + kSecond},
      {start + "<p>An area of 10<sup>2</sup>&nbsp;km&sup2; &amp; H<sub>2</sub>O, &lt;b&gt;, it "
               "was.</p>",
       "B " + kFirst + " / B An area of 10² km² & H2O, <b>, it was."},
      {start + "<p>The 1<sup>st</sup> of soft&shy;ened, un<b>broken</b> words.</p>",
       "B " + kFirst + " / B The 1st of softened, unbroken words."},
      {"<h1>Title</h1><h2>Key Points</h2><ul><li>It holds.</li></ul><h2>Introduction</h2>" + start +
           end,
       "F# Key Points / F It holds. / B# Introduction / B " + kFirst + last},
      {"<h1>Title</h1><h2>What came before</h2>" + start + end,
       "B# What came before / B " + kFirst + last},
      {start + "<h2>References</h2><ul><li><a href='https://a.example/'>Moss, Title, 2019</a></li>"
               "<li><a href='https://b.example/'>North, Another, 2020</a></li></ul>",
       "B " + kFirst +
           " / R# References / R Moss, Title, 2019 <https://a.example/> / R North, Another, 2020 "
           "<https://b.example/>"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.html);
    CHECK(paragraphs("<body><div>" + row.html + "</div></body>") == row.wanted);
  }
}

TEST_CASE("html: notes") {
  const std::string wanted = "B It ended.^1 Then it began, as " + kFirst + " / N1 BBC, 2021.";
  const auto page = [](const std::string& call, const std::string& note) {
    return "<div><p>It ended." + call + " Then it began, as " + kFirst + "</p></div>" + note;
  };
  const std::string pages[] = {
      page("<sup><a href='#fn1' id='r1'>1</a></sup>",
           "<ol><li id='fn1'>BBC, 2021. <a href='#r1'>↩</a></li></ol>"),
      page("<a href='#fn1' id='r1'><sup>1</sup></a>",
           "<p id='fn1'><a href='#r1'>1</a> BBC, 2021.</p>"),
      page("<a href='#_ftn1' name='_ftnref1'>[1]</a>",
           "<hr><div id='ftn1'><p><a href='#_ftnref1' name='_ftn1'>[1]</a> BBC, 2021.</p></div>"),
      page("<a role='doc-noteref' href='#n1'>1</a>",
           "<aside id='n1'><p>BBC, <i>2021</i>.</p></aside>"),
      page(
          "<sup class='reference' id='cite_ref-1'><a href='#cite_note-1'>[1]</a></sup>",
          "<ol><li id='cite_note-1'><span><a href='#cite_ref-1'>^</a></span> BBC, 2021.</li></ol>"),
  };
  for (const std::string& html : pages) {
    CAPTURE(html);
    CHECK(paragraphs(html) == wanted);
  }
  // Not linked: by the heading above them.
  CHECK(paragraphs(page("<sup>1</sup>", "<h2>Notes</h2><ol><li>BBC, 2021.</li></ol>")) == wanted);
  // Links to other parts of the page call no note.
  const std::string skip =
      page(" <a href='#comments'>12</a>", "<div id='comments'>" + kSecond + "</div>");
  CHECK(paragraphs(skip).find(" / N") == std::string::npos);
}

TEST_CASE("html: encodings") {
  struct Row {
    std::string bytes, wanted;
    std::size_t diagnostics;
  };
  const std::string utf16{"\xFF\xFE<\0p\0>\0Z\0\xFC\0r\0i\0c\0h\0,\0 \0o\0n\0e\0.\0", 32};
  const Row rows[] = {
      {"<p>Zürich, one.", "B Zürich, one.", 0},
      {"\xEF\xBB\xBF<p>Zürich, one.", "B Zürich, one.", 0},
      {utf16, "B Zürich, one.", 0},
      {"<p>Z\xFCrich, \x93one\x94.", "B Zürich, “one”.", 0},
      {"<meta charset=iso-8859-1><p>Z\xFCrich, \x93one\x94.", "B Zürich, “one”.", 0},
      {"<meta http-equiv=x content='text/html; charset=windows-1251'><p>\xCC\xE8\xF0, one.",
       "B Мир, one.", 0},
      {"<meta charset='latin1'><p>Zürich, one.", "B Zürich, one.", 0},  // The bytes know better.
      {"<meta charset='unheard-of'><p>Z\xFCrich, one.", "B Zürich, one.", 1},
      {"<meta charset=utf-8><p>" + kFirst + kFirst + kFirst + kFirst + " Z\xFC.",
       "B " + kFirst + kFirst + kFirst + kFirst + " Z\uFFFD.", 1},
      {std::string("<p>One,\0 two.", 13), "B One, two.", 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    const auto reading = read_bytes("a.htm", row.bytes);
    REQUIRE(reading.documents.size() == 1);
    CHECK(dossier::testing::paragraphs_form(reading.documents[0]) == row.wanted);
    CHECK(reading.diagnostics.size() == row.diagnostics);
  }
  const auto binary = read_bytes("a.html", std::string(500, '\1'));
  REQUIRE(binary.diagnostics.size() == 1);
  CHECK(binary.diagnostics[0].document_lost);
}

TEST_CASE("html: by content") {
  const std::string page = "<!-- saved --><!DOCTYPE html><html><p>" + kFirst;
  for (const char* name : {"a", "a.aspx", "a.txt", "a.XHTML"}) {
    CAPTURE(name);
    CHECK(read_paragraphs(name, page) == "B " + kFirst);
  }
  CHECK(read_paragraphs("a.txt", "<p>Not a page.") == "B <p>Not a page.");
}

TEST_CASE("html: hostile pages") {
  struct Row {
    std::string name, html;
    bool kept;
    std::size_t diagnostics;
  };
  std::string attributes = "<p";
  for (int i = 0; i < 100000; ++i) attributes += " a" + std::to_string(i) + "=''";
  const std::string article = "<article><p>" + kFirst + "</p><p>" + kSecond + "</p></article>";
  const Row rows[] = {
      {"deep", repeated("<div>", 40000) + kFirst + repeated("</div>", 40000), true, 1},
      {"deep before the article", repeated("<b>", 40000) + repeated("</i>", 40000) + article, true,
       1},
      {"attributes", attributes + ">" + kFirst, true, 0},
      {"open tags", repeated("<a href='", 100000), false, 1},
      {"open comments", article + repeated("<!--", 100000), true, 0},
      {"links to one place", repeated("<a href='#x'>1</a> ", 50000) + "<div id=x>" + article, true,
       0},
      {"cells", "<table><tr>" + repeated("<td>one", 100000), true, 0},
      {"nothing", "<html><body></body></html>", false, 1},
      {"no HTML", "One, two.", true, 0},
      {"empty", "", false, 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const auto begin = std::chrono::steady_clock::now();
    const auto reading = read_bytes("a.html", row.html);
    CHECK(reading.documents.size() == (row.kept ? 1 : 0));
    CHECK(reading.diagnostics.size() == row.diagnostics);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));  // Far from it.
  }
}

TEST_CASE("html: links") {
  const auto links = [](const std::string& head, const std::string& href) {
    const auto reading = read_bytes("a.html", head + "<p>It ended, <b>as <a href='" + href +
                                                  "'> she said</a></b>, on Monday, in Doha.");
    const dossier::Document& document = reading.documents.at(0);
    std::string out;
    for (const dossier::Link& link : document.links)
      out += document.paragraphs[link.paragraph].text.substr(link.bytes.begin, link.bytes.size()) +
             " -> " + link.target;
    return out;
  };
  const std::string base = "<link rel=canonical href='https://a.example/b/c'>";
  CHECK(links("", "https://x.example/y") == "she said -> https://x.example/y");
  CHECK(links(base, "../y") == "she said -> https://a.example/y");
  CHECK(links("", "other%20page.html#part") == "she said -> other%20page.html");
  CHECK(links("", "image.png").empty());
  CHECK(links(base, "mailto:a@b.example").empty());
}

TEST_CASE("html: where the article begins and ends, by its words alone") {
  const std::string third = kFirst + " " + kSecond + " " + kThird + " That was all.";
  const std::string text = "<p>" + kFirst + "</p><p>" + kSecond + "</p><p>" + third + "</p>";
  const std::string wanted = "B " + kFirst + " / B " + kSecond + " / B " + third;
  const std::string reply = "<p>I was there, and it was not as you say it was at all, sir.</p>";
  for (const std::string& page : {
           "<div>" + text + "<h3>2 Comments</h3>" + reply + "</div>",
           "<div>" + text + "<p>3 thoughts on “Talks”</p>" + reply + "</div>",
           "<div><p>2 comments</p>" + text + "</div>",
           "<div>" + reply + "<h1>Talks resume</h1>" + text + "</div>",
       }) {
    CAPTURE(page);
    CHECK(paragraphs(page) == wanted);
  }
}

TEST_CASE("html: addresses") {
  struct Row {
    const char* href;
    const char* base;
    const char* wanted;
  };
  const Row rows[] = {
      {"https://a.example/x y", "", "https://a.example/x%20y"},
      {"/b?c", "https://a.example/d/e", "https://a.example/b?c"},
      {"//b.example/", "https://a.example", "https://b.example/"},
      {"b", "https://a.example", "https://a.example/b"},
      {"b", "https://a.example/c/d?e/f", "https://a.example/c/b"},
      {"../../../b", "https://a.example/c/d", "https://a.example/b"},
      {"?p=2", "https://a.example/c?p=1", "https://a.example/c?p=2"},
      {"other.html", "", "other.html"},
      {"ht\ntps://a.example/\tb", "", "https://a.example/b"},
      {"mailto:a@b.example", "https://a.example", ""},
      {"javascript:void(0)", "https://a.example", ""},
      {"#top", "https://a.example", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.href);
    CHECK(resolve_address(row.href, row.base) == row.wanted);
  }
}
