// SPDX-License-Identifier: GPL-2.0-or-later
// The people, groups and places that a TEI file lists, by xml:id.
//
//   <person xml:id="p_DE1"><persName>Durbrow, Elbridge</persName>…   -> p_DE1: "Durbrow, Elbridge"
//   <item><persName xml:id="p_DE1">Durbrow, Elbridge</persName>, …   -> the same
//   <org xml:id="o1"><orgName>Islamic State</orgName><orgName from="2004" to="2006">al-Qaeda in
//   Iraq</orgName></org>  -> o1: "Islamic State", alias "al-Qaeda in Iraq" [2004/2006]
//   <person key="b1"><persName>James Baker</persName><occupation from="1989" to="1992">Secretary of
//   State</occupation></person>  -> b1: weak name "Secretary of State" [1989/1992]
//
// A tag says by them whom it means (formats/tei.cc); an authority file may be nothing but such
// lists. Source: TEI P5 Guidelines, chapter 13 (names, dates, people, and places).

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/formats/xml_events.h"
#include "schema/entity.h"

namespace dossier {

/// What a TEI element names, by its own name and @type; none for elements that name nothing.
std::optional<EntityKind> tei_name_kind(std::string_view element, std::string_view type);

/// One entry of a list. `entity.id` is its xml:id, else what @key, @ref, @corresp or @sameAs of the
/// entry or of its name point to; parents are pointers as the file has them
/// ("#o1", "orgs.xml#o1", "o1").
struct TeiListed {
  Entity entity;
  std::uint32_t line = 0;
};

/// Sees every element and text of a file.
class TeiNames {
 public:
  void open(const XmlElement& element);
  void close();
  void text(std::string_view text);

  /// Name listed under `id`, or "".
  std::string find(const std::string& id) const;
  /// At the end of the file: persons, organisations and places with a name and an id, and names
  /// with an id in a list; distinct ids, in the order of their ends.
  std::vector<TeiListed> take_listed();

 private:
  enum Part : std::uint8_t { kOther, kForename, kSurname, kLink, kSuffix, kAdded, kRole, kParts };
  struct Open {
    bool entry = false, list = false, name = false, affiliation = false, post = false;
    Part part = kOther;
    bool fresh = true;  ///< No text of the part yet.
  };
  struct Name {
    EntityKind kind = EntityKind::Person;
    std::string id, type, text, parts[kParts];
    Period period, role_period;
    std::uint32_t line = 0;
  };
  // "Secretary of State" from 1989 to 1992.
  struct Post {
    std::string text;
    Period period;
  };
  struct Entry {
    TeiListed listed;
    std::vector<Post> posts;
  };
  struct Relation {
    std::string below, above;
    Period period;
  };

  void open_entry(const XmlElement& element, EntityKind kind);
  bool open_fact(const XmlElement& element);  ///< True where its text is a post.
  void add_name(Name&& name);
  void add_parent(const XmlElement& element, const Period& period);
  void add_relation(const XmlElement& element);
  static void add_posts(Entry& entry);
  void keep(TeiListed&& entry);
  TeiListed& entry() { return entries_.back().listed; }

  std::vector<Open> open_;
  std::vector<Entry> entries_;  ///< Open ones, the innermost last.
  std::optional<Name> name_;    ///< Being read.
  std::optional<Post> post_;    ///< The same.
  Period affiliation_;
  int lists_ = 0;
  std::unordered_map<std::string, std::string> names_;
  std::vector<TeiListed> listed_;
  std::unordered_map<std::string, std::size_t> by_id_;  ///< Into listed_.
  std::vector<Relation> relations_;
};

}  // namespace dossier
