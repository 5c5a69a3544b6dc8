// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/formats/report.h"

#include <fmt/format.h>

#include <algorithm>

#include "searcher/formats/templates.h"
#include "searcher/results/histogram.h"

namespace dossier {
namespace {

constexpr std::size_t kValuesShown = 8;  // Of a facet.
constexpr std::int64_t kMostGap = 6;     // Periods without documents that are drawn.

constexpr std::string_view kPage = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{#query}}{{query}}{{/query}}{{^query}}All documents{{/query}} – Dossier</title>
<style>
body { font: 11pt/1.45 Georgia, "Times New Roman", serif; color: #111; background: #fff; max-width: 46em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.5em; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.15em; margin: 2em 0 .5em; border-bottom: 1px solid #999; }
h3 { font-size: 1em; margin: 0; }
.small { font-size: .85em; color: #444; }
ol.hits { padding-left: 2em; }
ol.hits > li { margin: 0 0 1.3em; break-inside: avoid; }
ol.hits > li::marker { color: #555; }
blockquote { margin: .4em 0 .4em .8em; padding-left: .8em; border-left: 2px solid #bbb; }
mark { background: #fdf0b0; color: inherit; font-weight: bold; }
table { border-collapse: collapse; font-size: .9em; }
td { padding: .05em .8em .05em 0; vertical-align: top; }
td.count { text-align: right; }
.facets { display: flex; flex-wrap: wrap; gap: 1em 2.5em; }
.bar { display: inline-block; height: .7em; background: #46627f; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
a { color: #1a4a7a; }
footer { margin-top: 3em; border-top: 1px solid #999; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } a { color: inherit; text-decoration: none; } @page { margin: 2cm; } }
</style>
</head>
<body>
<header>
<h1>{{#query}}{{query}}{{/query}}{{^query}}All documents{{/query}}</h1>
<p>{{count}}{{#shown}}; {{shown}} shown{{/shown}}</p>
{{#notes}}<p class="small">{{.}}</p>
{{/notes}}
</header>
<main>
<ol class="hits" start="{{first}}">
{{#hits}}
<li>
<h3><bdi>{{#title}}{{#mark}}<mark>{{text}}</mark>{{/mark}}{{^mark}}{{text}}{{/mark}}{{/title}}</bdi></h3>
<div class="small"><bdi>{{byline}}</bdi>{{#url}} · <a href="{{url}}">{{url}}</a>{{/url}}</div>
{{#passages}}
<blockquote><bdi>{{#before}}… {{/before}}{{#pieces}}{{#mark}}<mark>{{text}}</mark>{{/mark}}{{^mark}}{{text}}{{/mark}}{{/pieces}}{{#after}} …{{/after}}</bdi>
<div class="small">{{where}}</div>
{{#supports}}<div class="small">Supports: <bdi>{{supports}}</bdi></div>{{/supports}}
</blockquote>
{{/passages}}
{{#also}}<div class="small">Also in: <bdi>{{also}}</bdi></div>{{/also}}
</li>
{{/hits}}
</ol>
{{#timeline}}
<h2>Over time</h2>
<table>
{{#rows}}<tr><td>{{period}}</td><td class="count">{{count}}</td><td><span class="bar" style="width:{{width}}em"></span></td></tr>
{{/rows}}
</table>
{{/timeline}}
{{#any_facets}}
<h2>Counts</h2>
<div class="facets">
{{#facets}}
<section><h3>{{name}}</h3><table>
{{#values}}<tr><td><bdi>{{name}}</bdi></td><td class="count">{{count}}</td></tr>
{{/values}}
</table>{{#more}}<p class="small">and {{more}} more</p>{{/more}}</section>
{{/facets}}
</div>
{{/any_facets}}
</main>
<footer class="small"><p>Answered by Dossier from an index of {{documents}} documents, {{uuid}}, revision {{revision}}. The same query gives the same answer there.</p></footer>
</body>
</html>
)";

std::string joined(const std::vector<std::string>& parts, std::string_view separator = " · ") {
  std::string out;
  for (const auto& part : parts) {
    if (part.empty()) continue;
    out += out.empty() ? "" : separator;
    out += part;
  }
  return out;
}

Json passage(const Snippet& snippet) {
  const auto where = snippet.note ? "note " + *snippet.note : snippet.section;
  return {{"pieces", marked_pieces(snippet.text, snippet.highlights)},
          {"before", snippet.cut_before},
          {"after", snippet.cut_after},
          {"where", joined({where, fmt::format("¶ {}", snippet.paragraph + 1)})},
          {"supports", snippet.supports ? snippet.supports->text : ""}};
}

Json hit_values(const Hit& hit) {
  const auto& head = hit.head;
  std::vector<std::string> places;
  for (const auto& place : hit.story)
    places.push_back(joined({place.outlet.empty() ? place.id : place.outlet, place.date}, ", "));
  const auto cited = head.cited_by > 0 ? fmt::format("cited by {}", head.cited_by) : "";
  return {{"title", marked_pieces(head.title.empty() ? head.id : head.title, hit.title_highlights)},
          {"byline",
           joined({joined(head.authors, ", "), head.outlet, head.date, head.kind, cited, head.id})},
          {"url", safe_link(head.url)},
          {"passages", array_of(hit.snippets, passage)},
          {"also", joined(places, "; ")}};
}

Json timeline_values(const std::vector<PeriodCount>& dates) {
  std::uint32_t most = 1;
  for (const auto& period : dates) most = std::max(most, period.count);
  auto rows = array_of(with_gaps(dates, kMostGap), [&](const PeriodCount& period) {
    const auto name = period.period.empty()    ? "undated"
                      : period.period == "..." ? "…"
                                               : period.period;
    return Json{{"period", name},
                {"count", period.count > 0 ? std::to_string(period.count) : ""},
                {"width", fmt::format("{:.2f}", 24.0 * period.count / most)}};
  });
  return rows.empty() ? Json(nullptr) : Json{{"rows", std::move(rows)}};
}

Json facet_values(const Facets& facets, Facet facet) {
  const auto& values = facets.values[static_cast<int>(facet)];
  auto shown = Json::array();
  for (std::size_t i = 0; i < std::min(values.size(), kValuesShown); ++i)
    shown.push_back({{"name", values[i].name}, {"count", values[i].count}});
  const auto all = facets.distinct[static_cast<int>(facet)];
  return {{"name", facet_name(facet)},
          {"values", std::move(shown)},
          {"more", all > kValuesShown ? Json(all - kValuesShown) : Json(nullptr)}};
}

std::string documents(std::uint32_t count) {
  if (count == 0) return "no documents";
  return count == 1 ? "1 document" : fmt::format("{} documents", count);
}

// How the query was read; where it found nothing, why.
Json notes_of(const SearchAnswer& answer) {
  const auto& query = answer.query;
  auto notes = array_of(query.expansions, [](const Expansion& e) {
    if (e.name.empty()) return Json(fmt::format("{} is the name of an {}", e.typed, e.entity));
    return Json(fmt::format("{} also means {} [{}]", e.typed, e.name, e.entity));
  });
  if (!query.dropped.empty())
    notes.push_back(fmt::format("left out as too common: {}", fmt::join(query.dropped, ", ")));
  for (const auto& hint : query.hints) notes.push_back(hint);
  for (const auto& clause : answer.diagnosis) {
    const auto rest = clause.without ? ", the rest finds " + documents(clause.without_count) : "";
    notes.push_back(
        fmt::format("{} by itself finds {}{}", clause.clause, documents(clause.count), rest));
  }
  if (answer.suggestion) notes.push_back(fmt::format("Did you mean {}?", *answer.suggestion));
  return notes;
}

}  // namespace

std::string report_html(const SearchAnswer& answer, const FacetChoice& facets,
                        const Fingerprint& index) {
  auto counts = Json::array();
  for (const auto facet : facets) {
    if (facet != Facet::Date && !answer.facets.values[static_cast<int>(facet)].empty())
      counts.push_back(facet_values(answer.facets, facet));
  }
  const auto stories = answer.by_story && answer.stories < answer.total
                           ? fmt::format(" in {} stories", answer.stories)
                           : "";
  const bool whole = answer.hits.size() == answer.shown();
  return render_page(
      kPage, {{"query", answer.query.text},
              {"count", answer.total == 0 ? "No documents" : documents(answer.total) + stories},
              {"shown", whole ? Json(nullptr) : Json(answer.hits.size())},
              {"first", answer.hits.empty() ? 1 : answer.hits.front().rank},
              {"notes", notes_of(answer)},
              {"hits", array_of(answer.hits, hit_values)},
              {"timeline",
               facets.contains(Facet::Date) ? timeline_values(answer.facets.dates) : Json(nullptr)},
              {"any_facets", !counts.empty()},
              {"facets", counts},
              {"documents", index.documents},
              {"uuid", index.uuid},
              {"revision", index.revision}});
}

}  // namespace dossier
