// SPDX-License-Identifier: GPL-2.0-or-later
// The events of an ODT's content to blocks.
//
//   <text:p>It ended<text:note><text:note-citation>1</text:note-citation><text:note-body>…
//   -> Paragraph "It ended." with mark 1 before byte 8, Note 1
//
// Left out: deletions (ODF keeps them apart, in text:tracked-changes), comments, generated tables
// of contents and indexes, hidden text. Source: OpenDocument 1.3 part 3, chapters 5 to 10 and 16.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/formats/office_text.h"
#include "indexer/formats/xml_events.h"

namespace dossier {

/// Sees the styles of an ODF part: paragraph styles are known as "paragraph:NAME", those of words
/// as "text:NAME".
class OdtStyles {
 public:
  void open(const XmlElement& element);
  const OfficeStyles& all() const { return styles_; }
  /// The first number of a list of this style at `level` (from 1), 0 where it has bullets.
  int list_start(const std::string& style, int level) const;

 private:
  OfficeStyles styles_;
  OfficeStyle* style_ = nullptr;
  std::unordered_map<std::string, std::unordered_map<int, int>> lists_;
  std::string list_;
  std::size_t count_ = 0;
};

class OdtText : public XmlHandler {
 public:
  /// `styles`: with those of styles.xml; the content's own are added.
  explicit OdtText(OdtStyles& styles) : styles_(styles) {}

  void open(const XmlElement& element) override;
  void close() override;
  void text(std::string_view text) override;

  OfficeText& text_of() { return text_; }
  std::vector<Block>& notes() { return notes_; }

 private:
  enum class Role : std::uint8_t {
    Open,
    Dropped,
    Styles,
    Paragraph,
    Span,
    Link,
    Space,
    List,
    Item,
    Row,
    Cell,
    Frame,
    Box,
    Note,
    NoteLabel,
    NoteBody,
    Section,
  };
  struct Frame {
    Role role = Role::Open;
    bool raised = false;  ///< Its words.
    std::size_t note = 0;
  };
  struct List {
    std::string style;
    int next = 1;
    bool numbered = false;
    bool fresh = false;  ///< The item has had no paragraph yet.
  };

  static Role role_of(std::string_view element);
  void enter(const XmlElement& element, Frame& frame);
  void open_paragraph(const XmlElement& element, Frame& frame);
  void open_list(const XmlElement& element);
  void open_note_body(Frame& frame);
  void leave(const Frame& frame);
  bool inside(Role role) const { return !frames_.empty() && frames_.back().role == role; }

  OdtStyles& styles_;
  OfficeText text_;
  std::vector<Frame> frames_;
  std::vector<List> lists_;
  std::unordered_map<std::string, int> continued_;  ///< Next number of a list style, at its end.
  std::vector<Block> notes_;
  std::string label_;  ///< Of the note being read.
  std::size_t depth_ = 0, dropped_ = 0, in_styles_ = 0;
  int paragraphs_ = 0;  ///< Open ones.
};

}  // namespace dossier
