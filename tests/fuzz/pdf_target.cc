// SPDX-License-Identifier: GPL-2.0-or-later
// A PDF to a Document, the whole way; and, for bytes that are none, pages of words from them to
// blocks: what poppler would hand on from the strangest files.
#include <array>

#include "indexer/formats/pdf_layout.h"
#include "indexer/structure/structure.h"
#include "sound.h"

namespace {

constexpr std::array<std::string_view, 16> kWords = {"the",
                                                     "of",
                                                     "Kabul",
                                                     "it",
                                                     "ended.",
                                                     "1",
                                                     "2",
                                                     "*",
                                                     "counter-",
                                                     "terrorism",
                                                     "•",
                                                     "Notes",
                                                     "https://a.org/b-",
                                                     "c",
                                                     "Figure 1:",
                                                     "\xD8\xA7\xD9\x84"};

/// Eight bytes a word: place, width, size, which word and style; a new page now and then.
std::vector<dossier::PdfPage> pages_of(std::string_view bytes) {
  std::vector<dossier::PdfPage> pages(1);
  for (std::size_t i = 0; i + 8 <= bytes.size(); i += 8) {
    const auto at = [&](std::size_t k) {
      return static_cast<double>(static_cast<unsigned char>(bytes[i + k]));
    };
    const auto style = static_cast<unsigned char>(bytes[i + 5]);
    dossier::PdfWord word;
    word.text = kWords[static_cast<unsigned char>(bytes[i + 4]) % kWords.size()];
    word.size = 0.5 + at(3) / 8;
    word.box = {at(0) * 2.5, at(1) * 3.3, at(0) * 2.5 + at(2), at(1) * 3.3 + word.size * 1.1};
    word.bold = (style & 1U) != 0;
    word.italic = (style & 2U) != 0;
    if (style > 250) pages.emplace_back();
    pages.back().width = 600;
    pages.back().height = 842;
    pages.back().words.push_back(std::move(word));
  }
  return pages;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.substr(0, 4) == "%PDF") {
    dossier::testing::read_and_check("a.pdf", bytes);
    return 0;
  }
  dossier::RawDocument raw;
  raw.blocks = dossier::pdf_blocks(pages_of(bytes), {{"Notes", 1}});
  dossier::testing::must_be_sound(dossier::structure_document(std::move(raw)));
  return 0;
}
