// SPDX-License-Identifier: GPL-2.0-or-later
// How alike titles and names are when one work is cited in two ways.
//
//   folded_words("The Ports’ Review") -> ["the", "ports", "review"]

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Lower-case words without punctuation, apostrophes closed up; "isis-k" is two. The first 40.
std::vector<std::string> folded_words(std::string_view text);

/// The same, a leading article dropped.
std::vector<std::string> title_words_of(std::string_view title);

/// The first `most` of `parts`, parted by spaces.
std::string join_words(const std::vector<std::string>& parts, std::size_t most);

/// Adds the names under which `author` may be called again: the surname, its last word, an
/// organisation's whole name.
void add_surnames(std::vector<std::string>& out, const std::string& author);

/// "wpo" of "World Port Organization": the capitals of an institution's name of three capitalised
/// words or more; "" of any other name.
std::string acronym_of(const std::string& author);

/// Are the strings equal but for one stretch of at most `most` bytes?
bool within_edits(std::string_view a, std::string_view b, std::size_t most);

/// The share of the longer title's words that stand in the other too, 0 to 1.
double overlap(const std::vector<std::string>& a, const std::vector<std::string>& b);

/// Do the lists share a name, one letter aside? Unnamed works agree with any.
bool share_name(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace dossier
