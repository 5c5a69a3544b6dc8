// SPDX-License-Identifier: GPL-2.0-or-later
// Work keys: strings by which a work is known, equal for the same work wherever it is cited.
//
//   "https://www.WashingtonPost.com/outlook/2020/x/?utm_source=a#top" ->
//   "url:washingtonpost.com/outlook/2020/x"
//   "UN Doc S/RES/2593 (2021)" -> "un:s/res/2593"
//   ("Our secret Taliban air force", 2020) -> "title:our secret taliban air force|2020"

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Scheme and "www." dropped, host in lower case, fragment, tracking parameters (utm_*, fbclid,
/// ...) and trailing slash removed, `web.archive.org` unwrapped, percent-encoding normalised; ""
/// where `url` is no web address.
std::string canonical_url(std::string_view url);

/// "10.1000/xyz" out of a DOI, doi: or doi.org address, lower case; "" where there is none.
std::string canonical_doi(std::string_view text);

/// A United Nations document symbol and where it stands in a text.
struct DocumentSymbol {
  std::string key;  ///< "s/2021/486", "s/res/2593", "a/76/667": lower case, without a closing year.
  std::size_t begin = 0, end = 0;  ///< Bytes; a year in brackets behind a resolution's included.
};

/// Every symbol in `text`, ascending: a main body's letter, then two parts or more, the last with a
/// digit. One inside an address counts where the address is the United Nations' own (undocs.org).
std::vector<DocumentSymbol> document_symbols(std::string_view text);

/// Folded title (words only, leading article dropped) and year, "" for a title of fewer than 2
/// words.
std::string title_key(std::string_view title, std::string_view year);

/// All keys of a work, strongest first: doi, un (of a symbol in `doi` or in an address), url,
/// title. `date` may be "" or YYYY[-MM[-DD]].
std::vector<std::string> work_keys(std::string_view doi, std::string_view url,
                                   std::string_view title, std::string_view date);

}  // namespace dossier
