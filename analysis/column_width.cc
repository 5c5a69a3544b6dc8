// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/column_width.h"

#include <unicode/uchar.h>

namespace dossier {

int column_width(std::int32_t c) {
  if (c < 0) return 1;
  if (c < 0x300) return c == 0xAD ? 0 : 1;  // Latin, quickly; a soft hyphen shows nothing.
  const auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  if (c >= 0x1160 && c <= 0x11FF) return 0;  // Hangul vowels and finals join the syllable before.
  const auto east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace dossier
