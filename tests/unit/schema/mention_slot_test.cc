// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/mention_slot.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "schema/bytes.h"
#include "schema/facet_slot.h"

using namespace dossier;

namespace {

Mention mention(std::optional<std::uint32_t> paragraph, std::uint32_t begin,
                const std::string& surface, const std::string& entity,
                EntityKind kind = EntityKind::Group) {
  const auto end = begin + static_cast<std::uint32_t>(surface.size());
  return {entity, kind, paragraph, {begin, end}, surface, MentionHow::Authority};
}

// "t" in the text, "n" in notes; paragraph.sentence actor(spelling)
std::string told(const MentionSlot& slot) {
  std::string out;
  for (const auto& place : slot.places) {
    const auto& actor = slot.actors[place.actor];
    out +=
        fmt::format("{}{}.{} {}{}({}) ", place.in_text ? "t" : "n", place.paragraph, place.sentence,
                    actor.unlisted ? "?" : "", actor.value, actor.spellings[place.spelling]);
  }
  return out;
}

Document sample() {
  Document document;
  document.meta.title = "ISKP in Kabul";
  document.paragraphs = {
      {Zone::Body, "", "The Taliban came. ISIS-K met the Taliban; ISKP left.", 0},
      {Zone::Body, "", "Nobody.", 0},
      {Zone::Notes, "", "ISKP, see Roe.", 0}};
  document.mentions = {mention(std::nullopt, 0, "", "place/doha", EntityKind::Place),
                       mention(std::nullopt, 0, "ISKP", "group/iskp"),
                       mention(0, 4, "Taliban", "group/taliban"),
                       mention(0, 18, "ISIS-K", "group/iskp"),
                       mention(0, 33, "Taliban", "group/taliban"),
                       mention(0, 42, "ISKP", "group/iskp"),
                       mention(2, 0, "ISKP", "group/iskp"),
                       mention(2, 10, "Roe", "", EntityKind::Person)};
  return document;
}

struct Packed {
  std::string facets = pack_facets(sample());
  std::string mentions = pack_mention_slot(sample(), facets);
};

}  // namespace

TEST_CASE("mentions keep their actor, spelling, paragraph, sentence and zone") {
  const Packed packed;
  MentionSlot slot;
  unpack_mention_slot(packed.mentions, packed.facets, slot);
  CHECK(told(slot) ==
        "t0.1 group/iskp(ISKP) t1.2 group/taliban(Taliban) t1.3 group/iskp(ISIS-K) "
        "t1.3 group/taliban(Taliban) t1.3 group/iskp(ISKP) n3.4 group/iskp(ISKP) n3.4 ?Roe(Roe) ");
  // A tag of the front matter is an actor without a place.
  REQUIRE(slot.actors.size() == 4);
  CHECK(slot.actors.back().value == "place/doha");
  CHECK(slot.actors.back().spellings.empty());
  CHECK(slot.actors.back().kind == EntityKind::Place);
}

TEST_CASE("nothing named, nothing kept; a slot is used again") {
  CHECK(pack_mention_slot({}, pack_facets({})).empty());
  MentionSlot slot;
  const Packed packed;
  unpack_mention_slot(packed.mentions, packed.facets, slot);
  unpack_mention_slot("", packed.facets, slot);
  CHECK(slot.actors.empty());
  CHECK(slot.places.empty());
}

TEST_CASE("damaged bytes are told, never read past") {
  const Packed packed;
  MentionSlot slot;
  const auto try_unpacking = [&](const std::string& mentions, const std::string& facets) {
    try {
      unpack_mention_slot(mentions, facets, slot);
    } catch (const Error&) {
    }
  };
  const auto damage = [](const std::string& bytes, std::size_t size, char flip) {
    auto damaged = bytes.substr(0, size);
    damaged.back() = flip;
    return damaged;
  };
  for (const char flip : {'\x00', '\x7F', '\xFF'}) {
    for (std::size_t size = 1; size < packed.mentions.size(); ++size)
      try_unpacking(damage(packed.mentions, size, flip), packed.facets);
    for (std::size_t size = 1; size < packed.facets.size(); ++size)
      try_unpacking(packed.mentions, damage(packed.facets, size, flip));
  }
}
