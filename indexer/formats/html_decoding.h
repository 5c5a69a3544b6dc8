// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes of a web page to UTF-8.
//
//   byte order mark, else <meta charset>, else UTF-8 where the bytes are that, else windows-1252

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/raw_document.h"

namespace dossier {

/// The page as well-formed UTF-8 without byte order mark, control characters made spaces, and the
/// markup inside <title> made text, as HTML 5 reads it. A charset declared in the first 4 kB is
/// believed unless the bytes are UTF-8 beyond doubt. What cannot be decoded becomes U+FFFD and one
/// diagnostic; bytes that are no text at all are a diagnostic with document_lost, and none is
/// returned. Linear.
std::optional<std::string> decode_html(std::string_view path, std::string_view bytes,
                                       const ReadSink& sink);

/// Do the first bytes of a file look like a web page's: a doctype, <html>, or XHTML?
bool looks_like_html(std::string_view head);

}  // namespace dossier
