// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/pdf_metadata.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "analysis/analyzer.h"
#include "indexer/formats/metadata_fields.h"
#include "indexer/formats/xml_events.h"
#include "indexer/structure/front_lines.h"
#include "indexer/structure/page_breaks.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::size_t kFirstBlocks = 30;  // About two pages.
constexpr std::size_t kTitlePieces = 4;
constexpr std::size_t kMostValues = 50;

/// The values of the elements of XMP that Dossier takes, by the names of metadata_fields.h.
class XmpHandler : public XmlHandler {
 public:
  struct Value {
    std::string key, text;
  };

  void open(const XmlElement& element) override {
    static constexpr std::pair<std::string_view, std::string_view> kElements[] = {
        {"title", "title"},
        {"creator", "authors"},
        {"language", "language"},
        {"publicationDate", "date"},
        {"coverDate", "date"}};
    ++depth_;
    if (key_.empty()) {
      for (const auto& [name, key] : kElements)
        if (element.name() == name) {
          key_ = key;
          key_depth_ = depth_;
        }
      text_.clear();
    } else if (element.name() == "li") {
      finish();
    }
  }
  void close() override {
    if (!key_.empty()) finish();
    if (depth_ == key_depth_) key_.clear();
    --depth_;
  }
  void text(std::string_view text) override {
    if (!key_.empty()) text_ += text;
  }

  std::vector<Value> values;

 private:
  void finish() {
    std::string value = collapse_space(text_);
    text_.clear();
    if (!value.empty() && values.size() < kMostValues) values.push_back({key_, std::move(value)});
  }
  std::string key_, text_;
  int depth_ = 0, key_depth_ = 0;
};

/// A name for a reader, not a file's or a program's.
bool plausible_title(std::string_view title) {
  static constexpr std::string_view kTelling[] = {
      ".doc",     ".odt",       ".rtf",     ".tex", ".dvi", ".indd",
      ".qxd",     ".pdf",       ".txt",     ".htm", ".ps",  "microsoft word",
      "untitled", "powerpoint", "layout 1", "\\",   "_"};
  if (title.size() > 400) return false;
  const std::string small = fold(title);
  const bool telling =
      std::any_of(std::begin(kTelling), std::end(kTelling),
                  [&](std::string_view part) { return small.find(part) != std::string::npos; });
  return !telling && word_count(title) >= 2;
}

class Believer {
 public:
  explicit Believer(std::vector<Block>& blocks) : blocks_(blocks) {
    for (std::size_t i = 0; i < std::min(blocks.size(), kFirstBlocks); ++i)
      opening_ += " " + comparable(blocks[i].text) + " ";
  }

  bool title(const std::string& title) {
    if (!plausible_title(title)) return false;
    if (stands(title)) {
      unite(comparable(title));
      return true;
    }
    return std::none_of(blocks_.begin(), blocks_.end(), [](const Block& block) {
      return block.kind == BlockKind::Heading && block.level == 1;
    });
  }

  /// The names in `text`, if the first of them is named on the first pages.
  std::vector<std::string> authors(const std::string& text) const {
    std::vector<std::string> names = parse_names(text);
    if (names.empty()) return names;
    const std::string& first = names.front();
    const std::size_t space = first.find_last_of(' ');
    if (!stands(first.substr(space == std::string::npos ? 0 : space + 1))) names.clear();
    return names;
  }

 private:
  bool stands(const std::string& text) const {
    const std::string wanted = comparable(text);
    if (wanted.empty()) return false;
    std::string spaced;  // Between blocks stand two spaces.
    for (const char c : opening_)
      if (c != ' ' || spaced.empty() || spaced.back() != ' ') spaced += c;
    return spaced.find(" " + wanted + " ") != std::string::npos;
  }

  void unite(const std::string& wanted) {
    for (std::size_t i = 0; i < std::min<std::size_t>(blocks_.size(), 8); ++i) {
      std::string joined;
      for (std::size_t k = i; k < std::min(blocks_.size(), i + kTitlePieces); ++k) {
        joined += (k > i ? " " : "") + blocks_[k].text;
        if (comparable(joined) != wanted) continue;
        for (std::size_t piece = i + 1; piece <= k; ++piece)
          append_block(blocks_[i], blocks_[piece]);
        blocks_.erase(blocks_.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                      blocks_.begin() + static_cast<std::ptrdiff_t>(k) + 1);
        return;
      }
    }
  }

  std::vector<Block>& blocks_;
  std::string opening_;
};

}  // namespace

Metadata pdf_metadata(const PdfFile& file, std::vector<Block>& blocks) {
  XmpHandler xmp;
  if (const std::string packet = file.xmp(); !packet.empty()) read_xml(packet, xmp);
  xmp.values.push_back({"title", file.info("Title")});
  xmp.values.push_back({"info authors", file.info("Author")});

  Metadata meta;
  Believer believer(blocks);
  std::vector<std::string> authors;
  for (const XmpHandler::Value& value : xmp.values) {
    if (value.key == "title") {
      if (meta.title.empty() && believer.title(value.text)) meta.title = value.text;
    } else if (value.key == "authors") {
      for (std::string& name : believer.authors(value.text)) authors.push_back(std::move(name));
    } else if (value.key == "info authors") {
      if (authors.empty()) authors = believer.authors(value.text);
    } else if (value.key == "language" ? meta.language.empty() : !meta.date) {
      set_metadata_field(meta, value.key, {value.text});  // A value it cannot read changes nothing.
    }
  }
  meta.authors = std::move(authors);
  return meta;
}

}  // namespace dossier
