// SPDX-License-Identifier: GPL-2.0-or-later
// What the searcher answers about people, groups and places, as plain data.

#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/answers.h"

namespace dossier {

/// A spelling under which an actor is named.
struct NameUse {
  std::string spelling;
  std::uint32_t mentions = 0, documents = 0;
  std::string first, last;  ///< Dates of the documents, YYYY[-MM[-DD]]; "" where none has one.
};

/// Another actor, by what it shares with the one asked for.
struct Companion {
  std::optional<std::string> id;  ///< None: no authority lists the name.
  EntityKind kind = EntityKind::Person;
  std::string name;
  std::uint32_t sentences = 0, paragraphs = 0;  ///< Of title, front and body.
  std::uint32_t documents = 0;
};

/// A parent or a child, with the days on which it is one.
struct Kin {
  std::string id, name;
  std::string from, to;  ///< YYYY[-MM[-DD]], "": open.
  std::uint32_t documents = 0;
};

struct TopDocument {
  DocumentHead head;
  std::uint32_t mentions = 0;
};

struct ActorCard {
  Entity entity;
  std::uint32_t documents = 0, mentions = 0;
  std::vector<NameUse> names;          ///< Most mentions first.
  std::vector<Kin> parents, children;  ///< By name; children by falling count.
  /// The commonest by sentences, by paragraphs and by documents; by falling numbers of these.
  std::vector<Companion> together;
  std::vector<PeriodCount> timeline;
  std::vector<TopDocument> top;  ///< Most mentions first.
};

/// A sentence that names both.
struct SharedSentence {
  DocumentHead head;
  std::string text;
  std::vector<ByteRange> highlights;  ///< Mentions of either.
  std::string section;
  std::optional<std::uint32_t> paragraph;  ///< None: the title.
};

struct ActorPair {
  Entity first, second;
  std::uint32_t documents = 0, paragraphs = 0, sentences = 0;
  std::string first_date, last_date;  ///< Of the documents that name both.
  std::vector<PeriodCount> timeline;  ///< Of these.
  std::optional<PeriodCount> peak;    ///< The month with most of them, the first of equals.
  std::vector<SharedSentence> shown;  ///< Oldest document first, then reading order.
};

/// A recognised name that no authority lists.
struct UnlistedName {
  std::string name;
  EntityKind kind = EntityKind::Person;
  std::uint32_t documents = 0, mentions = 0;
  std::vector<std::string> spellings;  ///< Others than `name`, most mentions first.
  std::string id;                      ///< One that no entity has: "person/jane-roe".
  std::string row;                     ///< For an authority file, without the line break.
};

struct UnlistedAnswer {
  std::uint32_t total = 0;  ///< Names, before the limit.
  std::vector<UnlistedName> names;
};

struct ActorsRequest {
  std::vector<std::string> words;  ///< A name, or two; none: all actors, or all unlisted names.
  std::optional<EntityKind> kind;  ///< Of lists and of unlisted names.
  std::size_t limit = 10;          ///< Companions, top documents, sentences, names; 0: all.
  std::size_t most = 0;            ///< Of a list, so many actors; 0: all.
  std::chrono::milliseconds time_limit{0};  ///< TimeOver where it takes longer; 0: none.
};

struct ActorsAnswer {
  std::string name;                ///< As asked, or "".
  std::uint32_t total = 0;         ///< Actors so called, before the limit.
  std::vector<ActorCount> actors;  ///< By falling count, then name.
  std::optional<ActorCard> card;   ///< When the name means one actor.
  std::optional<ActorPair> pair;   ///< When two names were given.
  UnlistedAnswer unlisted;         ///< Where no actor is called so: names that no list has.
  std::string meant;               ///< Where there are none either: the nearest known name, or "".
};

/// The header of an authority file, as UnlistedName::row has its columns.
inline constexpr const char* kAuthorityHeader = "id\tkind\tname\taliases\tweak\tbroader\tfrom\tto";

}  // namespace dossier
