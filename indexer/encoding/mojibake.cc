// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/encoding/mojibake.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/utf8.h"
#include "indexer/encoding/charset.h"

namespace dossier {
namespace {

constexpr int kMostRounds = 3;  // "Ãƒâ€šÃ‚Â©" is "©" after three.

enum class Doubt : std::uint8_t {
  kLatin,    ///< One sequence of Latin 1 is enough.
  kSigns,    ///< Two: "√±" may be meant.
  kCyrillic  ///< Two side by side: "Р»" ends a quotation in capitals.
};

struct Source {
  const char* charset;
  Doubt doubt;
};
constexpr Source kSources[] = {{"windows-1252", Doubt::kLatin}, {"windows-1251", Doubt::kCyrillic},
                               {"windows-1250", Doubt::kSigns}, {"windows-1254", Doubt::kSigns},
                               {"macintosh", Doubt::kSigns},    {"ibm-850", Doubt::kSigns},
                               {"ibm-437", Doubt::kSigns},      {"ibm-866", Doubt::kCyrillic},
                               {"koi8-r", Doubt::kCyrillic}};

/// Characters of the basic plane to the bytes of a charset; 0 for none and for ASCII.
class ByteOf {
 public:
  explicit ByteOf(const Source& source) : source_(&source), bytes_(0x10000) {
    const auto table = byte_table(source.charset);
    if (!table) return;
    for (std::size_t byte = 0x80; byte < 0x100; ++byte) {
      // Bytes without a character, and the ISO 8859-1 of those with one, stay control characters.
      if (source.doubt != Doubt::kCyrillic)
        bytes_[byte < 0xA0 ? byte : 0] = static_cast<std::uint8_t>(byte);
      if ((*table)[byte] != 0xFFFD) bytes_[(*table)[byte]] = static_cast<std::uint8_t>(byte);
    }
    bytes_[0] = 0;
  }
  std::uint8_t operator()(std::int32_t c) const {
    return c >= 0x80 && c < 0x10000 ? bytes_[static_cast<std::size_t>(c)] : std::uint8_t{0};
  }
  const Source& source() const { return *source_; }

 private:
  const Source* source_;
  std::vector<std::uint8_t> bytes_;
};

const std::vector<ByteOf>& sources() {
  static const std::vector<ByteOf> made = [] {
    std::vector<ByteOf> all;
    for (const Source& source : kSources) all.emplace_back(source);
    return all;
  }();
  return made;
}

struct Sequence {
  std::size_t begin = 0, end = 0;  ///< In the text that shows it.
  std::array<char, 4> bytes{};     ///< What it was meant to be.
  std::size_t size = 0;
  std::int32_t character = 0;
  bool weak = false;    ///< Could be meant as it stands.
  bool spaced = false;  ///< Its no-break space has become a space.

  std::size_t run_begin = 0;  ///< Index of the first of those that stand side by side with it.

  std::string_view meant() const { return {bytes.data(), size}; }
  std::uint8_t lead() const { return static_cast<std::uint8_t>(bytes[0]); }
  bool latin() const { return lead() <= 0xC9; }
  bool cyrillic() const { return lead() == 0xD0 || lead() == 0xD1; }
  bool punctuation() const { return character >= 0x2010 && character < 0x2123; }
};

std::size_t length_by_lead(std::uint8_t byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return 2;
  if (byte >= 0xE0 && byte <= 0xEF) return 3;
  return byte >= 0xF0 && byte <= 0xF4 ? 4 : 0;
}

bool plausible(std::int32_t c) {
  if (c < 0x80) return false;
  const auto type = u_charType(c);
  return type != U_UNASSIGNED && type != U_PRIVATE_USE_CHAR && type != U_SURROGATE && c != 0xFFFD;
}

/// “MANHÃ”, "СССР»": a capital at the end of a word in capitals, then a closing sign.
bool closes_capitals(std::string_view text, std::size_t begin, std::int32_t second) {
  if (begin == 0) return false;
  std::size_t at = begin;
  const std::int32_t before = previous_code_point(text, at);
  const bool closing = second == 0x2019 || second == 0x201D || second == 0x201C || second == 0xBB ||
                       second == 0x2026 || second == 0x2013 || second == 0x2014;
  return closing && before > 0 && u_isupper(before) != 0;
}

/// The sequence of `charset` that `text` shows at `begin`; `at` is behind its first character.
std::optional<Sequence> sequence_at(std::string_view text, std::size_t begin, std::size_t at,
                                    std::uint8_t lead, const ByteOf& charset) {
  Sequence found{begin, at, {static_cast<char>(lead)}, length_by_lead(lead), 0, false, false, 0};
  if (found.size == 0) return std::nullopt;
  for (std::size_t i = 1; i < found.size; ++i) {
    if (found.end >= text.size()) return std::nullopt;
    const std::int32_t c = next_code_point(text, found.end);
    const std::uint8_t byte = charset(c);
    if ((byte & 0xC0U) != 0x80) return std::nullopt;
    found.bytes[i] = static_cast<char>(byte);
    if (i == 1 && found.size == 2) found.weak = closes_capitals(text, begin, c);
  }
  std::size_t pos = 0;
  found.character = next_code_point(found.meant(), pos);
  if (!plausible(found.character) || pos != found.size) return std::nullopt;
  return found;
}

/// "Ã la carte": an "à", which is Ã and a no-break space, after something made that a space. It
/// proves nothing, but is repaired along with others.
std::optional<Sequence> spaced_sequence(std::string_view text, std::size_t begin, std::size_t at,
                                        const ByteOf& charset) {
  constexpr std::string_view kCapital = "Ã";
  if (charset.source().doubt != Doubt::kLatin || text.substr(begin, at - begin) != kCapital ||
      (at < text.size() && text[at] != ' '))
    return std::nullopt;
  std::size_t before = begin;
  if (begin > 0 && u_isupper(previous_code_point(text, before))) return std::nullopt;
  // Of two spaces the first is that one; of one alone it stays as a space.
  const std::size_t end = text.substr(at).starts_with("  ") ? at + 1 : at;
  return Sequence{begin, end, {'\xC3', '\xA0'}, 2, 0xE0, false, true, 0};
}

/// All that looks like a sequence of one charset in a text, and what tells those that are.
class Findings {
 public:
  Findings(std::string_view text, const ByteOf& charset) : doubt_(charset.source().doubt) {
    for (std::size_t at = ascii_end(text, 0); at < text.size(); at = ascii_end(text, at)) {
      const std::size_t begin = at;
      const std::uint8_t lead = charset(next_code_point(text, at));
      if (lead < 0xC2) continue;
      ++seen_[lead];
      auto sequence = sequence_at(text, begin, at, lead, charset);
      if (!sequence) sequence = spaced_sequence(text, begin, at, charset);
      if (!sequence) continue;
      ++whole_[lead];
      at = sequence->end;
      add(*sequence);
    }
    keep_likely();
  }

  /// Those to repair: none where any could be meant.
  const std::vector<Sequence>& certain() const { return sequences_; }

 private:
  void add(Sequence sequence) {
    const bool adjacent = !sequences_.empty() && sequences_.back().end == sequence.begin;
    sequence.run_begin = adjacent ? sequences_.back().run_begin : sequences_.size();
    sequences_.push_back(sequence);
  }

  /// Where text is mojibake, its first bytes stand in no other place: "’é" is no sequence in
  /// French, where most apostrophes are followed by other letters.
  bool hardly_otherwise(std::uint8_t lead) const { return whole_[lead] * 5 >= seen_[lead] * 4; }

  void keep_likely() {
    std::vector<std::size_t> runs(sequences_.size());
    for (const Sequence& sequence : sequences_) ++runs[sequence.run_begin];
    std::size_t proofs = 0, weak = 0;
    std::vector<Sequence> kept;
    for (const Sequence& sequence : sequences_) {
      const std::size_t run = runs[sequence.run_begin];
      if (!likely(sequence, run)) continue;
      weak += sequence.weak;
      if (!sequence.weak && !sequence.spaced) proofs += proof(sequence, run);
      kept.push_back(sequence);
    }
    const bool enough = proofs >= kProof && proofs >= weak * kProof;
    sequences_ = enough ? std::move(kept) : std::vector<Sequence>();
  }

  bool likely(const Sequence& sequence, std::size_t run) const {
    if (doubt_ == Doubt::kLatin && sequence.punctuation()) return true;
    if (doubt_ == Doubt::kCyrillic && sequence.cyrillic() && run >= 3) return true;
    return hardly_otherwise(sequence.lead()) &&
           (doubt_ == Doubt::kLatin || sequence.size < 3 || sequence.punctuation());
  }

  /// How much one of the likely ones proves; kProof is enough. Letters of scripts other than Latin
  /// prove something side by side, as a word.
  static constexpr std::size_t kProof = 2;
  std::size_t proof(const Sequence& sequence, std::size_t run) const {
    if (doubt_ == Doubt::kCyrillic) {
      if (sequence.punctuation()) return kProof;
      return sequence.cyrillic() && run >= 2 ? run - 1 : 0;
    }
    if (doubt_ == Doubt::kSigns)
      return sequence.latin() || sequence.punctuation() ? 1 : run >= 3 ? kProof : 0;
    if (sequence.latin()) return sequence.lead() <= 0xC3 ? kProof : 1;
    return sequence.punctuation() || sequence.size == 4 || run >= 2 ? kProof : 0;
  }

  Doubt doubt_;
  std::vector<Sequence> sequences_;
  std::array<std::size_t, 256> seen_{}, whole_{};  ///< Of each first byte.
};

/// Do two characters beyond ASCII stand side by side, as those of a sequence do? What is spaced is
/// never repaired alone.
bool has_pairs(std::string_view text) {
  for (std::size_t at = ascii_end(text, 0); at < text.size(); at = ascii_end(text, at)) {
    next_code_point(text, at);
    if (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) return true;
  }
  return false;
}

void replace(std::string& text, const std::vector<Sequence>& sequences) {
  std::string out;
  out.reserve(text.size());
  std::size_t from = 0;
  for (const Sequence& sequence : sequences) {
    out.append(text, from, sequence.begin - from);
    out += sequence.meant();
    from = sequence.end;
  }
  out.append(text, from);
  text = std::move(out);
}

}  // namespace

MojibakeRepair repair_mojibake(std::string& text) {
  MojibakeRepair repair;
  if (!has_pairs(text)) return repair;
  for (int round = 0; round < kMostRounds; ++round) {
    std::vector<Sequence> best;
    const ByteOf* source = nullptr;
    for (const ByteOf& charset : sources()) {
      const Findings found(text, charset);
      if (found.certain().size() <= best.size()) continue;
      best = found.certain();
      source = &charset;
    }
    if (source == nullptr) break;
    if (round == 0) {
      const Sequence& first = best.front();
      repair = {best.size(), first.begin, source->source().charset,
                text.substr(first.begin, first.end - first.begin), std::string(first.meant())};
    }
    replace(text, best);
  }
  return repair;
}

}  // namespace dossier
