// SPDX-License-Identifier: GPL-2.0-or-later
// Hard notes by rows: a rule, a small document, and the ledger wanted with it; and hard references:
// a rule, a string, and its fields. Every row is also read with its rule switched off, and must
// then come out otherwise: so no row is there for nothing.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "citations/reference_parser.h"
#include "small_ledger.h"

using namespace dossier;

namespace {

#define ROE "Roe J., “Harbours of the North”, Post, 3 May 2010, Available at: <https://p.test/roe>"
#define ROE2 \
  "Roe J., “Winter Ports and Ice”, Post, 9 July 2012, Available at: <https://p.test/roe2>"
#define DOE "Doe M., “A Quiet Treaty”, Herald, 4 June 2011, Available at: <https://h.test/doe>"
#define POE "Poe E., “Tides”, Sun, 5 July 2012"
#define BOOK "Karl Brandt, Wheat and War (London: Oakfield Press, 1987)"

struct Row {
  CitationRule rule;
  const char* text;
  const char* wanted;
};

using enum CitationRule;

// small_ledger.h says how documents and ledgers are written.
constexpr Row kNotes[] = {
#include "hard_notes.inc"
};

// Authors (joined by " + ") | title | container | date | address @locator.
constexpr Row kReferences[] = {
#include "hard_references.inc"
};

std::string ledger(const char* lines, CitationRules rules) {
  Document document = small_document(lines);
  build_ledger(document, rules);
  return told(document, told_wholly);
}

std::string fields(const char* text, CitationRules rules) {
  const Reference r = parse_reference(text, rules);
  std::string out;
  for (const auto& author : r.authors) out += (out.empty() ? "" : " + ") + author;
  out += " | " + r.title + " | " + r.container + " | " + r.date + " | " + r.url;
  return r.locator.empty() ? out : out + " @" + r.locator;
}

template <typename Rows, typename Reader>
void check(const Rows& rows, Reader read) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(read(row.text, CitationRules{}) == row.wanted);
    CHECK(read(row.text, CitationRules::without(row.rule)) != row.wanted);
  }
}

}  // namespace

TEST_CASE("hard notes, each with what its rule is for") {
  CHECK(std::size(kNotes) >= 120);
  check(kNotes, ledger);
}

TEST_CASE("hard references, each with what its rule is for") { check(kReferences, fields); }

TEST_CASE("every rule has a row") {
  std::set<CitationRule> met;
  for (const Row& row : kNotes) met.insert(row.rule);
  for (const Row& row : kReferences) met.insert(row.rule);
  for (int rule = 0; rule < static_cast<int>(Count); ++rule) {
    CAPTURE(rule);
    CHECK(met.contains(static_cast<CitationRule>(rule)));
  }
}
