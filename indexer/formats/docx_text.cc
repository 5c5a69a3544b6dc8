// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/docx_text.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <utility>

#include "indexer/formats/docx_fields.h"
#include "indexer/formats/link_address.h"

namespace dossier {
namespace {

constexpr std::size_t kMostFields = 64;  // In one another.
constexpr std::size_t kLongestCode = 8192;

bool is_on(const std::string& value) { return value != "0" && value != "false" && value != "off"; }

}  // namespace

DocxText::Role DocxText::role_of(const XmlElement& element) {
  using enum Role;
  static const std::unordered_map<std::string_view, Role> roles = {
      {"p", Paragraph},
      {"pPr", ParagraphProperties},
      {"r", Run},
      {"rPr", RunProperties},
      {"t", Text},
      {"instrText", Code},
      {"hyperlink", Link},
      {"tr", Row},
      {"trPr", RowProperties},
      {"tc", Cell},
      {"txbxContent", Box},
      {"footnote", Note},
      {"endnote", Note},
      {"sectPr", Section},
      {"sdt", Holder},
      {"del", Dropped},
      {"moveFrom", Dropped},
      {"pPrChange", Dropped},
      {"rPrChange", Dropped},
      {"sectPrChange", Dropped},
      {"tblPrChange", Dropped},
      {"trPrChange", Dropped},
      {"tcPrChange", Dropped},
      {"tblPrExChange", Dropped},
      {"tblGridChange", Dropped},
      {"numberingChange", Dropped},
      {"Fallback", Dropped},
      {"rt", Dropped},
      {"delText", Dropped},
      {"delInstrText", Dropped},
      {"comment", Dropped},
      {"background", Dropped},
  };
  const auto found = roles.find(element.name());
  return found == roles.end() ? Open : found->second;
}

DocxText::Frame* DocxText::nearest(Role role) {
  const auto found = std::find_if(frames_.rbegin(), frames_.rend(),
                                  [&](const Frame& frame) { return frame.role == role; });
  return found == frames_.rend() ? nullptr : &*found;
}

bool DocxText::silent() const {
  return run_.hidden || std::any_of(fields_.begin(), fields_.end(), [](const Field& field) {
           return field.dropped || !field.result;
         });
}

void DocxText::open(const XmlElement& element) {
  ++depth_;
  if (dropped_ > 0) return;
  Frame frame;
  frame.role = role_of(element);
  if (frame.role == Role::Dropped) {
    if (element.name() == "del" || element.name() == "moveFrom") note_property(element);
    dropped_ = depth_;
    return;
  }
  if (pending_ && in_properties_ == 0 && frame.role != Role::ParagraphProperties)
    start_paragraph(element.line());
  enter(element, frame);
  if (frame.role == Role::Dropped) {
    dropped_ = depth_;
    return;
  }
  frames_.push_back(std::move(frame));
}

void DocxText::close() {
  if (dropped_ > 0) {
    if (dropped_ == depth_) dropped_ = 0;
  } else if (!frames_.empty()) {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    leave(frame);
  }
  --depth_;
}

void DocxText::text(std::string_view text) {
  if (dropped_ > 0 || frames_.empty()) return;
  if (frames_.back().role == Role::Text) {
    say(text);
  } else if (frames_.back().role == Role::Code && !fields_.empty() && !fields_.back().result &&
             fields_.back().code.size() < kLongestCode) {
    fields_.back().code += text.substr(0, kLongestCode);
  }
}

void DocxText::say(std::string_view text) {
  if (silent()) return;
  if (run_.custom) {
    calls_[*run_.custom].label += text.substr(0, 16);
  } else if (run_.raised) {
    text_.raised(text);
  } else {
    text_.text(text);
  }
}

// --- What opens. ---

void DocxText::enter(const XmlElement& element, Frame& frame) {
  switch (frame.role) {
    case Role::Paragraph:
      pending_ = true;
      properties_ = {};
      return;
    case Role::ParagraphProperties:
    case Role::RowProperties:
    case Role::RunProperties:
      ++in_properties_;
      return;
    case Role::Run:
      frame.run = std::exchange(run_, {});
      return;
    case Role::Link:
      return open_link(element);
    case Role::Row:
      return text_.open_row();
    case Role::Cell:
      return text_.open_cell();
    case Role::Box:
      frame.run = std::exchange(run_, {});
      return text_.open_box();
    case Role::Note:
      return open_note(element, frame);
    case Role::Section:
      sections_.back() = parts_.settings;
      if (Frame* paragraph = in_properties_ > 0 ? nearest(Role::Paragraph) : nullptr)
        paragraph->section = true;
      ++in_properties_;
      return;
    case Role::Open:
      break;
    default:
      return;
  }
  const std::string_view name = element.name();
  if (in_properties_ > 0 && nearest(Role::Section) != nullptr)
    return section_notes_.open(name, element.local_attribute("val"), sections_.back());
  if (inside(Role::RunProperties)) return run_property(element);
  if (in_properties_ > 0) return note_property(element);
  if (name == "fldSimple") return simple_field(element, frame);
  if (name == "docPartGallery" || name == "showingPlcHdr") {
    const std::string value = element.local_attribute("val");
    Frame* holder = nearest(Role::Holder);
    const bool drops = name == "docPartGallery" ? value == "Table of Contents" : is_on(value);
    if (holder != nullptr && drops) holder->dropped = true;
  } else if (name == "sdtContent" && inside(Role::Holder) && frames_.back().dropped) {
    frame.role = Role::Dropped;
  } else if (nearest(Role::Run) != nullptr) {
    in_run(element);
  }
}

/// In the properties of a paragraph or row.
void DocxText::note_property(const XmlElement& element) {
  const std::string_view name = element.name();
  const std::string value = element.local_attribute("val");
  int number = 0;
  std::from_chars(value.data(), value.data() + value.size(), number);
  if (name == "pStyle") properties_.style = value;
  if (name == "numId") properties_.list = value;
  if (name == "ilvl") properties_.list_level = number;
  if (name == "outlineLvl" && !value.empty()) properties_.outline = number;
  if (name == "del" || name == "moveFrom") {
    const bool of_row = inside(Role::RowProperties);
    const bool of_mark = in_properties_ > 1 && inside(Role::RunProperties);
    if (!of_row && !of_mark) return;
    if (Frame* frame = nearest(of_row ? Role::Row : Role::Paragraph)) {
      frame->dropped = of_row;
      frame->joins = !of_row;
    }
  }
}

void DocxText::run_property(const XmlElement& element) {
  // Of a paragraph's mark: it has no words.
  if (in_properties_ > 1) return;
  const std::string_view name = element.name();
  const std::string value = element.local_attribute("val");
  if (name == "vanish") run_.hidden = is_on(value);
  if (name == "vertAlign") run_.raised = value == "superscript";
  if (name == "rStyle") {
    run_.hidden = run_.hidden || parts_.styles.hidden(value);
    run_.raised = run_.raised || parts_.styles.raised(value);
  }
}

void DocxText::in_run(const XmlElement& element) {
  const std::string_view name = element.name();
  if (name == "fldChar") return field_step(element.local_attribute("fldCharType"));
  if (silent()) return;
  if (name == "tab" || name == "br" || name == "cr" || name == "ptab") {
    if (!run_.custom) text_.space();
  } else if (name == "noBreakHyphen") {
    say("-");
  } else if (name == "sym") {
    say(docx_symbol(element.local_attribute("font"), element.local_attribute("char")));
  } else if (name == "footnoteReference" || name == "endnoteReference") {
    call_note(element, name.front() == 'e');
  }
}

void DocxText::call_note(const XmlElement& element, bool endnote) {
  DocxCall call;
  call.endnote = endnote;
  call.id = element.local_attribute("id");
  call.custom = !element.local_attribute("customMarkFollows").empty() &&
                is_on(element.local_attribute("customMarkFollows"));
  call.section = sections_.size() - 1;
  if (call.custom) run_.custom = calls_.size();
  text_.mark(std::to_string(calls_.size()));
  calls_.push_back(std::move(call));
}

void DocxText::open_link(const XmlElement& element) {
  const auto relation = parts_.relations.find(element.local_attribute("id"));
  auto to = relation == parts_.relations.end() || !relation->second.external
                ? std::nullopt
                : linked_to(relation->second.target, "");
  if (!to) to.emplace();
  text_.open_link(std::move(to->target), to->relative);
}

void DocxText::open_note(const XmlElement& element, Frame& frame) {
  const std::string type = element.local_attribute("type");
  if (!type.empty() && type != "normal") {
    frame.role = Role::Dropped;
    return;
  }
  frame.id = element.local_attribute("id");
  text_.open_note();
}

// --- Fields. ---

void DocxText::simple_field(const XmlElement& element, Frame& frame) {
  const std::string code = element.local_attribute("instr");
  if (docx_field_repeats(code)) frame.role = Role::Dropped;
  if (!docx_field_links(code)) return;
  auto to = linked_to(docx_field_link(code), "");
  if (!to) to.emplace();
  text_.open_link(std::move(to->target), to->relative);
  frame.role = Role::Link;
}

void DocxText::field_step(const std::string& type) {
  if (type == "begin") {
    if (fields_.size() < kMostFields) fields_.emplace_back();
  } else if (fields_.empty()) {
    return;
  } else if (type == "separate") {
    Field& field = fields_.back();
    field.result = true;
    field.dropped = docx_field_repeats(field.code);
    if (!docx_field_links(field.code)) return;
    auto to = linked_to(docx_field_link(field.code), "");
    if (!to) to.emplace();
    text_.open_link(std::move(to->target), to->relative);
    field.link = true;
  } else if (type == "end") {
    if (fields_.back().link) text_.close_link();
    fields_.pop_back();
  }
}

// --- Paragraphs, and what closes. ---

void DocxText::start_paragraph(std::size_t line) {
  pending_ = false;
  OfficeParagraph paragraph;
  paragraph.meaning = parts_.styles.meaning(properties_.style);
  if (paragraph.meaning.role == OfficeRole::Plain && properties_.outline &&
      *properties_.outline >= 0 && *properties_.outline < 9)
    paragraph.meaning = {OfficeRole::Heading, std::min(*properties_.outline + 1, 6)};
  if (properties_.list.empty()) {
    if (const OfficeStyle* style = parts_.styles.numbering(properties_.style)) {
      properties_.list = style->list;
      properties_.list_level = style->list_level;
    }
  }
  if (const auto label = parts_.lists.next_label(properties_.list, properties_.list_level)) {
    paragraph.item = true;
    paragraph.label = *label;
  }
  // Contents whose end is lost end with the first chapter.
  const bool heading = paragraph.meaning.role == OfficeRole::Heading;
  if (heading && !fields_.empty() && fields_.front().dropped) fields_.clear();
  text_.open_paragraph(std::move(paragraph), line);
}

void DocxText::leave(Frame& frame) {
  switch (frame.role) {
    case Role::ParagraphProperties:
      --in_properties_;
      if (pending_) start_paragraph(0);
      return;
    case Role::RowProperties:
    case Role::RunProperties:
    case Role::Section:
      --in_properties_;
      return;
    case Role::Paragraph:
      if (pending_) start_paragraph(0);
      // A field's code ends with its paragraph: one that goes on has lost its end.
      while (!fields_.empty() && !fields_.back().result) fields_.pop_back();
      text_.close_paragraph(frame.joins);
      if (frame.section) sections_.push_back(parts_.settings);
      return;
    case Role::Run:
      run_ = frame.run;
      return;
    case Role::Link:
      return text_.close_link();
    case Role::Row:
      return text_.close_row(frame.dropped);
    case Role::Cell:
      return text_.close_cell();
    case Role::Box:
      run_ = frame.run;
      return text_.close_box();
    case Role::Note: {
      Block note = text_.close_note("");
      notes_.try_emplace(frame.id, std::move(note));
      return;
    }
    default:
      return;
  }
}

}  // namespace dossier
