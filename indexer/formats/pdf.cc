// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <string>
#include <utility>

#include "indexer/formats/pdf_file.h"
#include "indexer/formats/pdf_layout.h"
#include "indexer/formats/pdf_metadata.h"
#include "indexer/formats/readers.h"

namespace dossier {
namespace {

constexpr int kMostPages = 3000;               // Half a minute and more.
constexpr std::size_t kMostText = 32U << 20U;  // Bytes.
constexpr std::size_t kPageText = 20;          // A page of less has no text layer to speak of.

Diagnostic lost(std::string reason, std::string remedy) {
  return {"", "", std::move(reason), std::move(remedy), true};
}

struct Pages {
  std::vector<PdfPage> pages;
  int without_text = 0;
  bool cut = false;
};

Pages read_pages(const PdfFile& file) {
  Pages result;
  std::size_t text = 0;
  const int count = file.page_count();
  for (int i = 0; i < count; ++i) {
    if (i >= kMostPages || text > kMostText) {
      result.cut = true;
      break;
    }
    result.pages.push_back(file.page(i));
    std::size_t bytes = 0;
    for (const PdfWord& word : result.pages.back().words) bytes += word.text.size();
    result.without_text += bytes < kPageText;
    text += bytes;
  }
  return result;
}

class PdfReader : public Reader {
 public:
  bool fragile() const override { return true; }
  void read(std::string_view, std::string_view bytes, const ReadSink& sink) const override {
    const PdfFile file(bytes);
    switch (file.state()) {
      case PdfFile::State::Damaged:
        return sink.diagnostic(lost("damaged: no page of it can be read",
                                    "get the file anew, or repair it: qpdf "
                                    "FILE REPAIRED, or mutool clean"));
      case PdfFile::State::Locked:
        return sink.diagnostic(
            lost("encrypted: it opens only with a password",
                 "save a copy without: qpdf --password=... --decrypt FILE COPY"));
      case PdfFile::State::Open:
        read_open(file, sink);
    }
  }

 private:
  static void read_open(const PdfFile& file, const ReadSink& sink) {
    Pages pages = read_pages(file);
    const auto read = static_cast<int>(pages.pages.size());
    if (pages.cut)
      sink.diagnostic(
          {"", fmt::format("page {}", read + 1),
           fmt::format("too long: only {} of its {} pages are indexed", read, file.page_count()),
           "split it into several files", false});
    RawDocument document;
    document.blocks = read_text(file, std::move(pages.pages), document.meta);
    if (document.blocks.empty())
      return sink.diagnostic(
          lost("no text layer: its pages are pictures, as scanners make them",
               "recognise its text first, for example: ocrmypdf FILE WITH-TEXT"));
    if (pages.without_text * 2 > read)
      sink.diagnostic(
          {"", "", fmt::format("{} of its {} pages have no text layer", pages.without_text, read),
           "recognise their text first, for example: ocrmypdf --skip-text FILE COPY", false});
    sink.document(std::move(document));
  }

  static std::vector<Block> read_text(const PdfFile& file, std::vector<PdfPage> pages,
                                      Metadata& meta) {
    std::vector<Block> blocks = pdf_blocks(std::move(pages), file.bookmarks());
    meta = pdf_metadata(file, blocks);
    return blocks;
  }
};

}  // namespace

const Reader& pdf_reader() {
  static const PdfReader reader;
  return reader;
}

}  // namespace dossier
