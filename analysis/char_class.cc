// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/char_class.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace dossier {
namespace {

// Below Thai no script is written without spaces.
constexpr UChar32 kFirstComplex = 0x0E00;

bool is_complex(UChar32 c) {
  if (c < kFirstComplex) return false;
  if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return true;
  if (u_getIntPropertyValue(c, UCHAR_WORD_BREAK) == U_WB_KATAKANA) return true;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
}

// Punctuation with a part in words, and letters that are really apostrophes.
CharClass special_class(UChar32 c) {
  switch (c) {
    case 0x00B4:  // Acute accent, typed for an apostrophe.
    case 0x02B9:  // Prime: a transliterated soft sign.
    case 0x02BB:
    case 0x02BC:
    case 0x02BE:  // Hamza and ayin.
    case 0x02BF:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case 0xFF07:
      return CharClass::kApostrophe;
    case 0x00B7:
    case 0x058A:
    case 0x05BE:
    case 0x2010:
    case 0x2011:
    case 0x2027:
    case 0xFE63:
    case 0xFF0D:
      return CharClass::kHyphen;
    case 0x05F3:  // Hebrew geresh and gershayim.
    case 0x05F4:
      return CharClass::kFormat;
    case 0x202F:
      return CharClass::kOther;  // A narrow space, whatever UAX #29 does with it.
    case 0xFF0E:
      return CharClass::kDot;
    case 0xFF0C:
      return CharClass::kComma;
    default:
      return CharClass::kOther;
  }
}

}  // namespace

bool is_note_mark(UChar32 c) {
  return c == 0xB2 || c == 0xB3 || c == 0xB9 || c == 0x2070 || (c >= 0x2074 && c <= 0x207E);
}

CharClass wide_char_class(UChar32 c) {
  if (c < 0) return CharClass::kOther;
  if (const CharClass special = special_class(c); special != CharClass::kOther) return special;
  const auto mask = U_MASK(u_charType(c));
  if ((mask & (U_GC_L_MASK | U_GC_NL_MASK)) != 0) {
    return is_complex(c) ? CharClass::kComplex : CharClass::kLetter;
  }
  if ((mask & U_GC_M_MASK) != 0) return CharClass::kExtend;
  if ((mask & U_GC_ND_MASK) != 0 || (c >= 0x2080 && c <= 0x2089)) return CharClass::kDigit;
  if ((mask & U_GC_CF_MASK) != 0) return CharClass::kFormat;
  if ((mask & U_GC_PC_MASK) != 0) return CharClass::kHyphen;
  return CharClass::kOther;
}

}  // namespace dossier
