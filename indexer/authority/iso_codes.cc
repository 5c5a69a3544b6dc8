// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/authority/iso_codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>

#include "indexer/authority/country_names.h"
#include "indexer/authority/message_catalogue.h"
#include "indexer/authority/place_cases.h"
#include "indexer/entities/gazetteer.h"
#include "indexer/entities/name_lexicon.h"

namespace dossier {
namespace {

constexpr const char* kCountries = "iso_3166-1";
constexpr const char* kSubdivisions = "iso_3166-2";
constexpr const char* kWithdrawn = "iso_3166-3";

// Subdivisions whose name alone means them, and hardly ever their capital.
constexpr std::array<std::string_view, 8> kStates{"State",
                                                  "Land",
                                                  "Republic",
                                                  "Country",
                                                  "Nation",
                                                  "Autonomous community",
                                                  "Autonomous region",
                                                  "Outlying area"};

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
constexpr int kMaxGenerations = 6;  // Of parents between a subdivision and its country.

// Which entity has a name already.
class NameOwners {
 public:
  explicit NameOwners(const Authority& authority) : authority_(authority) {
    for (std::size_t i = 0; i < authority.entities.size(); ++i) add(i);
  }

  void add(std::size_t entity) {
    const Entity& listed = authority_.entities[entity];
    bool preferred = true;
    for (const std::string& name : spoken_names(listed)) {
      owners_[fold(name)].push_back({entity, std::exchange(preferred, false)});
    }
    for (const std::string& name : listed.weak) weak_[fold(name)].push_back(entity);
  }
  void add(std::size_t entity, const Entity& more) {
    for (const std::string& name : more.aliases) owners_[fold(name)].push_back({entity, false});
  }

  /// "Congo", which the text must decide.
  bool is_weak_of_other(std::string_view name, std::size_t entity) const {
    const auto found = weak_.find(fold(name));
    return found != weak_.end() && std::any_of(found->second.begin(), found->second.end(),
                                               [&](std::size_t other) { return other != entity; });
  }

  bool has_other(std::string_view name, std::size_t entity) const {
    const auto found = owners_.find(fold(name));
    return found != owners_.end() &&
           std::any_of(found->second.begin(), found->second.end(),
                       [&](const Owner& owner) { return owner.entity != entity; });
  }

  /// The only place that has the name; of several, the only one that prefers it.
  std::size_t place(std::string_view name) const {
    const auto found = owners_.find(fold(name));
    if (found == owners_.end()) return kNowhere;
    std::size_t only = kNowhere, preferring = kNowhere;
    int places = 0, preferred = 0;
    for (const Owner& owner : found->second) {
      if (authority_.entities[owner.entity].kind != EntityKind::Place) continue;
      only = owner.entity;
      ++places;
      if (!owner.preferred) continue;
      preferring = owner.entity;
      ++preferred;
    }
    return places == 1 ? only : preferred == 1 ? preferring : kNowhere;
  }

 private:
  struct Owner {
    std::size_t entity;
    bool preferred;
  };
  const Authority& authority_;
  std::unordered_map<std::string, std::vector<Owner>> owners_;
  std::unordered_map<std::string, std::vector<std::size_t>> weak_;
};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  });
  return text;
}

// One record of the package, as strings.
struct IsoRecord {
  explicit IsoRecord(const nlohmann::json& json) : json_(json) {}
  std::string at(const char* key) const {
    const auto found = json_.find(key);
    return found != json_.end() && found->is_string() ? found->get<std::string>() : std::string();
  }

 private:
  const nlohmann::json& json_;
};

class IsoCodesReader {
 public:
  IsoCodesReader(AuthorityCollector& collector, const IsoCodesFolders& folders)
      : collector_(collector),
        authority_(collector.authority()),
        folders_(folders),
        owners_(authority_) {}

  bool read_countries() {
    const auto records = load(kCountries);
    if (records.empty()) return false;
    HeadCount heads;
    for (const auto& json : records) heads.add(IsoRecord(json).at("name"));
    std::vector<Territory> countries;
    for (const auto& json : records) {
      const IsoRecord record(json);
      const auto code = lower(record.at("alpha_2"));
      const auto names = country_names(record.at("name"), record.at("common_name"),
                                       record.at("official_name"), heads);
      if (code.empty() || names.empty()) continue;
      const std::size_t at = settle(code, names, std::nullopt);
      authority_.countries.emplace(code, authority_.entities[at].id);
      countries.push_back(
          {at, record.at("name"), record.at("common_name"), record.at("official_name")});
    }
    translate(kCountries, countries, heads);
    return true;
  }

  void read_withdrawn() {
    HeadCount heads;
    std::vector<Territory> territories;
    const auto records = load(kWithdrawn);
    for (const auto& json : records) heads.add(IsoRecord(json).at("name"));
    for (const auto& json : records) {
      const IsoRecord record(json);
      const auto names = withdrawn_names(record.at("name"), heads);
      const auto code = lower(record.at("alpha_4"));
      if (code.empty() || names.empty()) continue;
      const auto to = parse_date(record.at("withdrawal_date"));
      territories.push_back({settle(code, names, to), record.at("name"), "", ""});
    }
    translate(kWithdrawn, territories, heads);
  }

  void read_subdivisions() {
    std::vector<Territory> territories;
    for (const auto& json : load(kSubdivisions)) {
      const IsoRecord record(json);
      const auto code = lower(record.at("code"));
      const auto name = without_remarks(record.at("name"));
      const auto country = authority_.countries.find(code.substr(0, code.find('-')));
      if (name.empty() || code.size() < 4 || country == authority_.countries.end()) continue;
      const std::size_t at = settle_subdivision(code, name, record, country->second);
      territories.push_back({at, record.at("name"), "", ""});
    }
    weak_ = true;
    translate(kSubdivisions, territories, HeadCount());
  }

 private:
  struct Territory {
    std::size_t entity;
    std::string name, common_name, official_name;  // As the package has them, in English.
  };

  std::vector<nlohmann::json> load(const std::string& standard) {
    std::ifstream file(folders_.json + "/" + standard + ".json", std::ios::binary);
    if (!file) return {};
    auto whole = nlohmann::json::parse(file, nullptr, false);
    const auto records = whole.is_object() ? whole.find(standard.substr(4)) : whole.end();
    if (whole.is_discarded() || records == whole.end() || !records->is_array()) {
      collector_.report(
          fmt::format("{}/{}.json is not what iso-codes has there", folders_.json, standard),
          "install the package iso-codes again");
      return {};
    }
    std::vector<nlohmann::json> objects;
    std::copy_if(records->begin(), records->end(), std::back_inserter(objects),
                 [](const nlohmann::json& record) { return record.is_object(); });
    return objects;
  }

  // The place of a country: listed under its code, or under one of its names, or new.
  std::size_t settle(const std::string& code, const CountryNames& names,
                     const std::optional<Date>& to) {
    std::size_t at = kNowhere;
    const auto listed = authority_.by_id.find(id_with_kind(code, EntityKind::Place));
    if (listed != authority_.by_id.end()) at = listed->second;
    for (const std::string& name : names.strong) {
      if (at == kNowhere) at = owners_.place(name);
    }
    if (at == kNowhere) {
      at = authority_.entities.size();
      Entity entity;
      entity.kind = EntityKind::Place;
      entity.id = id_with_kind(code, entity.kind);
      entity.name = names.strong.front();
      entity.to = to;
      collector_.add(std::move(entity));
      owners_.add(at);
    }
    Entity more;
    for (const std::string& name : names.strong) claim(at, name, more);
    for (const std::string& name : names.weak) more.weak.push_back(name);
    give(at, std::move(more));
    return at;
  }

  std::size_t settle_subdivision(const std::string& code, const std::string& name,
                                 const IsoRecord& record, const std::string& country) {
    const auto type = record.at("type");
    const bool state = std::find(kStates.begin(), kStates.end(), type) != kStates.end();
    const auto full = state ? name : name + " " + type;
    const auto listed = authority_.by_id.find(id_with_kind(code, EntityKind::Place));
    std::size_t at = listed == authority_.by_id.end() ? kNowhere : listed->second;
    const std::size_t known = at == kNowhere ? owners_.place(full) : kNowhere;
    if (known != kNowhere && lies_in(known, country, kMaxGenerations)) at = known;
    Entity more;
    more.weak.push_back(name);
    if (at == kNowhere) {
      at = authority_.entities.size();
      Entity entity;
      entity.kind = EntityKind::Place;
      entity.id = id_with_kind(code, entity.kind);
      entity.name = full;
      const auto parent = lower(record.at("parent"));
      const auto above = id_with_kind(parent, EntityKind::Place);
      entity.broader.push_back(!parent.empty() && authority_.by_id.contains(above) ? above
                                                                                   : country);
      collector_.add(std::move(entity));
      owners_.add(at);
    }
    claim(at, full, more);
    give(at, std::move(more));
    return at;
  }

  bool lies_in(std::size_t place, const std::string& country, int generations) const {
    for (const std::string& parent : authority_.entities[place].broader) {
      if (parent == country) return true;
      const auto at = authority_.by_id.find(parent);
      if (generations > 0 && at != authority_.by_id.end() &&
          lies_in(at->second, country, generations - 1))
        return true;
    }
    return false;
  }

  // A strong name, unless another has it, or the entity itself.
  void claim(std::size_t at, const std::string& name, Entity& more) const {
    const Entity& entity = authority_.entities[at];
    if (name == entity.name || owners_.has_other(name, at)) return;
    (owners_.is_weak_of_other(name, at) ? more.weak : more.aliases).push_back(name);
  }

  // Names by which the entity is not known yet, however spelled.
  void give(std::size_t at, Entity more) {
    const Entity& entity = authority_.entities[at];
    const auto known = [&](const std::string& name) {
      const auto same = [&, key = fold(name)](const std::string& other) {
        return fold(other) == key;
      };
      return same(entity.name) || std::any_of(entity.aliases.begin(), entity.aliases.end(), same) ||
             std::any_of(entity.weak.begin(), entity.weak.end(), same);
    };
    std::erase_if(more.aliases, known);
    std::erase_if(more.weak, known);
    owners_.add(at, more);
    collector_.extend(at, std::move(more));
  }

  void translate(const char* standard, const std::vector<Territory>& territories,
                 const HeadCount& heads) {
    for (const char* language : kPlaceLanguages) {
      const MessageCatalogue catalogue(
          fmt::format("{}/{}/LC_MESSAGES/{}.mo", folders_.locale, language, standard));
      if (catalogue.empty()) continue;
      for (const Territory& each : territories) {
        Entity more;
        for (const auto* english : {&each.name, &each.common_name, &each.official_name}) {
          const auto found = catalogue.find(*english);
          if (found.empty()) continue;
          for (const std::string& name : translated_names(found, *english, language, heads))
            translated(each.entity, name, language, more);
        }
        give(each.entity, std::move(more));
      }
    }
  }

  static bool is_word(const std::string& name) {
    const auto classes = classes_of(hash_term(fold(name)));
    return (classes & (kGivenNameWord | kFamilyNameWord | kCommonWord | kDemonymWord)) != 0;
  }

  // A name, and its other cases; weak where it is also a word, or another place's in the curated
  // lists.
  void translated(std::size_t at, const std::string& name, const char* language,
                  Entity& more) const {
    if (owners_.has_other(name, at)) return;
    const bool weak = weak_ || is_word(name) || owners_.is_weak_of_other(name, at);
    more.translated.push_back({name, language, weak});
    for (auto& form : declined_place(name, language)) {
      if (!is_word(form) && !owners_.has_other(form, at))
        more.translated.push_back({std::move(form), language, weak});
    }
  }

  AuthorityCollector& collector_;
  Authority& authority_;
  const IsoCodesFolders& folders_;
  NameOwners owners_;
  bool weak_ = false;  // Translations are: a province's is its capital's too.
};

}  // namespace

bool read_iso_codes(bool subdivisions, AuthorityCollector& collector,
                    const IsoCodesFolders& folders) {
  IsoCodesReader reader(collector, folders);
  if (!reader.read_countries()) return false;
  reader.read_withdrawn();
  if (subdivisions) reader.read_subdivisions();
  return true;
}

std::vector<std::string> iso_codes_files(bool subdivisions, const IsoCodesFolders& folders) {
  std::vector<std::string> files;
  for (const char* standard : {kCountries, kWithdrawn, kSubdivisions}) {
    if (standard == kSubdivisions && !subdivisions) continue;
    files.push_back(fmt::format("{}/{}.json", folders.json, standard));
    for (const char* language : kPlaceLanguages)
      files.push_back(fmt::format("{}/{}/LC_MESSAGES/{}.mo", folders.locale, language, standard));
  }
  std::erase_if(files, [](const std::string& file) {
    std::error_code ignored;
    return !std::filesystem::exists(file, ignored);
  });
  return files;
}

}  // namespace dossier
