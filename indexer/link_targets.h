// SPDX-License-Identifier: GPL-2.0-or-later
// Where a link between files of the indexed folder leads, as the id of a document.
//
//   file "sub/a.xml", target "b.xml#d5"     -> "sub/b.xml#d5"
//   file "sub/a.xml", target "../c.xml#d1"  -> "c.xml#d1"
//
// A reader knows only its own file; ids are relative to the indexed root.

#pragma once

#include <string>
#include <string_view>

#include "schema/document.h"

namespace dossier {

/// The id that the relative reference `target` means in the file of id `file_id`: percent-encoding
/// undone, "." and ".." resolved (".." above the root is dropped, RFC 3986, 5.2.4), escaped as ids
/// are.
std::string id_of_target(std::string_view file_id, std::string_view target);

/// Makes ids of the targets of all relative links in `document`, and of the keys of its tags that
/// are pointers ("a.xml#p_DE1"). What the file has is kept (`written`), so that this can be called
/// again once the file has moved.
void resolve_targets(std::string_view file_id, Document& document);

}  // namespace dossier
