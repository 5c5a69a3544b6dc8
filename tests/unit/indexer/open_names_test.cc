// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/open_names.h"

#include <doctest/doctest.h>

#include "analysis/error.h"
#include "indexer/packed_document.h"
#include "indexer/postings.h"
#include "indexer/set_aside.h"
#include "schema/record.h"
#include "schema/terms.h"

using namespace dossier;

namespace {

const std::string kText = "Mr. Kent met John Kent, and Kent left.";

// "Kent", open twice, and John Kent by his whole name.
Xapian::Document made() {
  Document document;
  document.meta.id = "a.md";
  document.paragraphs.push_back({Zone::Body, "", kText, 0});
  const auto mention = [&](std::uint32_t begin, std::uint32_t end, const char* entity) {
    Mention one;
    one.paragraph = 0;
    one.bytes = {begin, end};
    one.surface = kText.substr(begin, end - begin);
    one.entity = entity;
    if (one.entity.empty()) {
      one.how = MentionHow::Context;
      one.confidence = Confidence::Ambiguous;
      one.candidates = {"person/john", "person/robert"};
    }
    document.mentions.push_back(one);
  };
  mention(4, 8, "");
  mention(13, 22, "person/john");
  mention(28, 32, "");
  const Source source{"/docs/a.md", "a.md", {}};
  const Analyzer analyzer;
  return whole_document(make_postings(document, DocumentTokens(analyzer, document), analyzer,
                                      StopLists(), Content{1, {source}}));
}

std::string positions(const Xapian::Document& document, const std::string& id) {
  auto term = document.termlist_begin();
  const auto wanted = make_term(prefix::kEntity, id);
  term.skip_to(wanted);
  if (term == document.termlist_end() || *term != wanted) return "none";
  std::string out = "x" + std::to_string(term.get_wdf());
  for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at)
    out += " " + std::to_string(*at - kTextBase);
  return out;
}

}  // namespace

TEST_CASE("bearers are chosen and taken back in a finished document") {
  const auto open = pack_document(made());
  struct Row {
    Choice choice;
    const char *john, *robert;
    std::vector<std::string> only_chosen;
  };
  const Row rows[] = {
      {std::nullopt, "x2 3 4", "none", {}},
      {0, "x6 1 3 4 6", "none", {}},
      {1, "x2 3 4", "x4 1 6", {"person/robert"}},
  };
  for (const Row& from : rows) {
    for (const Row& to : rows) {
      auto document = unpack_document(open);
      CHECK(choose_bearers(document, {from.choice}) == from.choice.has_value());
      CHECK(choose_bearers(document, {to.choice}) == (from.choice != to.choice));
      CHECK(positions(document, "person/john") == to.john);
      CHECK(positions(document, "person/robert") == to.robert);
      const auto packed = document.get_value(slot::kOpenNames);
      CHECK(unpack_open_names(packed).only_chosen == to.only_chosen);
      CHECK(choices_made(packed) == std::vector<Choice>{to.choice});
      auto whole = Record(document).document();
      const bool chosen = to.choice.has_value();
      CHECK(whole.mentions[2].entity.empty() != chosen);
      CHECK(whole.mentions[2].candidates.empty() == chosen);
      reopen_names(packed, whole);
      CHECK(whole.mentions == Record(made()).document().mentions);
      choose_bearers(document, {std::nullopt});
      pack_record(document, nullptr);
      CHECK(pack_document(document) == open);
    }
  }
}

TEST_CASE("what is set aside comes back as it was, and damage is told") {
  const SetAside::Place none;
  SetAside aside("/tmp");
  const auto first = aside.put(pack_document(made())), second = aside.put("second");
  CHECK(aside.get(second) == "second");
  CHECK(pack_document(unpack_document(aside.get(first))) == pack_document(made()));
  CHECK(aside.get(none).empty());
  aside.clear();
  CHECK(aside.size() == 0);
  CHECK_THROWS_AS(aside.get(first), Error);
  const auto packed = made().get_value(slot::kOpenNames);
  for (std::size_t size = 1; size < packed.size(); ++size)
    CHECK_THROWS_AS(unpack_open_names(std::string_view(packed).substr(0, size)), Error);
}
