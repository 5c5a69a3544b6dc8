// SPDX-License-Identifier: GPL-2.0-or-later
// People, groups and places.
#include "searcher/formats/json_output.h"
#include "searcher/formats/json_values.h"

namespace dossier {
namespace {

Json entity_json(const Entity& entity) {
  return {{"id", entity.id},     {"kind", entity_kind_name(entity.kind)},
          {"name", entity.name}, {"aliases", entity.aliases},
          {"weak", entity.weak}, {"broader", entity.broader}};
}

Json head_json(const DocumentHead& head) {
  return {{"id", head.id},
          {"title", head.title},
          {"date", head.date},
          {"outlet", head.outlet},
          {"kind", head.kind}};
}

Json kin_json(const Kin& kin) {
  return {{"id", kin.id},
          {"name", kin.name},
          {"from", text_or_null(kin.from)},
          {"to", text_or_null(kin.to)},
          {"documents", kin.documents}};
}

Json companion_json(const Companion& companion) {
  return {{"id", or_null(companion.id)},
          {"kind", entity_kind_name(companion.kind)},
          {"name", companion.name},
          {"sentences", companion.sentences},
          {"paragraphs", companion.paragraphs},
          {"documents", companion.documents}};
}

Json name_json(const NameUse& use) {
  return {{"spelling", use.spelling},
          {"mentions", use.mentions},
          {"documents", use.documents},
          {"first", text_or_null(use.first)},
          {"last", text_or_null(use.last)}};
}

Json card_json(const ActorCard& card) {
  return {{"id", card.entity.id},
          {"documents", card.documents},
          {"mentions", card.mentions},
          {"names", array_of(card.names, name_json)},
          {"parents", array_of(card.parents, kin_json)},
          {"children", array_of(card.children, kin_json)},
          {"together", array_of(card.together, companion_json)},
          {"timeline", periods_json(card.timeline)},
          {"top", array_of(card.top, [](const TopDocument& top) {
             auto json = head_json(top.head);
             json["mentions"] = top.mentions;
             return json;
           })}};
}

Json sentence_json(const SharedSentence& shared) {
  auto json = head_json(shared.head);
  json["section"] = shared.section;
  json["paragraph"] = or_null(shared.paragraph);
  json["sentence"] = shared.text;
  json["highlights"] = ranges_json(shared.highlights);
  return json;
}

Json pair_json(const ActorPair& pair) {
  return {{"first", pair.first.id},
          {"second", pair.second.id},
          {"documents", pair.documents},
          {"paragraphs", pair.paragraphs},
          {"sentences", pair.sentences},
          {"first_date", text_or_null(pair.first_date)},
          {"last_date", text_or_null(pair.last_date)},
          {"peak", pair.peak ? Json{{"period", pair.peak->period}, {"count", pair.peak->count}}
                             : Json(nullptr)},
          {"timeline", periods_json(pair.timeline)},
          {"shown", array_of(pair.shown, sentence_json)}};
}

Json unlisted_names_json(const UnlistedAnswer& answer) {
  return array_of(answer.names, [](const UnlistedName& name) {
    return Json{{"name", name.name},
                {"kind", entity_kind_name(name.kind)},
                {"documents", name.documents},
                {"mentions", name.mentions},
                {"spellings", name.spellings},
                {"id", name.id},
                {"row", name.row}};
  });
}

}  // namespace

std::string actors_json(const ActorsAnswer& answer) {
  const auto actors = array_of(answer.actors, [](const ActorCount& actor) {
    auto json = entity_json(actor.entity);
    json["documents"] = actor.documents;
    return json;
  });
  Json json{{"format_version", kFormatVersion},
            {"name", answer.name},
            {"total", answer.total},
            {"actors", actors}};
  if (!answer.unlisted.names.empty()) json["unlisted"] = unlisted_names_json(answer.unlisted);
  if (answer.card) json["card"] = card_json(*answer.card);
  if (answer.pair) json["pair"] = pair_json(*answer.pair);
  return one_line(json);
}

std::string unlisted_json(const UnlistedAnswer& answer) {
  return one_line({{"format_version", kFormatVersion},
                   {"total", answer.total},
                   {"names", unlisted_names_json(answer)}});
}

std::string unlisted_tsv(const UnlistedAnswer& answer) {
  std::string out = kAuthorityHeader;
  out += '\n';
  for (const auto& name : answer.names) out += name.row + '\n';
  return out;
}

}  // namespace dossier
