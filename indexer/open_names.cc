// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/open_names.h"

#include <algorithm>
#include <set>
#include <utility>

#include "schema/bytes.h"
#include "schema/facet_slot.h"
#include "schema/mention_slot.h"
#include "schema/record.h"
#include "schema/terms.h"

namespace dossier {
namespace {

void open_again(const OpenNames::Name& name, Mention& mention) {
  mention.entity.clear();
  mention.confidence = Confidence::Ambiguous;
  mention.candidates = name.candidates;
}

void choose(const OpenNames::Name& name, Mention& mention) {
  open_again(name, mention);
  if (!name.chosen) return;
  mention.entity = stored_element(name.candidates, *name.chosen);
  mention.confidence = Confidence::Medium;
  mention.candidates.clear();
}

const std::string& chosen_term(const OpenNames::Name& name, std::string& term) {
  return term = make_term(prefix::kEntity, stored_element(name.candidates, *name.chosen));
}

// As postings.cc writes a mention: its weight once, with the first position.
void put_term(Xapian::Document& document, const std::string& term, const OpenNames::Place& place) {
  auto weight = kBodyWeight;
  for (const auto position : place.positions)
    document.add_posting(term, position, std::exchange(weight, 0));
}

void take_term(Xapian::Document& document, const std::string& term, const OpenNames::Place& place) {
  auto weight = kBodyWeight;
  for (const auto position : place.positions)
    document.remove_posting(term, position, std::exchange(weight, 0));
  auto left = document.termlist_begin();
  left.skip_to(term);
  if (left != document.termlist_end() && *left == term && left.get_wdf() == 0)
    document.remove_term(term);
}

void choose_terms(Xapian::Document& document, const OpenNames& before, const OpenNames& after) {
  std::string term;
  for (const auto& place : before.places) {
    const auto& name = stored_element(before.names, place.name);
    if (name.chosen && name != after.names[place.name])
      take_term(document, chosen_term(name, term), place);
  }
  for (const auto& place : after.places) {
    const auto& name = after.names[place.name];
    if (name.chosen && name != before.names[place.name])
      put_term(document, chosen_term(name, term), place);
  }
}

// Writes the choices into the mentions of `document`, and into `open` whom it names by them alone.
void choose_mentions(Document& document, OpenNames& open) {
  std::set<std::string_view> named, chosen;
  for (const auto& place : open.places)
    open_again(stored_element(open.names, place.name),
               stored_element(document.mentions, place.mention));
  for (const auto& mention : document.mentions) named.insert(mention.entity);
  for (const auto& name : open.names) {
    if (name.chosen && !named.contains(name.candidates[*name.chosen]))
      chosen.insert(name.candidates[*name.chosen]);
  }
  open.only_chosen.assign(chosen.begin(), chosen.end());
  for (const auto& place : open.places)
    choose(open.names[place.name], document.mentions[place.mention]);
}

}  // namespace

std::string pack_open_names(const OpenNames& open) {
  if (open.places.empty()) return {};
  ByteWriter out;
  out.list(open.names, [&](const auto& name) {
    out.texts(name.candidates);
    out.number(name.chosen ? *name.chosen + std::uint64_t{1} : 0);
  });
  out.texts(open.only_chosen);
  out.list(open.places, [&](const auto& place) {
    out.number(place.mention);
    out.number(place.name);
    out.list(place.positions, [&](auto position) { out.number(position); });
  });
  return out.take();
}

OpenNames unpack_open_names(std::string_view packed) {
  OpenNames open;
  if (packed.empty()) return open;
  ByteReader in(packed);
  in.list([&] {
    auto& name = open.names.emplace_back();
    in.texts(name.candidates);
    const auto chosen = in.number();
    if (chosen > name.candidates.size()) damaged("a name has no such candidate");
    if (chosen > 0) name.chosen = static_cast<std::uint32_t>(chosen - 1);
  });
  in.texts(open.only_chosen);
  in.list([&] {
    auto& place = open.places.emplace_back();
    place.mention = in.number_as<std::uint32_t>();
    place.name = in.number_as<std::uint32_t>();
    in.list([&] { place.positions.push_back(in.number_as<std::uint32_t>()); });
  });
  return open;
}

std::vector<Choice> choices_made(std::string_view packed) {
  std::vector<Choice> choices;
  for (const auto& name : unpack_open_names(packed).names) choices.push_back(name.chosen);
  return choices;
}

bool choose_bearers(Xapian::Document& document, const std::vector<Choice>& choices) {
  const auto before = unpack_open_names(document.get_value(slot::kOpenNames));
  auto open = before;
  for (std::size_t n = 0; n < open.names.size(); ++n) open.names[n].chosen = choices.at(n);
  if (open == before) return false;
  choose_terms(document, before, open);
  Record record(document);
  Document whole = record.document();
  choose_mentions(whole, open);
  document.add_value(slot::kRecord, record.with_mentions(whole));
  const auto facets = pack_facets(whole);
  document.add_value(slot::kFacets, facets);
  document.add_value(slot::kMentions, pack_mention_slot(whole, facets));
  document.add_value(slot::kOpenNames, pack_open_names(open));
  return true;
}

void reopen_names(std::string_view packed, Document& document) {
  const auto open = unpack_open_names(packed);
  for (const auto& place : open.places)
    open_again(stored_element(open.names, place.name),
               stored_element(document.mentions, place.mention));
}

}  // namespace dossier
