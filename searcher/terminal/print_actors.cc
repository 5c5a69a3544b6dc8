// SPDX-License-Identifier: GPL-2.0-or-later
// People, groups and places: lists, the card of one, what two share, unlisted names.
#include <fmt/format.h>

#include <algorithm>

#include "searcher/terminal/facet_view.h"
#include "searcher/terminal/layout.h"
#include "searcher/terminal/phrases.h"
#include "searcher/terminal/printers.h"
#include "searcher/terminal/table.h"

namespace dossier {
namespace {

constexpr int kCountColumns = 9, kKindColumns = 8, kMostNameColumns = 40;

// Names, documents, kinds and ids in columns; what an actor is also called below its name.
std::string actor_text(const ActorCount& actor, int name_columns, const Screen& screen) {
  const auto& entity = actor.entity;
  const int indent = kCountColumns + 2 + kKindColumns;
  auto out = fmt::format("{:>{}}  {:<{}}{}  {}\n", grouped(actor.documents), kCountColumns,
                         entity_kind_name(entity.kind), kKindColumns,
                         paint(clip(entity.name, name_columns, true), Ink::Bold, screen.colour),
                         paint(printable(entity.id), Ink::Dim, screen.colour));
  const auto line = [&](std::string_view label, const std::vector<std::string>& names) {
    if (names.empty()) return;
    const auto text = fmt::format("{} {}", label, listed(names, names.size(), ", "));
    out += wrap({{text, Ink::Dim}}, {screen.prose(), indent, indent + 2}, screen.colour);
  };
  line("also", entity.aliases);
  line("in context", entity.weak);
  line("part of", entity.broader);
  return out;
}

Table unlisted_table(const UnlistedAnswer& answer) {
  Table table({{"Name"}, {"Kind"}, {"Mentions", true}, {"Docs", true}});
  for (const auto& name : answer.names) {
    table.add(
        {name.name, entity_kind_name(name.kind), grouped(name.mentions), grouped(name.documents)});
  }
  return table;
}

// No list has the name: the names in the documents that have its words, or what was meant.
std::string unknown_text(const ActorsAnswer& answer, const Screen& screen) {
  const Margins margins{screen.prose(), 0, 2};
  const auto say = [&](const Pieces& pieces) { return wrap(pieces, margins, screen.colour); };
  if (answer.name.empty()) {
    return say({{"No person, group or place", Ink::Bold},
                {" is known to the index.", Ink::Plain}}) +
           say({{"Names that stand in the documents and in no list: dossier actors --unlisted",
                 Ink::Dim}});
  }
  const auto& names = answer.unlisted.names;
  if (names.empty()) {
    return say({{"No person, group or place", Ink::Bold},
                {" is known as ", Ink::Plain},
                {answer.name, Ink::Accent}}) +
           say({{answer.meant.empty() ? "Names that stand in the documents and in no list: dossier "
                                        "actors --unlisted"
                                      : fmt::format("Did you mean {}?", answer.meant),
                 Ink::Dim}});
  }
  const auto& first = names.front();
  return say({{"No authority file lists ", Ink::Plain},
              {answer.name, Ink::Accent},
              {", but documents name:", Ink::Plain}}) +
         "\n" + unlisted_table(answer.unlisted).text(screen) + "\n" +
         say({{fmt::format("Where: dossier search '{}:\"{}\"'", entity_kind_name(first.kind),
                           first.name),
               Ink::Dim}});
}

std::string list_text(const ActorsAnswer& answer, const Screen& screen) {
  if (answer.actors.empty()) return unknown_text(answer, screen);
  int name_columns = 4;
  for (const auto& actor : answer.actors)
    name_columns = std::max(name_columns, columns(printable(actor.entity.name)));
  const int room = screen.width - kCountColumns - kKindColumns - 4;
  name_columns = std::clamp(name_columns, 4, std::clamp(room * 3 / 5, 10, kMostNameColumns));
  auto out = paint(fmt::format("{:>{}}  {:<{}}{:<{}}  Id", "Documents", kCountColumns, "Kind",
                               kKindColumns, "Name", name_columns),
                   Ink::Dim, screen.colour) +
             "\n";
  for (const auto& actor : answer.actors) out += actor_text(actor, name_columns, screen);
  if (answer.actors.size() < answer.total)
    out += "\n" + wrap({{fmt::format("The first {} of {}; -n 0 shows all.", answer.actors.size(),
                                     grouped(answer.total)),
                         Ink::Dim}},
                       {screen.prose(), 0, 2}, screen.colour);
  return out;
}

std::string heading(const std::string& text, const Screen& screen) {
  return "\n" + paint(text, Ink::Bold, screen.colour) + "\n";
}

// "Part of   Islamic State 7 · ...", with the days where they are bounded.
std::string kin_line(const char* label, const std::vector<Kin>& kin, const Screen& screen) {
  if (kin.empty()) return {};
  constexpr std::size_t kShown = 12;
  constexpr int kIndent = 10;
  Pieces pieces;
  for (std::size_t i = 0; i < std::min(kin.size(), kShown); ++i) {
    if (i > 0) pieces.push_back({kDot, Ink::Dim});
    pieces.push_back({kin[i].name, Ink::Plain});
    std::string about = fmt::format("\u00A0{}", grouped(kin[i].documents));
    if (!kin[i].from.empty() || !kin[i].to.empty())
      about += fmt::format(" ({}–{})", kin[i].from, kin[i].to);
    pieces.push_back({about, Ink::Dim});
  }
  if (kin.size() > kShown)
    pieces.push_back({fmt::format(" and {} more", kin.size() - kShown), Ink::Dim});
  return hanging(label, Ink::Bold, pieces, {screen.prose(), 0, kIndent}, screen.colour);
}

std::string names_table(const std::vector<NameUse>& names, std::size_t most, const Screen& screen) {
  Table table({{"Named as"}, {"Mentions", true}, {"Docs", true}, {"First"}, {"Last"}});
  const auto shown = most == 0 ? names.size() : std::min(most, names.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& use = names[i];
    table.add({use.spelling, grouped(use.mentions), grouped(use.documents),
               readable_date(use.first), readable_date(use.last)});
  }
  auto out = table.text(screen);
  if (shown < names.size())
    out += paint(fmt::format("and {}", counted(names.size() - shown, "more spelling")), Ink::Dim,
                 screen.colour) +
           "\n";
  return out;
}

std::string company_table(const std::vector<Companion>& together, const Screen& screen) {
  Table table({{"With"}, {"Kind"}, {"Sentences", true}, {"Paragraphs", true}, {"Docs", true}});
  for (const auto& other : together) {
    table.add({other.name, entity_kind_name(other.kind), grouped(other.sentences),
               grouped(other.paragraphs), grouped(other.documents)});
  }
  return table.text(screen);
}

std::string document_lines(const DocumentHead& head, const Pieces& about, const Screen& screen) {
  const auto title = shown_title(head);
  return wrap({{title, Ink::Bold}}, {screen.prose(), 0, 2}, screen.colour) +
         wrap(about, {screen.prose(), 2, 2}, screen.colour);
}

std::string card_text(const ActorCard& card, const Screen& screen) {
  constexpr std::size_t kNames = 12;
  const auto& entity = card.entity;
  auto out = wrap({{entity.name, Ink::Bold},
                   {kDot, Ink::Dim},
                   {entity_kind_name(entity.kind), Ink::Plain},
                   {kDot, Ink::Dim},
                   {entity.id, Ink::Dim}},
                  {screen.prose(), 0, 2}, screen.colour);
  out += wrap({{fmt::format("{} in {}", counted(card.mentions, "mention"),
                            counted(card.documents, "document")),
                Ink::Plain}},
              {screen.prose(), 0, 2}, screen.colour);
  out += kin_line("Part of", card.parents, screen) + kin_line("Parts", card.children, screen);
  if (card.documents == 0) return out;
  out += "\n" + names_table(card.names, kNames, screen);
  if (!card.together.empty()) out += "\n" + company_table(card.together, screen);
  out += "\n" + date_view(card.timeline, screen);
  out += heading("Documents that name it most", screen);
  for (const auto& top : card.top) {
    auto about = byline(top.head);
    about.insert(about.begin(), {kDot, Ink::Dim});
    about.insert(about.begin(), {counted(top.mentions, "mention"), Ink::Accent});
    out += document_lines(top.head, about, screen);
  }
  return out;
}

std::string pair_text(const ActorPair& pair, const Screen& screen) {
  const Margins margins{screen.prose(), 0, 2};
  auto out = wrap({{pair.first.name, Ink::Bold},
                   {" and ", Ink::Plain},
                   {pair.second.name, Ink::Bold},
                   {fmt::format("{}{} · {}", kDot, pair.first.id, pair.second.id), Ink::Dim}},
                  margins, screen.colour);
  if (pair.documents == 0)
    return out + wrap({{"No document names both.", Ink::Plain}}, margins, screen.colour);
  auto counts =
      fmt::format("Together in {}, {} and {}", counted(pair.documents, "document"),
                  counted(pair.paragraphs, "paragraph"), counted(pair.sentences, "sentence"));
  if (!pair.first_date.empty()) {
    counts += pair.first_date == pair.last_date
                  ? fmt::format("; {}", readable_date(pair.first_date))
                  : fmt::format("; first {}, last {}", readable_date(pair.first_date),
                                readable_date(pair.last_date));
  }
  if (pair.peak)
    counts += fmt::format(", most in {} ({})", readable_date(pair.peak->period), pair.peak->count);
  out += wrap({{counts + ".", Ink::Plain}}, margins, screen.colour);
  out += "\n" + date_view(pair.timeline, screen);
  const std::string* before = nullptr;
  for (const auto& shared : pair.shown) {
    if (before == nullptr || *before != shared.head.id)
      out += "\n" + document_lines(shared.head, byline(shared.head), screen);
    before = &shared.head.id;
    auto pieces = highlighted(shared.text, shared.highlights);
    if (!shared.section.empty())
      pieces.push_back({fmt::format(" [{}]", clip(shared.section, kSectionColumns)), Ink::Dim});
    out += wrap(pieces, {screen.prose(), 4, 4}, screen.colour);
  }
  if (pair.shown.size() < pair.sentences) {
    const auto more = fmt::format("The first {} of {}; -n 0 shows all.",
                                  counted(pair.shown.size(), "sentence"), grouped(pair.sentences));
    out += "\n" + wrap({{more, Ink::Dim}}, margins, screen.colour);
  }
  return out;
}

}  // namespace

std::string actors_text(const ActorsAnswer& answer, const Screen& screen) {
  if (answer.card) return card_text(*answer.card, screen);
  if (answer.pair) return pair_text(*answer.pair, screen);
  return list_text(answer, screen);
}

std::string unlisted_text(const UnlistedAnswer& answer, const Screen& screen) {
  const Margins margins{screen.prose(), 0, 2};
  if (answer.names.empty()) {
    return wrap({{"No name", Ink::Bold},
                 {" is recognised that the authority files do not list.", Ink::Plain}},
                margins, screen.colour);
  }
  auto out = wrap({{counted(answer.total, "name"), Ink::Bold},
                   {" that no authority file lists", Ink::Plain}},
                  margins, screen.colour) +
             "\n" + unlisted_table(answer).text(screen);
  std::string more = "--format tsv writes them as rows for an authority file";
  if (answer.names.size() < answer.total)
    more += fmt::format("; -n 0 takes all {}", grouped(answer.total));
  return out + "\n" + wrap({{more + ".", Ink::Dim}}, margins, screen.colour);
}

}  // namespace dossier
