// SPDX-License-Identifier: GPL-2.0-or-later
// Copies of documents as they stand in real collections, made by fixed random numbers: what is one
// story, and what looks like one and is not.
//
//   {"kabul-falls", {"The Taliban took ...", ...}}
//     -> kabul-falls "original", "first half", "update", ... of one family;
//        "quotes" and "roundup" of it, each of a family of its own

#pragma once

#include <string>
#include <vector>

namespace dossier::test {

struct Source {
  std::string id;
  std::vector<std::string> paragraphs;
};

inline constexpr const char* kOriginal = "original";  ///< Kind of the source itself.

struct StoryCopy {
  std::string kind;    ///< How it was made: a row of the table of results.
  std::string family;  ///< Copies of one family are one story.
  std::vector<std::string> paragraphs;
};

/// Cuts, updates and reprints of every source, and documents that only look like copies. The same
/// for the same sources on every machine.
std::vector<StoryCopy> make_copies(const std::vector<Source>& sources);

}  // namespace dossier::test
