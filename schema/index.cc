// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/index.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cstdlib>

#include "analysis/analyzer.h"
#include "schema/bytes.h"
#include "schema/display_name.h"
#include "schema/listed_terms.h"
#include "schema/packing.h"
#include "schema/stub_file.h"
#include "schema/terms.h"

namespace dossier {
namespace {

constexpr int kMostTries = 20;
constexpr std::chrono::seconds kOldConnection{30};  // To a server.

constexpr const char* kIndexAgain =
    "delete it and index the files again, or index them into a new folder with -d";

// Refuses what this program cannot read.
void check_readable(const Xapian::Database& part, const IndexPlace& place) {
  const auto format = part.get_metadata(metadata_key::kFormat);
  if (format.empty() && place.remote())
    throw Error(place.name + " serves no index of Dossier",
                "xapian-tcpsrv takes the folder that dossier-index wrote");
  if (format != std::to_string(kIndexFormat)) {
    throw Error(fmt::format("{} has index format {}, this program reads {}", place.name,
                            format.empty() ? "none" : format, kIndexFormat),
                kIndexAgain);
  }
  const auto analyzer = part.get_metadata(metadata_key::kAnalyzer);
  if (analyzer != analyzer_identity()) {
    throw Error(fmt::format("{} was tokenized with analyzer {}, this program has {}", place.name,
                            analyzer, analyzer_identity()),
                kIndexAgain);
  }
}

std::string generation_of(const IndexPlace& place) {
  return place.remote() ? std::string() : current_generation(place.name);
}

// Of a packed entity, its kind and name come first.
std::string name_of(const std::string& packed) {
  ByteReader in(packed);
  const auto kind = stored_enumerator(in.number(), EntityKind::Place);
  return display_name(kind, in.view());
}

std::optional<std::string> listed_name(const Xapian::Database& database, std::string_view id) {
  const auto listed = listed_entity(database, id);
  return listed ? std::optional(display_name(listed->kind, listed->name)) : std::nullopt;
}

}  // namespace

std::string analyzer_identity() {
  return fmt::format("{}/unicode-{}", kAnalyzerVersion, U_UNICODE_VERSION);
}

Index::Index(const std::vector<std::string>& paths, ServerUse servers)
    : paths_(paths), servers_(std::move(servers)), given_up_(servers_.left_out) {
  open();
}

void Index::open() {
  unreachable_ = given_up_;
  opened_ = std::chrono::steady_clock::now();
  for (const auto& place : places_of_all(paths_)) {
    remote_ = remote_ || place.remote();
    const bool given_up =
        std::any_of(given_up_.begin(), given_up_.end(),
                    [&](const Unreachable& server) { return server.name == place.name; });
    if (given_up) continue;
    try {
      open_part(place);
    } catch (const Unreachable& server) {
      if (!servers_.partial) throw ServerDown(server);
      unreachable_.push_back(server);
    }
  }
  if (!parts_.empty()) return;
  const auto& first = unreachable_.front();
  throw ServerDown(first, fmt::format("no server answers: {}: {}", first.name, first.reason),
                   "is xapian-tcpsrv running there?");
}

void Index::open_part(const IndexPlace& place) {
  // Batches may be written faster than an index is opened.
  for (int tries = 1;; ++tries) {
    auto generation = generation_of(place);
    try {
      auto part = open_place(place, servers_.seconds, generation);
      check_readable(part, place);
      register_dictionary(part.get_metadata(metadata_key::kDictionary));
      all_.add_database(part);
      parts_.push_back(std::move(part));
      places_.push_back(place);
      generations_.push_back(std::move(generation));
      return;
    } catch (const Xapian::DatabaseModifiedError&) {
      if (tries == kMostTries) throw;
    } catch (const Error&) {  // Gone between the look at the stub and the opening?
      if (tries == kMostTries || generation_of(place) == generation) throw;
    } catch (const Xapian::NetworkError& error) {
      throw Unreachable{place.name, reason_of(error, servers_.seconds)};
    }
  }
}

void Index::begin_answer() {
  failed_.clear();
  if (unreachable_.empty() || servers_.ask_again.count() == 0) return;
  if (std::chrono::steady_clock::now() - opened_ < servers_.ask_again) return;
  given_up_ = servers_.left_out;
  outdated_ = true;
}

// Xapian's context holds the address, but for a connection that was closed: that one is told by
// being closed.
const IndexPlace* Index::place_of(const Xapian::NetworkError& error) {
  for (const auto& place : places_) {
    if (place.remote() && is_context_of(error.get_context(), place)) return &place;
  }
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    try {
      if (places_[i].remote()) parts_[i].keep_alive();
    } catch (const Xapian::Error& closed) {
      if (is_closed(closed)) return &places_[i];  // Else an answer that nobody took came first.
    }
  }
  return nullptr;
}

void Index::reconnect(const Xapian::NetworkError& error) {
  const auto* const failed = place_of(error);
  const Unreachable server{failed == nullptr ? "a server" : failed->name,
                           reason_of(error, servers_.seconds)};
  outdated_ = true;  // Its connection is of no more use, whatever comes.
  if (!failed_.insert(server.name).second || waited_in_vain(error)) {
    if (!servers_.partial || failed == nullptr) throw ServerDown(server);
    given_up_.push_back(server);
  }
  open_again();
}

// All or nothing: what cannot be opened leaves this as it was.
void Index::open_again() {
  Index again;
  again.paths_ = paths_;
  again.servers_ = servers_;
  again.given_up_ = given_up_;
  again.failed_ = failed_;
  again.open();
  *this = std::move(again);
}

void Index::read_stop_list(const std::string& language) const {
  if (stop_lists_.lists().contains(language)) return;
  std::vector<std::string> words;
  const auto packed = metadata(make_term(metadata_key::kStopList, language));
  if (!packed.empty()) ByteReader(packed).texts(words);
  stop_lists_.set(language, {words.begin(), words.end()});
}

bool Index::is_stop_word(const std::string& language, const std::string& term) const {
  read_stop_list(language);
  return stop_lists_.contains(language, term);
}

const StopLists& Index::stop_lists() const {
  if (!stop_lists_complete_) {
    for (const auto& language : metadata_keys(std::string(metadata_key::kStopList)))
      read_stop_list(language);
    stop_lists_complete_ = true;
  }
  return stop_lists_;
}

std::vector<std::string> Index::named_generations() const {
  std::vector<std::string> names;
  for (const auto& place : places_) names.push_back(generation_of(place));
  return names;
}

bool Index::reopen() {
  // A server goes on with the folder that it has open, also where another now has its name.
  const auto age = std::chrono::steady_clock::now() - opened_;
  outdated_ = outdated_ || (remote_ && age > kOldConnection);
  // The engine reads a stub only when it opens one.
  outdated_ = outdated_ || named_generations() != generations_;
  if (!outdated_) reopen_parts();
  if (!outdated_) return false;
  open_again();
  return true;
}

// Sets outdated_ where one has changed. A generation that is no longer named may be gone from the
// disk; that of a server, too. all_ holds the same parts.
void Index::reopen_parts() {
  for (std::size_t i = 0; i < parts_.size() && !outdated_; ++i) {
    try {
      outdated_ = parts_[i].reopen();
    } catch (const Xapian::DatabaseOpeningError&) {
      if (!places_[i].remote() && named_generations() == generations_) throw;
      outdated_ = true;
    }
  }
}

std::string Index::metadata(std::string_view key) const {
  for (const auto& part : parts_) {
    if (auto value = part.get_metadata(std::string(key)); !value.empty()) return value;
  }
  return {};
}

std::optional<Entity> Index::entity(std::string_view id) const {
  const auto look_up = [&] {
    const auto packed = metadata(make_term(metadata_key::kEntity, id));
    return packed.empty() ? listed_entity(all_, id) : std::optional(unpack_entity(id, packed));
  };
  return remote_ ? entities_.get(id, look_up) : look_up();
}

// An answer names the same entities in its hits and in its facets.
std::string Index::entity_name(std::string_view id) const {
  if (const auto known = names_.find(id); known != names_.end()) return known->second;
  const auto packed = metadata(make_term(metadata_key::kEntity, id));
  auto name = packed.empty() ? listed_name(all_, id) : std::optional(name_of(packed));
  if (!name) return std::string(id);  // Not kept: there is no end of unknown ids.
  return names_.emplace(id, *std::move(name)).first->second;
}

std::optional<std::string> entity_name(const Xapian::Database& database, std::string_view id) {
  const auto packed = database.get_metadata(make_term(metadata_key::kEntity, id));
  return packed.empty() ? listed_name(database, id) : std::optional(name_of(packed));
}

std::vector<AliasEntry> Index::alias(std::string_view key) const {
  const auto look_up = [&] {
    std::vector<AliasEntry> all;
    for (const auto& part : parts_) {
      const auto packed = part.get_metadata(make_term(metadata_key::kAlias, key));
      if (packed.empty()) continue;
      for (auto& entry : unpack_aliases(packed)) {
        const bool known = std::any_of(all.begin(), all.end(),
                                       [&](const AliasEntry& e) { return e.id == entry.id; });
        if (!known) all.push_back(std::move(entry));
      }
    }
    for (auto& id : listed_under(all_, key)) all.push_back({std::move(id), true, false});
    return all;
  };
  return remote_ ? aliases_.get(key, look_up) : look_up();
}

std::vector<std::string> Index::parts_of(std::string_view id) const {
  const auto look_up = [&] {
    std::vector<std::string> all;
    for (const auto& part : parts_) {
      const auto packed = part.get_metadata(make_term(metadata_key::kParts, id));
      if (!packed.empty()) ByteReader(packed).texts(all);
    }
    return all;
  };
  return remote_ ? parts_by_id_.get(id, look_up) : look_up();
}

const std::vector<std::pair<std::string, Xapian::doccount>>& Index::languages() const {
  if (languages_) return *languages_;
  auto& found = languages_.emplace();
  const std::string prefix(prefix::kLanguage);
  auto term = all_.allterms_begin(prefix);
  while (term != all_.allterms_end(prefix)) {
    const auto name = *term;
    found.emplace_back(name.substr(prefix.size()), term.get_termfreq());
    term.skip_to(name + '\0');  // Past its long list of documents, which ++ walks through.
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return found;
}

std::vector<std::string> Index::roots() const {
  std::vector<std::string> all;
  for (const auto& part : parts_) {
    const auto packed = part.get_metadata(metadata_key::kRoots);
    std::vector<std::string> own;
    if (!packed.empty()) ByteReader(packed).texts(own);
    for (auto& root : own) {
      if (std::find(all.begin(), all.end(), root) == all.end()) all.push_back(std::move(root));
    }
  }
  return all;
}

std::uint64_t Index::revision() const {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (!places_[i].remote()) {
      sum += parts_[i].get_revision();
    } else {  // A server does not tell; the time of the last commit stands for it.
      const auto updated = parts_[i].get_metadata(metadata_key::kUpdated);
      sum += std::strtoull(updated.c_str(), nullptr, 10);
    }
  }
  return sum;
}

std::vector<std::string> Index::metadata_keys(const std::string& start, std::size_t most) const {
  std::vector<std::string> found;
  for (const auto& part : parts_) {
    auto key = part.metadata_keys_begin(start);
    for (std::size_t n = 0; key != part.metadata_keys_end(start) && n < most; ++key, ++n)
      found.push_back((*key).substr(start.size()));
  }
  if (parts_.size() > 1) {
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
  }
  return found;
}

std::string default_index_path() {
  if (const char* path = std::getenv("DOSSIER_DATABASE"); path != nullptr && *path != '\0')
    return path;
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data == '/')
    return std::string(data) + "/dossier/index";
  const char* home = std::getenv("HOME");
  return std::string(home != nullptr ? home : ".") + "/.local/share/dossier/index";
}

}  // namespace dossier
