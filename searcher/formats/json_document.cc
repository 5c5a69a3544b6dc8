// SPDX-License-Identifier: GPL-2.0-or-later
// One document, its citations, and what cites it, as JSON.
#include "schema/spoken_dates.h"
#include "searcher/formats/json_output.h"
#include "searcher/formats/json_values.h"

namespace dossier {
namespace {

// The work a citation resolves to.
struct Resolved {
  std::string key, title;
  std::optional<std::string> held;
};

Resolved resolve(const ShowAnswer& answer, const Citation& citation) {
  Resolved found;
  if (citation.work < 0) return found;
  const auto at = static_cast<std::size_t>(citation.work);
  if (at < answer.work_keys.size()) found.key = answer.work_keys[at];
  if (at < answer.document.works.size()) found.title = answer.document.works[at].title;
  if (at < answer.held.size()) found.held = answer.held[at];
  return found;
}

Json citation_object(const Citation& citation, const Resolved& resolved) {
  const auto& reference = citation.reference;
  Json json{{"note", text_or_null(citation.note)},
            {"paragraph", citation.paragraph},
            {"raw", citation.raw},
            {"class", citation_class_name(citation.klass)},
            {"signal", citation.signal},
            {"authors", reference.authors},
            {"title", reference.title},
            {"container", reference.container},
            {"date", reference.date},
            {"url", reference.url},
            {"locator", reference.locator},
            {"work", text_or_null(resolved.key)},
            {"work_title", text_or_null(resolved.title)},
            {"held", or_null(resolved.held)},
            {"confidence", confidence_name(citation.confidence)},
            {"rule", citation.rule}};
  if (!reference.doi.empty()) json["doi"] = reference.doi;
  if (citation.nested) json["nested"] = true;
  return json;
}

Json paragraph_json(const Paragraph& paragraph) {
  Json json{{"zone", zone_name(paragraph.zone)},
            {"section", paragraph.section},
            {"text", paragraph.text}};
  if (paragraph.heading_level != 0) json["heading_level"] = paragraph.heading_level;
  return json;
}

Json footnote_json(const Footnote& note, const std::vector<Paragraph>& paragraphs) {
  const bool known = note.text_paragraph < paragraphs.size();
  Json json{{"label", note.label},
            {"text_paragraph", note.text_paragraph},
            {"text", known ? paragraphs[note.text_paragraph].text : ""},
            {"paragraph", or_null(note.paragraph)}};
  json["offset"] = note.paragraph ? Json(note.offset) : Json(nullptr);
  return json;
}

Json mention_json(const Mention& mention) {
  Json json{{"entity", text_or_null(mention.entity)},
            {"kind", entity_kind_name(mention.kind)},
            {"paragraph", or_null(mention.paragraph)},
            {"begin", mention.bytes.begin},
            {"end", mention.bytes.end},
            {"surface", mention.surface},
            {"how", mention_how_name(mention.how)},
            {"confidence", confidence_name(mention.confidence)}};
  if (!mention.cluster.empty()) json["cluster"] = mention.cluster;
  if (!mention.candidates.empty()) json["candidates"] = mention.candidates;
  return json;
}

Json place_json(const CitingPlace& place) {
  return {{"id", place.head.id},
          {"title", place.head.title},
          {"date", place.head.date},
          {"note", or_null(place.note)},
          {"sentence", place.sentence},
          {"locator", place.locator},
          {"class", citation_class_name(place.klass)},
          {"signal", place.signal},
          {"confidence", confidence_name(place.confidence)},
          {"rule", place.rule},
          {"raw", place.raw},
          {"section", place.section}};
}

Json paths_of(const Document& document) {
  auto paths = Json::array({document.source_path});
  for (const auto& copy : document.copies) paths.push_back(copy.path);
  return paths;
}

// The times that title and text speak of, as the index has them.
Json dates_json(const Document& document) {
  Json dates = Json::array();
  const auto add = [&](std::string_view text, const Json& paragraph) {
    for (const auto& spoken : spoken_dates(text, document.meta.date)) {
      dates.push_back({{"date", spoken.iso()},
                       {"paragraph", paragraph},
                       {"begin", spoken.bytes.begin},
                       {"end", spoken.bytes.end},
                       {"surface", text.substr(spoken.bytes.begin, spoken.bytes.size())}});
    }
  };
  add(document.meta.title, nullptr);
  for (std::size_t i = 0; i < document.paragraphs.size(); ++i) {
    const auto& paragraph = document.paragraphs[i];
    if (speaks_of_dates(paragraph.zone)) add(paragraph.text, i);
  }
  return dates;
}

}  // namespace

std::string show_json(const ShowAnswer& answer) {
  const auto& head = answer.head;
  const auto& document = answer.document;
  const auto notes = array_of(document.footnotes, [&](const Footnote& note) {
    return footnote_json(note, document.paragraphs);
  });
  const auto citations = array_of(document.citations, [&](const Citation& citation) {
    auto json = citation_object(citation, resolve(answer, citation));
    for (const auto work : citation.candidates) {
      const auto at = static_cast<std::size_t>(work);
      if (at < answer.work_keys.size()) json["candidates"].push_back(answer.work_keys[at]);
    }
    return json;
  });
  return one_line({{"format_version", kFormatVersion},
                   {"id", head.id},
                   {"key", head.key},
                   {"kind", head.kind},
                   {"title", head.title},
                   {"authors", head.authors},
                   {"date", head.date},
                   {"outlet", head.outlet},
                   {"language", head.language},
                   {"url", head.url},
                   {"source_path", document.source_path},
                   {"paths", paths_of(document)},
                   {"cited_by", head.cited_by},
                   {"story", story_json(answer.story)},
                   {"paragraphs", array_of(document.paragraphs, paragraph_json)},
                   {"footnotes", notes},
                   {"mentions", array_of(document.mentions, mention_json)},
                   {"dates", dates_json(document)},
                   {"citations", citations}});
}

std::string cites_json(const CitesAnswer& answer) {
  const auto works = array_of(answer.works, [](const CitedWork& cited) {
    return Json{{"work", cited.key},
                {"title", cited.work.title},
                {"authors", cited.work.authors},
                {"container", cited.work.container},
                {"date", cited.work.date},
                {"url", cited.work.url},
                {"held", or_null(cited.held)},
                {"notes", cited.notes},
                {"citations", cited.citations},
                {"confidence", confidence_name(cited.confidence)}};
  });
  return one_line({{"format_version", kFormatVersion},
                   {"id", answer.head.id},
                   {"title", answer.head.title},
                   {"total", answer.works.size()},
                   {"works", works}});
}

std::string cited_by_json(const CitedByAnswer& answer) {
  return one_line({{"format_version", kFormatVersion},
                   {"work", answer.work},
                   {"title", answer.title},
                   {"held", or_null(answer.held)},
                   {"total", answer.total},
                   {"rows", answer.citing.size()},
                   {"citing", array_of(answer.citing, place_json)}});
}

std::string citation_json(const Citation& citation, const std::optional<std::string>& held) {
  return one_line(citation_object(citation, {"", "", held}));
}

}  // namespace dossier
