// SPDX-License-Identifier: GPL-2.0-or-later
// What the code of a field in a DOCX means for its result (ISO/IEC 29500-1, 17.16).
//
//   HYPERLINK "http://b.org" \l "top"   -> the result links to http://b.org#top
//   TOC \o "1-3"                        -> the result repeats the document: left out

#pragma once

#include <string>
#include <string_view>

namespace dossier {

/// A HYPERLINK.
bool docx_field_links(std::string_view code);
/// Where a HYPERLINK leads; "" for a place in the document itself.
std::string docx_field_link(std::string_view code);
/// Contents, indexes, and the second mark of a note that has one.
bool docx_field_repeats(std::string_view code);

}  // namespace dossier
