// SPDX-License-Identifier: GPL-2.0-or-later
// What a hyperlink's address means for the link that Dossier keeps.
//
//   "https://b.org/a"                     -> that address
//   "notes/annex.docx", base ""           -> the file beside this one
//   "mailto:a@b.org", "#fn1", "javascript:…", "picture.png"  -> no link

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dossier {

/// `href` seen from `base`: "/a" and "https://b.org/c/" -> "https://b.org/a"; "" for what is no
/// document (mailto:, javascript:, a place in the page itself).
std::string resolve_address(std::string_view href, std::string_view base);

struct LinkAddress {
  std::string target;
  bool relative = false;  ///< A file below the folder of the one that links, see BlockLink.
};

/// Where a link written `href` leads, if it is a web address or a file of a kind Dossier reads.
std::optional<LinkAddress> linked_to(std::string_view href, std::string_view base);

}  // namespace dossier
