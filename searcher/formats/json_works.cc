// SPDX-License-Identifier: GPL-2.0-or-later
// Missing works, trails of sources, the citation graph, related documents and checks as JSON.
#include "searcher/formats/json_output.h"
#include "searcher/formats/json_values.h"

namespace dossier {
namespace {

Json missing_object(const MissingWork& missing) {
  const auto& work = missing.work;
  return {{"work", missing.key},     {"key", missing.citation_key},  {"title", work.title},
          {"authors", work.authors}, {"container", work.container},  {"date", work.date},
          {"url", work.url},         {"cited_by", missing.cited_by}, {"citing", missing.citing}};
}

Json step_object(const TrailStep& step) {
  return {{"depth", step.depth},        {"work", step.key},
          {"title", step.title},        {"date", step.date},
          {"held", or_null(step.held)}, {"confidence", confidence_name(step.confidence)},
          {"notes", step.notes},        {"from", step.from}};
}

Json passage_object(const QuotedPassage& passage) {
  const auto differences = array_of(passage.differences, [](const Difference& step) {
    return Json{{"kind", difference_name(step.kind)},
                {"quoted", Json::array({step.quoted.begin, step.quoted.end})},
                {"found", Json::array({step.found.begin, step.found.end})}};
  });
  return {{"id", passage.head.id},
          {"key", passage.head.key},
          {"title", passage.head.title},
          {"date", passage.head.date},
          {"exact", passage.exact()},
          {"alike", passage.alike},
          {"paragraph", or_null(passage.paragraph)},
          {"offset", passage.begin},
          {"section", passage.section},
          {"note", or_null(passage.note)},
          {"text", passage.text},
          {"sentence", passage.sentence.empty() ? Json() : Json(passage.sentence)},
          {"differences", differences}};
}

}  // namespace

std::string missing_json(const MissingAnswer& answer) {
  return one_line({{"format_version", kFormatVersion},
                   {"total", answer.total},
                   {"rows", answer.works.size()},
                   {"works", array_of(answer.works, missing_object)}});
}

std::string trail_json(const TrailAnswer& answer) {
  const auto meetings = array_of(answer.meetings, [&](std::size_t at) {
    return Json{{"work", answer.steps.at(at).key}, {"from", answer.steps.at(at).from}};
  });
  return one_line({{"format_version", kFormatVersion},
                   {"id", answer.head.id},
                   {"title", answer.head.title},
                   {"sources", array_of(answer.steps, step_object)},
                   {"meetings", meetings},
                   {"cut", answer.cut}});
}

std::string graph_json(const GraphAnswer& answer) {
  const auto nodes = array_of(answer.nodes, [](const GraphNode& node) {
    return Json{{"id", node.id},
                {"held", node.held},
                {"title", node.title},
                {"date", node.date},
                {"kind", text_or_null(node.kind)}};
  });
  const auto edges = array_of(answer.edges, [&](const GraphEdge& edge) {
    return Json{{"from", answer.nodes.at(edge.from).id},
                {"to", answer.nodes.at(edge.to).id},
                {"confidence", confidence_name(edge.confidence)},
                {"citations", edge.citations}};
  });
  return one_line({{"format_version", kFormatVersion}, {"nodes", nodes}, {"edges", edges}});
}

std::string similar_json(const SimilarAnswer& answer) {
  const auto documents = array_of(answer.documents, [](const SimilarDocument& similar) {
    return Json{{"id", similar.head.id},
                {"key", similar.head.key},
                {"title", similar.head.title},
                {"date", similar.head.date},
                {"score", similar.score},
                {"words", similar.words},
                {"actors", similar.actors},
                {"works", similar.works},
                {"shared_works", similar.shared_works},
                {"cited_together", similar.cited_together}};
  });
  return one_line({{"format_version", kFormatVersion},
                   {"id", answer.head.id},
                   {"title", answer.head.title},
                   {"documents", documents}});
}

std::string passage_json(const QuotedPassage& passage) { return one_line(passage_object(passage)); }

std::string quote_json(const QuoteAnswer& answer) {
  return one_line({{"format_version", kFormatVersion},
                   {"quotation", answer.quotation},
                   {"total", answer.passages.size()},
                   {"passages", array_of(answer.passages, passage_object)}});
}

std::string check_json(const CheckAnswer& answer) {
  return one_line({{"format_version", kFormatVersion},
                   {"sound", answer.faults.empty()},
                   {"documents", answer.documents},
                   {"faults", answer.faults}});
}

std::string sample_json(const CitationSample& sample) {
  return one_line({{"format_version", kFormatVersion},
                   {"id", sample.document},
                   {"title", sample.title},
                   {"note", or_null(sample.note)},
                   {"raw", sample.raw},
                   {"sentence", sample.sentence},
                   {"work", sample.work},
                   {"work_title", sample.work_title},
                   {"held", or_null(sample.held)},
                   {"class", citation_class_name(sample.klass)},
                   {"confidence", confidence_name(sample.confidence)},
                   {"rule", sample.rule}});
}

}  // namespace dossier
