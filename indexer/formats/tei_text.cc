// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/tei_text.h"

#include <algorithm>
#include <utility>

#include "indexer/formats/tei_dates.h"
#include "indexer/formats/tei_frame.h"
#include "indexer/structure/text_shape.h"

namespace dossier {

TeiText::TeiText() = default;
TeiText::~TeiText() = default;

BlockFlow& TeiText::flow() { return building().flows.back(); }

std::size_t TeiText::document_of(const std::string& id) const {
  const auto found = ids_.find(id);
  return found == ids_.end() ? 0 : found->second;
}

// --- Elements. ---

void TeiText::open(const XmlElement& element) {
  ++depth_;
  const std::string_view name = element.name();
  if (depth_ == 1) {
    is_tei_ = name == "TEI" || name == "TEI.2" || name == "teiCorpus";
    corpus_ = name == "teiCorpus";
  }
  if (!is_tei_) return;
  const std::string id = element.attribute("xml:id");
  names_.open(element);
  if (in_header_ > 0) return header_.open(element);
  if (dropped_ > 0) return;
  if (name == "teiHeader") {
    in_header_ = depth_;
    header_ = TeiHeader();
    return;
  }
  if ((name == "TEI" || name == "TEI.2") && edition_depth_ == 0) open_edition(element);
  if (buildings_.empty()) return;
  Frame frame;
  if (!frames_.empty()) {
    const Frame& outer = frames_.back();
    frame.kind = outer.kind;
    frame.level = outer.level;
    frame.words = outer.words;
    frame.dated = outer.dated;
    frame.in_note = outer.in_note;
  }
  frame.role = tei_role(name);
  open_text(element, frame);
  if (frame.role == TeiRole::Dropped) {
    dropped_ = depth_;
    return;
  }
  if (!id.empty() && frame.role != TeiRole::Milestone) ids_.try_emplace(id, building().made.number);
  frames_.push_back(std::move(frame));
}

void TeiText::close() {
  if (is_tei_) names_.close();
  if (in_header_ > 0) {
    if (in_header_ == depth_) {
      in_header_ = 0;
      stated_title_ = header_.metadata().title;
    } else {
      header_.close();
    }
  } else if (dropped_ > 0) {
    if (dropped_ == depth_) dropped_ = 0;
  } else if (!frames_.empty()) {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    close_text(frame);
    if (edition_depth_ == depth_) close_edition();
  }
  --depth_;
}

void TeiText::text(std::string_view text) {
  if (!is_tei_) return;
  names_.text(text);
  if (in_header_ > 0) {
    header_.text(text);
  } else if (dropped_ == 0 && !frames_.empty()) {
    flow().text(text);
  }
}

// --- Editions and documents. ---

void TeiText::open_edition(const XmlElement& element) {
  edition_depth_ = depth_;
  header_ = TeiHeader();
  stated_title_.clear();
  before_edition_ = documents_.size();
  ++editions_;
  std::string fragment = element.attribute("xml:id");
  if (fragment.empty()) fragment = "text" + std::to_string(editions_);
  start_building(corpus_ ? fragment : "");
  building().whole = true;
}

void TeiText::close_edition() {
  edition_depth_ = 0;
  const bool parts = documents_.size() > before_edition_;
  const Metadata said = header_.metadata();
  if (parts) {
    for (std::size_t i = before_edition_; i < documents_.size(); ++i) {
      Metadata& meta = documents_[i].raw.meta;
      meta.outlet = said.outlet;
      meta.language = said.language;
    }
    buildings_.pop_back();
    return;
  }
  Metadata& meta = building().made.raw.meta;
  const Metadata found = std::exchange(meta, said);
  if (meta.title.empty()) meta.title = found.title;
  if (meta.authors.empty()) meta.authors = found.authors;
  if (found.date) meta.date = found.date;
  finish_building();
}

void TeiText::start_building(std::string fragment) {
  auto begun = std::make_unique<Building>();
  begun->made.number = ++numbered_;
  begun->made.raw.fragment = std::move(fragment);
  begun->made.raw.has_markup = true;
  buildings_.push_back(std::move(begun));
}

void TeiText::finish_building() {
  Building& done = building();
  RawDocument& raw = done.made.raw;
  raw.blocks = done.flows.front().take();
  for (Block& note : done.notes)
    if (!note.text.empty()) raw.blocks.push_back(std::move(note));
  if (!raw.blocks.empty() || !raw.meta.title.empty()) documents_.push_back(std::move(done.made));
  buildings_.pop_back();
}

// --- Opening. ---

void TeiText::start_block(BlockKind kind, const XmlElement& element, Frame& frame) {
  frame.kind = kind;
  frame.words = true;
  flow().block(kind, frame.level, element.line());
}

void TeiText::open_division(const XmlElement& element, Frame& frame) {
  flow().block(frame.kind, 0, element.line());
  if (element.attribute("type") == "document" && !frame.in_note) {
    std::string fragment = element.attribute("xml:id");
    if (fragment.empty()) fragment = "document" + std::to_string(numbered_);
    start_building(std::move(fragment));
    frame.document = true;
    frame.kind = BlockKind::Paragraph;
    frame.words = frame.dated = false;
    building().made.raw.meta.date = tei_date(element.attribute("frus:doc-dateTime-min"));
    building().precise_date = building().made.raw.meta.date.has_value();
    return;
  }
  ++building().divisions;
  frame.gathers = element.attribute("type").find("note") != std::string::npos;
}

void TeiText::open_note(const XmlElement& element, Frame& frame) {
  Building& in = building();
  std::string label = collapse_space(element.attribute("n"));
  if (label.empty()) label = std::to_string(in.notes.size() + 1);
  const std::string id = element.attribute("xml:id");
  // Gathered at the end, a note is called from where a reference points at it.
  if (!frames_.empty() && frames_.back().gathers) {
    in.made.apart[id] = label;
  } else {
    flow().mark(label);
  }
  frame.note = in.notes.size();
  in.notes.emplace_back();
  in.notes.back().kind = BlockKind::Note;
  in.notes.back().label = std::move(label);
  in.notes.back().line = static_cast<std::uint32_t>(element.line());
  in.flows.emplace_back();
  frame.kind = BlockKind::Paragraph;
  frame.in_note = true;
  frame.words = true;
  frame.dated = false;
}

void TeiText::set_date(const XmlElement& element) {
  Building& in = building();
  if (in.precise_date || in.made.raw.meta.date) return;
  in.made.raw.meta.date = tei_date(tei_when(element));
}

void TeiText::open_text(const XmlElement& element, Frame& frame) {
  using enum TeiRole;
  const TeiRole outer = frames_.empty() ? Part : frames_.back().role;
  const std::size_t line = element.line();
  switch (frame.role) {
    case Division:
      return open_division(element, frame);
    case Note:
      return open_note(element, frame);
    case TitlePage:
      building().flows.emplace_back();
      return;
    case Part:
    case Table:
    case List:
      return flow().block(frame.kind, frame.level, line);
    case Figure:
      return start_block(BlockKind::Caption, element, frame);
    case Head:
      if (outer == Figure) return start_block(BlockKind::Caption, element, frame);
      if (outer != Division && outer != Part) return start_block(frame.kind, element, frame);
      frame.level = std::clamp(building().divisions, 1, 6);
      return start_block(BlockKind::Heading, element, frame);
    case Paragraph:
    case Byline:
      if (outer == Cell) return flow().space();
      return start_block(frame.kind, element, frame);
    case Dateline:
      frame.dated = true;
      return start_block(frame.kind, element, frame);
    case Quote:
      frame.kind = BlockKind::Quote;
      if (!frame.words) return start_block(frame.kind, element, frame);
      frame.quoted = true;
      return flow().open_quote();
    case Loose:
    case Line:
      if (!frame.words) return start_block(frame.kind, element, frame);
      return frame.role == Line ? flow().space() : void();
    case Verse:
      return start_block(BlockKind::Quote, element, frame);
    case Label:
      if (outer != List) return;
      return start_block(BlockKind::ListItem, element, frame);
    case Item:
      frame.kind = BlockKind::ListItem;
      frame.words = true;
      if (frames_.back().labelled) {
        frames_.back().labelled = false;
        return flow().space();
      }
      return start_block(BlockKind::ListItem, element, frame);
    case Row:
      return start_block(BlockKind::Table, element, frame);
    case Cell:
      frame.words = true;
      return flow().separate_cells();
    default:
      return open_words(element, frame);
  }
}

/// What stands in a text's words, or nowhere in particular.
void TeiText::open_words(const XmlElement& element, Frame& frame) {
  using enum TeiRole;
  switch (frame.role) {
    case Date:
      if ((frame.dated || element.name() == "docDate") && !frame.in_note) set_date(element);
      return;
    case Gap:
      return flow().text("[…]");
    case Spaced:
      if (element.attribute("break") == "no") frame.role = Milestone;
      if (frame.role == Spaced) flow().space();
      return;
    case Rejected:
      if (!frames_.empty() && frames_.back().role == Choice) frame.role = Dropped;
      return;
    case Author:
      frame.from = flow().here();
      return;
    case Reference:
      frame.key = element.attribute("target");
      frame.from = flow().here();
      return;
    case Inline:
      frame.name = tei_name_kind(element.name(), element.attribute("type"));
      if (!frame.name) return;
      for (const char* key : {"ref", "corresp", "key", "sameAs"})
        if (frame.key.empty()) frame.key = element.attribute(key);
      if (frame.key.empty() && !element.attribute("xml:id").empty())
        frame.key = "#" + element.attribute("xml:id");
      if (frame.key.empty() && element.name() == "rs") frame.name.reset();  // "the president"
      frame.from = flow().here();
      return;
    default:
      return;
  }
}

}  // namespace dossier
