// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes of a text file, in whatever charset, to UTF-8.
//
//   a byte order mark, else UTF-16 or UTF-32 by their zero bytes, else UTF-8 where (most of) the
//   bytes are that, else the charset in which they are likeliest to be text

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/encoding/charset_guess.h"
#include "indexer/raw_document.h"

namespace dossier {

/// `bytes` as well-formed UTF-8 without a mark, line ends made "\n", control characters made
/// spaces, mojibake repaired. What had to be guessed on little evidence, repaired or replaced by
/// U+FFFD is a diagnostic with line and byte, and the document is kept. Bytes that are no text are
/// a diagnostic with document_lost, and none is returned. Linear; thread-safe.
std::optional<std::string> decode_text(std::string_view path, std::string_view bytes,
                                       const ReadSink& sink, const CharsetHints& hints = {});

}  // namespace dossier
