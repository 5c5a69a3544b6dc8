// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/work_terms.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>

#include "schema/bytes.h"
#include "schema/terms.h"
#include "schema/work_key.h"

namespace dossier {
namespace {

constexpr std::size_t kIdBytes = 11;
constexpr char kTitle = 't', kOther = 'u';

// A document's own id needs no link: whoever cites it by id has found it.
bool is_own_id(std::string_view key) { return key.starts_with("id:"); }
bool is_title(std::string_view key) { return key.starts_with("title:"); }

std::string without_year(std::string_view title_key) {
  return std::string(title_key.substr(0, title_key.rfind('|') + 1));
}

// What follows `start` in the terms that begin with it.
std::vector<std::string> rests(const Xapian::Database& database, const std::string& start) {
  std::vector<std::string> found;
  for (auto term = database.allterms_begin(start); term != database.allterms_end(start); ++term) {
    found.push_back((*term).substr(start.size()));
  }
  return found;
}

// Where the main title ends: before a colon, a dash between blanks, or after a question mark.
std::size_t main_title_end(std::string_view title) {
  auto first = std::string_view::npos;
  for (const std::string_view mark : {": ", " - ", " – ", " — ", "? ", "! "})
    first = std::min(first, title.find(mark));
  return first;
}

char kind_of(bool title) { return title ? kTitle : kOther; }

std::string link_start(std::string_view id, char kind) {
  return std::string(prefix::kSameWork).append(id).append(1, kind);
}

std::string titled_start(std::string_view id) { return std::string(prefix::kTitled).append(id); }

// `id` is of a title without its year: works may have it as it is, or with a year.
std::set<std::string> years_of(const Xapian::Database& database, const std::string& id) {
  const auto found = rests(database, titled_start(id));
  std::set<std::string> ids(found.begin(), found.end());
  if (database.term_exists(cites_term(id)) || database.term_exists(known_as_term(id)))
    ids.insert(id);
  return ids;
}

}  // namespace

std::string work_id(std::string_view key) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  auto hash = XXH3_64bits(key.data(), key.size());
  std::string id(kIdBytes, 'A');
  for (auto& digit : id) {
    digit = kDigits[hash % kDigits.size()];
    hash /= kDigits.size();
  }
  return id;
}

std::vector<WorkName> work_names(const std::vector<std::string>& keys) {
  std::vector<WorkName> names;
  names.reserve(keys.size());
  for (const auto& key : keys) names.push_back({work_id(key), is_title(key)});
  return names;
}

std::string cites_term(std::string_view id) { return std::string(prefix::kCites).append(id); }
std::string known_as_term(std::string_view id) { return std::string(prefix::kKnownAs).append(id); }

std::string pack_work_names(const std::vector<std::string>& keys) {
  std::string packed;
  for (const auto& name : work_names(keys)) packed.append(1, kind_of(name.title)).append(name.id);
  return packed;
}

std::vector<WorkName> unpack_work_names(std::string_view packed) {
  constexpr auto kNameBytes = kIdBytes + 1;
  if (packed.size() % kNameBytes != 0) damaged("a list of work ids has an end that is none");
  std::vector<WorkName> names;
  for (; !packed.empty(); packed.remove_prefix(kNameBytes))
    names.push_back({std::string(packed.substr(1, kIdBytes)), packed.front() == kTitle});
  return names;
}

std::vector<std::string> key_links(const std::vector<std::string>& keys) {
  std::vector<std::string> terms;
  for (const auto& from : keys) {
    const auto id = work_id(from);
    for (const auto& to : keys) {
      if (to == from || is_own_id(from) || is_own_id(to)) continue;
      if (is_title(from) && is_title(to)) continue;  // same_work() goes from no title to another.
      terms.push_back(link_start(id, kind_of(is_title(to))) + work_id(to));
    }
    if (!is_title(from)) continue;
    if (const auto title = without_year(from); title != from)
      terms.push_back(titled_start(work_id(title)) + id);
  }
  return terms;
}

std::set<std::string> same_work(const Xapian::Database& database,
                                const std::vector<std::string>& keys) {
  return same_work(database, work_names(keys));
}

std::set<std::string> same_work(const Xapian::Database& database,
                                const std::vector<WorkName>& names) {
  std::set<std::string> ids;
  std::vector<std::pair<std::string, bool>> open;  // Id, and is it a title's?
  const auto add = [&](const std::string& id, bool title) {
    if (ids.insert(id).second) open.emplace_back(id, title);
  };
  for (const auto& [id, title] : names) add(id, title);
  while (!open.empty()) {
    const auto [id, title] = open.back();
    open.pop_back();
    std::vector<std::string> others, titles;
    for (const auto& link : rests(database, std::string(prefix::kSameWork) + id))
      (link.front() == kTitle ? titles : others).push_back(link.substr(1));
    const auto unknown = std::count_if(others.begin(), others.end(),
                                       [&](const auto& other) { return !ids.contains(other); });
    if (!title || (unknown == 1 && others.size() == 1)) {
      for (const auto& other : others) add(other, false);
    }
    if (!title) {
      for (const auto& other : titles) add(other, true);
    }
  }
  return ids;
}

std::vector<Xapian::docid> citing_documents(const Xapian::Database& database,
                                            const std::set<std::string>& works,
                                            Xapian::docid except) {
  std::vector<Xapian::docid> ids;
  for (const auto& id : works) {
    const auto term = cites_term(id);
    ids.insert(ids.end(), database.postlist_begin(term), database.postlist_end(term));
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::erase(ids, except);
  return ids;
}

std::string main_title_link(std::string_view title) {
  const auto end = main_title_end(title);
  if (end == std::string_view::npos) return {};
  const auto main = title_key(title.substr(0, end), ""), whole = title_key(title, "");
  if (main.empty() || main == whole) return {};
  return std::string(prefix::kMainTitle) + work_id("title:" + main) + work_id("title:" + whole);
}

std::set<std::string> works_titled(const Xapian::Database& database, std::string_view title) {
  const auto key = title_key(title, "");
  if (key.empty()) return {};
  return years_of(database, work_id("title:" + key));
}

std::vector<std::set<std::string>> works_with_main_title(const Xapian::Database& database,
                                                         std::string_view title) {
  const auto key = title_key(title, "");
  std::vector<std::set<std::string>> works;
  if (key.empty()) return works;
  for (const auto& whole :
       rests(database, std::string(prefix::kMainTitle) + work_id("title:" + key))) {
    auto ids = years_of(database, whole);
    if (!ids.empty()) works.push_back(std::move(ids));
  }
  return works;
}

}  // namespace dossier
