// SPDX-License-Identifier: GPL-2.0-or-later
// The text of a document as a model: paragraphs in pieces, with the names that are links, the marks
// of notes, and what a reader looks for on the page.

#pragma once

#include <string>
#include <vector>

#include "searcher/answers.h"
#include "searcher/formats/json_values.h"
#include "searcher/kiosk/interface_text.h"
#include "searcher/kiosk/visit.h"

namespace dossier {

class DocumentText {
 public:
  /// `find`: words whose forms as typed, or longer ones, are marked; "" for none.
  DocumentText(const ShowAnswer& answer, const HttpRequest& request, InterfaceText& text,
               const std::string& find);

  /// Paragraphs of front and body: {"id":"p12", "h2":true, "pieces":[…]}, in reading order.
  Json body();
  /// Bibliography and what stands behind the text.
  Json rest();
  /// Notes, each with its label, text, way back, and the works it cites.
  Json notes();
  /// Headings: {"text", "link":"#p12", "level"}.
  Json outline() const;
  std::uint32_t found() const { return found_; }  ///< Marks made so far.

 private:
  Json paragraph(std::uint32_t number);
  Json pieces(std::uint32_t number);
  std::vector<ByteRange> marks(std::string_view text) const;
  Json works_of(const std::string& label) const;
  Json zone(bool (*wanted)(Zone));

  const ShowAnswer& answer_;
  const HttpRequest& request_;
  InterfaceText& text_;
  std::vector<std::string> find_;                        // Folded words.
  std::vector<std::vector<const Mention*>> mentions_;    // By paragraph.
  std::vector<std::vector<const Footnote*>> footnotes_;  // By the paragraph that calls them.
  int top_heading_ = 6;  // The level of the document's highest headings.
  std::uint32_t found_ = 0;
};

}  // namespace dossier
