// SPDX-License-Identifier: GPL-2.0-or-later
// Looking up documents: by id and citation key, as heads, whole, and all of them.

#include <fmt/format.h>

#include <algorithm>

#include "schema/suggest.h"
#include "schema/terms.h"
#include "schema/work_terms.h"
#include "searcher/compile/columns.h"
#include "searcher/results/order.h"
#include "searcher/results/remote_matches.h"
#include "searcher/searcher_impl.h"

namespace dossier {
namespace {

// Of so many documents it is remembered what they are called.
constexpr std::size_t kMostIds = 20'000;
// Candidates listed for an ambiguous citation key.
constexpr std::size_t kMostCandidates = 8;

// "my notes.txt" -> "my%20notes.txt": an id holds no blank (indexer/scanner.h).
std::string with_blanks_written(const std::string& name) {
  std::string id;
  for (const char c : name) id += c == ' ' ? "%20" : std::string(1, c);
  return id;
}

// "gamma" of "sub/gamma.md" and "papers.xml#gamma": what is left of an id without its folders and
// ending.
bool is_last_part(std::string_view name, std::string_view id) {
  if (!id.ends_with(name)) {
    const auto dot = id.rfind('.');
    if (dot == std::string_view::npos) return false;
    id = id.substr(0, dot);
  }
  if (!id.ends_with(name) || name.empty()) return false;
  const auto before = id.substr(0, id.size() - name.size());
  return before.empty() || before.ends_with('/') || before.ends_with('#');
}

}  // namespace

std::optional<Xapian::docid> Searcher::Impl::find_id(std::string_view id) const {
  const auto term = make_term(prefix::kId, id);
  const auto found = index.database().postlist_begin(term);
  if (found == index.database().postlist_end(term)) return std::nullopt;
  return *found;
}

std::optional<Xapian::docid> Searcher::Impl::find_named(const std::string& name) {
  if (const auto id = find_id(name)) return id;
  if (name.find(' ') != std::string::npos) {  // A file's name, as it is shown.
    if (const auto id = find_id(with_blanks_written(name))) return id;
  }
  const auto& database = index.database();
  const auto term = make_term(prefix::kCitationKey, name);
  const std::vector<Xapian::docid> ids(database.postlist_begin(term), database.postlist_end(term));
  if (ids.empty()) return std::nullopt;
  if (ids.size() == 1) return ids.front();
  std::string candidates;
  for (std::size_t i = 0; i < std::min(ids.size(), kMostCandidates); ++i) {
    candidates += (i == 0 ? "" : ", ") + record(ids[i]).meta().id;
  }
  throw Error(fmt::format("{} is the key of {} documents", name, ids.size()),
              "name one by its id: " + candidates);
}

Xapian::docid Searcher::Impl::find_document(const std::string& name) {
  if (const auto id = find_named(name)) return *id;
  const auto& database = index.database();
  std::vector<std::string> known, so_ending;
  for (const auto prefix : {prefix::kId, prefix::kCitationKey}) {
    const std::string start(prefix);
    for (auto it = database.allterms_begin(start); it != database.allterms_end(start); ++it)
      known.push_back((*it).substr(start.size()));
  }
  for (const auto& id : known) {
    if (so_ending.size() < kMostCandidates && is_last_part(name, id)) so_ending.push_back(id);
  }
  if (so_ending.size() > 1)
    throw Error("no document is called " + name,
                fmt::format("name one by its id: {}", fmt::join(so_ending, ", ")));
  if (!so_ending.empty())
    throw Error("no document is called " + name, "did you mean " + so_ending.front() + "?");
  const auto meant = closest(name, std::vector<std::string_view>(known.begin(), known.end()));
  throw Error("no document is called " + name,
              meant ? "did you mean " + *meant + "?"
                    : "dossier search finds documents; the id stands under each title");
}

std::optional<Xapian::docid> Searcher::Impl::find_held(const std::set<std::string>& works,
                                                       Xapian::docid except) const {
  const auto& database = index.database();
  std::set<Xapian::docid> held;
  for (const auto& id : works) {
    const auto term = known_as_term(id);
    held.insert(database.postlist_begin(term), database.postlist_end(term));
  }
  held.erase(except);
  if (held.empty()) return std::nullopt;
  // Of several, the one whose id sorts first: numbers depend on the order of indexing.
  if (held.size() == 1) return *held.begin();
  std::pair<std::string, Xapian::docid> first;
  for (const auto document : held) {
    std::pair here(id_of(document), document);
    if (first.second == 0 || here < first) first = std::move(here);
  }
  return first.second;
}

// Out of a slot: the record would be unpacked for it.
std::string Searcher::Impl::id_of(Xapian::docid document) const {
  if (const auto known = ids_.find(document); known != ids_.end()) return known->second;
  const auto order =
      index.database().get_document(document, Xapian::DOC_ASSUME_VALID).get_value(slot::kOrder);
  if (ids_.size() >= kMostIds) ids_.clear();
  return ids_[document] = id_in_order(order);
}

std::vector<Xapian::docid> Searcher::Impl::citing(const std::set<std::string>& works,
                                                  Xapian::docid except) const {
  return citing_documents(index.database(), works, except);
}

DocumentHead Searcher::Impl::head(Xapian::docid id, const Record& record,
                                  std::optional<std::uint32_t> cited_by) const {
  const auto& meta = record.meta();
  DocumentHead head;
  head.id = meta.id;
  head.key = record.citation_key();
  head.kind = meta.kind;
  head.title = meta.title;
  head.outlet = meta.outlet;
  head.language = meta.language;
  head.url = meta.url;
  head.authors = meta.authors;
  head.date = meta.date ? meta.date->iso() : "";
  head.cites = record.works();
  head.cited_by = cited_by ? *cited_by : times_cited.of(id, work_names(record.own_keys()));
  return head;
}

Record Searcher::Impl::record(Xapian::docid id) const {
  return Record(index.database().get_document(id));
}

std::string Searcher::Impl::shown_key(const Work& work, std::optional<Xapian::docid> held) const {
  return held ? record(*held).own_keys().front() : work.keys.front();
}

ShowAnswer Searcher::Impl::show(Xapian::docid id) const {
  auto stored = record(id);
  ShowAnswer answer;
  answer.head = head(id, stored);
  answer.document = stored.document();
  for (const auto& mention : answer.document.mentions) {
    if (!mention.entity.empty() && !answer.entity_names.contains(mention.entity)) {
      answer.entity_names[mention.entity] = index.entity_name(mention.entity);
    }
  }
  for (const auto& work : answer.document.works) {
    const auto held = find_held(same_work(index.database(), work.keys), id);
    answer.work_keys.push_back(shown_key(work, held));
    answer.held.push_back(held ? std::optional(id_of(*held)) : std::nullopt);
  }
  return answer;
}

ShowAnswer Searcher::show(const std::string& name) {
  return impl_->with_retry([&] {
    const auto id = impl_->find_document(name);
    const auto& database = impl_->index.database();
    const auto label = database.get_document(id).get_value(slot::kStory);
    auto answer = impl_->show(id);
    answer.story = StoryPlaces(impl_->index, {label}).of(id, database.get_doccount());
    return answer;
  });
}

void Searcher::Impl::each_match(const std::string& query,
                                const std::function<void(Xapian::docid)>& each) {
  SearchRequest request;
  request.query = query;
  const auto prepared = prepare(request);
  if (index.is_remote()) {
    for (const auto id : remote_matches(*this, *prepared)) each(id);
    return;
  }
  Xapian::Enquire all(index.database());
  all.set_query(prepared->compiled.query);
  set_counting(all, false);
  all.set_docid_order(Xapian::Enquire::ASCENDING);
  const auto found =
      all.get_mset(0, index.database().get_doccount(), nullptr, prepared->decider.get());
  for (auto match = found.begin(); match != found.end(); ++match) each(*match);
}

void Searcher::export_documents(const std::string& query,
                                const std::function<void(const ShowAnswer&)>& each) {
  // Not retried: what was already handed out cannot be taken back.
  const auto& database = impl_->index.database();
  StoryPlaces stories(impl_->index);
  impl_->each_match(query, [&](Xapian::docid id) {
    auto answer = impl_->show(id);
    answer.story = stories.of(id, database.get_doccount());
    each(answer);
  });
}

void Searcher::export_heads(const std::string& query,
                            const std::function<void(const DocumentHead&)>& each) {
  impl_->each_match(query, [&](Xapian::docid id) { each(impl_->head(id, impl_->record(id))); });
}

}  // namespace dossier
