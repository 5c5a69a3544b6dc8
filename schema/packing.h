// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes packed by Zstandard (RFC 8878): compiled names, and records with what those of an index
// have in common left out: a dictionary (section 5), made of the first records of a large run.
//
//   const auto dictionary = train_dictionary(samples);
//   const auto packed = pack_bytes(record, dictionary.get());
//   unpack_bytes(packed, record.size());   // the record
//
// A paper of 5 kB is too short to tell a compressor what papers are like: alone records shrink to
// 0.53 of their size, with a dictionary to 0.47.
//
// A dictionary has a number, made of its bytes, which stands in what was packed with it. Whoever
// opens an index makes its dictionary known (register_dictionary) to all of the program.

#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Immutable: threads may share it.
class RecordDictionary {
 public:
  explicit RecordDictionary(std::string bytes);
  ~RecordDictionary();
  RecordDictionary(const RecordDictionary&) = delete;
  RecordDictionary& operator=(const RecordDictionary&) = delete;

  const std::string& bytes() const;

  struct Tables;
  const Tables& tables() const { return *tables_; }

 private:
  std::unique_ptr<Tables> tables_;
};

/// Null where there is too little to learn from: fewer than kFewestSamples, or short ones. Cost:
/// some 0.2 s a megabyte.
std::shared_ptr<const RecordDictionary> train_dictionary(
    const std::vector<std::string_view>& samples);
inline constexpr std::size_t kFewestSamples = 64;

/// The dictionary of these bytes, from now on known to unpack_bytes() in all threads; null for "".
std::shared_ptr<const RecordDictionary> register_dictionary(std::string bytes);

/// With `dictionary` or, where it is null, without. Thread-safe.
std::string pack_bytes(std::string_view raw, const RecordDictionary* dictionary);
/// `packed` as it was, of `size` bytes. @throws Error when it is damaged or its dictionary unknown.
std::string unpack_bytes(std::string_view packed, std::size_t size);

}  // namespace dossier
