// SPDX-License-Identifier: GPL-2.0-or-later
// What `check` says.
#include <fmt/format.h>

#include "searcher/terminal/phrases.h"
#include "searcher/terminal/printers.h"
#include "searcher/terminal/works.h"

namespace dossier {

std::string check_text(const CheckAnswer& answer, const Screen& screen) {
  const Margins margins{screen.prose(), 0, 2};
  if (answer.faults.empty())
    return wrap(
        {{"Sound", Ink::Bold},
         {fmt::format(": {} read whole", counted(answer.documents, "document")), Ink::Plain}},
        margins, screen.colour);
  std::string out;
  for (const auto& fault : answer.faults)
    out += wrap({{fault, Ink::Plain}}, margins, screen.colour);
  return out +
         wrap({{"Not sound", Ink::Bold}, {": index the files again into a new folder", Ink::Plain}},
              margins, screen.colour);
}

std::string sample_text(const CitationSample& sample, std::size_t number, std::size_t of,
                        const Screen& screen) {
  constexpr int kIndent = 10;
  std::string out = wrap({{fmt::format("{} of {}", number, of), Ink::Dim}}, {screen.prose(), 0, 0},
                         screen.colour);
  const auto row = [&](std::string_view label, const std::string& text, Ink ink) {
    if (!text.empty())
      out += hanging(label, Ink::Dim, {{text, ink}}, {screen.prose(), 0, kIndent}, screen.colour);
  };
  row("In", sample.title.empty() ? sample.document : sample.title, Ink::Plain);
  row("Text", sample.sentence, Ink::Plain);
  row(sample.note                           ? "Note " + *sample.note
      : sample.klass == CitationClass::Link ? "Link"
                                            : "Entry",
      sample.raw, Ink::Plain);
  row("means", sample.work_title.empty() ? sample.work : in_quotes(sample.work_title), Ink::Bold);
  row(" ",
      fmt::format("{} · {} · rule {}{}", citation_class_name(sample.klass),
                  confidence_name(sample.confidence), sample.rule,
                  sample.held ? " · held: " + *sample.held : ""),
      Ink::Dim);
  return out + "\n";
}

std::string tally_text(const std::map<std::string, Tally>& tallies, const std::string& file,
                       const Screen& screen) {
  const Margins margins{screen.prose(), 0, 2};
  if (tallies.empty())
    return wrap({{"None judged yet", Ink::Bold}, {"; judgements would go to " + file, Ink::Plain}},
                margins, screen.colour);
  auto out =
      wrap({{"Judged so far", Ink::Bold}, {" (" + file + ")", Ink::Dim}}, margins, screen.colour);
  for (const auto& [confidence, tally] : tallies) {
    const auto [low, high] = tally.interval();
    out += wrap({{fmt::format("{}: {} of {} right, {:.0f} to {:.0f} in a hundred", confidence,
                              tally.right, tally.judged(), 100 * low, 100 * high),
                  Ink::Plain}},
                {screen.prose(), 2, 4}, screen.colour);
  }
  return out;
}

}  // namespace dossier
