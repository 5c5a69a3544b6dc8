// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <unordered_set>

#include "analysis/error.h"
#include "indexer/stories/labels.h"
#include "schema/bytes.h"
#include "schema/hierarchy.h"
#include "schema/record.h"
#include "schema/stub_file.h"
#include "schema/terms.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCurrent = "1";  // Of metadata_key::kStories and kNames.

[[noreturn]] void write_failed(const std::string& path, const Xapian::Error& error) {
  const std::string reason =
      error.get_error_string() != nullptr ? error.get_error_string() : error.get_msg();
  throw Error(
      fmt::format("cannot write the index {}: {}", path, reason),
      "free some space or choose another disk; the index is as it was after the last commit");
}

// Makes the folder of an index where there is none; refuses one that holds anything else.
const std::string& make_folder(const std::string& path) {
  std::error_code failed;
  if (fs::exists(path, failed) && !fs::exists(fs::path(path) / kStubName, failed) &&
      !fs::exists(fs::path(path) / kWriterLockName, failed) &&
      !fs::is_empty(fs::path(path), failed)) {
    throw Error(path + " is not an index and not empty", "name a new folder with --database");
  }
  fs::create_directories(path, failed);
  if (failed)
    throw Error(fmt::format("cannot make {}: {}", path, failed.message()),
                "choose another place with --database");
  return path;
}

// So that the next run reads the files again.
void make_incomplete(Content& content) {
  content.hash = 0;
  for (auto& source : content.sources) source.stamp = {};
}

}  // namespace

IndexWriter::IndexWriter(const std::string& path)
    : path_(path), lock_(make_folder(path)), generations_(path) {
  const auto current = generations_.current();
  try {
    if (!current.empty()) Index check({path});  // Refuses other formats with the reader's words.
    database_ = current.empty() ? Xapian::WritableDatabase(generations_.building() + "/first",
                                                           Xapian::DB_CREATE_OR_OVERWRITE)
                                : Xapian::WritableDatabase(current, Xapian::DB_OPEN);
  } catch (const Xapian::Error& error) {
    throw Error(fmt::format("cannot open the index {} for writing: {}", path, error.get_msg()),
                "check its permissions");
  }
  stories_current_ = database_.get_metadata(metadata_key::kStories) == kCurrent;
  dictionary_ = register_dictionary(database_.get_metadata(metadata_key::kDictionary));
  names_decided_ = database_.get_metadata(metadata_key::kNames) == kCurrent;
  database_.begin_transaction(true);
  if (current.empty()) {
    database_.set_metadata(metadata_key::kFormat, std::to_string(kIndexFormat));
    database_.set_metadata(metadata_key::kAnalyzer, analyzer_identity());
  }
}

IndexWriter::~IndexWriter() {
  try {
    large_.reset();
    database_.cancel_transaction();  // Without this, closing would commit what is pending.
    database_.close();
  } catch (const Xapian::Error&) {
    // The last commit() already reported, or the run is ending on an error that tells more.
  }
  if (cleared_.valid()) cleared_.wait();
  generations_.remove_unfinished();
}

std::vector<std::string> IndexWriter::roots() const {
  std::vector<std::string> roots;
  const auto packed = database_.get_metadata(metadata_key::kRoots);
  if (!packed.empty()) ByteReader(packed).texts(roots);
  return roots;
}

template <typename Write>
void IndexWriter::write(const Write& write) {
  changed_ = true;
  try {
    write();
  } catch (const Xapian::Error& error) {
    write_failed(path_, error);
  }
}

Xapian::Document IndexWriter::document(Xapian::docid number) const {
  auto edited = large_ ? large_->edited(number) : std::nullopt;
  return edited ? *edited : database_.get_document(number);
}

void IndexWriter::each_evidence(
    const std::vector<Xapian::docid>& except,
    const std::function<void(Xapian::docid, const NameEvidence&)>& use) const {
  if (beside_)
    dossier::each_evidence(*beside_, {},
                           [&](Xapian::docid, const NameEvidence& evidence) { use(0, evidence); });
  if (!large_) return dossier::each_evidence(database_, except, use);
  auto others = large_->changed();
  others.insert(others.end(), except.begin(), except.end());
  std::sort(others.begin(), others.end());
  dossier::each_evidence(database_, others, use);
  large_->each_evidence([&](Xapian::docid number, const NameEvidence& evidence) {
    if (!std::binary_search(except.begin(), except.end(), number)) use(number, evidence);
  });
}

std::optional<std::string> IndexWriter::other_holder(const std::string& id,
                                                     Xapian::docid number) const {
  const auto term = make_term(prefix::kId, id);
  if (large_) {
    if (auto path = large_->holder(term, number)) return path;
  }
  for (auto it = database_.postlist_begin(term); it != database_.postlist_end(term); ++it) {
    if (*it == number || (large_ && large_->left(*it))) continue;
    return unpack_content(database_.get_document(*it).get_value(slot::kSource))
        .sources.front()
        .path;
  }
  return std::nullopt;
}

void IndexWriter::expect(const Workload& work, ThreadPool& pool, const RunLimits& limits) {
  if (!generations_.current().empty() && is_small(work, limits)) return;
  write([&] {
    large_ = std::make_unique<LargeRun>(generations_.building(), pool, limits, dictionary_);
  });
}

// The documents of `made` that have an id of their own.
std::vector<Postings> IndexWriter::without_taken(MadeFile& made) {
  const auto& path = made.content.sources.front().path;
  std::vector<Postings> kept;
  std::unordered_set<std::string> ids;
  for (auto& postings : made.documents) {
    auto other = other_holder(postings.id, 0);
    if (!other && !ids.insert(postings.id).second) other = path;
    if (other) {
      made.diagnostics.push_back(id_taken(path, postings.id, *other));
    } else {
      kept.push_back(std::move(postings));
    }
  }
  made.documents.clear();
  return kept;
}

std::size_t IndexWriter::add(MadeFile& made, const std::vector<Xapian::docid>& free) {
  remove(free);
  documents_changed();
  const auto all = made.documents.size();
  auto kept = without_taken(made);
  const bool read_again = made.read_again || kept.size() < all;
  if (read_again) make_incomplete(made.content);
  write([&] {
    for (std::size_t i = 0; i < kept.size(); ++i) {
      if (read_again) kept[i].document.add_value(slot::kSource, pack_content(made.content));
      if (large_) {
        large_->add(std::move(kept[i]));
      } else if (i < free.size()) {
        database_.replace_document(free[i], whole_document(std::move(kept[i]), dictionary_.get()));
      } else {
        database_.add_document(whole_document(std::move(kept[i]), dictionary_.get()));
      }
    }
  });
  return kept.size();
}

void IndexWriter::replace(Xapian::docid number, Xapian::Document&& document) {
  documents_changed();
  write([&] {
    if (large_) return large_->edit(number, std::move(document));
    pack_record(document, dictionary_.get());
    database_.replace_document(number, document);
  });
}

void IndexWriter::rewrite(Xapian::docid number, Postings&& document) {
  if (!large_) return replace(number, whole_document(std::move(document), dictionary_.get()));
  documents_changed();
  write([&] { large_->rewrite(number, std::move(document)); });
}

void IndexWriter::remove(const std::vector<Xapian::docid>& numbers) {
  if (numbers.empty()) return;
  documents_changed();
  write([&] {
    if (large_) return large_->remove(numbers);
    for (const auto number : numbers) database_.delete_document(number);
  });
}

void IndexWriter::mark_incomplete(const std::vector<Xapian::docid>& numbers, Content content) {
  make_incomplete(content);
  const auto packed = pack_content(content);
  for (const auto number : numbers) {
    auto marked = document(number);
    marked.add_value(slot::kSource, packed);
    replace(number, std::move(marked));
  }
}

void IndexWriter::gather() {
  if (!large_) return;
  write([&] {
    const auto seen = generations_.current();
    if (seen.empty()) {
      database_.commit_transaction();
    } else {
      database_.cancel_transaction();
    }
    database_.close();
    const auto left = large_->merge(seen.empty() ? generations_.building() + "/first" : seen,
                                    generations_.next());
    if (large_->stories_labelled()) stories_current_ = true;
    dictionary_ = large_->dictionary();
    large_.reset();
    cleared_ = std::async(std::launch::async, [this] { generations_.clear_building(); });
    database_ = Xapian::WritableDatabase(generations_.next(), Xapian::DB_OPEN);
    database_.begin_transaction(true);
    for (const auto number : left) database_.delete_document(number);
  });
  if (dictionary_) write_metadata(metadata_key::kDictionary, dictionary_->bytes());
  gathered_ = true;
}

void IndexWriter::write_metadata(const std::string& key, const std::string& value) {
  if (database_.get_metadata(key) == value) return;
  write([&] { database_.set_metadata(key, value); });
}

void IndexWriter::write_settings(const Settings& settings) {
  changed_ = true;
  for (const auto prefix : {metadata_key::kEntity, metadata_key::kAlias, metadata_key::kParts,
                            metadata_key::kStopList}) {
    const std::vector<std::string> old(database_.metadata_keys_begin(std::string(prefix)),
                                       database_.metadata_keys_end(std::string(prefix)));
    for (const auto& key : old) database_.set_metadata(key, "");
  }
  for (const auto& entity : settings.entities) {
    database_.set_metadata(make_term(metadata_key::kEntity, entity.id), pack_entity(entity));
  }
  for (const auto& [key, entries] : settings.aliases) {
    database_.set_metadata(make_term(metadata_key::kAlias, key), pack_aliases(entries));
  }
  for (const auto& [whole, parts] : parts_of(settings.entities)) {
    ByteWriter out;
    out.texts(parts);
    database_.set_metadata(make_term(metadata_key::kParts, whole), out.take());
  }
  for (const auto& [language, words] : settings.stop_lists.lists()) {
    ByteWriter out;
    out.texts(std::vector<std::string>(words.begin(), words.end()));
    database_.set_metadata(std::string(metadata_key::kStopList) + language, out.take());
  }
  database_.set_metadata(metadata_key::kSettings, "");
}

void IndexWriter::settings_applied(const std::string& fingerprint) {
  write_metadata(metadata_key::kSettings, fingerprint);
}

void IndexWriter::write_roots(const std::vector<std::string>& roots) {
  ByteWriter out;
  out.texts(roots);
  write_metadata(metadata_key::kRoots, out.take());
}

void IndexWriter::write_faults(const std::string& packed) {
  write_metadata(metadata_key::kFaults, packed);
}

void IndexWriter::decide_beside(Xapian::Database others) {
  beside_ = std::move(others);
  documents_changed();
}

void IndexWriter::update_stories() {
  if (stories_current_ && !beside_) return;
  write([&] { label_stories(database_, beside_); });
  stories_current_ = true;
}

void IndexWriter::commit() {
  write_metadata(metadata_key::kStories, stories_current_ ? kCurrent : "");
  write_metadata(metadata_key::kNames, names_decided_ ? kCurrent : "");
  if (!changed_) return;
  write([&] {
    database_.set_metadata(metadata_key::kUpdated, std::to_string(std::time(nullptr)));
    database_.commit_transaction();
    database_.begin_transaction(true);
  });
  changed_ = false;
  if (gathered_) generations_.publish();
  gathered_ = false;
}

}  // namespace dossier
