// SPDX-License-Identifier: GPL-2.0-or-later
// The files compiled into the program (cmake/EmbedFiles.cmake): style, script, pictures, templates,
// translations. No file is needed when it runs.

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "searcher/kiosk/http_message.h"

namespace dossier {

struct EmbeddedFile {
  std::string_view name;  ///< From searcher/kiosk/ on: "templates/page.html".
  std::string_view text;
};

/// All of them, by name; defined in the generated source.
std::span<const EmbeddedFile> embedded_files();
/// The text of one. @throws Error where there is none: a fault of the program.
std::string_view embedded_file(std::string_view name);

/// "/assets/kiosk.css" and the like, or none.
std::optional<HttpResponse> asset(std::string_view path);
/// Changes whenever an asset does: for addresses that a browser may keep for good.
std::string assets_version();

}  // namespace dossier
