// SPDX-License-Identifier: GPL-2.0-or-later
// Mojibake: UTF-8 that was read as another charset and saved again as UTF-8, once or oftener.
//
//   "It â€™s Ð¿Ñ€Ð¸Ð²ÐµÑ‚"  ->  "It ’s привет"        (read as windows-1252)
//   "РїСЂРёРІРµС‚"          ->  "привет"             (read as windows-1251)
//
// In mojibake, the characters that are the first bytes of UTF-8 sequences stand hardly anywhere
// else, and those after them are the sequences' other bytes; in a language they stand elsewhere too
// ("’é" and "’h" in French). A sequence that could be meant (“MANHÃ” at the end of a quotation) is
// repaired only where others leave no doubt.

#pragma once

#include <cstddef>
#include <string>

namespace dossier {

struct MojibakeRepair {
  std::size_t sequences = 0;  ///< Repaired; 0 where the text was left alone.
  std::size_t first = 0;      ///< Byte of the first, in the text given.
  std::string charset;        ///< The text had been read as.
  std::string before, after;  ///< The first sequence and what it was meant to be.
};

/// Repairs `text` (well-formed UTF-8) where that is certain. Linear.
MojibakeRepair repair_mojibake(std::string& text);

}  // namespace dossier
