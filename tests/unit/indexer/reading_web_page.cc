// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <string>

#include "reading_form.h"

using dossier::testing::read_bytes;
using dossier::testing::read_form;
using dossier::testing::read_paragraphs;

namespace {

const std::string kCaption =
    "Boats lie at anchor below the old bridge, in Port Alba, on May 4, 2020.";
const std::string kFirst =
    "The ferry service between the two islands will stop at the end of the month, the port "
    "authority said on Monday, after a "
    "winter of storms and strikes.";
const std::string kLast =
    "The mayor said that nobody had told him, and that he would write to the minister at once.";

}  // namespace

TEST_CASE("web page: captions, headline, standfirst, consent") {
  const std::string consent =
      "X\nThis website uses cookies to improve user experience and to analyze traffic on our "
      "website. We share data with our "
      "partners.\nAccept Cookies\nX\nCookie Preferences Cookie List\n\nDo Not Sell My Personal "
      "Information\n\nWhen you visit our "
      "website, we store cookies on your browser. You can choose not to allow some types of "
      "cookies.\n\nStrictly Necessary "
      "Cookies - Always Active\n\nWe do not allow you to opt-out of these cookies, as they are "
      "necessary for our website.\n\nSave "
      "Settings\n";
  CHECK(read_form(
            "a.txt",
            kCaption + "\n\n" + kCaption +
                " AGENCY via Getty Images / A. AUTHOR\n\nFerry to Stop, Port Says\n\nBut the mayor "
                "“would not count on it” before summer.\n\n" +
                kFirst + "\n\n" + kLast + " \n\n" + consent) ==
        "Ferry to Stop, Port Says 2020-05-04 news: F " + kCaption +
            " AGENCY via Getty Images / A. AUTHOR / F But the mayor “would not "
            "count on it” before summer. / B " +
            kFirst + " / B " + kLast);
}

TEST_CASE("web page: masthead, menus, byline, buttons, related stories, newsletter, address") {
  const std::string page =
      "The Alba Herald\nHome | World | Politics | Opinion\nSkip to content\n\nFerry to Stop, Port "
      "Says\n\nStorms and strikes are "
      "blamed\n\nBy Ruth Moss and Daniel North\nUpdated 5 May 2020, 18:40 GMT\n\n" +
      kFirst +
      "\n\nShare this article\n\n[Share] [Print] "
      "[Save]\n\n" +
      kFirst +
      " Again.\n\nRelated stories\nOld Bridge Closed for Repairs\nMayor Wins a Third Term\n\n" +
      kLast +
      "\n\nSign up for our newsletter: the day’s news, every "
      "evening\n\nhttps://herald.example/2020/05/05/ferry\n© 2020 The Alba "
      "Herald\nAbout the Herald | Contact the newsroom | Terms of use | Privacy choices\n";
  const auto reading = read_bytes("a.txt", page);
  REQUIRE(reading.documents.size() == 1);
  const dossier::Document& document = reading.documents[0];
  CHECK(dossier::testing::form(document) ==
        "Ferry to Stop, Port Says [Ruth Moss] [Daniel North] 2020-05-05 news: F Storms and strikes "
        "are blamed / B " +
            kFirst + " / B " + kFirst + " Again. / B " + kLast);
  CHECK(document.meta.outlet == "The Alba Herald");
  CHECK(document.meta.url == "https://herald.example/2020/05/05/ferry");
}

TEST_CASE("web page: a consent panel above the article leaves the headline alone") {
  CHECK(read_form("a.txt",
                  "NOTICE\nThe Herald stores cookies in your browser to measure our audience and, "
                  "with your consent, to tailor "
                  "advertising.\nContinue | Settings | Continue without consenting\n\nFerry to "
                  "Stop, Port Says\n\n" +
                      kFirst + "\n\n" + kLast) ==
        "Ferry to Stop, Port Says - news: B " + kFirst + " / B " + kLast);
}

TEST_CASE("web page: articles on privacy and cookies stay whole") {
  const std::string articles[] = {
      "The regulation requires a website to ask for consent before cookies are set in a user's "
      "browser. Third parties that "
      "collect personal information must say so, the court held, and a privacy policy alone is not "
      "enough.",
      "“We use cookies to improve your experience on our website,” the company told its users, and "
      "asked them to accept. The "
      "commission called that no consent at all.",
      "In its annual report the authority counted 1,200 complaints about privacy, most of them "
      "from visitors who could not "
      "withdraw consent once given.",
      "We argue that data protection is a public good. Our reading of the directive differs from "
      "that of the ministry.",
  };
  std::string text = "The Price of Consent\n\n", wanted;
  for (const std::string& article : articles) {
    text += article + "\n\n";
    wanted += (wanted.empty() ? "B " : " / B ") + article;
  }
  CHECK(read_paragraphs("a.txt", text) == wanted);
}

TEST_CASE("web page: a privacy policy by itself is left whole") {
  const std::string policy =
      "We use cookies on our website. You may accept or reject them in your browser's settings.";
  CHECK(read_paragraphs("a.txt", "---\ntitle: Policy\n---\n" + policy + "\n\n" + policy) ==
        "B " + policy + " / B " + policy);
}

TEST_CASE("web page: tables and lists of names are no menus") {
  CHECK(read_paragraphs("a.txt", "---\ntitle: T\n---\n" + kFirst +
                                     "\n\nHoan | Warren Silver | Black\n\nJan | 2449 | 615\n\n" +
                                     kLast) ==
        "B " + kFirst + " / B Hoan | Warren Silver | Black / B Jan | 2449 | 615 / B " + kLast);
}

TEST_CASE("web page: datelines and dates in addresses") {
  CHECK(read_form("a.txt",
                  "Ferry to Stop, Port Says\n\nPORT ALBA, May 5, 2020 – " + kFirst + "\n\n" + kLast)
            .substr(0, 40) == "Ferry to Stop, Port Says 2020-05-05 news");
  CHECK(read_form("a.txt", "Ferry to Stop, Port Says\n\n" + kFirst + "\n\n" + kLast +
                               "\n\nhttps://herald.example/2020/05/05/ferry\n")
            .substr(0, 35) == "Ferry to Stop, Port Says 2020-05-05");
}
