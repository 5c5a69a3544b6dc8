// SPDX-License-Identifier: GPL-2.0-or-later
// Where a quotation comes from, with the differences marked as wdiff marks them.
#include <fmt/format.h>

#include <cmath>

#include "searcher/terminal/layout.h"
#include "searcher/terminal/phrases.h"
#include "searcher/terminal/printers.h"

namespace dossier {
namespace {

constexpr int kSentenceColumns = 400;  // Of the sentence that a short passage stands in.

std::string part(std::string_view text, ByteRange bytes) {
  return std::string(text.substr(bytes.begin, bytes.size()));
}

// The passage as it stands, what differs marked.
Pieces marked(const std::string& quotation, const QuotedPassage& passage) {
  Pieces pieces;
  std::uint32_t done = 0;
  for (const auto& step : passage.differences) {
    const auto between = part(passage.text, {done, step.found.begin});
    const bool blank = between.ends_with(' ');
    pieces.push_back({between, Ink::Plain});
    if (step.kind == DifferenceKind::Changed || step.kind == DifferenceKind::Missing) {
      const bool apart = step.kind == DifferenceKind::Missing && !blank && done > 0;
      pieces.push_back({(apart ? " [-" : "[-") + part(quotation, step.quoted) + "-]", Ink::Dim});
      if (step.kind == DifferenceKind::Changed || done == 0) pieces.push_back({" ", Ink::Plain});
    }
    const auto found = part(passage.text, step.found);
    if (step.kind == DifferenceKind::Same) {
      pieces.push_back({found, Ink::Bold});
    } else if (!found.empty()) {
      pieces.push_back({"{+" + found + "+}", Ink::Highlight});
    }
    done = step.found.end;
  }
  return pieces;
}

std::string how_alike(const QuotedPassage& passage) {
  if (passage.exact()) return "the same words";
  return fmt::format("{} % the same words", std::floor(passage.alike * 100));
}

}  // namespace

std::string quote_text(const QuoteAnswer& answer, const Screen& screen) {
  const Margins margins{screen.prose(), 0, 2};
  if (answer.passages.empty())
    return wrap({{"No passage like it is in the index", Ink::Bold}}, margins, screen.colour);
  std::string out;
  std::size_t number = 0;
  for (const auto& passage : answer.passages) {
    const auto& head = passage.head;
    if (number > 0) out += '\n';
    out += hanging(fmt::format("{:>2}", ++number), Ink::Dim, {{shown_title(head), Ink::Bold}},
                   {screen.prose(), 0, 4}, screen.colour);
    out += wrap(byline(head), {screen.prose(), 4, 4}, screen.colour);
    std::string place = how_alike(passage);
    if (!passage.paragraph) place += std::string(kDot) + "in the title";
    if (!passage.section.empty()) place += kDot + clip(passage.section, kSectionColumns);
    if (passage.paragraph) place += fmt::format("{}¶\u00A0{}", kDot, *passage.paragraph + 1);
    if (passage.note) place += std::string(kDot) + "note " + *passage.note;
    out += wrap({{place, Ink::Dim}}, {screen.prose(), 4, 4}, screen.colour);
    out += wrap(marked(answer.quotation, passage), {screen.prose(), 4, 4}, screen.colour);
    if (!passage.sentence.empty())
      out += wrap({{"in ", Ink::Accent}, {clip(passage.sentence, kSentenceColumns), Ink::Dim}},
                  {screen.prose(), 6, 8}, screen.colour);
  }
  return out;
}

}  // namespace dossier
