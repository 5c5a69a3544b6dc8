// SPDX-License-Identifier: GPL-2.0-or-later
// What tags, roles, classes and ids say about a part of a page.
//
//   <div class="article__body">        -> Body
//   <ul class="share-tools">           -> Aside
//   <section id="comments">            -> Comments
//   <div id="onetrust-consent-sdk">    -> Never

#pragma once

#include <cstdint>

#include "indexer/formats/html_tree.h"

namespace dossier {

enum class HtmlHint : std::uint8_t {
  None,
  Body,   ///< Says that it holds the text of an article.
  Aside,  ///< Navigation, sharing, related pieces, advertisement: furniture, unless it holds most.
  Comments,  ///< What readers wrote: furniture even where it is most of the page.
  Hidden,    ///< Not shown: furniture, unless it holds most.
  Never,     ///< Scripts, controls, consent widgets: never text.
};

/// By words of class and id, split at punctuation and capitals; the rules are those that hold over
/// many sites, no site's own. Cost: the length of the attributes.
HtmlHint html_hint(const HtmlTree& tree, std::size_t node);

/// A caption or the credit of a picture, by tag or class.
bool is_html_caption(const HtmlTree& tree, std::size_t node);

/// A post of a social medium, quoted in the article.
bool is_quoted_post(const HtmlTree& tree, std::size_t node);

}  // namespace dossier
