// SPDX-License-Identifier: GPL-2.0-or-later
// No bytes crash the parser or the ledger; ranges stay inside their paragraphs; cost stays linear.
#include <doctest/doctest.h>

#include <cstddef>
#include <ctime>
#include <random>
#include <string>

#include "citations/ledger.h"
#include "citations/note_segments.h"
#include "citations/reference_parser.h"

using namespace dossier;

namespace {

constexpr const char* kSeeds[] = {
    "Roe, J. P., & Doe, M. (2010, May 3). Ports of “ice”: a study. Port Journal, 12(3), 4–9. "
    "doi:10.1000/x.1",
    "See also Roe J. et. al., “‘Not yet’: ports”, Post, 3 May 2010, Available at; "
    "<https://p.test/a_(b)>; cf. Doe (n 3) (citing Poe, “Z”)",
    "[12] A. Roe, B. Doe, and C. Poe. Ports. In D. Moe, editor, Proc. 5th Conf. on Ports, volume "
    "3, pages 1-2, Oslo, June 1990.",
    "Там же, с. 5; Ebd.; Roe, op. cit., S. 4 — « La « mer » », 2003",
    "舒仁 ， 《東都》 。 北京 ： 商務 ， 2007年 。"};

Document as_document(const std::string& text) {
  Document doc;
  for (const Zone zone : {Zone::Notes, Zone::Bibliography, Zone::Body, Zone::Notes}) {
    Paragraph paragraph;
    paragraph.zone = zone;
    paragraph.text = text;
    const auto at = static_cast<std::uint32_t>(doc.paragraphs.size());
    if (zone == Zone::Notes) doc.footnotes.push_back({std::to_string(at), at, {}, 0});
    doc.links.push_back(
        {at, {0, static_cast<std::uint32_t>(text.size())}, "https://p.test/" + std::to_string(at)});
    doc.paragraphs.push_back(paragraph);
  }
  return doc;
}

void check_ledger(const std::string& text) {
  Document doc = as_document(text);
  build_ledger(doc);
  for (const auto& c : doc.citations) {
    REQUIRE(c.paragraph < doc.paragraphs.size());
    REQUIRE(c.bytes.begin <= c.bytes.end);
    REQUIRE(c.bytes.end <= doc.paragraphs[c.paragraph].text.size());
    REQUIRE(c.work < static_cast<int>(doc.works.size()));
  }
  for (const auto& work : doc.works) REQUIRE(!work.keys.empty());
  for (const auto& segment : split_note(text)) {
    REQUIRE(segment.bytes.begin <= segment.body);
    REQUIRE(segment.body <= segment.bytes.end);
    REQUIRE(segment.bytes.end <= text.size());
  }
}

}  // namespace

TEST_CASE("mutated references and random bytes") {
  std::mt19937 random(7);
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  for (int round = 0; round < 1500; ++round) {
    std::string text = kSeeds[below(std::size(kSeeds))];
    const std::size_t edits = 1 + below(8);
    for (std::size_t e = 0; e < edits && !text.empty(); ++e) {
      const std::size_t at = below(text.size());
      switch (below(5)) {
        case 0:
          text[at] = static_cast<char>(below(256));
          break;
        case 1:
          text.erase(at, 1 + below(12));
          break;
        case 2:
          text.insert(at, text.substr(below(text.size()), below(30)));
          break;
        case 3:
          text.resize(at);
          break;
        default:
          text.insert(at, 1, "().,;:\"'<>[]&-\xE2\x80"[below(16)]);
      }
    }
    check_ledger(text);
  }
  for (int round = 0; round < 300; ++round) {
    std::string text(below(400), ' ');
    for (char& c : text) c = static_cast<char>(below(256));
    check_ledger(text);
  }
}

TEST_CASE("hostile repetition is done in time") {
  for (const std::string piece : {"(",           "“",           "‘a ",
                                  ";",           "Roe, J., ",   "Roe, J.; ",
                                  "http://",     "<http://a ",  "10.1/",
                                  "ibid; ",      "Roe (n 1), ", "and ",
                                  "see also ",   ", supra ",    "Accessed ",
                                  "1990 ",       "A. ",         "In ",
                                  "S/2019/1 ",   "S/1/",        "Doe. On a b see ",
                                  "(2001) ",     "is a b ",     ", and, on ",
                                  "\xE2\x80\x98"}) {
    CAPTURE(piece);
    std::string text;
    while (text.size() < 60000) text += piece;
    const auto start = std::clock();  // Of the processor: the machine may be busy.
    check_ledger(text);
    CHECK(std::clock() - start < 10 * CLOCKS_PER_SEC);
  }
}
