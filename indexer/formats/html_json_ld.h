// SPDX-License-Identifier: GPL-2.0-or-later
// What schema.org's JSON-LD in a page says about its article.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

struct JsonLdArticle {
  std::string type;  ///< "NewsArticle", ...; "" when nothing was found.
  std::string headline, date, publisher, language, url;
  std::vector<std::string> authors;
};

/// Reads the scripts of a page. Tolerates what pages get wrong: comments, CDATA, line ends in
/// strings, commas too many; what still is no JSON is passed over. The first article wins, its
/// gaps filled from others; references by "@id" are followed. Linear in the text.
JsonLdArticle read_json_ld(const std::vector<std::string>& scripts);

}  // namespace dossier
