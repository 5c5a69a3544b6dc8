// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>

#include "analysis/error.h"
#include "indexer/stories/labels.h"
#include "schema/bytes.h"
#include "schema/hierarchy.h"
#include "schema/terms.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLockName = "writer.lock";
constexpr const char* kFirstGeneration = "generation-1";
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
      !fs::exists(fs::path(path) / kLockName, failed) && !fs::is_empty(fs::path(path), failed)) {
    throw Error(path + " is not an index and not empty", "name a new folder with --database");
  }
  fs::create_directories(path, failed);
  if (failed)
    throw Error(fmt::format("cannot make {}: {}", path, failed.message()),
                "choose another place with --database");
  return path;
}

}  // namespace

WriterLock::WriterLock(const std::string& folder) {
  const auto path = folder + "/" + kLockName;
  file_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file_ < 0)
    throw Error(fmt::format("cannot write to {}: {}", folder, std::strerror(errno)),
                "choose another place with --database");
  if (flock(file_, LOCK_EX | LOCK_NB) != 0) {
    std::string holder(200, '\0');
    const auto length = read(file_, holder.data(), holder.size());
    holder.resize(length > 0 ? static_cast<std::size_t>(length) : 0);
    close(file_);
    throw Error(fmt::format("{} is being written by {}", folder,
                            holder.empty() ? "another program" : holder),
                "wait for it to end, then run this again");
  }
  std::string host(256, '\0');
  if (gethostname(host.data(), host.size() - 1) != 0) host = "this machine";
  host.resize(std::strlen(host.c_str()));
  const auto text = fmt::format("process {} on {}", getpid(), host);
  if (ftruncate(file_, 0) != 0 || write(file_, text.data(), text.size()) < 0)
    errno = 0;  // Only people read it.
}

WriterLock::~WriterLock() { close(file_); }

IndexWriter::IndexWriter(const std::string& path) : path_(path), lock_(make_folder(path)) {
  const auto generation = current_generation(path);
  fresh_ = generation.empty();
  try {
    if (!fresh_) Index check({path});  // Refuses other formats with the reader's words.
    const auto place = path + "/" + (fresh_ ? kFirstGeneration : generation);
    database_ =
        Xapian::WritableDatabase(place, fresh_ ? Xapian::DB_CREATE_OR_OVERWRITE : Xapian::DB_OPEN);
  } catch (const Xapian::Error& error) {
    throw Error(fmt::format("cannot open the index {} for writing: {}", path, error.get_msg()),
                "check its permissions");
  }
  stories_current_ = database_.get_metadata(metadata_key::kStories) == kCurrent;
  names_decided_ = database_.get_metadata(metadata_key::kNames) == kCurrent;
  database_.begin_transaction(true);
  if (fresh_) {
    database_.set_metadata(metadata_key::kFormat, std::to_string(kIndexFormat));
    database_.set_metadata(metadata_key::kAnalyzer, analyzer_identity());
  }
}

IndexWriter::~IndexWriter() {
  try {
    database_.cancel_transaction();  // Without this, closing would commit what is pending.
    database_.close();
  } catch (const Xapian::Error&) {
    // The last commit() already reported, or the run is ending on an error that tells more.
  }
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

std::optional<Xapian::docid> IndexWriter::holder(const std::string& id,
                                                 Xapian::docid except) const {
  const auto term = make_term(prefix::kId, id);
  for (auto it = database_.postlist_begin(term); it != database_.postlist_end(term); ++it) {
    if (*it != except) return *it;
  }
  return std::nullopt;
}

Content IndexWriter::content(Xapian::docid number) const {
  return unpack_content(database_.get_document(number).get_value(slot::kSource));
}

std::optional<std::string> IndexWriter::other_holder(const std::string& id,
                                                     Xapian::docid number) const {
  const auto other = holder(id, number);
  return other ? std::optional(content(*other).sources.front().path) : std::nullopt;
}

std::size_t IndexWriter::add(MadeFile& made, std::vector<Xapian::docid> free) {
  remove(free);
  documents_changed();
  std::vector<Xapian::docid> added;
  for (auto& postings : made.documents) {
    if (const auto other = other_holder(postings.id, 0)) {
      made.diagnostics.push_back(id_taken(made.content.sources.front().path, postings.id, *other));
      continue;
    }
    write([&] {
      if (added.size() < free.size()) {
        database_.replace_document(free[added.size()], postings.document);
        added.push_back(free[added.size()]);
      } else {
        added.push_back(database_.add_document(postings.document));
      }
    });
  }
  if (count_lost(made.diagnostics) > 0) mark_incomplete(added, made.content);
  return added.size();
}

void IndexWriter::replace(Xapian::docid number, const Xapian::Document& document) {
  documents_changed();
  write([&] { database_.replace_document(number, document); });
}

void IndexWriter::remove(const std::vector<Xapian::docid>& numbers) {
  if (numbers.empty()) return;
  documents_changed();
  write([&] {
    for (const auto number : numbers) database_.delete_document(number);
  });
}

void IndexWriter::mark_incomplete(const std::vector<Xapian::docid>& numbers, Content content) {
  content.hash = 0;
  for (auto& source : content.sources) source.stamp = {};
  const auto packed = pack_content(content);
  for (const auto number : numbers) {
    auto document = database_.get_document(number);
    document.add_value(slot::kSource, packed);
    replace(number, document);
  }
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

void IndexWriter::documents_changed() {
  if (stories_current_) database_.set_metadata(metadata_key::kStories, "");
  if (names_decided_) database_.set_metadata(metadata_key::kNames, "");
  stories_current_ = names_decided_ = false;
}

void IndexWriter::mark_names_decided() {
  write_metadata(metadata_key::kNames, kCurrent);
  names_decided_ = true;
}

void IndexWriter::update_stories() {
  if (stories_current_) return;
  write([&] {
    label_stories(database_);
    database_.set_metadata(metadata_key::kStories, kCurrent);
  });
  stories_current_ = true;
}

void IndexWriter::commit() {
  if (!changed_ && !fresh_) return;
  write([&] {
    database_.set_metadata(metadata_key::kUpdated, std::to_string(std::time(nullptr)));
    database_.commit_transaction();
    database_.begin_transaction(true);
  });
  changed_ = false;
  if (!fresh_) return;
  // The stub appears whole or not at all.
  const auto stub = path_ + "/" + kStubName;
  {
    std::ofstream out(stub + ".new");
    out << "auto " << kFirstGeneration << '\n';
    if (!out.flush()) throw Error("cannot write " + stub + ".new", "is the disk full?");
  }
  fs::rename(stub + ".new", stub);
  fresh_ = false;
}

}  // namespace dossier
