// SPDX-License-Identifier: GPL-2.0-or-later
// Small documents in a compact text form left, their ledgers right.
//
// small_ledger.h says how both are written.
#include <doctest/doctest.h>

#include <string>

#include "small_ledger.h"

using namespace dossier;

namespace {

std::string ledger(const std::string& lines) {
  Document doc = small_document(lines);
  build_ledger(doc);
  return told(doc, told_shortly);
}

struct Row {
  std::string lines, want;
};

void check(const Row& row) {
  CAPTURE(row.lines);
  CHECK(ledger(row.lines) == row.want);
}

#define ROE "Roe J., “Harbours of the North”, Post, 3 May 2010, Available at: <https://p.test/roe>"
#define DOE "Doe M., “A Quiet Treaty”, Herald, 4 June 2011, Available at: <https://h.test/doe>"
#define ROE2 \
  "Roe J., “Winter Ports and Ice”, Post, 9 July 2012, Available at: <https://p.test/roe2>"

}  // namespace

TEST_CASE("ibid") {
  for (const Row& row : {
           Row{"1: " ROE "\n2: ibid", "1 full>0 certain; 2 ibid>0 high"},
           Row{"1: " ROE "\n2: Ibid., pp. 14–53", "1 full>0 certain; 2 ibid>0 high"},
           Row{"1: " ROE "\n2: Ibid\n3: ibid, p. 4",
               "1 full>0 certain; 2 ibid>0 high; 3 ibid>0 high"},
           Row{"1: " ROE "; " DOE "\n2: Ibid.",
               "1 full>0 certain; 1 full>1 certain; 2 ibid>- ambiguous"},
           Row{"1: " ROE "\n2: Emphasis added.\n3: ibid.",
               "1 full>0 certain; 2 comment>- none; 3 ibid>0 medium"},
           Row{"1: ibid.", "1 ibid>- none"},
           Row{"1: " ROE "\n2: Nobody, op. cit.\n3: ibid.",
               "1 full>0 certain; 2 op-cit>- none; 3 ibid>- none"},
           Row{"1: " ROE "; ibid., p. 6", "1 full>0 certain; 1 ibid>0 high"},
           Row{"1: " ROE "\n2: Ebd., S. 12", "1 full>0 certain; 2 ibid>0 high"},
           Row{"1: " ROE "\n2: Ebenda.", "1 full>0 certain; 2 ibid>0 high"},
           Row{"1: " ROE "\n2: Там же, с. 5", "1 full>0 certain; 2 ibid>0 high"},
           Row{"1: " ROE "\n2: Tamże, s. 8.", "1 full>0 certain; 2 ibid>0 high"},
           Row{"1: " ROE "\n2: Íbid.", "1 full>0 certain; 2 ibid>0 high"},
           Row{"1: " ROE "\n2: Ibidem", "1 full>0 certain; 2 ibid>0 high"},
           Row{"1: " ROE "\n2: Id. at 45.", "1 full>0 certain; 2 idem>0 high"},
           Row{"1: " ROE "\n2: See ibid.", "1 full>0 certain; 2 ibid>0 high"},
           Row{"1: " ROE " (citing " DOE ")\n2: ibid.",
               "1 full>0 certain; 1 full>1 certain; 2 ibid>0 high"},
       })
    check(row);
}

TEST_CASE("short forms") {
  for (const Row& row : {
           Row{"1: " ROE "\n2: " DOE "\n3: Roe, “Harbours of the North”, Online",
               "1 full>0 certain; 2 full>1 certain; 3 short>0 high"},
           Row{"1: " ROE "\n2: " DOE "\n3: Roe, “The Northern Harbours, Online",
               "1 full>0 certain; 2 full>1 certain; 3 short>- none"},
           Row{"1: " ROE "\n2: Roe, “Harbours of the North, Online",
               "1 full>0 certain; 2 short>0 high"},
           Row{"1: " ROE "\n2: Roe, ‘Harbours’, p. 4.", "1 full>0 certain; 2 short>0 high"},
           Row{"1: " ROE "\n2: " ROE2 "\n3: Roe, ‘Winter Ports’.",
               "1 full>0 certain; 2 full>1 certain; 3 short>1 high"},
           Row{"1: " ROE "\n2: " ROE2 "\n3: Roe, p. 5",
               "1 full>0 certain; 2 full>1 certain; 3 short>- ambiguous"},
           Row{"1: " ROE "\n2: Roe, p. 5", "1 full>0 certain; 2 short>0 medium"},
           Row{"1: " ROE "\n2: “Harbours of the North”, p. 7", "1 full>0 certain; 2 short>0 high"},
           Row{"1: " ROE "\n2: Roe (2010), p. 5", "1 full>0 certain; 2 short>0 high"},
           Row{"1: " ROE "\n2: " ROE2 "\n3: Roe 2012, 45",
               "1 full>0 certain; 2 full>1 certain; 3 short>1 high"},
           Row{"1: The White Hall, “Statement on Ports”, White Hall, 9 May 2020\n2: White Hall, "
               "“Statement”",
               "1 full>0 high; 2 short>0 high"},
           Row{"1: Roe J., Doe M., “Two Hands on Deck”, Post, 2 May 2010\n2: Roe and Doe, “Two "
               "Hands”, p. 3",
               "1 full>0 high; 2 short>0 high"},
           Row{"1: Emphasis added.", "1 comment>- none"},
           Row{"1: Interviews were held in Oslo between March and June 2019.", "1 comment>- none"},
           Row{"1: The aims were: (1) “to help create free ports, able to choose” in 1962.",
               "1 comment>- none"},
           Row{"1: For text, see Port Relations, 1961-1963, vol. I, Document 42.",
               "1 comment>- none"},
           Row{"1: The author thanks the reviewers for this point.", "1 comment>- none"},
       })
    check(row);
}

TEST_CASE("supra, op. cit., idem, cross-references") {
  for (const Row& row : {
           Row{"1: " ROE "\n2: " DOE "\n3: Roe, supra note 1",
               "1 full>0 certain; 2 full>1 certain; 3 supra>0 high"},
           Row{"1: " ROE "\n2: " DOE "\n3: Roe (n 1), p. 14.",
               "1 full>0 certain; 2 full>1 certain; 3 supra>0 high"},
           Row{"1: " ROE "; " DOE "\n2: Doe (n 1)",
               "1 full>0 certain; 1 full>1 certain; 2 supra>1 high"},
           Row{"1: " ROE "; " ROE2 "\n2: Roe (n 1)",
               "1 full>0 certain; 1 full>1 certain; 2 supra>- ambiguous"},
           Row{"1: " ROE "; " ROE2 "\n2: Roe, “Winter Ports” (n 1)",
               "1 full>0 certain; 1 full>1 certain; 2 supra>1 high"},
           Row{"1: " ROE "\n2: " DOE "\n3: Doe, supra note 1",
               "1 full>0 certain; 2 full>1 certain; 3 supra>1 medium"},
           Row{"1: " ROE "\n2: Roe (n 1); see also " DOE,
               "1 full>0 certain; 2 supra>0 high; 2 full>1 certain"},
           Row{"1: " ROE "\n2: " DOE "\n3: Roe (n 1) and Doe (n 2)",
               "1 full>0 certain; 2 full>1 certain; 3 supra>0 high; 3 supra>1 high"},
           Row{"1: " ROE "\n2: " DOE "\n3: Roe, op. cit., p. 9",
               "1 full>0 certain; 2 full>1 certain; 3 op-cit>0 medium"},
           Row{"1: " ROE "\n2: " ROE2 "\n3: Roe, op. cit.",
               "1 full>0 certain; 2 full>1 certain; 3 op-cit>- ambiguous"},
           Row{"1: " ROE "\n2: Loc. cit.", "1 full>0 certain; 2 op-cit>0 high"},
           Row{"1: " ROE "\n2: Roe, a.a.O., S. 4", "1 full>0 certain; 2 op-cit>0 medium"},
           Row{"1: " ROE "\n2: See Section 3 below.", "1 full>0 certain; 2 internal>- none"},
           Row{"1: " ROE "\n2: See note 1 above.", "1 full>0 certain; 2 internal>- none"},
           Row{"1: " ROE "\n2: Idem, “Spring Ports and Rain”, Post, 3 May 2015",
               "1 full>0 certain; 2 idem>1 high"},
       })
    check(row);
}

TEST_CASE("bibliography and links") {
  for (const Row& row : {
           Row{"1: " ROE "\nB: " ROE, "1 full>0 certain; entry>0 certain"},
           Row{"1: " ROE "\nB: Roe J., “Harbours of the North | WATCH”, Post, 3 May 2010, "
               "Available at: <https://p.test/roe>",
               "1 full>0 certain; entry>0 certain"},
           Row{"1: " ROE "\nB: Roe J., “Harbours of the North”, Post, 3 May 2010, Available at; "
               "<https://p.test/roee>",
               "1 full>0 certain; entry>0 high"},
           Row{"1: Ressner D., “Situating the Port of the North”, Post, 2015\nB: Rassner D., "
               "“Situating the Port of the North”, Post, 2015",
               "1 full>0 high; entry>0 high"},
           Row{"1: " ROE "\nB: " DOE, "1 full>0 certain; entry>1 certain"},
           Row{"B: Roe J., “Harbours of the North”, Post, 3 May 2010,\nB: Available at: "
               "<https://p.test/roe>",
               "entry>0 certain"},
           Row{"1: Roe J., “Harbours of the North”, Post, 3 May 2010,\nN: Available at: "
               "<https://p.test/roe>\n2: ibid",
               "1 full>0 certain; 2 ibid>0 high"},
           Row{"1: Roe, “Harbours of the North”, p. 3\nB: " ROE, "1 short>0 high; entry>0 certain"},
           Row{"P: See the report.\nL: https://r.test/report", "link>0 certain"},
           Row{"P: See above.\nL: #section-2", ""},
           Row{"1: " ROE "\nL: https://p.test/roe", "1 full>0 certain"},
           Row{"P: The paper.\nL: https://www.p.test/roe/?utm_source=x\n1: " ROE,
               "link>0 certain; 1 full>0 certain"},
           Row{"P: As told elsewhere.\nL: papers/other.md", "link>0 certain"},
           Row{"B: ROE, J. 2001. Ports of call. Oslo: Sea Press.\nB: ———. 2003. Ports of rest. "
               "Oslo: Sea Press.",
               "entry>0 high; entry>1 high"},
       })
    check(row);
}

TEST_CASE("a note's second citation, and the prose before one") {
  for (const Row& row : {
           // A sentence of its own, with a signal inside.
           Row{"1: " ROE " For the quarrel with the pilots see " DOE,
               "1 full>0 certain; 1 full>1 certain"},
           Row{"1: « Traité des quais », Oslo, 3 mai 2001, première partie. Sur ses effets, voir "
               "Marie Doe, « Les quais vides », Le Port, 4 juin 2002.",
               "1 full>0 high; 1 full>1 high"},
           Row{"1: " ROE "\n2: Ibid. On pilotage in 1990, see Doe M., Pilots of the Sound (Oslo: "
               "Sea Press, 1991).",
               "1 full>0 certain; 2 ibid>0 high; 2 full>1 high"},
           Row{"1: " DOE "\n2: " ROE "\n3: " ROE2 " On tolls as they were then, see Doe, op. cit.",
               "1 full>0 certain; 2 full>1 certain; 3 full>2 certain; 3 op-cit>0 medium"},
           // A colon, or a verb.
           Row{"1: " ROE " The first figures were lower: “Nine Ships Lost”, Post, 1 May 2010.",
               "1 full>0 certain; 1 full>1 high"},
           Row{"1: The first figures were lower: "
               "“Nine Ships Lost”, Post, 1 May 2010.",
               "1 full>0 high"},
           Row{"1: " ROE
               "\n2: Ibid. A longer form of the case is Jane Poe, The Long Pier (Oslo: Sea "
               "Press, 1999).",
               "1 full>0 certain; 2 ibid>0 high; 2 full>1 high"},
           Row{"1: " ROE
               "\n2: The text, read with the guidance beside it, would bear this: Roe, op. "
               "cit.",
               "1 full>0 certain; 2 op-cit>0 medium"},
           // What is cited for what.
           Row{"1: " ROE "\n2: " DOE "\n3: For the storm see (n 1); for the inquiry, (n 2).",
               "1 full>0 certain; 2 full>1 certain; 3 supra>0 high; 3 supra>1 high"},
           Row{"1: " ROE "\n2: " DOE "\n3: See Roe, supra note 1, and, on what the pilots did and "
               "did not know, Doe (2011), supra note 2.",
               "1 full>0 certain; 2 full>1 certain; 3 supra>0 high; 3 supra>1 high"},
           Row{"1: Jane Roe and Mark Doe, Pilots of the Sound (Oslo: Sea Press, 1991)\n2: " DOE
               "; for the later wrecks, Roe and Doe, Pilots of the Sound.",
               "1 full>0 high; 2 full>1 certain; 2 short>0 high"},
           Row{"1: " ROE "\n2: See also the figures on tolls in Roe, “Harbours of the North.”",
               "1 full>0 certain; 2 short>0 high"},
           Row{"1: " ROE "\n2: " DOE "\n3: Compare Roe, “Harbours,” and Doe, “A Quiet Treaty.”",
               "1 full>0 certain; 2 full>1 certain; 3 short>0 high; 3 short>1 high"},
           Row{"1: " ROE "\n2: Compare Roe, “Harbours”, which gives more weight to the Pilots",
               "1 full>0 certain; 2 short>0 high"},
           Row{"1: " ROE "\n2: Roe, “Harbours”, Part Two, sections A and B",
               "1 full>0 certain; 2 short>0 high"},
           Row{"1: Voir, dans la presse locale, « Les quais vides. », Le Port, 4 juin 2002.",
               "1 full>0 high"},
           Row{"1: The text of it, “Article 5,” is discussed in the Diet.", "1 comment>- none"},
           // Prose that leads to nothing stays with what it follows.
           Row{"1: " ROE " The rates are those of the pilots.", "1 full>0 certain"},
           Row{"1: " ROE "\n2: Ibid. Emphasis added.", "1 full>0 certain; 2 ibid>0 high"},
       })
    check(row);
}

TEST_CASE("one document symbol is one work") {
  for (const Row& row : {
           Row{"1: Port Council, ‘Ninth report on tolls’ (1 June 2019) UN Doc S/2019/77.\n"
               "2: Security Council, Report of the Toll Team, S/2019/77, 1 June 2019",
               "1 full>0 certain; 2 full>0 certain"},
           Row{"1: UNSC Res 1999 (9 May 2011) UN Doc S/RES/1999, para 2.\n"
               "B: United Nations Security Council. Resolution 1999 (2011). S/RES/1999 (2011). May "
               "9, 2011.",
               "1 full>0 certain; entry>0 certain"},
           Row{"1: Port Council, Report on Tolls, S/2019/77, 1 June 2019\n2: " ROE
               "\n3: Port Council, S/2019/77, summary\n4: cf. S/2019/77, supra note 1.",
               "1 full>0 certain; 2 full>1 certain; 3 short>0 certain; 4 supra>0 high"},
           Row{"1: Port Council, Report on Tolls, S/2019/77, 1 June 2019\n"
               "2: Port Council, Report on Tolls, S/2019/99, 1 December 2019",
               "1 full>0 certain; 2 full>1 certain"},
       })
    check(row);
}

TEST_CASE("numbers of a series are works of their own") {
  Document doc = small_document(
      "1: Port Council, Quarterly Report on Tolls (Oslo: Sea Press, 30 January 2021)\n"
      "2: Port Council, Quarterly Report on Tolls (Oslo: Sea Press, 30 July 2021)\n"
      "3: Port Council, Quarterly Report on Tolls (Oslo: Sea Press, 30 July 2021)");
  build_ledger(doc);
  REQUIRE(doc.works.size() == 2);
  CHECK(doc.citations[2].work == 1);
  CHECK(doc.works[0].keys.front() == "title:quarterly report on tolls|2021");
  CHECK(doc.works[1].keys.front() == "title:quarterly report on tolls|2021-07");
}

TEST_CASE("citations without an author") {
  for (const Row& row : {
           Row{"1: Quay Principles and Common Rules for the Pilots of the Sound, July 19, 1999.\n"
               "B: Quay Principles and Common Rules for the Pilots of the Sound. July 19, 1999.",
               "1 full>0 high; entry>0 high"},
           Row{"1: Quay Principles and Common Rules for the Pilots of the Sound, July 19, 1999.",
               "1 comment>- none"},
           Row{"1: Treaty between the Towns of the Sound which are known as the Six and the Crown "
               "(signed 3 May 1950) pts 1 and 2.",
               "1 full>0 high"},
           Row{"1: Jean Doe, Le gouvernement des quais du nord : une si longue attente, Paris, "
               "Quai, 2001.\n2: Voir aussi Doe, op. cit.",
               "1 full>0 high; 2 op-cit>0 medium"},
           Row{"1: Security Council resolution 99 (1967) of 22 November 1967.", "1 full>0 high"},
           Row{"1: House Committee on Ports, hearing on ending the pilots' mission in the Sound, 3 "
               "May 2001",
               "1 full>0 high"},
           Row{"1: " ROE "\n2: Idem, Spring Tides (Oslo: Sea Press, 2011), treats the same ports.\n"
               "B: Roe, J. Spring Tides. Oslo: Sea Press, 2011.",
               "1 full>0 certain; 2 idem>1 high; entry>1 high"},
       })
    check(row);
}

TEST_CASE("what stands behind a surname need not be a given name") {
  check({"1: " ROE "\n2: " DOE "\n3: Vgl. auch Roe, wie Anm. 1.",
         "1 full>0 certain; 2 full>1 certain; 3 supra>0 high"});
}

TEST_CASE("surnames parted by commas are no given names") {
  const std::string three = "1: Roe J., Doe M., Poe E., “Three Hands on Deck”, Post, 2 May 2010\n";
  check({three + "2: Roe, Doe and Poe (n 1).", "1 full>0 high; 2 supra>0 high"});
  check({three + "2: Roe, Doe, op. cit., p. 4", "1 full>0 high; 2 op-cit>0 medium"});
}

TEST_CASE("names, titles and places of references back") {
  Document doc = small_document(
      "1: " ROE
      "\n2: See also the figures on tolls in Roe, “Harbours.”\n3: Roe, op. cit. (supra "
      "note 1).\n4: Roe, supra note 1, on the state of ports before May 2009.\n5: ibid., preamble, "
      "point 4");
  build_ledger(doc);
  REQUIRE(doc.citations.size() == 5);
  CHECK(doc.citations[1].reference.authors.front() == "Roe");
  CHECK(doc.citations[1].signal == "see also");
  CHECK(doc.citations[2].reference.authors.front() == "Roe");
  CHECK(doc.citations[3].reference.locator.empty());
  CHECK(doc.citations[4].reference.locator == "point 4");
}

TEST_CASE("signals, works and fields") {
  Document doc =
      small_document("1: See also " ROE "; cf. " DOE "\n2: Roe, “Harbours”, pp. 3–5\nB: " ROE);
  build_ledger(doc);
  REQUIRE(doc.citations.size() == 4);
  CHECK(doc.citations[0].signal == "see also");
  CHECK(doc.citations[1].signal == "cf.");
  CHECK(doc.citations[2].rule == "short-surname-title");
  CHECK(doc.citations[2].reference.locator == "pp. 3–5");
  CHECK(doc.citations[3].rule == "entry-url");
  REQUIRE(doc.works.size() == 2);
  CHECK(doc.works[0].title == "Harbours of the North");
  CHECK(doc.works[0].container == "Post");
  CHECK(doc.works[0].date == "2010-05-03");
  CHECK(doc.works[0].keys.front() == "url:p.test/roe");
  CHECK(doc.works[0].keys.size() == 2);
}

TEST_CASE("a work keeps its fullest description and no leading In") {
  Document doc = small_document(
      "1: Roe J., “Harbours of the North”, in Port Studies, 2010\n"
      "B: Roe J., “Harbours of the North”, in Port Studies, 3 May 2010, <https://p.test/roe>");
  build_ledger(doc);
  REQUIRE(doc.works.size() == 1);
  CHECK(doc.works[0].container == "Port Studies");
  CHECK(doc.works[0].date == "2010-05-03");
  CHECK(doc.works[0].url == "https://p.test/roe");
}

TEST_CASE("a semicolon inside a quotation, an address or an author list splits nothing") {
  for (const char* note : {"Roe J., “Ports; and ice”, Post, 2010",
                           "Roe J., “Ports and ice”, Post, 2010, https://p.test/a;b",
                           "Roe, J.; Doe, M. (2010). Ports and ice. Port Journal 4, 5-6."}) {
    CAPTURE(note);
    CHECK(ledger(std::string("1: ") + note).find("; ") == std::string::npos);
  }
}

TEST_CASE("parse_citation") {
  CHECK(parse_citation("").klass == CitationClass::Comment);
  CHECK(parse_citation("ibid., p. 4").klass == CitationClass::Ibid);
  const Citation full = parse_citation(ROE);
  CHECK(full.klass == CitationClass::Full);
  CHECK(full.reference.title == "Harbours of the North");
  CHECK(full.work == -1);
  const Citation shortly = parse_citation("Brandt, Wheat and War, 55.");
  CHECK(shortly.klass == CitationClass::Short);
  CHECK(shortly.reference.authors == std::vector<std::string>{"Brandt"});
  CHECK(shortly.reference.title == "Wheat and War");
  CHECK(shortly.reference.locator == "55");
  CHECK(parse_citation("Brandt, Karl. Wheat and War. London: Oakfield Press, 1987.").klass ==
        CitationClass::Full);
}
