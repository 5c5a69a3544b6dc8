// SPDX-License-Identifier: GPL-2.0-or-later
// What a reader gives, as bytes: the way from a reader process to the indexer.

#pragma once

#include <string>
#include <string_view>

#include "indexer/raw_document.h"

namespace dossier {

std::string pack_raw_document(const RawDocument& document);
/// Trusts nothing: enumerators and ranges are checked against what they name and point into.
/// @throws Error when the bytes are not what pack_raw_document() wrote.
RawDocument unpack_raw_document(std::string_view packed);

std::string pack_diagnostic(const Diagnostic& diagnostic);
/// @throws Error as above.
Diagnostic unpack_diagnostic(std::string_view packed);

}  // namespace dossier
