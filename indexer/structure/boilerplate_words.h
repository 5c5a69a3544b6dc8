// SPDX-License-Identifier: GPL-2.0-or-later
// What a block's words say about consent text and web navigation.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier {

struct PageWords {
  std::size_t words = 0;
  int weight = 0;         ///< Of the distinct consent terms found.
  int terms = 0;          ///< How many distinct consent terms.
  int address = 0;        ///< "we", "our", "you", "your" outside quotations.
  bool sentence = false;  ///< Ends like a sentence.
};

/// Looks `text` over once.
PageWords page_words(std::string_view text);

/// A button or link by itself: "Accept cookies", "Share this article", "X", "Skip to content",
/// "Advertisement".
bool is_button(std::string_view text);

/// A list of short items in one line, some of them known from menus: "Home | World | Politics",
/// "[Share] [Print]".
bool is_menu(std::string_view text);

/// The head of a list of other articles: "Related stories", "MOST READ", "Read also".
bool is_related_head(std::string_view text);

}  // namespace dossier
