// SPDX-License-Identifier: GPL-2.0-or-later
// Notes of a page and the links that call them.
//
//   ended.<sup><a href="#fn1">1</a></sup> … <li id="fn1">BBC. <a href="#r1">↩</a></li>
//   -> note "1", the <li>; call: the <sup>; the link back is no text

#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/formats/html_tree.h"
#include "indexer/raw_document.h"

namespace dossier {

struct HtmlNote {
  std::string label;                 ///< As printed, without brackets.
  std::uint32_t begin = 0, end = 0;  ///< Nodes of its text.
};

struct HtmlNotes {
  std::vector<HtmlNote> notes;                           ///< In reading order.
  std::unordered_map<std::uint32_t, std::string> calls;  ///< Node that calls, label.
  std::vector<bool> taken;   ///< By node: in a call, in a note or its label: no running text.
  std::vector<bool> labels;  ///< By node: labels and links back inside notes.
};

/// A link within the page calls a note when its text is a label (a number, a letter, a sign, in
/// brackets or not), it leads further down, and something says so besides: it is raised, has a
/// note's role or class, or its target begins with the same label or leads back to it. Linear.
HtmlNotes find_html_notes(const HtmlTree& tree);

/// Where nothing is linked: notes below a heading such as Notes, and their marks, by their looks.
void find_unlinked_notes(const HtmlNotes& linked, std::vector<Block>& blocks);

}  // namespace dossier
