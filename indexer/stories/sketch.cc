// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/stories/sketch.h"

#include <unicode/uchar.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>

#include "analysis/utf8.h"
#include "schema/bytes.h"

namespace dossier {
namespace {

// Fillers are kept to so many bits: two bytes as a stored number.
constexpr unsigned kFillerBits = 14;

template <typename Words>
std::uint64_t hash_words(const Words& words) {
  return XXH3_64bits(words.data(), words.size() * sizeof(words[0]));
}

std::uint32_t top_bits(std::uint64_t hash, unsigned bits) {
  return static_cast<std::uint32_t>(hash >> (64U - bits));
}

// Whether only such characters stand between two words as leave them in one sentence.
bool goes_on(std::string_view between) {
  return between.find_first_not_of(" ,-'") == std::string_view::npos;
}

// A name or a number: something that one document says and another of the same form does not. The
// capital that begins a sentence tells nothing.
bool is_name(std::string_view text, const Token& token, const Token* before) {
  std::size_t at = token.bytes.begin;
  const auto first = next_code_point(text, at);
  if (u_isdigit(first)) return true;
  return u_isupper(first) && before != nullptr &&
         goes_on(text.substr(before->bytes.end, token.bytes.begin - before->bytes.end));
}

}  // namespace

std::string pack_sketch(const Sketch& sketch) {
  ByteWriter out;
  std::uint32_t last = 0;
  const auto step = [&](std::uint32_t hash) {
    out.number(hash - last);
    last = hash;
  };
  out.number(sketch.shingles.level);
  out.list(sketch.shingles.items, step);
  out.number(sketch.slots.level);
  last = 0;
  out.list(sketch.slots.items, [&](const Slot& slot) {
    step(slot.context);
    out.number(slot.filler);
  });
  return out.take();
}

Sketch unpack_sketch(std::string_view packed) {
  ByteReader in(packed);
  const auto level = [&] {
    const auto stored = in.number_as<unsigned>();
    return stored < kHashBits ? stored : (damaged("a sketch has a level that does not exist"), 0);
  };
  Sketch sketch;
  std::uint32_t last = 0;
  sketch.shingles.level = level();
  in.list([&] { sketch.shingles.items.push_back(last += in.number_as<std::uint32_t>()); });
  sketch.slots.level = level();
  last = 0;
  in.list([&] {
    last += in.number_as<std::uint32_t>();
    sketch.slots.items.push_back({last, in.number_as<std::uint32_t>()});
  });
  return sketch;
}

void Sketcher::add(std::string_view text, const TextTokens& tokens) {
  const Token* before = nullptr;
  for (std::size_t i = 0; i < tokens.words.size(); ++i) {
    const auto& token = tokens.words[i];
    if (token.whole) continue;  // Its parts follow.
    const auto word = tokens.hashes[i];
    add_shingle(word);
    add_to_slots(word, is_name(text, token, before));
    before = &token;
  }
}

void Sketcher::add_shingle(Hash word) {
  std::rotate(window_.begin(), window_.begin() + 1, window_.end());
  window_.back() = word;
  if (++words_ >= kShingleWords) shingles_.add(top_bits(hash_words(window_), kHashBits));
}

void Sketcher::add_to_slots(Hash word, bool name) {
  if (name) {
    name_ = hash_words(std::array{name_, word});
    return;
  }
  if (name_ != 0) open_.push_back({{plain_[0], plain_[1]}, name_, plain_.size()});
  name_ = 0;
  for (auto& slot : open_) slot.context.at(slot.words++) = word;
  // The oldest is the first to be full, and no two are full at once.
  if (!open_.empty() && open_.front().words == open_.front().context.size()) {
    slots_.add({top_bits(hash_words(open_.front().context), kHashBits),
                top_bits(open_.front().filler, kFillerBits)});
    open_.erase(open_.begin());
  }
  plain_ = {plain_[1], word};
}

Sketch Sketcher::finish() {
  if (words_ < kFewestWords) return {};
  auto shingles = shingles_.finish();
  if (2 * shingles.size() < words_) return {};
  return {std::move(shingles), slots_.finish()};
}

}  // namespace dossier
