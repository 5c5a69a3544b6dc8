// SPDX-License-Identifier: GPL-2.0-or-later
// A document's paragraphs as the ledger reads them: what a page break parted is put together, and
// links give the addresses that stand behind words.
//
//   notes 4 "Roe, “Ports”, Post, 2010," and "Available at: <https://p.test/roe>" -> one text

#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "citations/citation_rules.h"
#include "schema/document.h"

namespace dossier {

class LedgerText {
 public:
  /// Keeps a reference to `document`.
  LedgerText(const Document& document, CitationRules rules);

  const std::string& paragraph(std::uint32_t at) const { return document_.paragraphs[at].text; }

  /// The paragraph's text, and that of the next where a page break cut it off before its address;
  /// the next is consumed then. Notes that have labels of their own go on nothing.
  std::string whole(std::uint32_t paragraph, Zone zone);
  bool consumed(std::uint32_t paragraph) const { return consumed_.contains(paragraph); }

  /// The address of a link inside `bytes` of a paragraph, for a reference that shows none:
  /// "[Title](https://…)"; else "".
  std::string hidden_address(std::uint32_t paragraph, ByteRange bytes) const;

  /// Links that lead elsewhere, by paragraph, as indices of Document::links.
  const std::map<std::uint32_t, std::vector<std::size_t>>& links() const { return links_; }

  /// The label of the note whose text a paragraph is, or "".
  std::string label(std::uint32_t paragraph) const;

 private:
  void collect_links();

  const Document& document_;
  CitationRules rules_;
  std::map<std::uint32_t, std::vector<std::size_t>> links_;
  std::map<std::uint32_t, std::string> labels_;
  std::set<std::uint32_t> consumed_;
};

}  // namespace dossier
