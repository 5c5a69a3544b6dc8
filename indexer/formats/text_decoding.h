// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes of a text file to UTF-8.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/raw_document.h"

namespace dossier {

/// UTF-8 with or without a byte order mark, or UTF-16 with one, as well-formed UTF-8 without a
/// mark, line ends made "\n". Ill-formed sequences become U+FFFD and one diagnostic (the document
/// is kept); a file with NUL bytes or mostly control bytes is binary: a diagnostic with
/// document_lost, and none is returned. Linear.
std::optional<std::string> decode_text(std::string_view path, std::string_view bytes,
                                       const ReadSink& sink);

}  // namespace dossier
