// SPDX-License-Identifier: GPL-2.0-or-later
// Missing works, trails of sources, related documents.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "searcher/terminal/layout.h"
#include "searcher/terminal/phrases.h"
#include "searcher/terminal/printers.h"
#include "searcher/terminal/works.h"

namespace dossier {
namespace {

constexpr int kCountColumns = 5;
constexpr std::size_t kMeetingsShown = 5;
constexpr int kDeepestIndent = 6;  // Steps; deeper ones stand as far in.

// A work without a title by what its key says: an address, a symbol.
std::string name_of(const TrailStep& step) {
  if (!step.title.empty()) return in_quotes(step.title);
  const auto colon = step.key.find(':');
  auto name = colon == std::string::npos ? step.key : step.key.substr(colon + 1);
  if (step.key.starts_with("un:"))
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return name;
}

// "It cites 14 works, 5 of them held; these lead to 31 more".
std::string reach(const std::vector<TrailStep>& steps) {
  std::size_t cited = 0, held = 0;
  for (const auto& step : steps) {
    if (step.depth > 1) continue;
    ++cited;
    held += step.held ? 1 : 0;
  }
  const auto more = steps.size() - cited;
  return fmt::format("It cites {}, {} of them held{}", counted(cited, "work"), held,
                     more == 0 ? "." : fmt::format("; these lead to {} more.", grouped(more)));
}

std::string step_text(const TrailStep& step, bool meets, const Screen& screen) {
  const int indent = 2 * std::min(static_cast<int>(step.depth), kDeepestIndent);
  Pieces line{{name_of(step), step.held ? Ink::Bold : Ink::Plain}};
  std::string about;
  const auto add = [&](const std::string& text) {
    if (!text.empty()) about += kDot + text;
  };
  add(readable_date(step.date));
  add(step.notes.empty() ? ""
                         : (step.notes.size() == 1 ? "note " : "notes ") + listed(step.notes, 4));
  if (step.confidence < Confidence::High) add(confidence_name(step.confidence));
  line.push_back({about, Ink::Dim});
  if (step.held) line.push_back({kDot + *step.held, Ink::Accent});
  if (meets)
    line.push_back(
        {std::string(kDot) + fmt::format("{} lead here", step.from.size()), Ink::Highlight});
  return wrap(line, {screen.prose(), indent, indent + 4}, screen.colour);
}

std::string reasons(const SimilarDocument& similar) {
  std::vector<std::string> parts;
  if (similar.shared_works > 0)
    parts.push_back(fmt::format("cites {} of the same", counted(similar.shared_works, "work")));
  if (similar.cited_together > 0)
    parts.push_back(
        fmt::format("cited together by {}", counted(similar.cited_together, "document")));
  if (!similar.actors.empty()) parts.push_back(listed(similar.actors, similar.actors.size()));
  if (!similar.words.empty()) parts.push_back(listed(similar.words, similar.words.size()));
  return listed(parts, parts.size(), "; ");
}

}  // namespace

std::string missing_text(const MissingAnswer& answer, const Screen& screen) {
  const Margins margins{screen.prose(), 0, 2};
  if (answer.works.empty())
    return wrap({{"Every work cited is held", Ink::Bold}, {", or none is cited.", Ink::Plain}},
                margins, screen.colour);
  auto out = wrap({{"Works cited but not held", Ink::Bold},
                   {", by citing documents", Ink::Plain},
                   {answer.total > answer.works.size()
                        ? fmt::format(" ({} of {})", answer.works.size(), grouped(answer.total))
                        : "",
                    Ink::Dim}},
                  margins, screen.colour);
  for (const auto& missing : answer.works) {
    const int indent = kCountColumns + 2;
    out += "\n" + hanging(fmt::format("{:>{}}", grouped(missing.cited_by), kCountColumns),
                          Ink::Bold, described(missing.work, missing.key),
                          {screen.prose(), 0, indent}, screen.colour);
    const Margins below{screen.prose(), indent, indent};
    if (!only_an_address(missing.work) && !missing.work.url.empty())
      out += wrap({{missing.work.url, Ink::Dim}}, below, screen.colour);
    auto citing = missing.citing;
    citing.resize(std::max<std::size_t>(citing.size(), missing.cited_by));  // Counted, not named.
    out += wrap({{"cited by " + listed(citing, 3), Ink::Dim}}, below, screen.colour);
  }
  return out;
}

std::string trail_text(const TrailAnswer& answer, const Screen& screen) {
  const Margins margins{screen.prose(), 0, 2};
  const auto title = shown_title(answer.head);
  auto out = wrap({{title, Ink::Bold}}, margins, screen.colour) +
             wrap(byline(answer.head), margins, screen.colour);
  if (answer.steps.empty())
    return out + "\n" + wrap({{"It cites no works.", Ink::Plain}}, margins, screen.colour);
  out += wrap({{reach(answer.steps), Ink::Plain}}, margins, screen.colour) + '\n';
  for (const auto& step : answer.steps) out += step_text(step, step.from.size() > 1, screen);
  if (answer.cut)
    out +=
        wrap({{"… and more: ask for fewer steps with --depth", Ink::Dim}}, margins, screen.colour);
  if (answer.meetings.empty()) return out;
  out += "\n" + wrap({{"Several documents lead back to", Ink::Bold}}, margins, screen.colour);
  for (std::size_t i = 0; i < std::min(answer.meetings.size(), kMeetingsShown); ++i) {
    const auto& step = answer.steps.at(answer.meetings[i]);
    out +=
        wrap({{name_of(step), Ink::Plain}, {": " + listed(step.from, step.from.size()), Ink::Dim}},
             {screen.prose(), 2, 4}, screen.colour);
  }
  return out;
}

std::string similar_text(const SimilarAnswer& answer, const Screen& screen) {
  const Margins margins{screen.prose(), 0, 2};
  const auto title = shown_title(answer.head);
  if (answer.documents.empty())
    return wrap({{"No other document is like ", Ink::Plain}, {title, Ink::Bold}}, margins,
                screen.colour);
  auto out = wrap({{"Like ", Ink::Plain}, {title, Ink::Bold}}, margins, screen.colour);
  std::size_t number = 0;
  for (const auto& similar : answer.documents) {
    const auto& head = similar.head;
    out += "\n" + hanging(fmt::format("{:>2}", ++number), Ink::Dim,
                          {{shown_title(head), Ink::Bold}}, {screen.prose(), 0, 4}, screen.colour);
    out += wrap(byline(head), {screen.prose(), 4, 4}, screen.colour);
    out += wrap({{reasons(similar), Ink::Dim}}, {screen.prose(), 4, 4}, screen.colour);
  }
  return out;
}

}  // namespace dossier
