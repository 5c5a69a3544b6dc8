// SPDX-License-Identifier: GPL-2.0-or-later
// Metadata as bytes: the same in the stored record and between the indexer's processes.

#pragma once

#include "schema/bytes.h"
#include "schema/document.h"

namespace dossier {

void put_metadata(ByteWriter& out, const Metadata& meta);
/// @throws Error when the bytes are not what put_metadata() wrote.
Metadata get_metadata(ByteReader& in);

}  // namespace dossier
