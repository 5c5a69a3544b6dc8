// SPDX-License-Identifier: GPL-2.0-or-later
// FollowTheMoney, the JSON Lines of OpenSanctions and Aleph.
//
//   {"id": "NK-1", "schema": "Person", "properties": {"name": ["Ann Moss"], "birthDate": ["1950"]}}
//   {"id": "m1", "schema": "Membership", "properties": {"member": ["NK-1"], "organization":
//   ["NK-2"],
//    "startDate": ["2001"]}}
//   -> person/NK-1 "Ann Moss", from 1950, broader group/NK-2 [2001/..]
//
// Schemata and properties: the model's own description, followthemoney/schema/*.yaml. What names
// nobody (sanctions, passports, documents, addresses with a street) is passed over; an address
// without one is a town. Positions are the roles that
// an Occupancy gives to a person for a time. Entities nested in properties, as OpenSanctions'
// "targets.nested" has them, are read like those that stand alone.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>

#include "indexer/authority/collector.h"
#include "indexer/formats/json_scalars.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

struct SchemaRow {
  std::string_view schema;
  EntityKind kind;
};
// The model's only places are addresses.
constexpr std::array kSchemata{
    SchemaRow{"Person", EntityKind::Person},     SchemaRow{"Organization", EntityKind::Group},
    SchemaRow{"Company", EntityKind::Group},     SchemaRow{"PublicBody", EntityKind::Group},
    SchemaRow{"LegalEntity", EntityKind::Group}, SchemaRow{"Address", EntityKind::Place},
};
// What makes an address more than a town, which no text would name.
constexpr std::array<std::string_view, 6> kStreetProperties{
    "street", "street2", "street3", "postalCode", "postOfficeBox", "remarks"};

// Links between two entities: the property that names the one that belongs, and the one above it.
struct LinkRow {
  std::string_view schema, below, above;
};
constexpr std::array kLinks{
    LinkRow{"Membership", "member", "organization"},
    LinkRow{"Ownership", "asset", "owner"},
    LinkRow{"Directorship", "director", "organization"},
    LinkRow{"Employment", "employee", "employer"},
};
// Properties by which an entity names the country it belongs to.
constexpr std::array<std::string_view, 5> kCountryProperties{
    "jurisdiction", "mainCountry", "country", "nationality", "citizenship"};

constexpr std::size_t kDeepest = 8;       // Records nested in one another.
constexpr std::size_t kMostValues = 500;  // Of one property.
constexpr std::size_t kLongestName = 300;

struct Record {
  std::string id, schema, caption;
  std::map<std::string, std::vector<std::string>, std::less<>> properties;

  std::string_view first(std::string_view property) const {
    const auto found = properties.find(property);
    return found == properties.end() || found->second.empty() ? std::string_view()
                                                              : found->second.front();
  }
  const std::vector<std::string>& all(std::string_view property) const {
    static const std::vector<std::string> none;
    const auto found = properties.find(property);
    return found == properties.end() ? none : found->second;
  }
};

// Collects one line: a record, and those nested in its properties, each named there by its id.
// Whatever else lies deep is passed over without being built.
class RecordReader : public JsonScalars {
 public:
  std::vector<Record> records;  // The outermost last.
  std::string error;

  bool start_object(std::size_t) override {
    if (ignored_ > 0) return ++ignored_, true;
    if (open_.empty()) {
      if (lists_ == 0) open_.emplace_back();
      return open_.empty() ? (++ignored_, true) : true;
    }
    Open& top = open_.back();
    if (!top.in_properties && top.key == "properties" && lists_ == 0) {
      top.in_properties = true;
      top.key.clear();
    } else if (top.in_properties && open_.size() < kDeepest) {
      open_.emplace_back();
      open_.back().lists_outside = std::exchange(lists_, 0);
    } else {
      ++ignored_;
    }
    return true;
  }

  bool end_object() override {
    if (ignored_ > 0) return --ignored_, true;
    if (open_.empty()) return true;
    Open& top = open_.back();
    if (top.in_properties) {
      top.in_properties = false;
      top.key.clear();
      return true;
    }
    Record done = std::move(top.record);
    lists_ = top.lists_outside;
    open_.pop_back();
    if (!open_.empty()) add(done.id);
    records.push_back(std::move(done));
    return true;
  }

  bool key(string_t& name) override {
    if (ignored_ == 0 && !open_.empty()) open_.back().key = std::move(name);
    return true;
  }
  bool start_array(std::size_t) override { return ++(ignored_ > 0 ? ignored_ : lists_), true; }
  bool end_array() override { return --(ignored_ > 0 ? ignored_ : lists_), true; }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    error = fmt::format("not valid JSON at byte {}", position);
    return false;
  }

 private:
  struct Open {
    Record record;
    std::string key;
    bool in_properties = false;
    std::size_t lists_outside = 0;
  };

  bool add(std::string value) override {
    if (ignored_ > 0 || open_.empty() || lists_ > 1) return true;
    Open& top = open_.back();
    if (top.in_properties) {
      auto& values = top.record.properties[top.key];
      if (values.size() < kMostValues) values.push_back(std::move(value));
    } else if (lists_ == 0) {
      if (top.key == "id") {
        top.record.id = std::move(value);
      } else if (top.key == "schema") {
        top.record.schema = std::move(value);
      } else if (top.key == "caption") {
        top.record.caption = std::move(value);
      }
    }
    return true;
  }

  std::vector<Open> open_;
  std::size_t lists_ = 0, ignored_ = 0;
};

class FtmReader {
 public:
  explicit FtmReader(AuthorityCollector& collector) : collector_(collector) {}

  void read_line(const AuthorityLine& line) {
    collector_.at_line(line.number);
    RecordReader reader;
    if (!nlohmann::json::sax_parse(line.text.begin(), line.text.end(), &reader))
      return collector_.skip(reader.error, "each line must be one JSON object");
    if (reader.records.empty())
      return collector_.skip("not a JSON object", "each line must be one JSON object");
    for (const Record& record : reader.records) read_record(record);
  }

  // What needs all lines: who belongs to whom, who held which post.
  void finish() {
    for (const Link& link : links_) {
      const std::size_t below = place_of(link.below), above = place_of(link.above);
      // What is not listed is a boat or an account.
      if (below != kNowhere && above != kNowhere && above != below)
        gain(below).add(&Entity::broader, entities()[above].id, link.period);
    }
    for (const Link& held : posts_held_) {
      const std::size_t holder = place_of(held.below);
      const auto post = posts_.find(held.above);
      if (holder != kNowhere && post != posts_.end())
        gain(holder).add(&Entity::weak, post->second, held.period);
    }
    for (const auto& [id, code] : countries_) {
      const auto at = collector_.authority().by_id.find(id);
      const auto country = country_of(code);
      if (!country.empty() && country != id && at != collector_.authority().by_id.end())
        gain(at->second).add(&Entity::broader, country, {});
    }
    for (auto& [at, gained] : gains_) collector_.extend(at, std::move(gained.entity));
  }

 private:
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  struct Link {
    std::string below, above;  // Ids as the file has them.
    Period period;
  };

  // What an entity gets from links: names and parents, in an entity that has nothing else.
  struct Gain {
    Entity entity;
    void add(std::vector<std::string> Entity::*list, const std::string& what,
             const Period& period) {
      (entity.*list).push_back(what);
      if (period.from || period.to) entity.dated.push_back({what, period});
    }
  };

  Gain& gain(std::size_t at) { return gains_[at]; }
  const std::vector<Entity>& entities() { return collector_.authority().entities; }

  void read_record(const Record& record) {
    if (record.schema.empty())
      return collector_.skip("no schema", "each line must be a FollowTheMoney entity");
    const auto* link = std::find_if(kLinks.begin(), kLinks.end(), [&](const LinkRow& row) {
      return row.schema == record.schema;
    });
    if (link != kLinks.end()) return add_links(record, link->below, link->above, links_);
    if (record.schema == "Occupancy") return add_links(record, "holder", "post", posts_held_);
    if (record.schema == "Position") {
      if (const auto name = name_of(record); !name.empty()) posts_[record.id] = name;
      return;
    }
    const auto* row = std::find_if(kSchemata.begin(), kSchemata.end(), [&](const SchemaRow& each) {
      return each.schema == record.schema;
    });
    if (row == kSchemata.end()) return;
    if (row->kind == EntityKind::Place && town_of(record).empty()) return;
    add_entity(record, row->kind);
  }

  void add_links(const Record& record, std::string_view below, std::string_view above,
                 std::vector<Link>& into) {
    const Period period{date(record, "startDate"), date(record, "endDate")};
    for (const auto& one : record.all(below)) {
      for (const auto& other : record.all(above)) into.push_back({one, other, period});
    }
  }

  static std::string name_of(const Record& record) {
    const std::string_view name =
        record.caption.empty() ? record.first("name") : std::string_view(record.caption);
    return name.size() > kLongestName ? std::string() : collapse_space(name);
  }

  // The town, else the region, that an address is no more than; "" where it is more.
  static std::string town_of(const Record& record) {
    const auto given = [&](std::string_view property) { return !record.all(property).empty(); };
    if (std::any_of(kStreetProperties.begin(), kStreetProperties.end(), given)) return {};
    for (const std::string_view property : {"city", "name", "region", "state", "full"}) {
      auto town = collapse_space(record.first(property));
      town.erase(std::min(town.find(','), town.size()));  // "Herat, Afghanistan"
      const bool number = town.find_first_of("0123456789") != std::string::npos;
      if (!town.empty()) return number || town.size() > kLongestName ? std::string() : town;
    }
    return {};
  }

  static std::vector<std::string> names(const Record& record,
                                        std::initializer_list<std::string_view> properties) {
    std::vector<std::string> all;
    for (const auto property : properties) {
      for (const auto& name : record.all(property)) {
        auto spaced = collapse_space(name);
        std::replace(spaced.begin(), spaced.end(), '\0', ' ');
        if (!spaced.empty() && spaced.size() <= kLongestName) all.push_back(std::move(spaced));
      }
    }
    std::vector<std::string> distinct;
    add_missing(distinct, std::move(all));
    return distinct;
  }

  void add_entity(const Record& record, EntityKind kind) {
    if (record.id.empty()) return collector_.skip("no id", "give the entity an id");
    Entity entity;
    entity.kind = kind;
    entity.id = id_with_kind(record.id, kind);
    entity.name = kind == EntityKind::Place ? town_of(record) : name_of(record);
    entity.aliases = names(record, {"name", "alias", "previousName", "abbreviation"});
    entity.weak = names(record, {"weakAlias"});
    if (entity.name.empty() && !entity.aliases.empty()) entity.name = entity.aliases.front();
    if (entity.name.empty()) return collector_.skip("no name", "give the entity a name");
    std::erase(entity.aliases, entity.name);
    if (kind == EntityKind::Place) entity.aliases.clear();
    const bool person = kind == EntityKind::Person;
    entity.from = date(record, person ? "birthDate" : "incorporationDate");
    entity.to = date(record, person ? "deathDate" : "dissolutionDate");
    ids_[record.id] = entity.id;
    for (const auto& parent : record.all("parent")) links_.push_back({record.id, parent, {}});
    for (const auto& child : record.all("subsidiaries")) links_.push_back({child, record.id, {}});
    for (const auto property : kCountryProperties) {
      for (const auto& code : record.all(property)) countries_.emplace_back(entity.id, code);
    }
    collector_.add(std::move(entity));
  }

  // Of several dates of birth the coarsest is the safest; here the first, as the model orders them.
  // Times of day are cut off, whatever else is no date is left out in silence: sources are many.
  static std::optional<Date> date(const Record& record, std::string_view property) {
    const auto value = record.first(property);
    return parse_date(value.substr(0, value.find('T')));
  }

  std::size_t place_of(const std::string& id) const {
    const auto& by_id = collector_.authority().by_id;
    if (const auto own = ids_.find(id); own != ids_.end()) {
      const auto at = by_id.find(own->second);
      return at == by_id.end() ? kNowhere : at->second;
    }
    for (const EntityKind kind : {EntityKind::Person, EntityKind::Group, EntityKind::Place}) {
      if (const auto at = by_id.find(id_with_kind(id, kind)); at != by_id.end()) return at->second;
    }
    return kNowhere;
  }

  // "af" -> the id of Afghanistan; "" where no authority lists countries by code.
  std::string country_of(const std::string& code) const {
    auto id = id_with_kind(code, EntityKind::Place);
    if (collector_.authority().by_id.contains(id)) return id;
    const auto known = collector_.authority().countries.find(code);
    return known == collector_.authority().countries.end() ? std::string() : known->second;
  }

  AuthorityCollector& collector_;
  std::unordered_map<std::string, std::string> ids_;    // As written -> with the kind.
  std::unordered_map<std::string, std::string> posts_;  // Names of positions.
  std::vector<Link> links_, posts_held_;
  std::vector<std::pair<std::string, std::string>> countries_;  // Entity, code.
  std::map<std::size_t, Gain> gains_;                           // By place in the authority.
};

}  // namespace

void read_follow_the_money(std::string_view bytes, AuthorityCollector& collector) {
  FtmReader reader(collector);
  std::uint32_t lines = 0;
  while (const auto line = next_line(bytes, lines)) {
    if (!trim(line->text).empty()) reader.read_line(*line);
  }
  reader.finish();
}

}  // namespace dossier
