// SPDX-License-Identifier: GPL-2.0-or-later
// The events of a TEI file to its documents.
//
//   <div type="document" xml:id="d3"><head>3. Memorandum<note n="1">Secret.</note></head>
//   <dateline><date when="1961-01-28">January 28</date></dateline><p>…</p></div>
//   -> fragment d3, title "3. Memorandum", date 1961-01-28, Note 1 called before the first
//   paragraph
//
// Links come out as the file has them; tei.cc, which knows all ids in the end, says where they
// lead.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/formats/block_flow.h"
#include "indexer/formats/tei_elements.h"
#include "indexer/formats/tei_header.h"
#include "indexer/formats/tei_names.h"
#include "indexer/formats/xml_events.h"

namespace dossier {

/// A document with what only the end of the file can tell.
struct TeiDocument {
  RawDocument raw;
  std::size_t number = 0;                              ///< What ids are known by; from 1.
  std::unordered_map<std::string, std::string> apart;  ///< Notes not at their place: id, label.
};

class TeiText : public XmlHandler {
 public:
  TeiText();
  ~TeiText() override;

  void open(const XmlElement& element) override;
  void close() override;
  void text(std::string_view text) override;

  /// Root element is TEI, TEI.2 or teiCorpus.
  bool is_tei() const { return is_tei_; }
  /// Those that are whole so far, in the order of their ends.
  std::vector<TeiDocument>& documents() { return documents_; }
  const TeiNames& names() const { return names_; }
  /// The document (TeiDocument::number) in which the element `id` stands; page breaks are in none.
  std::size_t document_of(const std::string& id) const;

 private:
  struct Frame;
  struct Building;

  void open_edition(const XmlElement& element);
  void close_edition();
  void open_text(const XmlElement& element, Frame& frame);
  void open_words(const XmlElement& element, Frame& frame);
  void open_division(const XmlElement& element, Frame& frame);
  void open_note(const XmlElement& element, Frame& frame);
  void close_text(Frame& frame);
  void close_head(const Frame& frame);
  void close_title_page();
  void close_note(const Frame& frame);
  void close_dateline();
  void close_byline();
  void leave_marks(Block& line);
  void close_author(const Frame& frame);
  void close_span(const Frame& frame);
  void start_building(std::string fragment);
  void finish_building();
  void start_block(BlockKind kind, const XmlElement& element, Frame& frame);
  void set_date(const XmlElement& element);

  Building& building() { return *buildings_.back(); }
  BlockFlow& flow();

  std::vector<Frame> frames_;
  std::vector<std::unique_ptr<Building>> buildings_;  ///< The text as a whole, then those inside.
  std::vector<TeiDocument> documents_;
  std::unordered_map<std::string, std::size_t> ids_;
  TeiNames names_;
  TeiHeader header_;
  std::size_t in_header_ = 0;  ///< Depth of the teiHeader being read, or 0.
  std::size_t dropped_ = 0;    ///< Depth of the element left out, or 0.
  std::size_t depth_ = 0;
  std::size_t numbered_ = 0;
  std::size_t before_edition_ = 0;  ///< Documents there were when this TEI began.
  std::size_t editions_ = 0;
  std::string stated_title_;  ///< By the header.
  std::size_t edition_depth_ = 0;
  bool is_tei_ = false, corpus_ = false;
};

}  // namespace dossier
