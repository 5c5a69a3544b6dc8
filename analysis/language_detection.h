// SPDX-License-Identifier: GPL-2.0-or-later
// Apart from language.h, so that a program which detects none does not load CLD2's tables.

#pragma once

#include <string>
#include <string_view>

namespace dossier {

/// ISO 639-1 code of the language `text` is most likely written in (CLD2), or "" when unsure.
/// Cost: that of 1,400 bytes from all over the text where they are in one language, else of the
/// text. Thread-safe.
std::string detect_language(std::string_view text);

}  // namespace dossier
