// SPDX-License-Identifier: GPL-2.0-or-later
// What a page says about itself: JSON-LD, citation_*, OpenGraph, Dublin Core, and the like.

#pragma once

#include <string>
#include <string_view>

#include "indexer/formats/html_tree.h"
#include "schema/document.h"

namespace dossier {

/// Fills title, authors, date, outlet, language, url and kind. For each the sources are asked in an
/// order of trust: what scholarly pages write for indexers (citation_*), JSON-LD, OpenGraph, Dublin
/// Core and other <meta>, then elements with itemprop, <time>, the first <h1>, <title>. A title
/// loses the site's name ("Headline - The Courier"). Linear.
Metadata html_metadata(const HtmlTree& tree);

/// `title` without the name of the site before or behind a bar or dash: without `site` where it
/// stands there, else without the shorter end where `heading` (the page's h1) shows it does not
/// belong.
std::string without_site(std::string title, std::string_view site, std::string_view heading);

}  // namespace dossier
