// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/encoding/charset_guess.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include "indexer/encoding/charset.h"
#include "indexer/encoding/double_byte.h"
#include "indexer/encoding/letter_model.h"

namespace dossier {
namespace {

struct SingleByteCharset {
  const char* name;
  std::int64_t half_bits;  ///< How much rarer than others it is in files, for near rivals.
};

// Where two give the same text, the first is named. ISO 8859-1 and 8859-9 are parts of the first
// and the fifth.
constexpr SingleByteCharset kSingleByte[] = {
    {"windows-1252", 0}, {"windows-1251", 0},   {"windows-1250", 2},
    {"windows-1256", 2}, {"windows-1254", 6},   {"windows-1253", 2},
    {"windows-1255", 2}, {"windows-1257", 6},   {"windows-874", 4},
    {"iso-8859-2", 4},   {"iso-8859-15", 6},    {"koi8-r", 4},
    {"koi8-u", 4},       {"iso-8859-5", 6},     {"iso-8859-7", 4},
    {"iso-8859-6", 4},   {"iso-8859-8", 4},     {"iso-8859-3", 14},
    {"iso-8859-4", 10},  {"iso-8859-10", 14},   {"iso-8859-13", 8},
    {"ibm-866", 6},      {"ibm-855", 8},        {"ibm-850", 6},
    {"ibm-437", 8},      {"ibm-852", 8},        {"ibm-857", 16},
    {"ibm-862", 14},     {"ibm-737", 14},       {"ibm-775", 16},
    {"macintosh", 6},    {"x-mac-cyrillic", 6}, {"x-mac-centraleurroman", 10},
    {"x-mac-greek", 14}, {"x-mac-turkish", 18}};
constexpr std::int64_t kDoubleByteRarer = 30;
// The IBM PC's and the Macintosh's own are that much rarer amid UTF-8.
constexpr std::int64_t kOldRarer = 24;
constexpr std::int64_t kNamed = 80;  // The one the text names itself is that much likelier.

// Averages over bytes beyond ASCII. Letters where they belong cost some 6, in names twice that.
constexpr std::int64_t kNoText = 26;
constexpr std::int64_t kGoodDoubleByte = 11;
constexpr std::int64_t kNearRival = 12;  // Between the first two in all.

constexpr std::size_t kBefore = 80;  // Bytes of a line looked at before one beyond ASCII,
constexpr std::size_t kAfter = 256;  // and from there on.

bool high(char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; }

/// Pieces of `bytes` around those beyond ASCII, from all over it. A piece begins at a line or word,
/// so that no character of two bytes is cut.
std::string sample_of(std::string_view bytes) {
  std::string sample;
  const std::size_t stride = bytes.size() / (kGuessSample / (kBefore + kAfter));
  for (std::size_t at = 0; at < bytes.size() && sample.size() < kGuessSample;) {
    const auto found =
        std::find_if(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end(), high);
    if (found == bytes.end()) break;
    const auto first = static_cast<std::size_t>(found - bytes.begin());
    std::size_t begin = first;
    while (begin > at && first - begin < kBefore && bytes[begin - 1] != '\n') --begin;
    if (begin > at && bytes[begin - 1] != '\n') begin = std::min(bytes.find(' ', begin), first);
    std::size_t end = std::min(bytes.size(), first + kAfter);
    // Not amid a character: to the end of a word, where there is one.
    while (end < bytes.size() && end < first + 2 * kAfter && bytes[end] != '\n' &&
           bytes[end] != ' ')
      ++end;
    sample.append(bytes.substr(begin, end - begin)) += '\n';
    at = std::max(end, first + stride);
    // On to a word's beginning.
    at = at <= end ? end : std::min(bytes.find_first_of(" \n", at), bytes.size());
  }
  return sample;
}

struct Model {
  const SingleByteCharset* charset;
  LetterModel letters;
};

const std::vector<Model>& models() {
  static const std::vector<Model> made = [] {
    std::vector<Model> all;
    for (const SingleByteCharset& row : kSingleByte)
      if (const auto table = byte_table(row.name)) all.push_back({&row, LetterModel(*table)});
    return all;
  }();
  return made;
}

/// Bytes that occur at all: one that a charset has not tells against it, sampled or not.
std::array<std::uint8_t, 256> counts_of(std::string_view bytes) {
  std::array<std::uint8_t, 256> counts{};
  for (const char c : bytes) {
    auto& count = counts[static_cast<unsigned char>(c)];
    if (count < 8) ++count;
  }
  return counts;
}

struct Candidate {
  std::string charset;
  std::int64_t half_bits;
  bool double_byte;
};

std::vector<Candidate> candidates_of(std::string_view sample, std::string_view bytes,
                                     const CharsetHints& hints) {
  constexpr std::int64_t kUndefined = 40;
  std::vector<Candidate> all;
  const auto counts = counts_of(bytes);
  for (const Model& model : models()) {
    std::int64_t cost =
        model.letters.score(sample, hints.language).half_bits + model.charset->half_bits;
    const std::string_view name = model.charset->name;
    const bool old = name.starts_with("ibm") || name.find("mac") != std::string_view::npos;
    if (old && hints.modern) cost += kOldRarer;
    for (unsigned byte = 0x80; byte < counts.size(); ++byte)
      if (model.letters.undefined(static_cast<unsigned char>(byte)))
        cost += kUndefined * counts[byte];
    all.push_back({model.charset->name, cost, false});
  }
  for (const DoubleByteCharset& row : double_byte_charsets())
    all.push_back({std::string(row.name), double_byte_cost(row, sample) + kDoubleByteRarer, true});
  for (Candidate& candidate : all)
    if (candidate.charset == hints.charset) candidate.half_bits -= kNamed;
  std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
    return a.half_bits < b.half_bits;
  });
  return all;
}

std::string text_of(std::string_view bytes, const std::string& charset) {
  const auto converted = from_charset(bytes, charset);
  return converted ? converted->text : std::string();
}

}  // namespace

CharsetGuess guess_charset(std::string_view bytes, const CharsetHints& hints) {
  const std::string sample = sample_of(bytes);
  if (sample.empty()) return {"windows-1252", false, ""};
  const std::vector<Candidate> all = candidates_of(sample, bytes, hints);
  // One that is not tried is taken at its word where it fits.
  const bool tried = std::any_of(all.begin(), all.end(), [&](const Candidate& candidate) {
    return candidate.charset == hints.charset;
  });
  if (!tried && !hints.charset.empty() && !hints.charset.starts_with("utf-")) {
    const auto fits = from_charset(sample, hints.charset);
    if (fits && fits->replaced * 50 <= sample.size()) return {hints.charset, false, ""};
  }
  const auto beyond = static_cast<std::int64_t>(std::count_if(sample.begin(), sample.end(), high));
  // What the bytes of ASCII cost says nothing of charsets.
  std::int64_t ascii = 0;
  for (std::size_t i = 0; i < sample.size(); ++i)
    if (!high(sample[i]))
      ascii += ascii_cost(static_cast<unsigned char>(i == 0 ? ' ' : sample[i - 1]),
                          static_cast<unsigned char>(sample[i]));
  if (all[0].half_bits - ascii > kNoText * beyond) return {};
  const std::int64_t letters = all[0].half_bits - ascii;
  const bool double_byte =
      all[0].double_byte && letters - kDoubleByteRarer <= kGoodDoubleByte * beyond;
  CharsetGuess guess{all[0].charset, double_byte, ""};
  const std::string text = text_of(sample, guess.charset);
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i].half_bits > all[0].half_bits + kNearRival) break;
    if (text_of(sample, all[i].charset) == text) continue;
    guess.rival = all[i].charset;
    break;
  }
  return guess;
}

}  // namespace dossier
