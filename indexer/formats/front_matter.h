// SPDX-License-Identifier: GPL-2.0-or-later
// YAML front matter: the lines between "---" and "---" (or "...") at the very top of a Markdown or
// text file.
//
//   ---
//   title: Over the Horizon
//   date: 2021-12-06
//   people: [Joe Biden, Lloyd Austin]
//   ---

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/raw_document.h"

namespace dossier {

/// Most bytes of front matter that are parsed; more is a diagnostic.
inline constexpr std::size_t kMaxFrontMatter = 65536;

struct FrontMatter {
  Metadata meta;
  std::string_view
      body;  ///< Of the text given, behind the front matter; all of it where there is none.
  std::uint32_t body_line = 1;  ///< Line number of the body's first line.
};

/// Reads the front matter of `text` (well-formed UTF-8, "\n" line ends). Faults become diagnostics
/// with a line, and the body is read all the same; what is no YAML is read entry by entry
/// (front_matter_lines.h). Anchors and aliases, which make small files
/// expand without bound, are refused.
FrontMatter read_front_matter(std::string_view path, std::string_view text, const ReadSink& sink);

}  // namespace dossier
