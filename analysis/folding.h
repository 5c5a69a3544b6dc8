// SPDX-License-Identifier: GPL-2.0-or-later
// The folding of one word, as the tokenizer needs it; names and titles go through fold() of
// analyzer.h.

#pragma once

#include <string>
#include <string_view>

namespace dossier {

/// Appends the folded letters, digits and kept marks of `word` to `term` and nothing else of it.
/// Reads no more of a word than its first 1,024 bytes, many times what a term can hold.
/// Thread-safe.
void fold_word(std::string_view word, std::string& term);

}  // namespace dossier
