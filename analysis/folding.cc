// SPDX-License-Identifier: GPL-2.0-or-later
// Folding: ICU's NFKC case fold, decomposition, a sieve over the marks, composition. Characters
// whose fold does not depend on their neighbours come from a table made by the same steps.

#include "analysis/folding.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <array>
#include <atomic>
#include <bit>
#include <cstdint>
#include <cstring>
#include <stdexcept>

#include "analysis/analyzer.h"
#include "analysis/char_class.h"
#include "analysis/utf8.h"

namespace dossier {
namespace {

// The reordering of combining marks is quadratic in a run of them, so no longer piece is ever
// normalised.
constexpr std::size_t kMaxPiece = 1024;

enum class Keep { kWord, kText };  // Letters, digits and marks alone, or punctuation too.

struct Normalizers {
  const icu::Normalizer2* fold = nullptr;
  const icu::Normalizer2* decompose = nullptr;
  const icu::Normalizer2* compose = nullptr;

  Normalizers() {
    UErrorCode status = U_ZERO_ERROR;
    fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    decompose = icu::Normalizer2::getNFDInstance(status);
    compose = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no normalisation data");
  }
};

const Normalizers& normalizers() {
  static const Normalizers instance;
  return instance;
}

// Letters of the Latin script that Unicode does not decompose, by what readers type for them.
const char16_t* plain_latin(UChar32 c) {
  switch (c) {
    case 0x00E6:
      return u"ae";
    case 0x0153:
      return u"oe";
    case 0x00F0:
    case 0x0111:
    case 0x0256:
    case 0x0257:
    case 0x018C:
      return u"d";
    case 0x00F8:
    case 0x0275:
      return u"o";
    case 0x00FE:
      return u"th";
    case 0x0127:
      return u"h";
    case 0x0131:
    case 0x0268:
      return u"i";
    case 0x0138:
    case 0x0199:
      return u"k";
    case 0x0142:
    case 0x019A:
      return u"l";
    case 0x014B:
      return u"ng";
    case 0x0167:
    case 0x01AD:
      return u"t";
    case 0x0180:
    case 0x0253:
      return u"b";
    case 0x0188:
    case 0x023C:
      return u"c";
    case 0x01E5:
    case 0x0260:
      return u"g";
    case 0x01A5:
      return u"p";
    case 0x01B4:
    case 0x024F:
      return u"y";
    case 0x01B6:
      return u"z";
    case 0x0192:
      return u"f";
    case 0x0237:
    case 0x0249:
      return u"j";
    case 0x0247:
      return u"e";
    case 0x0272:
      return u"n";
    case 0x024D:
      return u"r";
    case 0x0289:
      return u"u";
    case 0x028B:
      return u"v";
    default:
      return nullptr;
  }
}

// Cyrillic marks make letters (й ї ў ѓ ќ ӯ), but for the ones that only show stress, and ё.
bool keeps_cyrillic_mark(UChar32 base, UChar32 mark) {
  switch (mark) {
    case 0x0301:
      return base == 0x0433 || base == 0x043A;  // ѓ ќ
    case 0x0308:
      return base != 0x0435;  // ё
    case 0x0300:
    case 0x0302:
    case 0x030F:
    case 0x0311:
      return false;
    default:
      return mark < 0x0483 || mark > 0x0487;
  }
}

bool keeps_mark(UChar32 base, UChar32 mark) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(mark, &status)) {
    case USCRIPT_HEBREW:
      return false;
    case USCRIPT_ARABIC:
      return mark >= 0x0653 && mark <= 0x0655;  // Madda and hamza make letters.
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
      return false;
    case USCRIPT_CYRILLIC:
    case USCRIPT_INHERITED:
    case USCRIPT_COMMON:
      break;
    default:
      return true;
  }
  switch (uscript_getScript(base, &status)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_COMMON:
    case USCRIPT_HEBREW:
      return false;
    case USCRIPT_CYRILLIC:
      return keeps_cyrillic_mark(base, mark);
    case USCRIPT_ARABIC:
      return mark >= 0x0653 && mark <= 0x0655;
    default:
      return true;
  }
}

bool is_word_char(UChar32 c) {
  return (U_MASK(u_charType(c)) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
}

// The text with the characters NFKC would misjudge already replaced or gone.
icu::UnicodeString prepared(std::string_view text, Keep keep) {
  icu::UnicodeString out;
  for (std::size_t pos = 0; pos < text.size();) {
    UChar32 c = next_code_point(text, pos);
    if (is_note_mark(c) || c == 0x0640) continue;  // Tatweel only stretches a word.
    if (keep == Keep::kText) {
      const CharClass kind = char_class(c);
      if (kind == CharClass::kApostrophe) c = u'\'';
      if (c == 0x2010 || c == 0x2011) c = u'-';
    }
    out.append(c < 0 ? UChar32{0xFFFD} : c);
  }
  return out;
}

icu::UnicodeString sieved(const icu::UnicodeString& decomposed, Keep keep) {
  icu::UnicodeString out;
  UChar32 base = u' ';
  for (int32_t i = 0; i < decomposed.length();) {
    const UChar32 c = decomposed.char32At(i);
    i += U16_LENGTH(c);
    if (keep == Keep::kWord && !is_word_char(c)) continue;
    const auto mask = U_MASK(u_charType(c));
    if ((mask & U_GC_M_MASK) != 0) {
      if (keeps_mark(base, c)) out.append(c);
      continue;
    }
    base = c;
    if (const char16_t* plain = plain_latin(c)) {
      out.append(plain, -1);
    } else if ((mask & U_GC_ND_MASK) != 0) {
      out.append(static_cast<char16_t>(u'0' + u_charDigitValue(c)));
    } else {
      out.append(c);
    }
  }
  return out;
}

void fold_piece(std::string_view piece, Keep keep, std::string& out) {
  const Normalizers& icu = normalizers();
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString text = icu.fold->normalize(prepared(piece, keep), status);
  text = icu.compose->normalize(sieved(icu.decompose->normalize(text, status), keep), status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot normalise text");
  text.toUTF8String(out);
}

// Folds of the characters below U+0700 that stand alone: Latin, Greek, Cyrillic, Hebrew, Arabic
// letters. Each is found when first asked for, as a text has few of them: making all took a sixth
// of a search. Threads may find the same one at once, and then store the same.
class FoldTable {
 public:
  static constexpr UChar32 kLimit = 0x0700;

  /// Appends the fold of `c`, or says that it must be folded with its neighbours.
  bool append(UChar32 c, std::string& out) {
    if (c < 0 || c >= kLimit) return false;
    auto& stored = entries_[static_cast<std::size_t>(c)];
    auto entry = std::bit_cast<Entry>(stored.load(std::memory_order_relaxed));
    if (entry.state == kUnknown) {
      entry = made(c);
      stored.store(std::bit_cast<std::uint64_t>(entry), std::memory_order_relaxed);
    }
    if (entry.state == kDepends) return false;
    out.append(entry.bytes, static_cast<std::size_t>(entry.state - kEmpty));
    return true;
  }

 private:
  static constexpr std::uint8_t kUnknown = 0;
  static constexpr std::uint8_t kDepends = 1;  // On its neighbours, or it is too long.
  static constexpr std::uint8_t kEmpty = 2;    // A state above: so many bytes more.
  struct Entry {
    char bytes[7] = {};
    std::uint8_t state = kDepends;
  };

  static Entry made(UChar32 c) {
    Entry entry;
    if ((U_MASK(u_charType(c)) & U_GC_M_MASK) != 0) return entry;
    std::string utf8;
    std::string folded;
    icu::UnicodeString(c).toUTF8String(utf8);
    fold_piece(utf8, Keep::kWord, folded);
    if (folded.size() > sizeof entry.bytes) return entry;
    std::memcpy(entry.bytes, folded.data(), folded.size());
    entry.state = static_cast<std::uint8_t>(kEmpty + folded.size());
    return entry;
  }

  std::array<std::atomic<std::uint64_t>, kLimit> entries_{};
};

bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

char ascii_fold(char byte) {
  if (byte >= 'A' && byte <= 'Z') return static_cast<char>(byte + 32);
  return byte == '`' ? '\'' : byte;
}

// Where the piece that starts at `begin` ends: before an ASCII character that nothing combines
// with.
std::size_t piece_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < text.size() && end - begin <= kMaxPiece &&
         !(is_ascii(text[end]) && (end + 1 == text.size() || is_ascii(text[end + 1])))) {
    ++end;
  }
  return begin + prefix_within(text.substr(begin, end - begin), kMaxPiece).size();
}

}  // namespace

void fold_word(std::string_view word, std::string& term) {
  static FoldTable table;
  word = prefix_within(word, kMaxPiece);
  const std::size_t before = term.size();
  for (std::size_t pos = 0; pos < word.size();) {
    if (table.append(next_code_point(word, pos), term)) continue;
    term.resize(before);
    fold_piece(word, Keep::kWord, term);
    return;
  }
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t pos = 0; pos < text.size();) {
    if (is_ascii(text[pos]) && (pos + 1 == text.size() || is_ascii(text[pos + 1]))) {
      out.push_back(ascii_fold(text[pos++]));
      continue;
    }
    const std::size_t end = piece_end(text, pos);
    fold_piece(text.substr(pos, end - pos), Keep::kText, out);
    pos = end;
  }
  return out;
}

std::string well_formed(std::string_view text, std::size_t& replaced) {
  replaced = 0;
  std::string out;
  out.reserve(text.size());
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    pos = ascii_end(text, pos);
    out.append(text, begin, pos - begin);
    if (pos == text.size()) break;
    const std::size_t wide = pos;
    if (next_code_point(text, pos) < 0) {
      out += "\xEF\xBF\xBD";
      ++replaced;
    } else {
      out.append(text, wide, pos - wide);
    }
  }
  return out;
}

}  // namespace dossier
