// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/structure/structure.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "analysis/language.h"
#include "analysis/language_detection.h"
#include "indexer/structure/boilerplate.h"
#include "indexer/structure/captions.h"
#include "indexer/structure/kind.h"
#include "indexer/structure/masthead.h"
#include "indexer/structure/memo_head.h"
#include "indexer/structure/note_marks.h"
#include "indexer/structure/page_breaks.h"
#include "indexer/structure/title_page.h"
#include "indexer/structure/zones.h"

namespace dossier {
namespace {

constexpr std::size_t kLanguageSample = 20000;  // Bytes: CLD2 is sure long before.

/// The masthead and copyright lines of a web page, once the outlet is known.
void drop_masthead(std::vector<Block>& blocks, const std::string& masthead) {
  const auto furniture = [&](const Block& block) {
    return block.kind != BlockKind::Note &&
           (block.text == masthead || (block.text.size() < 160 && block.text.substr(0, 2) == "©"));
  };
  blocks.erase(std::remove_if(blocks.begin(), blocks.end(), furniture), blocks.end());
}

/// Takes out blocks without text; a mark that stood alone on its line belongs to the block above.
void drop_empty(std::vector<Block>& blocks) {
  std::size_t to = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].text.empty()) {
      if (to == 0 || blocks[to - 1].kind == BlockKind::Note) continue;
      Block& above = blocks[to - 1];
      for (NoteMark& mark : blocks[i].marks)
        above.marks.push_back(
            {std::move(mark.label), static_cast<std::uint32_t>(above.text.size())});
      continue;
    }
    if (to != i) blocks[to] = std::move(blocks[i]);
    ++to;
  }
  blocks.resize(to);
}

std::string language_of(const Document& document) {
  std::string sample = document.meta.title;
  for (const Zone zone : {Zone::Body, Zone::Front})
    for (const Paragraph& paragraph : document.paragraphs) {
      if (sample.size() > kLanguageSample) break;
      if (paragraph.zone == zone) sample += "\n" + paragraph.text;
    }
  return detect_language(sample);
}

/// What text without markup shows only by its looks: notes and their marks, page furniture, broken
/// pages, captions, the title page.
TitlePage guess_parts(std::vector<Block>& blocks, Metadata& meta) {
  find_notes(blocks);
  const bool notes = std::any_of(blocks.begin(), blocks.end(),
                                 [](const Block& block) { return block.kind == BlockKind::Note; });
  const std::string masthead = notes ? "" : find_masthead(blocks);
  if (meta.outlet.empty()) meta.outlet = masthead;
  if (!notes) take_page_address(blocks, meta);
  const WebPage page = drop_boilerplate(blocks);
  if (!masthead.empty()) drop_masthead(blocks, masthead);
  take_note_marks(blocks);
  drop_empty(blocks);
  rejoin_page_breaks(blocks);
  merge_captions(blocks);
  std::vector<Block> head = take_memo_head(blocks, meta);
  TitlePage title = take_title_page(blocks, meta, page.furniture || !masthead.empty());
  title.front.insert(title.front.begin(), std::make_move_iterator(head.begin()),
                     std::make_move_iterator(head.end()));
  title.news = title.news || page.furniture;
  return title;
}

}  // namespace

Document structure_document(RawDocument raw) {
  Document document;
  document.meta = std::move(raw.meta);
  document.tags = std::move(raw.title_tags);
  std::vector<Block> blocks = std::move(raw.blocks);

  drop_empty(blocks);
  TitlePage title;
  if (!raw.has_markup) title = guess_parts(blocks, document.meta);

  lay_out(std::move(title.front), std::move(blocks), raw.has_markup, document);
  if (document.meta.kind.empty()) document.meta.kind = kind_of(document, title.news);
  if (document.meta.language.empty()) document.meta.language = language_of(document);
  return document;
}

}  // namespace dossier
