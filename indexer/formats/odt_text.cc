// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/odt_text.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "indexer/formats/link_address.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::size_t kMostStyles = 50000;

int number_in(const std::string& text, int otherwise) {
  int number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

// --- Styles. ---

void OdtStyles::open(const XmlElement& element) {
  const std::string_view name = element.name();
  if (name == "style") {
    style_ = nullptr;
    if (count_++ >= kMostStyles) return;
    const std::string family = element.local_attribute("family") + ":";
    const std::string own = element.local_attribute("name");
    style_ = &(styles_.add(family + own) = {});
    style_->name = own;
    style_->parent = family + element.local_attribute("parent-style-name");
    const std::string outline = element.local_attribute("default-outline-level");
    if (!outline.empty()) style_->outline = std::clamp(number_in(outline, 0), 0, 9);
  } else if (name == "list-style") {
    list_ = count_++ < kMostStyles ? element.local_attribute("name") : "";
    lists_[list_].clear();
  } else if (name == "list-level-style-number") {
    const bool shown = !element.local_attribute("num-format").empty();
    lists_[list_][number_in(element.local_attribute("level"), 1)] =
        shown ? std::max(number_in(element.local_attribute("start-value"), 1), 1) : 0;
  } else if (name == "text-properties" && style_ != nullptr) {
    if (const std::string display = element.local_attribute("display"); !display.empty())
      style_->hidden = display == "none";
    if (const std::string place = element.local_attribute("text-position"); !place.empty())
      style_->raised = place.starts_with("super") || (place[0] >= '1' && place[0] <= '9');
  }
}

int OdtStyles::list_start(const std::string& style, int level) const {
  const auto list = lists_.find(style);
  if (list == lists_.end()) return 0;
  const auto found = list->second.find(level);
  return found == list->second.end() ? 0 : found->second;
}

// --- Text. ---

OdtText::Role OdtText::role_of(std::string_view element) {
  using enum Role;
  static const std::unordered_map<std::string_view, Role> roles = {
      {"automatic-styles", Styles},
      {"p", Paragraph},
      {"h", Paragraph},
      {"span", Span},
      {"a", Link},
      {"s", Space},
      {"tab", Space},
      {"line-break", Space},
      {"list", List},
      {"list-item", Item},
      {"list-header", Item},
      {"table-row", Row},
      {"table-cell", Cell},
      {"frame", Frame},
      {"g", Frame},
      {"text-box", Box},
      {"custom-shape", Box},
      {"note", Note},
      {"note-citation", NoteLabel},
      {"note-body", NoteBody},
      {"section", Section},
      {"covered-table-cell", Dropped},
      {"tracked-changes", Dropped},
      {"annotation", Dropped},
      {"desc", Dropped},
      {"forms", Dropped},
      {"scripts", Dropped},
      {"script", Dropped},
      {"font-face-decls", Dropped},
      {"variable-decls", Dropped},
      {"user-field-decls", Dropped},
      {"sequence-decls", Dropped},
      {"table-of-content", Dropped},
      {"illustration-index", Dropped},
      {"table-index", Dropped},
      {"object-index", Dropped},
      {"user-index", Dropped},
      {"alphabetical-index", Dropped},
      {"bibliography-source", Dropped},
      {"ruby-text", Dropped},
      {"page-number", Dropped},
      {"hidden-paragraph", Dropped},
      {"hidden-text", Dropped},
      {"placeholder", Dropped},
      {"binary-data", Dropped},
      {"object", Dropped},
      {"event-listeners", Dropped},
  };
  const auto found = roles.find(element);
  return found == roles.end() ? Open : found->second;
}

void OdtText::open(const XmlElement& element) {
  ++depth_;
  if (dropped_ > 0) return;
  if (in_styles_ > 0) return styles_.open(element);
  Frame frame;
  frame.role = role_of(element.name());
  frame.raised = !frames_.empty() && frames_.back().raised;
  // The name of a picture, unlike the field that says the document's title.
  if (element.name() == "title" && (inside(Role::Frame) || inside(Role::Box)))
    frame.role = Role::Dropped;
  enter(element, frame);
  if (frame.role == Role::Dropped) {
    dropped_ = depth_;
    return;
  }
  frames_.push_back(frame);
}

void OdtText::close() {
  if (dropped_ > 0) {
    if (dropped_ == depth_) dropped_ = 0;
  } else if (in_styles_ > 0 && in_styles_ < depth_) {
    // Inside a style.
  } else if (!frames_.empty()) {
    const Frame frame = frames_.back();
    frames_.pop_back();
    leave(frame);
  }
  --depth_;
}

void OdtText::text(std::string_view text) {
  if (dropped_ > 0 || in_styles_ > 0 || frames_.empty()) return;
  if (frames_.back().role == Role::NoteLabel) {
    if (label_.size() < 64) label_ += text.substr(0, 64);
  } else if (paragraphs_ > 0) {
    if (frames_.back().raised) {
      text_.raised(text);
    } else {
      text_.text(text);
    }
  }
}

void OdtText::enter(const XmlElement& element, Frame& frame) {
  switch (frame.role) {
    case Role::Styles:
      in_styles_ = depth_;
      return;
    case Role::Paragraph:
      return open_paragraph(element, frame);
    case Role::Span: {
      const std::string style = "text:" + element.local_attribute("style-name");
      frame.raised = frame.raised || styles_.all().raised(style);
      if (styles_.all().hidden(style)) frame.role = Role::Dropped;
      return;
    }
    case Role::Link: {
      auto to = linked_to(element.local_attribute("href"), "");
      if (!to) to.emplace();
      return text_.open_link(std::move(to->target), to->relative);
    }
    case Role::Space:
      return text_.space();
    case Role::List:
      return open_list(element);
    case Role::Item:
      if (lists_.empty()) return;
      lists_.back().next =
          std::max(number_in(element.local_attribute("start-value"), lists_.back().next), 0);
      lists_.back().fresh = element.name() == "list-item";
      return;
    case Role::Row:
      return text_.open_row();
    case Role::Cell:
      return text_.open_cell();
    case Role::Box:
      return text_.open_box();
    case Role::Note:
      label_.clear();
      return;
    case Role::NoteBody:
      return open_note_body(frame);
    case Role::Section:
      if (element.local_attribute("display") == "none") frame.role = Role::Dropped;
      return;
    default:
      return;
  }
}

void OdtText::open_paragraph(const XmlElement& element, Frame& frame) {
  const std::string style = "paragraph:" + element.local_attribute("style-name");
  if (styles_.all().hidden(style)) {
    frame.role = Role::Dropped;
    return;
  }
  OfficeParagraph paragraph;
  paragraph.meaning = styles_.all().meaning(style);
  if (element.name() == "h" && paragraph.meaning.role != OfficeRole::Title) {
    const int level = number_in(element.local_attribute("outline-level"), 1);
    paragraph.meaning = {OfficeRole::Heading, std::clamp(level, 1, 6)};
  }
  if (!lists_.empty() && paragraph.meaning.role != OfficeRole::Heading) {
    List& list = lists_.back();
    paragraph.item = true;
    if (std::exchange(list.fresh, false) && list.numbered)
      paragraph.label = std::to_string(list.next++);
  }
  frame.raised = false;
  ++paragraphs_;
  text_.open_paragraph(std::move(paragraph), element.line());
}

void OdtText::open_list(const XmlElement& element) {
  List list;
  list.style = element.local_attribute("style-name");
  if (list.style.empty() && !lists_.empty()) list.style = lists_.back().style;
  const int start = styles_.list_start(list.style, static_cast<int>(lists_.size()) + 1);
  list.numbered = start > 0;
  list.next = start;
  const bool continues = element.local_attribute("continue-numbering") == "true" ||
                         !element.local_attribute("continue-list").empty();
  if (const auto before = continued_.find(list.style); continues && before != continued_.end())
    list.next = before->second;
  lists_.push_back(std::move(list));
}

void OdtText::open_note_body(Frame& frame) {
  if (label_ = collapse_space(label_); label_.empty()) label_ = std::to_string(notes_.size() + 1);
  text_.mark(label_);
  frame.note = notes_.size();
  notes_.emplace_back();
  notes_.back().label = label_;
  text_.open_note();
}

void OdtText::leave(const Frame& frame) {
  switch (frame.role) {
    case Role::Styles:
      in_styles_ = 0;
      return;
    case Role::Paragraph:
      --paragraphs_;
      return text_.close_paragraph();
    case Role::Link:
      return text_.close_link();
    case Role::List:
      if (lists_.empty()) return;
      if (lists_.back().numbered) continued_[lists_.back().style] = lists_.back().next;
      lists_.pop_back();
      return;
    case Role::Row:
      return text_.close_row();
    case Role::Cell:
      return text_.close_cell();
    case Role::Box:
      return text_.close_box();
    case Role::NoteBody:
      notes_[frame.note] = text_.close_note(notes_[frame.note].label);
      return;
    default:
      return;
  }
}

}  // namespace dossier
