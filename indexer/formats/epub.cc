// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/formats/epub_package.h"
#include "indexer/formats/html_blocks.h"
#include "indexer/formats/html_cleaning.h"
#include "indexer/formats/html_decoding.h"
#include "indexer/formats/html_hints.h"
#include "indexer/formats/html_notes.h"
#include "indexer/formats/html_title_lines.h"
#include "indexer/formats/html_tree.h"
#include "indexer/formats/office_properties.h"
#include "indexer/formats/office_report.h"
#include "indexer/formats/readers.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

/// The chapters as one tree. Ids get their file's name before them, so that they stay apart and
/// links from one file to another are links within the book.
class Book {
 public:
  Book(const ZipPackage& package, const std::vector<std::string>& chapters)
      : package_(package), chapters_(chapters) {
    names_.insert(chapters.begin(), chapters.end());
  }

  HtmlTree bind(std::string_view path, const ReadSink& sink) {
    HtmlTree tree("");
    for (const std::string& name : chapters_) {
      const std::string* bytes = package_.part(name);
      if (bytes == nullptr) {
        missing_ += 1;
        continue;
      }
      const ReadSink chapter{nullptr, [&](Diagnostic&& fault) {
                               fault.place = name;
                               fault.document_lost = false;
                               sink.diagnostic(std::move(fault));
                             }};
      const auto html = decode_html(path, *bytes, chapter);
      if (!html) continue;
      const HtmlTree part(*html);
      tree.append(part, [&](std::size_t node, HtmlAttribute attribute, std::string_view value) {
        const bool anchor = attribute == HtmlAttribute::Id ||
                            (attribute == HtmlAttribute::Name && part[node].tag == HtmlTag::A);
        if (anchor && !value.empty()) return name + "#" + std::string(value);
        if (attribute == HtmlAttribute::Href) return bound(name, value);
        return std::string(value);
      });
      if (tree.size() > kMostNodes) break;
    }
    return tree;
  }

  std::size_t missing() const { return missing_; }

 private:
  static constexpr std::size_t kMostNodes = 20'000'000;

  std::string bound(const std::string& from, std::string_view href) const {
    const std::size_t hash = std::min(href.find('#'), href.size());
    const std::string to = hash == 0 ? from : part_name(from, href);
    if (to.empty() || names_.count(to) == 0) return std::string(href);
    return "#" + to + std::string(href.substr(hash));
  }

  const ZipPackage& package_;
  const std::vector<std::string>& chapters_;
  std::unordered_set<std::string> names_;
  std::size_t missing_ = 0;
};

/// Parts of a book that are not its text, by epub:type (EPUB 3 Structural Semantics Vocabulary).
bool is_apparatus(std::string_view types) {
  for (const std::string_view type : split_words(types))
    for (const std::string_view no :
         {"cover", "titlepage", "halftitlepage", "toc", "toc-brief", "landmarks", "page-list",
          "loi", "lot", "loa", "lov", "pagebreak", "copyright-page", "imprint", "index"})
      if (type == no) return true;
  return false;
}

class BookContent {
 public:
  BookContent(const HtmlTree& tree, const HtmlNotes& notes) : tree_(tree), notes_(notes) {}

  HtmlContent take() {
    content_.dropped = notes_.taken;
    std::vector<bool> caption(tree_.size());
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      const bool text = tree_[i].tag == HtmlTag::Text;
      caption[i] = caption[tree_[i].parent] || (!text && is_html_caption(tree_, i));
      if (text || !is_left_out(i)) continue;
      drop(i);
      i = tree_[i].end - 1;
    }
    content_.pieces = html_pieces(tree_, content_.dropped, notes_.labels);
    drop_contents();
    for (HtmlPiece& piece : content_.pieces) piece.caption = caption[piece.begin];
    return std::move(content_);
  }

 private:
  bool is_left_out(std::size_t node) const {
    return tree_[node].tag == HtmlTag::Head || tree_[node].tag == HtmlTag::Nav ||
           html_hint(tree_, node) == HtmlHint::Never ||
           tree_.has_attribute(node, HtmlAttribute::Hidden) ||
           is_apparatus(tree_.attribute(node, HtmlAttribute::EpubType));
  }

  void drop(std::size_t node) {
    std::fill(content_.dropped.begin() + static_cast<std::ptrdiff_t>(node),
              content_.dropped.begin() + static_cast<std::ptrdiff_t>(tree_[node].end), true);
  }

  /// Files that are a list of links into the book: a table of contents no one calls so.
  void drop_contents() {
    constexpr std::uint32_t kLinks = 3;
    std::vector<HtmlPiece> kept;
    const std::vector<HtmlPiece>& pieces = content_.pieces;
    for (std::size_t i = 0; i < pieces.size();) {
      const std::uint32_t file = file_of(pieces[i].begin);
      std::uint32_t size = 0, linked = 0;
      std::size_t end = i;
      for (; end < pieces.size() && pieces[end].begin < tree_[file].end; ++end) {
        size += pieces[end].size;
        linked += pieces[end].linked;
      }
      if (!(linked * 10 >= size * 8 && links_inside(file) >= kLinks))
        kept.insert(kept.end(), pieces.begin() + static_cast<std::ptrdiff_t>(i),
                    pieces.begin() + static_cast<std::ptrdiff_t>(end));
      i = std::max(end, i + 1);
    }
    content_.pieces = std::move(kept);
  }

  std::uint32_t file_of(std::uint32_t node) const {
    while (tree_[node].parent != 0) node = tree_[node].parent;
    return node;
  }

  std::uint32_t links_inside(std::uint32_t file) const {
    std::uint32_t count = 0;
    for (std::uint32_t i = file; i < tree_[file].end; ++i)
      count +=
          tree_[i].tag == HtmlTag::A && tree_.attribute(i, HtmlAttribute::Href).starts_with('#');
    return count;
  }

  const HtmlTree& tree_;
  const HtmlNotes& notes_;
  HtmlContent content_;
};

class EpubReader : public Reader {
 public:
  bool fragile() const override { return true; }
  void read(std::string_view path, std::string_view bytes, const ReadSink& sink) const override {
    const OfficeReport report(path, sink);
    const ZipPackage package(bytes);
    if (report.fault(package)) return;
    EpubPackage epub = read_epub_package(package);
    const auto encrypted = encrypted_parts(package);
    if (std::any_of(epub.chapters.begin(), epub.chapters.end(),
                    [&](const std::string& name) { return encrypted.count(name) > 0; }))
      return report.lost("is encrypted (DRM)", "get a copy without digital rights management");
    if (epub.chapters.empty())
      return report.lost_part(epub.missing.empty() ? "spine" : epub.missing, std::nullopt);

    Book book(package, epub.chapters);
    const HtmlTree tree = book.bind(path, sink);
    if (tree.too_deep())
      report.partly("tags stand more than " + std::to_string(kHtmlDepth) + " deep",
                    "what is deeper was read as if it were less deep");
    if (book.missing() > 0)
      report.partly("chapters that are not in the package: " + std::to_string(book.missing()),
                    "get a whole copy");
    report.damage(package);
    RawDocument document;
    document.meta = std::move(epub.meta);
    const HtmlNotes notes = find_html_notes(tree);
    const HtmlContent content = BookContent(tree, notes).take();
    document.blocks = html_blocks(tree, content, notes, "");
    if (epub.dated_as_made && !may_be_of_day(*document.meta.date, document.blocks))
      document.meta.date.reset();
    if (has_headings(document.blocks)) {
      take_title(document);
      read_title_lines(tree, content, document.meta);
      drop_title_lines(document.blocks, document.meta);
    }
    // Some programs write headings as paragraphs: then the text shows them by its looks.
    document.has_markup = has_headings(document.blocks);
    find_unlinked_notes(notes, document.blocks);
    if (document.blocks.empty()) return report.lost("holds no text", "leave it out with --exclude");
    sink.document(std::move(document));
  }

 private:
  static bool has_headings(const std::vector<Block>& blocks) {
    return std::any_of(blocks.begin(), blocks.end(),
                       [](const Block& block) { return block.kind == BlockKind::Heading; });
  }

  /// Where the package names none: the first heading.
  static void take_title(RawDocument& document) {
    if (!document.meta.title.empty()) return;
    for (const Block& block : document.blocks)
      if (block.kind == BlockKind::Heading) {
        document.meta.title = block.text;
        return;
      }
  }
};

}  // namespace

const Reader& epub_reader() {
  static const EpubReader reader;
  return reader;
}

}  // namespace dossier
