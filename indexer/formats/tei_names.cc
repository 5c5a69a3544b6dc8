// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/tei_names.h"

#include <algorithm>
#include <utility>

#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

struct NameElement {
  std::string_view element, type;  ///< A type of "" stands for any.
  EntityKind kind;
};

constexpr NameElement kNames[] = {
    {"persName", "", EntityKind::Person},      {"orgName", "", EntityKind::Group},
    {"placeName", "", EntityKind::Place},      {"geogName", "", EntityKind::Place},
    {"settlement", "", EntityKind::Place},     {"country", "", EntityKind::Place},
    {"region", "", EntityKind::Place},         {"name", "person", EntityKind::Person},
    {"name", "org", EntityKind::Group},        {"name", "organisation", EntityKind::Group},
    {"name", "place", EntityKind::Place},      {"rs", "person", EntityKind::Person},
    {"rs", "org", EntityKind::Group},          {"rs", "organisation", EntityKind::Group},
    {"rs", "place", EntityKind::Place},        {"name", "organization", EntityKind::Group},
    {"rs", "organization", EntityKind::Group},
};

constexpr std::size_t kLongestName = 300;

// Relations whose active side belongs to the passive one.
constexpr std::string_view kBelongs[] = {"memberOf",   "partOf",       "isPartOf",      "belongsTo",
                                         "employeeOf", "subsidiaryOf", "affiliatedWith"};

std::optional<EntityKind> entry_kind(std::string_view element) {
  if (element == "person") return EntityKind::Person;
  if (element == "org") return EntityKind::Group;
  if (element == "place") return EntityKind::Place;
  return std::nullopt;
}

// TEI's dates are those of XML Schema: a time of day is cut off.
std::optional<Date> date_of(const XmlElement& element,
                            std::initializer_list<const char*> attributes) {
  for (const char* name : attributes) {
    const auto value = element.attribute(name);
    if (const auto date = parse_date(std::string_view(value).substr(0, value.find('T'))))
      return date;
  }
  return std::nullopt;
}

Period period_of(const XmlElement& element) {
  return {date_of(element, {"from", "notBefore", "when"}),
          date_of(element, {"to", "notAfter", "when"})};
}

// The name in the form in which lists of names have it: parse_person_name() knows the parts.
std::string listed_form(const std::string& surname, const std::string& forename,
                        const std::string& link, const std::string& added,
                        const std::string& suffix) {
  std::string name = surname + ", " + forename;
  if (!added.empty()) name += " (“" + added + "”)";
  if (!link.empty()) name += " " + link;
  if (!suffix.empty()) name += ", " + suffix;
  return collapse_space(name);
}

// The id that an element gives what it lists: its own, else the one it points to ("#p1",
// "people.xml#p1", "p1").
std::string id_of(const XmlElement& element) {
  auto id = element.attribute("xml:id");
  for (const char* attribute : {"key", "ref", "corresp", "sameAs"}) {
    if (!id.empty()) return id;
    id = element.attribute(attribute);
    id.erase(std::min(id.find(' '), id.size()));  // The first of several.
    id.erase(0, id.rfind('#') + 1);
  }
  return id;
}

// Does a post's name say enough to be somebody's by itself: "Secretary of State", not "lawyer"?
bool names_post(std::string_view text) {
  return text.find(" of ") != std::string_view::npos ||
         text.find(" for ") != std::string_view::npos ||
         text.find(" to ") != std::string_view::npos;
}

std::string surname_of(std::string_view name) {
  const std::size_t comma = name.find(',');
  if (comma != std::string_view::npos) return std::string(name.substr(0, comma));
  return std::string(name.substr(name.rfind(' ') + 1));
}

std::string without_end(std::string name) {
  while (!name.empty() && (name.back() == ',' || name.back() == ';' || name.back() == ':'))
    name.pop_back();
  return name;
}

}  // namespace

std::optional<EntityKind> tei_name_kind(std::string_view element, std::string_view type) {
  for (const NameElement& row : kNames)
    if (row.element == element && (row.type.empty() || row.type == type)) return row.kind;
  return std::nullopt;
}

void TeiNames::open(const XmlElement& element) {
  const auto name = element.name();
  const bool in_entry = !open_.empty() && open_.back().entry;
  const bool affiliated = !open_.empty() && open_.back().affiliation;
  Open opened;
  if (name_) {
    constexpr std::pair<std::string_view, Part> kPartNames[] = {
        {"forename", kForename}, {"surname", kSurname}, {"nameLink", kLink},
        {"genName", kSuffix},    {"addName", kAdded},   {"roleName", kRole}};
    for (const auto& [part_name, part] : kPartNames)
      if (name == part_name) opened.part = part;
    if (opened.part == kRole) name_->role_period = period_of(element);
  } else if (const auto kind = entry_kind(name)) {
    opened.entry = true;
    open_entry(element, *kind);
  } else if (name.starts_with("list")) {
    opened.list = true;
    ++lists_;
  } else if (const auto named = tei_name_kind(name, element.attribute("type"));
             named && (in_entry || !element.attribute("xml:id").empty())) {
    // What a place lies in stands beside its name: <placeName>Kabul</placeName><country
    // ref="#af"/>.
    const bool beside = in_entry && (*named != entry().entity.kind ||
                                     (*named == EntityKind::Place && !entry().entity.name.empty() &&
                                      name != "placeName" && name != "geogName"));
    if (beside) {
      if (*named != EntityKind::Person) add_parent(element, {});
    } else {
      opened.name = true;
      name_ = decltype(name_)::value_type{};
      name_->kind = *named;
      name_->id = in_entry ? id_of(element) : element.attribute("xml:id");
      name_->type = element.attribute("type");
      name_->period = period_of(element);
      name_->line = static_cast<std::uint32_t>(element.line());
    }
  } else if (in_entry) {
    opened.affiliation = name == "affiliation";
    opened.post = open_fact(element);
  } else if (affiliated) {
    add_parent(element, affiliation_);
  } else if (name == "relation") {
    add_relation(element);
  }
  open_.push_back(opened);
}

void TeiNames::open_entry(const XmlElement& element, EntityKind kind) {
  TeiListed made;
  made.entity.kind = kind;
  made.entity.id = id_of(element);
  made.entity.from = date_of(element, {"from", "notBefore"});
  made.entity.to = date_of(element, {"to", "notAfter"});
  made.line = static_cast<std::uint32_t>(element.line());
  // A place inside a place, a branch of an organisation.
  if (!entries_.empty() && entry().entity.kind == kind && kind != EntityKind::Person &&
      !entry().entity.id.empty())
    made.entity.broader.push_back(entry().entity.id);
  entries_.push_back({std::move(made), {}});
}

bool TeiNames::open_fact(const XmlElement& element) {
  Entity& entity = entry().entity;
  const auto name = element.name();
  if (name == "birth") {
    entity.from = date_of(element, {"when", "notBefore", "from"});
  } else if (name == "death") {
    entity.to = date_of(element, {"when", "notAfter", "to"});
  } else if (name == "affiliation") {
    affiliation_ = period_of(element);
    add_parent(element, affiliation_);
  } else if ((name == "occupation" || name == "roleName") && entity.kind == EntityKind::Person) {
    post_ = Post{"", period_of(element)};
    return true;
  }
  return false;
}

void TeiNames::add_posts(Entry& entry) {
  Entity& entity = entry.listed.entity;
  for (const Post& post : entry.posts) {
    std::string text = without_end(collapse_space(post.text));
    if (text.empty() || text.size() > kLongestName) continue;
    if (!names_post(text)) text += " " + surname_of(entity.name);
    if (post.period.from || post.period.to) entity.dated.push_back({text, post.period});
    entity.weak.push_back(std::move(text));
  }
}

void TeiNames::add_parent(const XmlElement& element, const Period& period) {
  for (const char* attribute : {"ref", "key", "corresp"}) {
    const auto pointer = element.attribute(attribute);
    if (pointer.empty() || entries_.empty()) continue;
    entry().entity.broader.push_back(pointer);
    if (period.from || period.to) entry().entity.dated.push_back({pointer, period});
    return;
  }
}

void TeiNames::add_relation(const XmlElement& element) {
  const auto name = element.attribute("name");
  if (std::find(std::begin(kBelongs), std::end(kBelongs), name) == std::end(kBelongs)) return;
  const auto active = element.attribute("active"), passive = element.attribute("passive");
  // One pointer a side: of several, none is known to belong to each other one.
  const bool single =
      active.find(' ') == std::string::npos && passive.find(' ') == std::string::npos;
  if (single && active.starts_with('#') && !passive.empty())
    relations_.push_back({active.substr(1), passive, period_of(element)});
}

void TeiNames::close() {
  if (open_.empty()) return;
  const Open closed = open_.back();
  open_.pop_back();
  if (closed.list) --lists_;
  if (closed.name && name_) {
    Name name = std::move(*name_);
    name_.reset();
    add_name(std::move(name));
  }
  if (closed.post && post_ && !entries_.empty())
    entries_.back().posts.push_back(std::move(*std::exchange(post_, std::nullopt)));
  if (closed.entry && !entries_.empty()) {
    Entry done = std::move(entries_.back());
    entries_.pop_back();
    add_posts(done);
    keep(std::move(done.listed));
  }
}

void TeiNames::add_name(Name&& name) {
  const bool whole = name.kind == EntityKind::Person && !name.parts[kSurname].empty() &&
                     !name.parts[kForename].empty();
  auto text = whole ? listed_form(name.parts[kSurname], name.parts[kForename], name.parts[kLink],
                                  name.parts[kAdded], name.parts[kSuffix])
                    : without_end(collapse_space(name.text));
  if (text.empty() || text.size() > kLongestName) return;
  const bool of_entry = !open_.empty() && open_.back().entry;
  if (!of_entry) {
    TeiListed alone;
    alone.entity.id = std::move(name.id);
    alone.entity.kind = name.kind;
    alone.entity.name = std::move(text);
    alone.line = name.line;
    if (lists_ > 0) return keep(std::move(alone));
    names_.try_emplace(alone.entity.id, std::move(alone.entity.name));
    return;
  }
  Entity& entity = entry().entity;
  if (whole && !name.parts[kRole].empty()) {
    const Period& own = name.role_period;
    entries_.back().posts.push_back(
        {std::move(name.parts[kRole]), own.from || own.to ? own : name.period});
  }
  if (entity.id.empty()) entity.id = name.id;
  if (name.period.from || name.period.to) entity.dated.push_back({text, name.period});
  const bool main = name.type == "main" || name.type == "reg" || name.type == "preferred";
  if (entity.name.empty()) {
    entity.name = std::move(text);
  } else if (main && entity.aliases.empty()) {
    entity.aliases.push_back(std::exchange(entity.name, std::move(text)));
  } else {
    entity.aliases.push_back(std::move(text));
  }
}

void TeiNames::keep(TeiListed&& entry) {
  if (entry.entity.id.empty() || entry.entity.name.empty()) return;
  const auto [known, fresh] = by_id_.try_emplace(entry.entity.id, listed_.size());
  if (!fresh) return;
  names_.try_emplace(entry.entity.id, entry.entity.name);
  listed_.push_back(std::move(entry));
}

void TeiNames::text(std::string_view text) {
  if (post_ && post_->text.size() <= kLongestName) post_->text += text;
  if (!name_ || name_->text.size() > kLongestName) return;
  name_->text += text;
  if (const Part part = open_.back().part; part != kOther) {
    auto& into = name_->parts[part];
    // Each part may come in several elements: two forenames.
    if (!into.empty() && open_.back().fresh) into += ' ';
    open_.back().fresh = false;
    into += text;
  }
}

std::string TeiNames::find(const std::string& id) const {
  const auto found = names_.find(id);
  return found == names_.end() ? std::string() : found->second;
}

std::vector<TeiListed> TeiNames::take_listed() {
  for (Relation& relation : relations_) {
    const auto below = by_id_.find(relation.below);
    if (below == by_id_.end()) continue;
    Entity& entity = listed_[below->second].entity;
    if (relation.period.from || relation.period.to)
      entity.dated.push_back({relation.above, relation.period});
    entity.broader.push_back(std::move(relation.above));
  }
  relations_.clear();
  by_id_.clear();
  return std::exchange(listed_, {});
}

}  // namespace dossier
