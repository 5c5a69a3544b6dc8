// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "analysis/analyzer.h"

namespace dossier {
namespace {

std::string split(std::string_view text) {
  std::string line;
  for (const ByteRange& range : sentences(text)) {
    if (!line.empty()) line += " | ";
    line += text.substr(range.begin, range.size());
  }
  return line;
}

// Each row is the wanted text; the input is the same without the bars.
void check_splits(const std::vector<std::string>& rows) {
  for (const std::string& row : rows) {
    std::string text = row;
    for (auto bar = text.find("| "); bar != std::string::npos; bar = text.find("| ")) {
      text.erase(bar, 2);
    }
    CAPTURE(text);
    CHECK(split(text) == row);
  }
}

TEST_CASE("sentences end at full stops, question and exclamation marks") {
  check_splits({
      "",
      "One sentence",
      "One. | Two? | Three!",
      "He asked “Why?” | She left.",
      "It cost 1.5 million. | Nobody paid.",
      "See forces.net for more.",
      "“Why?” he asked. | “Go!” she said.",
      "1. Peace will come. | 2. War will end.",
      "That was in 2012. | Then it ended in 12. | Nobody knew.",
      "He paused... and went on.",
  });
}

TEST_CASE("abbreviations end no sentence") {
  check_splits({
      "Gen. Milley met Mr. Austin. | They talked.",
      "Lt. Col. Ann Roe and Dr. No spoke.",
      "In the U.S. Army they say so.",
      "He left the U.S. | The war went on.",
      "It is in the U.S. now.",
      "J. Smith and A. B. Jones wrote it. | A reader replied.",
      "See vol. 12 and pp. 3-4. | Then stop.",
      "No. 5 Commando marched.",
      "He said no. | Then he left.",
      "Timofte et al. Journal of Things.",
      "Smith et al. | The paper says so.",
      "On Jan. 5 it rained. | On Sept. 11 it did not.",
      "Acme Inc. | However, it closed.",
      "Taliban vs. Islamic State.",
      "They came e.g. Monday.",
      "Roe M. A, Poe B., wrote on U.S. Over-the-Horizon strikes.",
      "The list at example.org/list?page=2 is long.",
  });
}

TEST_CASE("note marks belong to the sentence they close") {
  check_splits({
      "The retreat started.¹ | The evacuation followed.²³ | It ended.",
      "It is “likely.”⁶ | Others doubt it.",
      "It ended.[12] | The talks went on.[^3] | Then peace.",
      "The state control.12 | The rest is lost.",
      "**They rule.** | This is new.",
      "**They rule.**¹⁰ | This is *new*, _not old_. | *Then* peace.",
      "东京。 | 北京。",
  });
}

TEST_CASE("line ends inside a paragraph are spaces, blank lines are not") {
  CHECK(sentences("one\ntwo").size() == 1);
  CHECK(split("Gen.\nMilley spoke.\nHe left.") == "Gen.\nMilley spoke. | He left.");
  CHECK(split("A heading\n\nA text") == "A heading | A text");
  CHECK(split("met Mr.\n\nSmith") == "met Mr. | Smith");
}

TEST_CASE("white space is trimmed and empty sentences are left out") {
  CHECK(split("  \u00A0One.  \t Two.\u2003 ") == "One. | Two.");
  CHECK(sentences(" \n \n ").empty());
}

TEST_CASE("an endless line is cut into pieces, in linear time") {
  for (const std::string piece : {"word ", "a", "1.", ". ", "¹", "Mr. Smith ", "\xFF", "e\u0301"}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    std::uint32_t last = 0;
    for (const ByteRange& range : sentences(text)) {
      CHECK_LE(last, range.begin);
      CHECK_LT(range.begin, range.end);
      CHECK_LE(range.size(), 4096);
      last = range.end;
    }
    CHECK_LE(last, text.size());
  }
}

}  // namespace
}  // namespace dossier
