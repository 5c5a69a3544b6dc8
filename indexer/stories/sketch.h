// SPDX-License-Identifier: GPL-2.0-or-later
// A sketch of a document: a small sample of its text by which near-duplicates are known, however
// they were cut, updated or given another headline.
//
//   "... a message to Prime Minister Dacko, see the ..."
//     shingles   "a message to prime minister", "message to prime minister dacko", ...
//     slots      "message to ... see the" filled with "prime minister dacko"
//
// A shingle is kShingleWords words in a row. A slot is a name or number (words with a capital
// inside a sentence, or a digit first) between the two words before and the two after it that are
// neither; by these, letters of one form with different contents differ, though their words are
// mostly the same. Both are taken from front matter and body, as the Analyzer reads them, without
// title, headings, notes and back matter; they are kept as hashes, and of these a sample
// (hash_sample.h): some 400 bytes a document.

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/document_tokens.h"
#include "indexer/stories/hash_sample.h"

namespace dossier {

/// Five words in a row are rarely common to two texts by chance, and a changed word costs only five
/// shingles.
inline constexpr std::size_t kShingleWords = 5;
/// A containment of 0.7 estimated from 64 to 128 hashes is off by 0.04 to 0.06 (one standard
/// deviation).
inline constexpr std::size_t kMostShingles = 128;
inline constexpr std::size_t kMostSlots = 40;
/// A text of fewer words has no sketch: too little to tell a reprint from a formula.
inline constexpr std::uint32_t kFewestWords = 50;

/// A name or number and the words around it, as hashes.
struct Slot {
  std::uint32_t context = 0;
  std::uint32_t filler = 0;

  auto operator<=>(const Slot&) const = default;
};
inline std::uint32_t hash_of(const Slot& slot) { return slot.context; }

struct Sketch {
  HashSample<std::uint32_t> shingles;
  HashSample<Slot> slots;  ///< By context; of one context, by filler.

  auto operator<=>(const Sketch&) const = default;
};

std::string pack_sketch(const Sketch& sketch);
/// @throws Error (a damaged index) for what pack_sketch() did not write.
Sketch unpack_sketch(std::string_view packed);

/// Makes the sketch of one document, paragraph by paragraph. Linear in the text, in constant
/// memory.
class Sketcher {
 public:
  /// `tokens`: the Analyzer's of `text`, the next paragraph.
  void add(std::string_view text, const TextTokens& tokens);
  /// The sketch of what was added; without any hash for a text of fewer than kFewestWords words,
  /// and for one that says most things twice: it is made of formulas.
  Sketch finish();

 private:
  using Hash = std::uint64_t;
  // A slot whose words after it are still to come.
  struct OpenSlot {
    std::array<Hash, 4> context{};
    Hash filler = 0;
    std::size_t words = 0;  // Of the context, so far.
  };

  void add_shingle(Hash word);
  void add_to_slots(Hash word, bool name);

  Sampler<std::uint32_t> shingles_{kMostShingles};
  Sampler<Slot> slots_{kMostSlots};
  std::array<Hash, kShingleWords> window_{};  // The last words.
  std::array<Hash, 2> plain_{};               // The last words that were no names.
  Hash name_ = 0;                             // The name that the last words make, or 0.
  std::vector<OpenSlot> open_;                // Three at most.
  std::uint32_t words_ = 0;
};

}  // namespace dossier
