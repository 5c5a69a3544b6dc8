// SPDX-License-Identifier: GPL-2.0-or-later
// The result of a search: header, hits, facets.
#include <fmt/format.h>

#include <algorithm>

#include "searcher/terminal/facet_view.h"
#include "searcher/terminal/layout.h"
#include "searcher/terminal/phrases.h"
#include "searcher/terminal/printers.h"

namespace dossier {
namespace {

constexpr std::size_t kEntitiesShown = 3;  // Of a kind, below a hit.
constexpr std::size_t kPlacesShown = 3;    // Of a story, below a hit.
constexpr int kSupportedColumns = 240;     // Of the sentence that a note supports.

std::string quoted_query(const QueryEcho& query) {
  return query.text.empty() ? "the whole index" : query.text;
}

// "ISKP also means the group Islamic State Khorasan Province [group/iskp]".
std::string expansion_line(const Expansion& expansion) {
  if (expansion.name.empty())
    return fmt::format("{} is the name of an {}", expansion.typed, expansion.entity);
  const auto kind = expansion.entity.substr(0, expansion.entity.find('/'));
  return fmt::format("{} also means the {} {} [{}]", expansion.typed, kind, expansion.name,
                     expansion.entity);
}

std::string about_query(const SearchAnswer& answer, bool explain, const Screen& screen) {
  const auto& query = answer.query;
  std::string out;
  const auto line = [&](const std::string& text) {
    out += wrap({{text, Ink::Dim}}, {screen.prose(), 2, 4}, screen.colour);
  };
  for (const auto& expansion : query.expansions) line(expansion_line(expansion));
  if (!query.dropped.empty())
    line("left out as too common: " + listed(query.dropped, query.dropped.size()));
  for (const auto& hint : query.hints) line(hint);
  if (explain) {
    line("read as " + query.parsed);
    for (const auto& reading : query.readings) line(reading);
    if (!query.engine.empty()) line("engine: " + query.engine);
  }
  return out;
}

std::string header(const SearchAnswer& answer, bool explain, const Screen& screen) {
  Pieces pieces;
  if (answer.total == 0) {
    pieces = {{"No documents", Ink::Bold}, {" for ", Ink::Plain}};
  } else {
    pieces = {{counted(answer.total, "document"), Ink::Bold}};
    if (answer.by_story && answer.stories < answer.total)
      pieces.push_back({" in " + counted(answer.stories, "story", "stories"), Ink::Plain});
    pieces.push_back({" for ", Ink::Plain});
  }
  pieces.push_back({quoted_query(answer.query), Ink::Accent});
  if (answer.total > 0) pieces.push_back({fmt::format(" ({:.1f} ms)", answer.took_ms), Ink::Dim});
  return wrap(pieces, {screen.prose(), 0, 2}, screen.colour) + about_query(answer, explain, screen);
}

Pieces snippet_pieces(const Snippet& snippet) {
  Pieces pieces;
  if (snippet.cut_before) pieces.push_back({"… ", Ink::Dim});
  for (auto& piece : highlighted(snippet.text, snippet.highlights))
    pieces.push_back(std::move(piece));
  if (snippet.cut_after) pieces.push_back({" …", Ink::Dim});
  const auto place =
      snippet.note ? "note " + *snippet.note : clip(snippet.section, kSectionColumns);
  pieces.push_back(
      {fmt::format(" [{}{}¶\u00A0{}]", place, place.empty() ? "" : kDot, snippet.paragraph + 1),
       Ink::Dim});
  return pieces;
}

// Below a note, the sentence it stands behind.
std::string supported(const Snippet& snippet, int indent, const Screen& screen) {
  if (!snippet.supports) return {};
  const auto text = clip(snippet.supports->text, kSupportedColumns);
  return wrap({{"supports ", Ink::Accent}, {text, Ink::Dim}}, {screen.prose(), indent, indent + 2},
              screen.colour);
}

// also in  Northgate Wire, 15 Aug 2021 (a.md)
//          Harbour Courier (b.md)
//          and 4 more
std::string story_lines(const Hit& hit, int indent, const Screen& screen) {
  constexpr std::string_view kLabel = "also in";
  const Margins margins{screen.prose(), indent, indent + static_cast<int>(kLabel.size()) + 2};
  std::string out;
  const auto line = [&](const Pieces& pieces) {
    out += out.empty() ? hanging(kLabel, Ink::Accent, pieces, margins, screen.colour)
                       : wrap(pieces, {margins.width, margins.rest, margins.rest}, screen.colour);
  };
  const auto shown = std::min(kPlacesShown, hit.story.size());
  for (std::size_t i = 0; i < shown; ++i) line(place_phrase(hit.story[i]));
  if (shown > 0 && hit.other_places > shown)
    line({{fmt::format("and {} more", hit.other_places - shown), Ink::Dim}});
  return out;
}

Pieces entity_pieces(const Hit& hit) {
  Pieces pieces;
  for (int kind = 0; kind < kEntityKinds; ++kind) {
    const auto& entities = hit.entities[kind];
    if (entities.empty()) continue;
    std::string names = pieces.empty() ? "" : kDot;
    names += facet_heading(static_cast<Facet>(kind));
    names += ": ";
    for (std::size_t i = 0; i < std::min(kEntitiesShown, entities.size()); ++i)
      names += fmt::format("{}{}\u00A0{}", i == 0 ? "" : ", ", entities[i].name, entities[i].count);
    pieces.push_back({names, Ink::Dim});
  }
  return pieces;
}

std::string hit_text(const Hit& hit, int indent, const Screen& screen) {
  const bool colour = screen.colour;
  const int width = screen.prose();
  const auto rank = fmt::format("{:>{}}", hit.rank, indent - 2);
  const auto title = shown_title(hit.head);
  auto title_pieces = highlighted(title, hit.title_highlights);
  for (auto& piece : title_pieces) {
    if (piece.ink == Ink::Plain) piece.ink = Ink::Bold;
  }
  auto out = hanging(rank, Ink::Dim, title_pieces, {width, 0, indent}, colour);
  out += wrap(byline(hit.head), {width, indent, indent}, colour);
  out += story_lines(hit, indent, screen);
  for (const auto& snippet : hit.snippets) {
    out += wrap(snippet_pieces(snippet), {width, indent + 2, indent + 2}, colour);
    out += supported(snippet, indent + 4, screen);
  }
  return out + wrap(entity_pieces(hit), {width, indent, indent}, colour);
}

std::string more_line(const SearchAnswer& answer, const Screen& screen) {
  if (answer.hits.empty()) {
    if (answer.offset < answer.total) return {};
    const auto text = fmt::format("--offset {} leaves out all {}.", grouped(answer.offset),
                                  counted(answer.total, "document"));
    return wrap({{text, Ink::Plain}}, {screen.prose(), 0, 0}, screen.colour);
  }
  const auto first = answer.hits.front().rank, last = answer.hits.back().rank;
  if (first == 1 && last >= answer.shown()) return {};
  const bool stories = answer.shown() < answer.total;
  auto text = fmt::format("{} {} to {} of {}.", stories ? "Stories" : "Documents", first, last,
                          grouped(answer.shown()));
  if (last < answer.shown()) text += fmt::format(" More: --offset\u00A0{}", last);
  return wrap({{text, Ink::Dim}}, {screen.prose(), 0, 0}, screen.colour);
}

// Why there is nothing: what each clause finds by itself.
std::string diagnosis_text(const SearchAnswer& answer, const Screen& screen) {
  std::string out;
  if (answer.diagnosis.size() > 1) {
    int widest = 0, most = 7;
    for (const auto& clause : answer.diagnosis) {
      widest = std::max(widest, columns(printable(clause.clause)));
      most = std::max(most, columns(counted(clause.count, "document")));
    }
    widest = std::clamp(widest, 1, std::max(1, screen.prose() - most - 30));
    out += "Each part by itself finds:\n";
    for (const auto& clause : answer.diagnosis) {
      const auto name = clip(clause.clause, widest, true);
      const auto found = clause.count == 0 ? "nothing" : counted(clause.count, "document");
      out += "  " + paint(name, clause.count == 0 ? Ink::Highlight : Ink::Plain, screen.colour) +
             fmt::format("  {}", found);
      if (clause.without_count > 0)
        out += fmt::format("{:{}}  the rest finds {}", "", most - columns(found),
                           grouped(clause.without_count));
      out += '\n';
    }
  }
  if (answer.suggestion) {
    out +=
        wrap({{"Did you mean ", Ink::Plain}, {*answer.suggestion, Ink::Accent}, {"?", Ink::Plain}},
             {screen.prose(), 0, 2}, screen.colour);
  }
  return out;
}

}  // namespace

std::string search_text(const SearchAnswer& answer, const FacetChoice& facets, bool explain,
                        const Screen& screen) {
  auto out = header(answer, explain, screen);
  if (answer.total == 0) return out + diagnosis_text(answer, screen);
  const auto last = answer.hits.empty() ? 0 : answer.hits.back().rank;
  const int indent = static_cast<int>(std::max<std::size_t>(2, std::to_string(last).size())) + 2;
  for (const auto& hit : answer.hits) out += "\n" + hit_text(hit, indent, screen);
  if (const auto summary = facet_summary(answer, facets, kFacetRows, screen); !summary.empty())
    out += "\n" + summary;
  if (const auto more = more_line(answer, screen); !more.empty()) out += "\n" + more;
  if (answer.suggestion) out += "\n" + diagnosis_text(answer, screen);
  return out;
}

std::string search_header(const SearchAnswer& answer, const Screen& screen) {
  auto out = header(answer, false, screen);
  return answer.total == 0 ? out + diagnosis_text(answer, screen) : out;
}

std::string facets_text(const SearchAnswer& answer, const FacetChoice& facets,
                        const FacetRequest& request, const Screen& screen) {
  auto out = header(answer, false, screen);
  if (answer.total == 0) return out + diagnosis_text(answer, screen);
  const auto view = request.spellings ? facet_lists(answer, facets, screen)
                                      : facet_summary(answer, facets, request.limit, screen);
  if (!view.empty()) out += "\n" + view;
  const auto pages = facet_pages(answer.facets, facets, request, screen);
  if (!pages.empty() && !out.ends_with("\n\n")) out += '\n';
  return out + pages;
}

}  // namespace dossier
