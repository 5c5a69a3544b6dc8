// SPDX-License-Identifier: GPL-2.0-or-later
// Web addresses in running text, wherever Dossier looks for them: paragraphs, notes, references.
//
//   "see <https://a.org/x> and (www.b.org/y(z))." -> "https://a.org/x", "www.b.org/y(z)"
//
// An address ends before white space, quotes, angle brackets and closing punctuation; one broken
// over lines, in angle brackets or at a separator, goes on.

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "analysis/byte_range.h"
#include "citations/citation_rules.h"

namespace dossier {

/// Every web address in `text`, ascending. Linear.
std::vector<ByteRange> find_addresses(std::string_view text, CitationRules rules = {});

/// The end of the address, DOI or the like that begins at byte `begin`.
std::size_t address_end(std::string_view text, std::size_t begin, CitationRules rules = {});

/// The end of the web address that begins at byte `at`, or `at` where none does.
std::size_t address_at(std::string_view text, std::size_t at, CitationRules rules = {});

/// A letter, a digit, or a byte of a character beyond ASCII: what an address may not directly
/// follow.
bool in_word(char c);

}  // namespace dossier
