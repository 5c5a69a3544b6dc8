// SPDX-License-Identifier: GPL-2.0-or-later
#include <optional>
#include <string>
#include <utility>

#include "indexer/formats/html_blocks.h"
#include "indexer/formats/html_content.h"
#include "indexer/formats/html_decoding.h"
#include "indexer/formats/html_metadata.h"
#include "indexer/formats/html_notes.h"
#include "indexer/formats/html_title_lines.h"
#include "indexer/formats/html_tree.h"
#include "indexer/formats/readers.h"

namespace dossier {
namespace {

class HtmlReader : public Reader {
 public:
  bool fragile() const override { return true; }
  void read(std::string_view path, std::string_view bytes, const ReadSink& sink) const override {
    const std::optional<std::string> html = decode_html(path, bytes, sink);
    if (!html) return;
    const HtmlTree tree(*html);
    if (tree.too_deep())
      sink.diagnostic({std::string(path), "",
                       "tags stand more than " + std::to_string(kHtmlDepth) + " deep",
                       "what is deeper was read as if it were less deep", false});
    RawDocument document;
    document.has_markup = true;
    document.meta = html_metadata(tree);
    const HtmlNotes notes = find_html_notes(tree);
    const HtmlContent content = html_content(tree, notes.taken, notes.labels);
    read_title_lines(tree, content, document.meta);
    document.blocks = html_blocks(tree, content, notes, document.meta.url);
    drop_title_lines(document.blocks, document.meta);
    find_unlinked_notes(notes, document.blocks);
    hand_over(path, std::move(document), sink);
  }
};

}  // namespace

const Reader& html_reader() {
  static const HtmlReader reader;
  return reader;
}

}  // namespace dossier
