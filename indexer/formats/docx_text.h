// SPDX-License-Identifier: GPL-2.0-or-later
// The events of a DOCX's text, its footnotes or its endnotes to blocks.
//
//   <w:p><w:r><w:t>It ended</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>…
//   -> Paragraph "It ended." with mark 0 before byte 8; call 0: footnote 2
//
// What a reader of the printed page sees: insertions but not deletions, a field's result but not
// its code, of two renderings of one thing the first, no tables of contents, comments or hidden
// text. Marks carry the number of their call until docx.cc, which has all sections, gives labels.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "indexer/formats/docx_parts.h"
#include "indexer/formats/office_text.h"
#include "indexer/formats/xml_events.h"

namespace dossier {

struct DocxCall {
  bool endnote = false;
  std::string id;
  bool custom = false;
  std::string label;  ///< Of a custom one, as it stands in the text.
  std::size_t section = 0;
};

/// What one part needs of the others.
struct DocxParts {
  const OfficeStyles& styles;
  DocxLists& lists;
  const DocxRelations& relations;  ///< Of the part being read.
  DocxSection settings;
};

class DocxText : public XmlHandler {
 public:
  explicit DocxText(const DocxParts& parts) : parts_(parts), sections_{parts.settings} {}
  ~DocxText() override = default;

  void open(const XmlElement& element) override;
  void close() override;
  void text(std::string_view text) override;

  OfficeText& text_of() { return text_; }
  const std::vector<DocxCall>& calls() const { return calls_; }
  /// Numbering of each section, the last one's last.
  const std::vector<DocxSection>& sections() const { return sections_; }
  /// Notes of a part of notes, by id.
  std::map<std::string, Block>& notes() { return notes_; }

 private:
  enum class Role : std::uint8_t {
    Open,  ///< Its text counts as what is around it.
    Dropped,
    Paragraph,
    ParagraphProperties,
    Run,
    RunProperties,
    Text,
    Code,  ///< Of a field.
    Link,
    Row,
    RowProperties,
    Cell,
    Box,
    Note,
    Section,
    Holder,  ///< A content control.
  };
  struct Run {
    bool hidden = false, raised = false;
    std::optional<std::size_t> custom;  ///< The call whose label the rest of the run is.
  };
  struct Frame {
    Role role = Role::Open;
    bool dropped = false;  ///< A row that was deleted; a holder whose content does not count.
    bool joins = false;    ///< A paragraph whose end was deleted.
    bool section = false;  ///< A paragraph that ends a section.
    Run run;               ///< Before this one.
    std::string id;        ///< Of a note.
  };
  struct Field {
    std::string code;
    bool result = false, link = false, dropped = false;
  };
  struct Properties {
    std::string style, list;
    std::optional<int> outline;
    int list_level = 0;
  };

  static Role role_of(const XmlElement& element);
  void enter(const XmlElement& element, Frame& frame);
  void note_property(const XmlElement& element);
  void run_property(const XmlElement& element);
  void in_run(const XmlElement& element);
  void open_link(const XmlElement& element);
  void open_note(const XmlElement& element, Frame& frame);
  void simple_field(const XmlElement& element, Frame& frame);
  void field_step(const std::string& type);
  void start_paragraph(std::size_t line);
  void call_note(const XmlElement& element, bool endnote);
  void say(std::string_view text);
  void leave(Frame& frame);
  bool inside(Role role) const { return !frames_.empty() && frames_.back().role == role; }
  Frame* nearest(Role role);
  bool silent() const;

  const DocxParts& parts_;
  OfficeText text_;
  std::vector<Frame> frames_;
  std::size_t depth_ = 0, dropped_ = 0;  ///< Depth of the element left out, or 0.
  std::vector<Field> fields_;
  Properties properties_;
  bool pending_ = false;  ///< A paragraph has opened and not yet said what it is.
  int in_properties_ = 0;
  Run run_;
  std::vector<DocxCall> calls_;
  std::vector<DocxSection> sections_;
  DocxNoteSettings section_notes_;
  std::map<std::string, Block> notes_;
};

}  // namespace dossier
