// SPDX-License-Identifier: GPL-2.0-or-later
// Decides which entity a spelled name means where it stands, or that it means none.
//
// In this order: given names or a title before a person's surname; a strong name; a weak one with
// support; a bare surname. The first pass takes only what is sure by itself and fills the evidence;
// the second takes the rest.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/entities/evidence.h"
#include "indexer/entities/matcher.h"
#include "indexer/entities/person_rules.h"

namespace dossier {

struct Decision {
  std::uint32_t entity = 0;
  std::uint32_t begin = 0,
                end = 0;  ///< Words; `begin` may lie before the name's, over given names.
  MentionHow how = MentionHow::Authority;
  TermId title = kNone;
  bool full = false;     ///< Sure enough to support other mentions.
  bool guessed = false;  ///< Only likely: spelled otherwise than listed, or told by dates alone.
  std::vector<std::uint32_t> candidates = {};  ///< More than one: nothing tells which is meant.
};

class MentionResolver {
 public:
  /// `setting` of the document, as far as it is known.
  MentionResolver(const Gazetteer::Impl& gazetteer, Evidence& evidence, const NameSetting& setting)
      : gazetteer_(gazetteer),
        evidence_(evidence),
        setting_(setting),
        year_(setting.date ? setting.date->year : 0) {}

  /// Sure decisions only, or all.
  void set_final(bool final) { final_ = final; }

  /// What `spelled` means, looking back no further than word `floor`.
  std::optional<Decision> decide(const Segment& segment, const Spelled& spelled,
                                 std::uint32_t floor);

 private:
  struct Readings;
  // Words [begin, end), and the title before them or kNone.
  struct NamedSo {
    const Segment& segment;
    std::uint32_t begin, end;
    TermId title;
  };
  Readings readings(const Segment& segment, const Spelled& spelled, std::uint32_t pattern,
                    bool married) const;
  bool admitted(const Segment& segment, const Spelled& spelled, const NamePattern& pattern) const;
  std::uint32_t next_admitted(const Segment& segment, const Spelled& spelled,
                              std::uint32_t pattern) const;
  NameContext context(const Segment& segment, const Spelled& spelled, std::uint32_t floor) const;
  std::optional<Decision> with_given(const Segment&, const Spelled&, const Readings&,
                                     const NameContext&) const;
  std::optional<Decision> strong(const Segment&, const Spelled&, const Readings&,
                                 const NameContext&);
  std::optional<Decision> weak(const Segment&, const Spelled&, const Readings&,
                               const NameContext&) const;
  std::optional<std::uint32_t> supported_by_parent(const Readings&) const;
  bool is_namesake(const Segment&, const Spelled&) const;
  bool is_of_other_time(const Segment&, const Spelled&, std::uint32_t entity) const;
  // Whose institution a name speaks of: resolver_owners.cc.
  using Entities = std::vector<std::uint32_t>;
  bool is_others(const Segment&, const Spelled&, std::uint32_t entity) const;
  bool is_others_own(const Segment&, std::uint32_t its, const Entities& seats) const;
  bool is_elsewhere(const Segment&, std::uint32_t begin, std::uint32_t end,
                    const Entities& seats) const;
  bool is_adjective_of_one(std::string_view adjective, const Entities& seats) const;
  bool known_adjective(std::size_t hash, std::string_view adjective, std::uint32_t entity,
                       const Entities& seats) const;
  bool belongs(std::uint32_t entity, std::uint32_t to, int generations) const;
  void add_seats(std::uint32_t entity, int generations, Entities& seats) const;

  std::uint32_t end_before_parent(const Segment&, const Spelled&, std::uint32_t entity) const;
  std::optional<Decision> surname(const Segment&, const Spelled&, const Readings&,
                                  const NameContext&);
  bool stands_alone(const Segment&, const Spelled&, const NameContext&) const;
  bool is_part_of_known(const Segment&, const Spelled&) const;
  bool is_demonym(const Segment&, const Spelled&) const;
  bool is_indefinite(const Segment&, const Spelled&) const;
  bool speaks(const Segment&, const Spelled&) const;
  bool is_office_phrase(const Segment&, const Spelled&) const;
  bool is_subject(const Segment&, const Spelled&, std::uint32_t entity) const;
  bool is_mere_word(const Segment&, const Spelled&) const;
  bool stands_as_place(const Segment&, const Spelled&) const;
  bool place_before_person(const Segment&, const Spelled&, const Readings&, std::uint32_t place);
  bool names_peer(const Segment&, const NameContext&) const;
  bool is_married(TermId title) const;
  bool of_one_kind(const std::vector<std::uint32_t>& entities) const;
  bool place_is_surname(const Segment&, const Spelled&, const NameContext&) const;
  bool is_given_before(const Segment&, std::uint32_t word, const NameContext&) const;
  bool is_introduced(const Segment&, std::uint32_t after) const;
  bool is_persons(const Segment&, const Spelled&, const NameContext&);
  bool is_spoken_of(const Segment&, const Spelled&) const;
  bool may_stand_unsupported(const Segment&, const Spelled&, const Readings&,
                             const NameContext&) const;
  std::optional<Decision> open(const Spelled&, std::uint32_t begin,
                               std::vector<std::uint32_t> candidates) const;

  // Of several entities with one name, the one meant: resolver_bearers.cc.
  enum class Told : std::uint8_t { Document, Post, Guess };
  struct Bearer {
    std::uint32_t entity = 0;
    Told told = Told::Document;
  };
  std::optional<Bearer> one_of(const Entities&, const NamedSo&) const;
  std::optional<std::uint32_t> supported_one(const Entities&, TermId title) const;
  bool is_courtesy(TermId title) const;
  void keep_living(Entities& known) const;
  std::optional<std::uint32_t> latest_one(const Entities& known) const;
  std::optional<std::uint32_t> one_in_post(const Entities&, const NamedSo&, RoleFit least) const;
  std::optional<std::uint32_t> one_in_company(const Entities&) const;
  std::optional<std::uint32_t> one_in_time(const Entities&) const;

  const Gazetteer::Impl& gazetteer_;
  Evidence& evidence_;
  NameSetting setting_;
  int year_;  ///< 0: unknown.
  bool final_ = false;
  mutable std::map<std::pair<std::size_t, std::uint32_t>, bool>
      adjectives_;  ///< Asked before: an adjective by its hash, a group.
};

}  // namespace dossier
