// SPDX-License-Identifier: GPL-2.0-or-later
// Small answers, made by hand, that the tests of the printers share.

#pragma once

#include "searcher/actors/actor_answers.h"

namespace dossier {

inline DocumentHead sample_head() {
  DocumentHead head;
  head.id = "roe.md";
  head.key = "roe2021bridge";
  head.kind = "paper";
  head.title = "The Bridge";
  head.authors = {"Ann Roe"};
  head.date = "2021-08-15";
  head.outlet = "Northgate";
  head.language = "en";
  head.cites = 31;
  head.cited_by = 3;
  return head;
}

inline SearchAnswer sample_search() {
  const FacetCount group{"group/iskp", "Islamic State Khorasan Province", 3};
  Snippet body;
  body.text = "They held the bridge.";
  body.highlights = {{14, 20}};
  body.section = "Crossing";
  body.paragraph = 12;
  body.cut_before = true;
  Snippet note;
  note.text = "Roe, The bridge.";
  note.highlights = {{9, 15}};
  note.paragraph = 80;
  note.zone = Zone::Notes;
  note.note = "31";
  note.supports = {"They held it.", "Crossing", 11};
  Hit hit;
  hit.rank = 1;
  hit.score = 7.5;
  hit.head = sample_head();
  hit.title_highlights = {{4, 10}};
  hit.snippets = {body, note};
  hit.entities[0] = {{std::nullopt, "Ann Roe", 2}};
  hit.entities[1] = {group};
  hit.story = {{"wire.md", "A Bridge Held", "Northgate Wire", "2021-08-14"}};
  hit.other_places = 1;
  SearchAnswer answer;
  answer.query.text = "bridge ISKP";
  answer.query.parsed = "bridge AND ISKP";
  answer.query.expansions = {{"ISKP", "group/iskp", "Islamic State Khorasan Province"}};
  answer.total = 12;
  answer.stories = 9;
  answer.by_story = true;
  answer.took_ms = 1.4;
  answer.hits = {hit};
  answer.facets.values[static_cast<int>(Facet::People)] = {{std::nullopt, "Ann Roe", 4}};
  answer.facets.values[static_cast<int>(Facet::Groups)] = {group};
  answer.facets.values[static_cast<int>(Facet::Kind)] = {
      {std::nullopt, "paper", 12, {}, "kind:paper"}};
  answer.facets.alternatives = {
      {Facet::Kind, "bridge", 15, {{std::nullopt, "paper", 12}, {std::nullopt, "news", 3}}, {}}};
  answer.query.undated = "bridge ISKP";
  answer.facets.dates = {{"2021-07", "month", false, 1},
                         {"2021-08", "month", false, 8},
                         {"2021", "month", true, 2},
                         {"", "", false, 1}};
  return answer;
}

inline ShowAnswer sample_show() {
  ShowAnswer answer;
  answer.head = sample_head();
  answer.story = {{"wire.md", "A Bridge Held", "Northgate Wire", "2021-08-14"},
                  {"copy.md", "The Bridge", "", ""}};
  auto& document = answer.document;
  document.source_path = "/srv/roe.md";
  document.paragraphs = {{Zone::Body, "Crossing", "Crossing", 2},
                         {Zone::Body, "Crossing", "They held the bridge. Then ISKP came.", 0},
                         {Zone::Notes, "", "Ibid., p. 4.", 0},
                         {Zone::Notes, "", "Lost note.", 0}};
  document.footnotes = {{"31", 2, 1, 21}, {"32", 3, std::nullopt, 0}};
  document.mentions = {
      {"", EntityKind::Person, std::nullopt, {0, 3}, "The", MentionHow::Recognised},
      {"group/iskp", EntityKind::Group, 1, {27, 31}, "ISKP", MentionHow::Authority}};
  Citation ibid;
  ibid.note = "31";
  ibid.paragraph = 2;
  ibid.raw = "Ibid., p. 4.";
  ibid.klass = CitationClass::Ibid;
  ibid.signal = "see";
  ibid.reference.locator = "p. 4";
  ibid.work = 0;
  ibid.confidence = Confidence::Certain;
  ibid.rule = "ibid";
  Citation comment;
  comment.paragraph = 3;
  comment.raw = "Lost note.";
  document.citations = {ibid, comment};
  document.works = {{{"title:air war|2020"}, {"Poe, Ed"}, "Air War", "The Wire", "2020", ""}};
  answer.work_keys = {"title:air war|2020"};
  answer.held = {"war.md"};
  return answer;
}

inline CitesAnswer sample_cites() {
  CitesAnswer answer;
  answer.head = sample_head();
  CitedWork known;
  known.key = "title:air war|2020";
  known.work = {{known.key}, {"Poe, Ed"},  "Air War",
                "The Wire",  "2020-10-22", "https://example.org/air"};
  known.held = "war.md";
  known.notes = {"29", "31"};
  known.citations = 3;
  known.confidence = Confidence::Certain;
  CitedWork address;
  address.key = "url:example.org/x";
  address.work.url = "https://example.org/x";
  address.citations = 1;
  address.confidence = Confidence::Medium;
  answer.works = {known, address};
  return answer;
}

inline CitedByAnswer sample_cited_by() {
  CitedByAnswer answer;
  answer.work = "title:air war|2020";
  answer.title = "Air War";
  answer.total = 1;
  CitingPlace note;
  note.head = sample_head();
  note.note = "31";
  note.sentence = "They held the bridge.";
  note.raw = "Ibid., p. 4.";
  note.section = "Crossing";
  note.locator = "p. 4";
  note.signal = "see";
  note.rule = "ibid";
  note.klass = CitationClass::Ibid;
  note.confidence = Confidence::Certain;
  CitingPlace entry;
  entry.head = sample_head();
  entry.sentence = "Poe, Air War, 2020.";
  entry.rule = "entry";
  entry.klass = CitationClass::Entry;
  entry.confidence = Confidence::High;
  answer.citing = {note, entry};
  return answer;
}

inline ActorsAnswer sample_actors() {
  ActorCount actor;
  actor.entity.id = "group/iskp";
  actor.entity.kind = EntityKind::Group;
  actor.entity.name = "Islamic State Khorasan Province";
  actor.entity.aliases = {"ISKP", "ISIS-K"};
  actor.entity.weak = {"IS"};
  actor.entity.broader = {"group/is"};
  actor.documents = 7;
  return {"iskp", 1, {actor}, std::nullopt, std::nullopt, {}, ""};
}

inline ActorCard sample_card() {
  ActorCard card;
  card.entity = sample_actors().actors.front().entity;
  card.documents = 7;
  card.mentions = 12;
  card.names = {{"ISIS-K", 8, 5, "2021-08-27", "2022-07"}, {"ISKP", 4, 3, "2021-08-27", ""}};
  card.parents = {{"group/is", "Islamic State", "2015-01", "", 9}};
  card.together = {{"group/taliban", EntityKind::Group, "Taliban", 3, 5, 6},
                   {std::nullopt, EntityKind::Person, "Jane Roe", 0, 1, 1}};
  card.timeline = {{"2021-08", "month", false, 4}, {"2021-09", "month", false, 3}};
  card.top = {{sample_head(), 8}};
  return card;
}

inline ActorPair sample_pair() {
  ActorPair pair;
  pair.first = sample_card().entity;
  pair.second.id = "group/taliban";
  pair.second.kind = EntityKind::Group;
  pair.second.name = "Taliban";
  pair.documents = 6;
  pair.paragraphs = 5;
  pair.sentences = 3;
  pair.first_date = "2021-08-15";
  pair.last_date = "2022-07";
  pair.peak = {"2021-08", "month", false, 4};
  pair.timeline = sample_card().timeline;
  pair.shown = {{sample_head(), "The Taliban fought ISKP.", {{4, 11}, {19, 23}}, "Rivals", 3}};
  return pair;
}

inline UnlistedAnswer sample_unlisted() {
  UnlistedName name;
  name.name = "Jane Roe";
  name.documents = 2;
  name.mentions = 5;
  name.spellings = {"Roe"};
  name.id = "person/jane-roe";
  name.row = "person/jane-roe\tperson\tJane Roe\t\tRoe\t\t\t";
  return {3, {name}};
}

inline InfoAnswer sample_info() {
  InfoAnswer answer;
  answer.paths = {"/srv/index"};
  answer.roots = {"/srv/papers"};
  answer.documents = 1234;
  answer.words = 56789;
  answer.bytes = 1500000;
  answer.entities = 600;
  answer.analyzer = "1/unicode-15";
  answer.format = 1;
  answer.languages = {{"en", 1200, true}, {"pl", 34, false}};
  answer.kinds = {{std::nullopt, "paper", 1234}};
  answer.index = {"u-1", 7, 1234};
  return answer;
}

}  // namespace dossier
