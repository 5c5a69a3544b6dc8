// SPDX-License-Identifier: GPL-2.0-or-later
// Note definitions of a Markdown text, taken out before cmark sees it.
//
//   "Talks followed.[^a]\n\n[^a]: See the annex.\n"  ->  body "Talks followed.[^a]\n\n\n", note a
//   "See the annex."
//
// cmark's own footnotes number notes by first call and drop definitions nobody calls; Dossier keeps
// the labels that are written and every definition.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

struct NoteDefinition {
  std::string label;
  std::string text;        ///< Markdown, still with its markup.
  std::uint32_t line = 0;  ///< In the text, from 1.
};

struct MarkdownParts {
  std::string body;  ///< As many lines as the text; those of definitions are blank.
  std::vector<NoteDefinition> notes;
};

/// A definition opens with "[^label]:" at most three columns in, outside fenced code; it goes on to
/// the next blank line, and behind that with lines indented by four. Linear.
MarkdownParts split_notes(std::string_view text);

/// The label of a "[^label]" at byte `at`, "" where there is none. White space and brackets are in
/// no label.
std::string_view note_label(std::string_view text, std::size_t at);

}  // namespace dossier
