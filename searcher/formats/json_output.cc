// SPDX-License-Identifier: GPL-2.0-or-later
// Lists of documents and counts; single documents and citations are in json_document.cc.
#include "searcher/formats/json_output.h"

#include <cmath>

#include "searcher/formats/json_values.h"
#include "searcher/results/histogram.h"

namespace dossier {
namespace {

Json counts_json(const std::vector<FacetCount>& counts, bool with_id) {
  return array_of(counts, [&](const FacetCount& count) {
    auto json = Json::object();
    if (with_id) json["id"] = or_null(count.id);
    json["name"] = count.name;
    json["count"] = count.count;
    if (!count.filter.empty()) json["filter"] = count.filter;
    if (!count.spellings.empty()) {
      json["spellings"] = array_of(count.spellings, [](const auto& spelling) {
        return Json{{"spelling", spelling.first}, {"count", spelling.second}};
      });
    }
    return json;
  });
}

Json facets_object(const Facets& facets, const FacetChoice& chosen) {
  auto json = Json::object();
  for (const auto facet : chosen) {
    json[facet_name(facet)] = facet == Facet::Date
                                  ? periods_json(facets.dates)
                                  : counts_json(facets.values[static_cast<int>(facet)],
                                                static_cast<int>(facet) < kEntityKinds);
  }
  return json;
}

// What else the query's own filters might choose.
Json alternatives_object(const Facets& facets) {
  auto json = Json::object();
  for (const auto& other : facets.alternatives) {
    Json values = other.facet == Facet::Date
                      ? periods_json(other.dates)
                      : counts_json(other.values, static_cast<int>(other.facet) < kEntityKinds);
    json[facet_name(other.facet)] = {
        {"without", other.without}, {"total", other.total}, {"values", std::move(values)}};
  }
  return json;
}

const char* facets_by(const SearchAnswer& answer) {
  return answer.facets_by_story ? "story" : "document";
}

// How many values each facet has, shown or not.
Json distinct_object(const Facets& facets, const FacetChoice& chosen) {
  auto json = Json::object();
  for (const auto facet : chosen) {
    if (facet != Facet::Date) json[facet_name(facet)] = facets.distinct[static_cast<int>(facet)];
  }
  return json;
}

Json snippet_json(const Snippet& snippet) {
  Json supports;
  if (const auto& text = snippet.supports)
    supports = {{"text", text->text}, {"section", text->section}, {"paragraph", text->paragraph}};
  return {{"text", snippet.text},
          {"highlights", ranges_json(snippet.highlights)},
          {"section", snippet.section},
          {"paragraph", snippet.paragraph},
          {"note", or_null(snippet.note)},
          {"zone", zone_name(snippet.zone)},
          {"cut_before", snippet.cut_before},
          {"cut_after", snippet.cut_after},
          {"supports", supports}};
}

Json hit_object(const Hit& hit) {
  const auto& head = hit.head;
  Json json{{"rank", hit.rank},        {"score", hit.score},
            {"id", head.id},           {"key", head.key},
            {"kind", head.kind},       {"title", head.title},
            {"authors", head.authors}, {"date", head.date},
            {"outlet", head.outlet},   {"snippets", array_of(hit.snippets, snippet_json)}};
  for (int kind = 0; kind < kEntityKinds; ++kind)
    json[plural_name(kind)] = counts_json(hit.entities[kind], true);
  json["cites"] = head.cites;
  json["cited_by"] = head.cited_by;
  json["language"] = head.language;
  json["url"] = head.url;
  json["title_highlights"] = ranges_json(hit.title_highlights);
  json["story"] = story_json(hit.story);
  json["other_places"] = hit.other_places;
  return json;
}

Json query_json(const QueryEcho& query, bool explain) {
  Json json{
      {"text", query.text},
      {"parsed", query.parsed},
      {"expansions",
       array_of(query.expansions, [](const Expansion& e) { return e.typed + " -> " + e.entity; })},
      {"dropped", query.dropped},
      {"hints", query.hints}};
  if (explain) {
    json["engine"] = query.engine;
    json["readings"] = query.readings;
  }
  return json;
}

Json fingerprint_json(const Fingerprint& index) {
  return {{"uuid", index.uuid}, {"revision", index.revision}, {"documents", index.documents}};
}

Json diagnosis_json(const std::vector<ClauseCount>& clauses) {
  return array_of(clauses, [](const ClauseCount& clause) {
    Json json{
        {"clause", clause.clause}, {"count", clause.count}, {"without", or_null(clause.without)}};
    if (clause.without) json["without_count"] = clause.without_count;
    return json;
  });
}

}  // namespace

FacetChoice all_facets() {
  FacetChoice all;
  for (int i = 0; i < kFacets; ++i) all.insert(static_cast<Facet>(i));
  return all;
}

std::string search_json(const SearchAnswer& answer, const FacetChoice& facets, bool explain,
                        const std::string& query_id) {
  Json json{{"format_version", kFormatVersion}};
  if (!query_id.empty()) json["query_id"] = query_id;
  json["query"] = query_json(answer.query, explain);
  json["total"] = answer.total;
  json["stories"] = answer.stories;
  json["took_ms"] = std::round(answer.took_ms * 1000) / 1000;
  json["suggestion"] = or_null(answer.suggestion);
  json["hits"] = array_of(answer.hits, hit_object);
  json["facets_by"] = facets_by(answer);
  json["facets"] = facets_object(answer.facets, facets);
  json["alternatives"] = alternatives_object(answer.facets);
  if (answer.total == 0) json["diagnosis"] = diagnosis_json(answer.diagnosis);
  return one_line(json);
}

std::string hit_json(const Hit& hit) { return one_line(hit_object(hit)); }

std::string facets_json(const SearchAnswer& answer, const FacetChoice& facets) {
  return one_line({{"format_version", kFormatVersion},
                   {"query", query_json(answer.query, false)},
                   {"total", answer.total},
                   {"stories", answer.stories},
                   {"facets_by", facets_by(answer)},
                   {"distinct", distinct_object(answer.facets, facets)},
                   {"facets", facets_object(answer.facets, facets)},
                   {"alternatives", alternatives_object(answer.facets)}});
}

std::string timeline_json(const SearchAnswer& answer) {
  const auto& dates = answer.facets.dates;
  auto timeline = periods_json(dates);
  for (std::size_t i = 0; i < dates.size(); ++i) {
    timeline[i]["query"] =
        answer.query.undated + (answer.query.undated.empty() ? "" : " ") + period_clause(dates[i]);
  }
  Json json{{"format_version", kFormatVersion},
            {"query", query_json(answer.query, false)},
            {"total", answer.total},
            {"stories", answer.stories},
            {"facets_by", facets_by(answer)},
            {"by", dates.empty() ? Json(nullptr) : text_or_null(dates.front().unit)},
            {"timeline", std::move(timeline)}};
  if (answer.total == 0) {
    json["suggestion"] = or_null(answer.suggestion);
    json["diagnosis"] = diagnosis_json(answer.diagnosis);
  }
  return one_line(json);
}

std::string saved_json(const std::vector<SavedSearch>& saved) {
  return one_line({{"format_version", kFormatVersion},
                   {"saved", array_of(saved, [](const SavedSearch& search) {
                      return Json{{"name", search.name},
                                  {"query", search.query},
                                  {"last_run", text_or_null(search.last_run)}};
                    })}});
}

std::string with_fingerprint(const std::string& answer, const Fingerprint& index) {
  auto json = Json::parse(answer);
  json["index"] = fingerprint_json(index);
  return one_line(json);
}

std::string with_unreachable(const std::string& answer, const std::vector<Unreachable>& servers) {
  auto json = Json::parse(answer);
  json["unreachable"] = array_of(servers, [](const Unreachable& server) {
    return Json{{"server", server.name}, {"reason", server.reason}};
  });
  return one_line(json);
}

std::string info_json(const InfoAnswer& answer) {
  const auto languages = array_of(answer.languages, [](const LanguageInfo& language) {
    return Json{{"language", language.language},
                {"documents", language.documents},
                {"stemmed", language.stemmed}};
  });
  return one_line({{"format_version", kFormatVersion},
                   {"paths", answer.paths},
                   {"roots", answer.roots},
                   {"documents", answer.documents},
                   {"words", answer.words},
                   {"bytes", answer.bytes},
                   {"entities", answer.entities},
                   {"updated", answer.updated},
                   {"analyzer", answer.analyzer},
                   {"format", answer.format},
                   {"languages", languages},
                   {"kinds", counts_json(answer.kinds, false)},
                   {"index", fingerprint_json(answer.index)}});
}

}  // namespace dossier
