// SPDX-License-Identifier: GPL-2.0-or-later
// Works cited, places that cite, and single references.
#include <fmt/format.h>

#include <algorithm>

#include "searcher/terminal/layout.h"
#include "searcher/terminal/phrases.h"
#include "searcher/terminal/printers.h"
#include "searcher/terminal/works.h"

namespace dossier {
namespace {

std::string notes_phrase(const CitedWork& cited) {
  if (cited.notes.empty()) return counted(cited.citations, "citation");
  std::string out = cited.notes.size() == 1 ? "note " : "notes ";
  out += listed(cited.notes, cited.notes.size());
  const auto outside = cited.citations > cited.notes.size() ? cited.citations : 0;
  return outside == 0 ? out : out + fmt::format(" ({})", counted(outside, "citation"));
}

std::string work_text(std::size_t number, const CitedWork& cited, int indent,
                      const Screen& screen) {
  const auto& work = cited.work;
  const Margins margins{screen.prose(), indent, indent};
  auto out = hanging(fmt::format("{:>{}}", number, indent - 2), Ink::Dim,
                     described(work, cited.key), {screen.prose(), 0, indent}, screen.colour);
  if (!only_an_address(work) && !work.url.empty())
    out += wrap({{work.url, Ink::Dim}}, margins, screen.colour);
  Pieces places{{notes_phrase(cited), Ink::Plain}};
  if (cited.confidence != Confidence::None) places.push_back({kDot, Ink::Dim});
  places.push_back({confidence_name(cited.confidence), Ink::Dim});
  if (cited.held) {
    places.push_back({kDot, Ink::Dim});
    places.push_back({"held: " + *cited.held, Ink::Accent});
  }
  return out + wrap(places, margins, screen.colour);
}

std::string place_text(const CitingPlace& place, const Screen& screen) {
  Pieces label{
      {place.note ? "note " + *place.note : citation_class_name(place.klass), Ink::Accent}};
  std::string about;
  if (place.note) about += std::string(kDot) + citation_class_name(place.klass);
  if (!place.signal.empty()) about += kDot + in_quotes(place.signal);
  if (!place.locator.empty()) about += kDot + place.locator;
  about += std::string(kDot) + confidence_name(place.confidence);
  if (!place.section.empty()) about += kDot + clip(place.section, kSectionColumns);
  label.push_back({about, Ink::Dim});
  auto out = wrap(label, {screen.prose(), 2, 4}, screen.colour);
  const auto& sentence = place.sentence.empty() ? place.raw : place.sentence;
  return out + wrap({{sentence, Ink::Plain}}, {screen.prose(), 4, 4}, screen.colour);
}

}  // namespace

std::string cites_text(const CitesAnswer& answer, const Screen& screen) {
  const auto& title = answer.head.title.empty() ? answer.head.id : answer.head.title;
  if (answer.works.empty()) {
    return wrap({{title, Ink::Bold}, {" cites no works.", Ink::Plain}}, {screen.prose(), 0, 2},
                screen.colour);
  }
  auto out = wrap({{counted(answer.works.size(), "work"), Ink::Bold},
                   {" cited by ", Ink::Plain},
                   {title, Ink::Bold}},
                  {screen.prose(), 0, 2}, screen.colour) +
             wrap(byline(answer.head), {screen.prose(), 2, 2}, screen.colour);
  const int indent =
      static_cast<int>(std::max<std::size_t>(2, std::to_string(answer.works.size()).size())) + 2;
  for (std::size_t i = 0; i < answer.works.size(); ++i)
    out += "\n" + work_text(i + 1, answer.works[i], indent, screen);
  return out;
}

std::string cited_by_text(const CitedByAnswer& answer, const Screen& screen) {
  const auto name = answer.title.empty() ? answer.work : in_quotes(answer.title);
  const Margins margins{screen.prose(), 0, 2};
  if (answer.total == 0) {
    const bool named = !name.empty();  // A single word is no title, address or id.
    return wrap({{"No document", Ink::Bold},
                 {named ? " of the index cites " : " of the index cites it. ", Ink::Plain},
                 {named ? name : "Name a work by id, address, DOI or title.", Ink::Accent}},
                margins, screen.colour);
  }
  auto out = wrap({{counted(answer.total, "document"), Ink::Bold},
                   {answer.total == 1 ? " cites " : " cite ", Ink::Plain},
                   {name, Ink::Accent},
                   {fmt::format(" ({})", counted(answer.citing.size(), "place")), Ink::Dim}},
                  margins, screen.colour);
  Pieces about{{answer.work, Ink::Dim}};
  if (answer.held) about.push_back({std::string(kDot) + "held: " + *answer.held, Ink::Dim});
  out += wrap(about, {screen.prose(), 2, 4}, screen.colour);
  const std::string* before = nullptr;
  for (const auto& place : answer.citing) {
    const auto& head = place.head;
    if (before == nullptr || *before != head.id) {
      out += "\n" + wrap({{head.title.empty() ? head.id : head.title, Ink::Bold}},
                         {screen.prose(), 0, 2}, screen.colour);
      out += wrap(byline(head), margins, screen.colour);
    }
    before = &head.id;
    out += place_text(place, screen);
  }
  return out;
}

std::string citation_text(const Citation& citation, const std::optional<std::string>& held,
                          const Screen& screen) {
  constexpr int kIndent = 13;
  const auto& reference = citation.reference;
  auto out = wrap({{citation.raw, Ink::Bold}}, {screen.prose(), 0, 2}, screen.colour);
  const auto row = [&](std::string_view label, const std::string& value) {
    if (value.empty()) return;
    out += hanging(label, Ink::Dim, {{value, Ink::Plain}}, {screen.prose(), 2, kIndent},
                   screen.colour);
  };
  row("class", citation_class_name(citation.klass));
  row("signal", citation.signal);
  row("authors", listed(reference.authors, reference.authors.size(), "; "));
  row("title", reference.title);
  row("container", reference.container);
  row("date", readable_date(reference.date));
  row("url", reference.url);
  row("doi", reference.doi);
  row("locator", reference.locator);
  row("held", held.value_or(""));
  return out + "\n";
}

}  // namespace dossier
