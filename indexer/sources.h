// SPDX-License-Identifier: GPL-2.0-or-later
// Where documents come from: the files that hold one content, each with its state when it was last
// seen. Every document carries the content it was made of in a value slot (slot::kSource); together
// these slots are the ledger of files that a run compares with the disk.
//
//   docs/a.md, docs/old/a.md with the same bytes
//   -> one content, sources /srv/docs/a.md (id "a.md") and /srv/docs/old/a.md (id "old/a.md")
//
// The first source names the document. Sources are ordered by path, folder by folder, so that which
// one is first depends on the files alone, not on the order in which they were found.

#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// What tells, without reading it, that a file is as it was. All zero: to be read by the next run.
struct FileStamp {
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;  ///< Since 1970.
  std::uint64_t inode = 0;
  std::int64_t born_ns = 0;  ///< Since 1970; 0 where the file system does not say. Inodes are given
                             ///< to new files again, so it takes this to know a file that changed.

  auto operator<=>(const FileStamp&) const = default;
};

struct Source {
  std::string path;  ///< Absolute.
  std::string id;    ///< Of the file, or of its documents' ids the part before '#'.
  FileStamp stamp;

  bool operator==(const Source&) const = default;
};

struct Content {
  std::uint64_t hash = 0;       ///< Of the bytes and the format; 0: to be read by the next run.
  std::vector<Source> sources;  ///< By path; never empty in the index.

  bool operator==(const Content&) const = default;
};

std::string pack_content(const Content& content);
/// @throws Error when `packed` is damaged.
Content unpack_content(std::string_view packed);

/// A content that the index holds, and the documents made of it.
struct HeldContent {
  Content content;
  std::vector<Xapian::docid> documents;  ///< Ascending.
};

/// Everything the index holds. Cost: one pass over a value slot.
std::vector<HeldContent> held_contents(const Xapian::Database& database);

/// XXH3 of the bytes of a file called `path`, seeded by the format that its ending stands for: the
/// same bytes read in two ways are two contents. Never 0.
std::uint64_t content_hash(std::string_view path, std::string_view bytes);

/// Orders paths folder by folder: "a/z" before "a.txt".
bool path_before(std::string_view a, std::string_view b);

/// Is `path` the root itself or below it?
bool is_under(std::string_view path, std::string_view root);

/// `roots` without those below another, in order, each once.
std::vector<std::string> outermost_roots(std::vector<std::string> roots);

/// The id of a file: its path below the root that holds it (of a root that is a file, its name),
/// escaped as ids are.
std::string file_id(std::string_view path, const std::vector<std::string>& roots);

}  // namespace dossier
