// SPDX-License-Identifier: GPL-2.0-or-later
// An index on disk: its format, what it knows of itself, and opening one or several for reading.
//
// An index is a folder: a Xapian stub (XAPIANDB) names the generation that readers open, a glass
// database in a folder beside it; `writer.lock` says who writes. What the searcher needs besides
// postings - stop lists, entities, aliases - is in the database's metadata, so that it needs no
// other file.

#pragma once

#include <xapian.h>

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/language.h"
#include "schema/entity.h"
#include "schema/index_place.h"
#include "schema/memo.h"
#include "schema/packed_entity.h"

namespace dossier {

/// Changes whenever an older program could not read the index rightly.
inline constexpr int kIndexFormat = 10;

/// What an index was tokenized with: analyzer version and Unicode version. A searcher must have the
/// same.
std::string analyzer_identity();

/// Keys of the database's metadata.
namespace metadata_key {
inline constexpr const char* kFormat = "dossier/format";
inline constexpr const char* kAnalyzer = "dossier/analyzer";
inline constexpr const char* kUpdated = "dossier/updated";  ///< Seconds since 1970.
inline constexpr const char* kRoots = "dossier/roots";      ///< Packed list of absolute paths.
inline constexpr const char* kSettings =
    "dossier/settings";  ///< Fingerprint of authority and stop lists.
inline constexpr const char* kShard = "dossier/shard";  ///< "2/3": second of three; "": the whole.
inline constexpr const char* kStories =
    "dossier/stories";  ///< "1" when the story labels are those of the documents as they are.
inline constexpr const char* kNames =
    "dossier/names";  ///< "1" when shared names are decided by the documents as they are.
inline constexpr const char* kFaults =
    "dossier/faults";  ///< Of files that are there in part: indexer/known_faults.h.
inline constexpr const char* kDictionary = "dossier/dictionary";  ///< Of records: packing.h.
inline constexpr std::string_view kStopList = "stop/";  ///< + language: packed list of words.
inline constexpr std::string_view kEntity = "entity/";  ///< + id: packed entity.
inline constexpr std::string_view kAlias = "alias/";    ///< + alias key: packed AliasEntry list.
inline constexpr std::string_view kParts = "parts/";    ///< + id: packed ids of what belongs to it.
}  // namespace metadata_key

/// One or several indexes, searched as one, each in a folder, behind xapian-tcpsrv or named by a
/// stub (index_place.h). Opened read-only; not thread-safe.
class Index {
 public:
  /// @throws Error for what is no index, or not to be read; ServerDown, unless it may be left out.
  explicit Index(const std::vector<std::string>& paths, ServerUse servers = {});

  const Xapian::Database& database() const { return all_; }
  /// Sees what was committed since, be it another generation, other stop lists or another format;
  /// whether there was anything. Cost if not: some 20 us. @throws Error as the constructor.
  bool reopen();
  /// An answer begins: a server that failed in an earlier one has another try.
  void begin_answer();
  /// After a server failed to answer: connects to all anew, so that it can be asked again. @throws
  /// ServerDown where it failed twice in this answer, or was waited for; or leaves it out then.
  void reconnect(const Xapian::NetworkError& error);
  const std::vector<Unreachable>& unreachable() const { return unreachable_; }  ///< Left out.

  /// The entity of this id; of several indexes, the first that has it. One that only a document's
  /// own file lists has id, kind and name alone.
  std::optional<Entity> entity(std::string_view id) const;
  /// Preferred name of an entity as readers expect it (display_name.h), or its id where it is not
  /// known.
  std::string entity_name(std::string_view id) const;
  /// What the names folded to `key` (schema/alias_key.h) may mean.
  std::vector<AliasEntry> alias(std::string_view key) const;
  /// Ids of the entities that list `id` among their parents, at whatever time.
  std::vector<std::string> parts_of(std::string_view id) const;
  /// Documents by language, most frequent first.
  const std::vector<std::pair<std::string, Xapian::doccount>>& languages() const;
  /// Is `term` (folded) a stop word of `language`? Its list alone is read, when first asked for.
  bool is_stop_word(const std::string& language, const std::string& term) const;
  const StopLists& stop_lists() const;  ///< All of them, read when first asked for.
  const std::vector<std::string>& paths() const { return paths_; }
  /// Is part of it served by xapian-tcpsrv on another machine? The engine asks no program of ours
  /// about documents there.
  bool is_remote() const { return remote_; }
  std::string metadata(
      std::string_view key) const;  ///< Of the first index that has it; "" if none has.
  std::vector<std::string> roots() const;
  /// The number of the last commit; of several indexes, the sum of theirs.
  std::uint64_t revision() const;
  /// Keys of the metadata of all parts that begin with `start`, without it: at most `most` of each
  /// part, ascending, each once.
  std::vector<std::string> metadata_keys(const std::string& start,
                                         std::size_t most = static_cast<std::size_t>(-1)) const;
  const std::vector<IndexPlace>& places() const { return places_; }

 private:
  Index() = default;
  void open();
  void open_again();
  void open_part(const IndexPlace& place);
  void read_stop_list(const std::string& language) const;
  std::vector<std::string> named_generations() const;
  const IndexPlace* place_of(const Xapian::NetworkError& error);
  void reopen_parts();

  std::vector<std::string> paths_;
  ServerUse servers_;
  std::vector<IndexPlace> places_;        // Of the parts.
  std::vector<std::string> generations_;  // That their stubs named when they were opened.
  bool outdated_ = false;                 // Something was committed that is not read yet.
  std::vector<Xapian::Database> parts_;
  Xapian::Database all_;
  mutable StopLists stop_lists_;  // What was read of them.
  mutable bool stop_lists_complete_ = false;
  mutable std::map<std::string, std::string, std::less<>> names_;  // Of entities asked for, by id.
  mutable std::optional<std::vector<std::pair<std::string, Xapian::doccount>>> languages_;
  bool remote_ = false;
  // Of a remote index, as long as nothing new is committed.
  mutable Memo<std::optional<Entity>> entities_;
  mutable Memo<std::vector<AliasEntry>> aliases_;
  mutable Memo<std::vector<std::string>> parts_by_id_;
  std::vector<Unreachable> unreachable_;
  std::vector<Unreachable> given_up_;  // Servers not to be asked again for a while.
  std::chrono::steady_clock::time_point opened_;
  std::set<std::string> failed_;  // Servers that failed once in this answer.
};

/// Index::entity_name() of one database; none where it is not known.
std::optional<std::string> entity_name(const Xapian::Database& database, std::string_view id);

/// `$DOSSIER_DATABASE`, else `$XDG_DATA_HOME/dossier/index`, else `~/.local/share/dossier/index`.
std::string default_index_path();

}  // namespace dossier
