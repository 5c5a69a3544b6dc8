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
#include "schema/bytes.h"
#include "schema/relatives.h"
#include "schema/terms.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLockName = "writer.lock";
constexpr const char* kFirstGeneration = "generation-1";

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

std::map<std::string, FileStamp> known_files(const Xapian::Database& database) {
  std::map<std::string, FileStamp> files;
  for (auto value = database.valuestream_begin(slot::kSource);
       value != database.valuestream_end(slot::kSource); ++value) {
    files.insert(unpack_stamp(*value));
  }
  return files;
}

std::vector<std::string> IndexWriter::roots() const {
  std::vector<std::string> roots;
  const auto packed = database_.get_metadata(metadata_key::kRoots);
  if (!packed.empty()) ByteReader(packed).texts(roots);
  return roots;
}

std::size_t IndexWriter::replace_file(const std::string& path, std::vector<Postings>&& documents,
                                      std::vector<Diagnostic>& diagnostics) {
  remove_file(path);
  std::size_t added = 0;
  for (auto& postings : documents) {
    const auto id_term = make_term(prefix::kId, postings.id);
    if (const auto holder = database_.postlist_begin(id_term);
        holder != database_.postlist_end(id_term)) {
      const auto other =
          unpack_stamp(database_.get_document(*holder).get_value(slot::kSource)).first;
      diagnostics.push_back({path, "",
                             fmt::format("the id {} already belongs to {}", postings.id, other),
                             "give one of them another id in its front matter", true});
      continue;
    }
    database_.add_document(postings.document);
    ++added;
  }
  return added;
}

void IndexWriter::remove_file(const std::string& path) {
  database_.delete_document(make_term(prefix::kSource, path));
}

void IndexWriter::touch_file(const std::string& path, const FileStamp& stamp) {
  const auto term = make_term(prefix::kSource, path);
  std::vector<Xapian::docid> ids(database_.postlist_begin(term), database_.postlist_end(term));
  for (const auto id : ids) {
    auto document = database_.get_document(id);
    document.add_value(slot::kSource, pack_stamp(path, stamp));
    database_.replace_document(id, document);
  }
}

void IndexWriter::write_metadata(const std::string& key, const std::string& value) {
  if (database_.get_metadata(key) != value) database_.set_metadata(key, value);
}

void IndexWriter::write_settings(const Settings& settings) {
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

void IndexWriter::settings_applied(const Settings& settings) {
  write_metadata(metadata_key::kSettings, settings.fingerprint);
}

void IndexWriter::write_roots(const std::vector<std::string>& roots) {
  ByteWriter out;
  out.texts(roots);
  write_metadata(metadata_key::kRoots, out.take());
}

void IndexWriter::commit() {
  try {
    database_.set_metadata(metadata_key::kUpdated, std::to_string(std::time(nullptr)));
    database_.commit_transaction();
    database_.begin_transaction(true);
  } catch (const Xapian::Error& error) {
    write_failed(path_, error);
  }
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
