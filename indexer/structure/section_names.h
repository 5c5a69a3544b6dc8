// SPDX-License-Identifier: GPL-2.0-or-later
// Headings that say what stands below them: "Key Points", "Endnotes", "Literatur", "ABOUT THE
// AUTHOR".

#pragma once

#include <optional>
#include <string_view>

#include "schema/document.h"

namespace dossier {

/// The zone that a section of this heading belongs to, in English, French, German, Spanish, Polish
/// or Russian, numbering, case and punctuation aside; none for headings of the body, whatever they
/// are.
std::optional<Zone> zone_of_heading(std::string_view heading);

/// Headings after which the body goes on even behind a bibliography: "Appendix B", "Annex".
bool is_appendix_heading(std::string_view heading);

/// "Introduction", "Conclusion", "Contents": body headings known by name, so that a short line of
/// that name is neither an author nor a title.
bool is_body_heading(std::string_view heading);

}  // namespace dossier
