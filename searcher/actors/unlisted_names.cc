// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/actors/unlisted_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "schema/alias_key.h"
#include "schema/terms.h"
#include "searcher/compile/mention_stream.h"

namespace dossier {
namespace {

struct Count {
  std::uint32_t documents = 0, mentions = 0;
  std::map<std::string, std::uint32_t> spellings;
};

// Key: the kind as a digit, then the name.
using Counts = std::unordered_map<std::string, Count>;

void add(const MentionSlot& slot, std::optional<EntityKind> kind, Counts& counts) {
  std::vector<Count*> here(slot.actors.size());
  for (std::size_t i = 0; i < slot.actors.size(); ++i) {
    const auto& actor = slot.actors[i];
    if (!actor.unlisted || (kind && actor.kind != *kind)) continue;
    here[i] = &counts[std::to_string(static_cast<int>(actor.kind)).append(actor.value)];
    ++here[i]->documents;
  }
  for (const auto& place : slot.places) {
    auto* count = here[place.actor];
    if (count == nullptr) continue;
    ++count->mentions;
    ++count->spellings[std::string(slot.actors[place.actor].spellings[place.spelling])];
  }
}

// A cell of an authority file holds no tab, no line break, and "|" parts its values.
std::string cell(std::string text) {
  for (auto& c : text) {
    if (static_cast<unsigned char>(c) < ' ' || c == '|') c = ' ';
  }
  return text;
}

std::vector<std::string> other_spellings(const std::string& name, const Count& count) {
  std::vector<std::pair<std::string, std::uint32_t>> sorted(count.spellings.begin(),
                                                            count.spellings.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> others;
  for (const auto& [spelling, mentions] : sorted) {
    if (spelling != name) others.push_back(spelling);
  }
  return others;
}

// One word of a person's name may be another's too: such a spelling links only with support.
bool is_weak(const UnlistedName& name, const std::string& spelling) {
  return name.kind == EntityKind::Person && spelling.find(' ') == std::string::npos;
}

std::string row_of(const UnlistedName& name) {
  std::string strong, weak;
  for (const auto& spelling : name.spellings) {
    auto& list = is_weak(name, spelling) ? weak : strong;
    list += (list.empty() ? "" : "|") + cell(spelling);
  }
  return fmt::format("{}\t{}\t{}\t{}\t{}\t\t\t", name.id, entity_kind_name(name.kind),
                     cell(name.name), strong, weak);
}

// A name can be an entity's and yet not linked: several bear it, or it is a weak one. No new row
// would help there.
bool is_listed(const Index& index, EntityKind kind, const std::string& key) {
  const auto entries = index.alias(key);
  return std::any_of(entries.begin(), entries.end(), [&](const AliasEntry& entry) {
    return entry.id.starts_with(fmt::format("{}/", entity_kind_name(kind)));
  });
}

// Ids made of the words of names, each new to the index and to this list.
class IdMaker {
 public:
  IdMaker(const Index& index, const Analyzer& analyzer) : index_(index), analyzer_(analyzer) {}

  std::string make(EntityKind kind, const std::string& name) {
    auto slug = alias_key(analyzer_, name);
    std::replace(slug.begin(), slug.end(), ' ', '-');
    const auto stem = fmt::format("{}/{}", entity_kind_name(kind), slug);
    auto id = stem;
    for (int n = 2; index_.entity(id) || !used_.insert(id).second; ++n)
      id = fmt::format("{}-{}", stem, n);
    return id;
  }

 private:
  const Index& index_;
  const Analyzer& analyzer_;
  std::set<std::string> used_;
};

// Names by their words, in any order: whole words, as alias_key() has them.
class NamePart {
 public:
  NamePart(const Analyzer& analyzer, const std::vector<std::string>& words) {
    for (const auto& word : words) {
      const auto key = alias_key(analyzer, word);
      for (std::size_t at = 0; at < key.size();) {
        const auto end = std::min(key.find(' ', at), key.size());
        words_.push_back(' ' + key.substr(at, end - at) + ' ');
        at = end + 1;
      }
    }
  }

  bool all() const { return words_.empty(); }
  bool in(std::string_view key) const {
    const auto name = fmt::format(" {} ", key);
    return std::all_of(words_.begin(), words_.end(),
                       [&](const auto& word) { return name.find(word) != std::string::npos; });
  }

 private:
  std::vector<std::string> words_;
};

// The documents to look at.
Xapian::Query documents_with(const Xapian::Database& database, const NamePart& part) {
  if (part.all()) return Xapian::Query(std::string());
  const std::string start(prefix::kUnlisted);
  std::vector<std::string> terms;
  for (auto at = database.allterms_begin(start); at != database.allterms_end(start); ++at) {
    const auto term = *at;
    // Behind the prefix stands the kind, one digit (schema/unlisted_terms.cc).
    if (part.in(std::string_view(term).substr(start.size() + 1))) terms.push_back(term);
  }
  return Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
}

}  // namespace

UnlistedAnswer unlisted_names(const Searcher::Impl& impl, const ActorsRequest& request) {
  const NamePart part(impl.analyzer, request.words);
  Counts counts;
  MentionStream stream(impl.index, documents_with(impl.index.database(), part));
  for (Xapian::docid document = 0; stream.next(document);) {
    impl.time_limit.check();
    add(stream.slot(), request.kind, counts);
  }
  std::vector<const Counts::value_type*> sorted;
  for (const auto& entry : counts) {
    const auto kind = static_cast<EntityKind>(entry.first.front() - '0');
    const auto key = alias_key(impl.analyzer, entry.first.substr(1));
    if (!key.empty() && part.in(key) && !is_listed(impl.index, kind, key)) sorted.push_back(&entry);
  }
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) {
    return std::tie(b->second.documents, b->second.mentions, a->first) <
           std::tie(a->second.documents, a->second.mentions, b->first);
  });
  UnlistedAnswer answer;
  answer.total = static_cast<std::uint32_t>(sorted.size());
  if (request.limit > 0 && sorted.size() > request.limit) sorted.resize(request.limit);
  IdMaker ids(impl.index, impl.analyzer);
  for (const auto* entry : sorted) {
    UnlistedName name;
    name.kind = static_cast<EntityKind>(entry->first.front() - '0');
    name.name = entry->first.substr(1);
    name.documents = entry->second.documents;
    name.mentions = entry->second.mentions;
    name.spellings = other_spellings(name.name, entry->second);
    name.id = ids.make(name.kind, name.name);
    name.row = row_of(name);
    answer.names.push_back(std::move(name));
  }
  return answer;
}

UnlistedAnswer Searcher::unlisted(const ActorsRequest& request) {
  return impl_->with_retry([&] { return unlisted_names(*impl_, request); });
}

}  // namespace dossier
