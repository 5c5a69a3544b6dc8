// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes of a web page to UTF-8: text_decoding.h, with what the page says of its own charset.
//
//   byte order mark, else UTF-8 where the bytes are that, else <meta charset> unless the bytes make
//   no text of it, else the likeliest charset

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/raw_document.h"

namespace dossier {

/// As decode_text, and the markup inside <title> is made text, as HTML 5 reads it. A charset
/// declared in the first 4 kB is a hint, as is the language of <html>. Linear.
std::optional<std::string> decode_html(std::string_view path, std::string_view bytes,
                                       const ReadSink& sink);

/// Do the first bytes of a file look like a web page's: a doctype, <html>, or XHTML?
bool looks_like_html(std::string_view head);

}  // namespace dossier
