// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/formats/inline_markup.h"
#include "indexer/formats/readers.h"
#include "indexer/formats/tei_text.h"
#include "indexer/formats/xml_events.h"
#include "indexer/structure/note_marks.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

bool is_address(std::string_view target) {
  return target.find("://") != std::string_view::npos || target.starts_with("mailto:");
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// "d305fn4" -> "d305": a note of a document in a file not at hand, numbered as the Foreign
/// Relations of the United States do.
std::string_view without_note(std::string_view fragment) {
  const std::size_t note = fragment.rfind("fn");
  const bool is_note =
      note != std::string_view::npos && note > 0 && all_digits(fragment.substr(note + 2));
  return is_note ? fragment.substr(0, note) : fragment;
}

/// Says where the pointers of one file lead, once all of it has been read.
class TeiPointers {
 public:
  TeiPointers(std::string_view path, const TeiText& text, const std::vector<TeiDocument>& documents)
      : text_(text) {
    file_ = path.substr(path.rfind('/') + 1);
    const std::size_t dot = file_.rfind('.');
    stem_ = file_.substr(0, dot);
    ending_ = dot == std::string_view::npos ? "" : file_.substr(dot);
    for (const TeiDocument& document : documents)
      fragments_.emplace(document.number, document.raw.fragment);
  }

  void settle(TeiDocument& document) const {
    settle_tags(document.raw.title_tags);
    for (Block& block : document.raw.blocks) {
      settle_tags(block.tags);
      call_notes(document, block);
      std::vector<BlockLink> kept;
      for (BlockLink& link : block.links)
        if (settle_link(document.number, link)) kept.push_back(std::move(link));
      block.links = std::move(kept);
      add_bare_links(block);
    }
  }

 private:
  struct Pointer {
    std::string_view file, fragment;
    bool own = false;
  };

  Pointer parse(std::string_view target) const {
    const std::size_t hash = std::min(target.find('#'), target.size());
    Pointer pointer{target.substr(0, hash), {}, false};
    if (hash < target.size()) pointer.fragment = target.substr(hash + 1);
    pointer.own = pointer.file.empty() || pointer.file == file_ || pointer.file == stem_;
    return pointer;
  }

  /// The file a pointer names, its ending where it has none: "frus1961-63v01" is a file's stem.
  /// Nothing for the file itself, so that the pointer holds when the file is renamed.
  std::string file_of(const Pointer& pointer) const {
    if (pointer.own) return "";
    const std::string_view name = pointer.file.substr(pointer.file.rfind('/') + 1);
    const bool bare = name.find('.') == std::string_view::npos;
    return std::string(pointer.file) + (bare ? ending_ : "");
  }

  bool settle_link(std::size_t from, BlockLink& link) const {
    if (is_address(link.target)) return link.bytes.size() > 0;
    if (link.target.find(':') != std::string::npos) return false;  // A scheme of the project's own.
    const Pointer pointer = parse(link.target);
    std::string fragment(pointer.fragment);
    if (pointer.own) {
      const auto to = fragments_.find(text_.document_of(fragment));
      if (to == fragments_.end() || to->first == from) return false;
      fragment = to->second;
    } else {
      fragment = without_note(pointer.fragment);
    }
    link.target = file_of(pointer) + (fragment.empty() ? "" : "#" + fragment);
    link.relative = true;
    return true;
  }

  /// References to notes gathered elsewhere in the document are their marks.
  void call_notes(const TeiDocument& document, Block& block) const {
    if (document.apart.empty()) return;
    std::vector<MarkAt> marks;
    for (const BlockLink& link : block.links) {
      if (!link.target.starts_with('#')) continue;
      const auto note = document.apart.find(link.target.substr(1));
      const bool follows = marks.empty() || marks.back().bytes.end <= link.bytes.begin;
      if (note != document.apart.end() && follows && block.kind != BlockKind::Note &&
          link.bytes.size() <= note->second.size() + 4)
        marks.push_back({link.bytes, {note->second}});
    }
    take_out_marks(block, marks);
  }

  void settle_tags(std::vector<NameTag>& tags) const {
    for (NameTag& tag : tags) {
      const std::size_t hash = tag.key.find('#');
      if (hash == std::string::npos || is_address(tag.key)) continue;
      const Pointer pointer = parse(tag.key);
      if (pointer.own) tag.name = text_.names().find(std::string(pointer.fragment));
      tag.key = file_of(pointer) + "#" + std::string(pointer.fragment);
    }
  }

  const TeiText& text_;
  std::string file_, stem_, ending_;
  std::unordered_map<std::size_t, std::string> fragments_;  ///< By TeiDocument::number.
};

class TeiReader : public Reader {
 public:
  bool fragile() const override { return true; }
  void read(std::string_view path, std::string_view bytes, const ReadSink& sink) const override {
    TeiText text;
    const XmlOutcome outcome = read_xml(bytes, text);
    std::vector<TeiDocument>& documents = text.documents();
    const auto report = [&](std::size_t line, std::string reason, std::string remedy, bool lost) {
      const std::string place = line == 0 ? "" : "line " + std::to_string(line);
      sink.diagnostic({std::string(path), place, std::move(reason), std::move(remedy), lost});
    };
    if (trim(bytes).empty()) return report(0, "is empty", "", true);
    if (outcome.fault) {
      std::string reason = outcome.fault->reason;
      if (!documents.empty())
        reason += fmt::format("; documents before it, which are kept: {}", documents.size());
      report(outcome.fault->line, std::move(reason),
             "mend the file: xmllint(1) shows what is wrong with it", true);
    } else if (!text.is_tei()) {
      report(0, "not a format Dossier reads", "see dossier-corpus(5) for the formats", true);
    } else if (documents.empty()) {
      report(0, "holds no text", "", true);
    }
    if (outcome.unknown_entities > 0)
      report(0,
             fmt::format("{} not declared, &{}; the first; left out",
                         outcome.unknown_entities == 1
                             ? "1 entity is"
                             : fmt::format("{} entities are", outcome.unknown_entities),
                         outcome.unknown_entity),
             "declare them, or write the characters", false);
    const TeiPointers pointers(path, text, documents);
    for (TeiDocument& document : documents) pointers.settle(document);
    for (TeiDocument& document : documents) sink.document(std::move(document.raw));
  }
};

}  // namespace

const Reader& tei_reader() {
  static const TeiReader reader;
  return reader;
}

}  // namespace dossier
