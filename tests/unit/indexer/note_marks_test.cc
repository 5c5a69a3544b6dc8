// SPDX-License-Identifier: GPL-2.0-or-later
// Marks of notes by rows: a rule, a text, and the text wanted with the marks taken out. Every row
// is also read with its rule switched off, and must then come out otherwise.
//
// Paragraphs are parted by '|'; "^LABEL text" is a note. A mark is shown as {LABEL}.
#include "indexer/structure/note_marks.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace dossier;

namespace {

std::string marked(std::string_view text, MarkRules rules) {
  std::vector<Block> blocks;
  while (!text.empty()) {
    const auto end = text.find('|');
    std::string_view part = text.substr(0, end);
    Block block;
    if (part.starts_with('^')) {
      block.kind = BlockKind::Note;
      block.label = part.substr(1, part.find(' ') - 1);
      part.remove_prefix(part.find(' ') + 1);
    }
    block.text = part;
    blocks.push_back(std::move(block));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  take_note_marks(blocks, rules);
  std::string out;
  for (const Block& block : blocks) {
    if (block.kind == BlockKind::Note) continue;
    if (!out.empty()) out += '|';
    std::size_t done = 0;
    for (const NoteMark& mark : block.marks) {
      out += block.text.substr(done, mark.offset - done) + "{" + mark.label + "}";
      done = mark.offset;
    }
    out += block.text.substr(done);
  }
  return out;
}

struct Row {
  MarkRule rule;
  const char* text;
  const char* wanted;
};

using enum MarkRule;
constexpr Row kRows[] = {
    {Exponents, "It lay 10 km² off.¹ They left.²|^1 Roe.|^2 Doe.",
     "It lay 10 km² off.{1} They left.{2}"},
    {Exponents, "So 2² ships came.¹ They left.²|^1 Roe.|^2 Doe.",
     "So 2² ships came.{1} They left.{2}"},
    {KnownNotes, "They came.¹ The fifth⁹ left.²|^1 Roe.|^2 Doe.",
     "They came.{1} The fifth⁹ left.{2}"},
    {KnownNotes, "They came [1] in [1979] and left [2].|^1 Roe.|^2 Doe.",
     "They came{1} in [1979] and left{2}."},
    {RunOnMarks, "They came.¹² They left.³|^1 Roe.|^2 Doe.|^3 Poe.",
     "They came.{1}{2} They left.{3}"},
    {Lists, "They came [1]. They left [2, 3].|^1 Roe.|^2 Doe.|^3 Poe.",
     "They came{1}. They left{2}{3}."},
    {Lists, "They came [1-3]. They left [1].|^1 Roe.|^2 Doe.|^3 Poe.",
     "They came{1}{2}{3}. They left{1}."},
    {InOrder, "They came.1 It was covid19 then.2|^1 Roe.|^2 Doe.|^19 Poe.",
     "They came.{1} It was covid19 then.{2}"},
    {InOrder, "They came.1 In 1970.12 ships left.2|^1 Roe.|^2 Doe.|^12 Poe.",
     "They came.{1} In 1970.12 ships left.{2}"},
    {Decimals, "They came.1 Some 3.2 million left.2|^1 Roe.|^2 Doe.",
     "They came.{1} Some 3.2 million left.{2}"},
    {Decimals, "About 0.1 of them came.1|^1 Roe.", "About 0.1 of them came.{1}"},
    {Clinging, "They came.1 Some 2 ships left.2|^1 Roe.|^2 Doe.",
     "They came.{1} Some 2 ships left.{2}"},
    {Units, "They came.1 It ended.2km off it lay.2|^1 Roe.|^2 Doe.",
     "They came.{1} It ended.2km off it lay.{2}"},
    {Restarts, "They came.1 They left.2|They met.1 They fell.2|^1 A.|^2 B.|^1 C.|^2 D.",
     "They came.{1} They left.{2}|They met.{1} They fell.{2}"},
};

}  // namespace

TEST_CASE("marks of notes, each with what its rule is for") {
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(marked(row.text, {}) == row.wanted);
    CHECK(marked(row.text, MarkRules::without(row.rule)) != row.wanted);
  }
}

TEST_CASE("every rule of marks has a row") {
  std::set<MarkRule> met;
  for (const Row& row : kRows) met.insert(row.rule);
  CHECK(met.size() == static_cast<std::size_t>(Count));
}
