// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <string>

#include "indexer/formats/html_metadata.h"
#include "reading_form.h"

using dossier::without_site;
using dossier::testing::read_bytes;

namespace {

const std::string kText =
    "<p>The delegation arrived in Doha on Monday, where it met officials of three ministries.</p>";

/// "title [author] date outlet language url kind", what is empty as "-".
std::string metadata(const std::string& head, const std::string& body = kText) {
  const auto reading = read_bytes("a.html", "<html><head>" + head + "</head><body>" + body);
  if (reading.documents.size() != 1) return "not one document";
  const dossier::Metadata& meta = reading.documents[0].meta;
  const auto or_dash = [](const std::string& text) { return text.empty() ? "-" : text; };
  std::string out = or_dash(meta.title);
  for (const std::string& author : meta.authors) out += " [" + author + "]";
  out += " " + (meta.date ? meta.date->iso() : "-") + " " + or_dash(meta.outlet);
  return out + " " + or_dash(meta.url) + " " + meta.kind;
}

std::string ld(const std::string& json) {
  return "<script type='application/ld+json'>" + json + "</script>";
}

}  // namespace

TEST_CASE("html: sources of metadata") {
  struct Row {
    std::string head, wanted;
  };
  const Row rows[] = {
      {"<title>A title</title>", "A title - - - other"},
      {"<title>How <script> works &amp; why</title>", "How <script> works & why - - - other"},
      {"<title>Wrong</title><meta property='og:title' content='A title'>"
       "<meta property='og:site_name' content='Courier'><meta property='og:url' "
       "content='https://a.example/b'>"
       "<meta property='article:published_time' content='2021-08-15T23:00:00Z'>"
       "<meta name=author content='By Ann Moss and Bo North'>",
       "A title [Ann Moss] [Bo North] 2021-08-15 Courier https://a.example/b other"},
      {"<meta name=citation_title content='A title'><meta name=citation_author content='Moss, Ann'>"
       "<meta name=citation_author content='North, Bo'><meta name=citation_publication_date "
       "content='2019/03/04'><meta name=citation_journal_title content='Journal'>"
       "<meta name=citation_doi content='10.1000/x'>",
       "A title [Moss, Ann] [North, Bo] 2019-03-04 Journal https://doi.org/10.1000/x paper"},
      {"<meta name=DC.title content='A title'><meta name=DC.creator content='Ann Moss'>"
       "<meta name=DC.date content=20190304><meta name=dc.publisher content='Forum'>",
       "A title [Ann Moss] 2019-03-04 Forum - other"},
      {"<meta property='og:title' content='A &amp;#8216;title&amp;#8217;'>",
       "A ‘title’ - - - other"},
      {"<link rel=canonical href='https://a.example/2021/08/15/b'><title>A title</title>",
       "A title 2021-08-15 - https://a.example/2021/08/15/b other"},
      {ld(R"({"@type":"NewsArticle","headline":"A &amp; B","datePublished":"2020-02-03",
              "author":[{"@type":"Person","name":"Ann Moss"},"Bo North"],
              "publisher":{"name":"Daily"},"mainEntityOfPage":{"@id":"https://a.example/b"}})"),
       "A & B [Ann Moss] [Bo North] 2020-02-03 Daily https://a.example/b news"},
      {ld(R"({"@graph":[{"@type":"WebPage","name":"Wrong"},{"@type":["Article"],"headline":"A title",
              "author":{"@id":"#p"},},{"@id":"#p","@type":"Person","name":"Ann)"
          "\n"
          R"(Moss"},]})"),
       "A title [Ann Moss] - - - other"},
      {ld("<!-- {\"@type\":\"Article\",\"headline\":\"A title\"} -->"), "A title - - - other"},
      {ld("{broken") + ld(std::string(100000, '[')) + "<title>A title</title>",
       "A title - - - other"},
      {"<title>A title</title><meta name=author content='https://a.example/ann'>"
       "<meta name=author content='admin'>",
       "A title - - - other"},
      {"<title>A title</title><meta name=author content='ANN MOSS, National Security Writer'>",
       "A title [ANN MOSS] - - - other"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.head);
    CHECK(metadata(row.head) == row.wanted);
  }
}

TEST_CASE("html: metadata in the page") {
  struct Row {
    std::string above, wanted;
  };
  const Row rows[] = {
      {"<h1>A title</h1><p>By Ann Moss</p><p>15 August 2021</p>",
       "A title [Ann Moss] 2021-08-15 - - other"},
      {"<h1>A title</h1><div class=byline>By Ann Moss</div><div class=meta>Updated: 15 August "
       "2021, "
       "11:08</div>",
       "A title [Ann Moss] 2021-08-15 - - other"},
      {"<h1>A title</h1><time datetime='2021-08-15'>yesterday</time>",
       "A title 2021-08-15 - - other"},
      {"<h1>A title</h1><span itemprop=author><b itemprop=name>Ann Moss</b></span>",
       "A title [Ann Moss] - - - other"},
      {"<h1>A title</h1><a rel=author href='/ann'>Ann Moss</a>", "A title [Ann Moss] - - - other"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.above);
    CHECK(metadata("", "<article>" + row.above + kText + "</article>") == row.wanted);
    const auto reading = read_bytes("a.html", "<article>" + row.above + kText + "</article>");
    CHECK(reading.documents.at(0).paragraphs.size() == 1);  // None of it is text.
  }
}

TEST_CASE("html: the site's name behind the headline, and the day above the text") {
  struct Row {
    std::string title, body, wanted;
  };
  std::string text = kText;
  for (int i = 0; i < 4; ++i) text += "<p>" + std::to_string(i) + kText.substr(3);
  const std::string long_text =
      "<p>" + kText.substr(3, kText.size() - 7) + " " + kText.substr(3, kText.size() - 7) + " " +
      kText.substr(3, kText.size() - 7) + " " + kText.substr(3, kText.size() - 7) + "</p>" + text;
  const Row rows[] = {
      {"Talks resume : The Eastern Gazette", "<h1>Talks resume</h1>" + text,
       "Talks resume - The Eastern Gazette - other"},
      {"Talks resume : The Eastern Gazette", "<h1>Talks resume</h1><p>By Ann Moss</p>" + text,
       "Talks resume [Ann Moss] - The Eastern Gazette - news"},  // Undated.
      {"Talks resume | The Eastern Gazette", "<h1>Talks break off</h1>" + text,
       "Talks break off - - - other"},
      {"Talks resume - Asia", "<h1>Talks resume</h1>" + text, "Talks resume - - - other"},
      {"Talks resume - in the north", "<h1>Talks resume</h1>" + text, "Talks resume - - - other"},
      {"Talks resume :: The Eastern Gazette",
       "<table><tr><td><a href='/'>World</a></td><td><h1>Talks resume</h1><p>From the Wire</p>"
       "<p>15 August 2021</p>" +
           long_text + "</td></tr></table>",
       "Talks resume 2021-08-15 The Eastern Gazette - news"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.title);
    CHECK(metadata("<title>" + row.title + "</title>", row.body) == row.wanted);
  }
}

TEST_CASE("html: language") {
  struct Row {
    const char* html;
    const char* wanted;
  };
  const Row rows[] = {{"<html lang='pl-PL'>", "pl"},
                      {"<html xml:lang='de'>", "de"},
                      {"<meta property='og:locale' content='fr_FR'>", "fr"},
                      {"", "en"}};  // Detected.
  for (const Row& row : rows) {
    CAPTURE(row.html);
    CHECK(read_bytes("a.html", row.html + kText).documents.at(0).meta.language == row.wanted);
  }
}

TEST_CASE("html: a title without the site's name") {
  struct Row {
    const char* title;
    const char* site;
    const char* heading;
    const char* wanted;
  };
  const Row rows[] = {
      {"Talks resume | The Courier", "The Courier", "", "Talks resume"},
      {"The Courier - Talks resume", "The Courier", "", "Talks resume"},
      {"Talks resume – in Doha – Courier.com", "Courier", "", "Talks resume – in Doha"},
      {"Courier: Talks resume", "Courier", "", "Talks resume"},
      {"Talks resume - World", "", "Talks resume", "Talks resume"},
      {"Talks resume - and fail", "", "", "Talks resume - and fail"},
      {"Kabul: talks resume", "Courier", "", "Kabul: talks resume"},
      {"Talks | and more", "Courier", "Talks | and more", "Talks | and more"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.title);
    CHECK(without_site(row.title, row.site, row.heading) == row.wanted);
  }
}
