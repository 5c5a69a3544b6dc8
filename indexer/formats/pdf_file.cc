// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/pdf_file.h"

#include <poppler-document.h>
#include <poppler-page.h>
#include <poppler-toc.h>

#include <array>
#include <cmath>
#include <limits>
#include <mutex>
#include <utility>

#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::size_t kMostBookmarks = 2000;
constexpr int kDeepestBookmark = 16;
constexpr double kFarthest = 20000;  // Points: ISO 32000 allows a page of 14,400.

std::string utf8(const poppler::ustring& text) {
  return pdf_word_text(std::u16string(text.begin(), text.end()));
}

void be_quiet() {
  static std::once_flag once;
  std::call_once(
      once, [] { poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr); });
}

/// The box of a word that reads upwards (1), upside down (2) or downwards (3), on the page turned
/// so that it reads to the right.
PdfBox turned(const PdfBox& box, int rotation, double width, double height) {
  switch (rotation) {
    case 1:
      return {box.top, width - box.right, box.bottom, width - box.left};
    case 2:
      return {width - box.right, height - box.bottom, width - box.left, height - box.top};
    case 3:
      return {height - box.bottom, box.left, height - box.top, box.right};
    default:
      return box;
  }
}

bool sane(const PdfBox& box, double size) {
  for (const double value : {box.left, box.top, box.right, box.bottom})
    if (!std::isfinite(value) || std::abs(value) > kFarthest) return false;
  return box.left <= box.right && box.top < box.bottom && std::isfinite(size) && size > 0;
}

void collect(const std::vector<poppler::toc_item*>& items, int depth,
             std::vector<PdfBookmark>& out) {
  if (depth > kDeepestBookmark) return;
  for (const poppler::toc_item* item : items) {
    if (out.size() >= kMostBookmarks) return;
    out.push_back({collapse_space(utf8(item->title())), depth});
    collect(item->children(), depth + 1, out);
  }
}

}  // namespace

struct PdfFile::Impl {
  std::unique_ptr<poppler::document> document;
};

PdfFile::PdfFile(std::string_view bytes) : impl_(std::make_unique<Impl>()) {
  be_quiet();
  if (bytes.size() <= static_cast<std::size_t>(std::numeric_limits<int>::max()))
    impl_->document.reset(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
}

PdfFile::~PdfFile() = default;

PdfFile::State PdfFile::state() const {
  if (!impl_->document) return State::Damaged;
  if (impl_->document->is_locked()) return State::Locked;
  return impl_->document->pages() > 0 ? State::Open : State::Damaged;
}

int PdfFile::page_count() const { return impl_->document->pages(); }

PdfPage PdfFile::page(int index) const {
  PdfPage result;
  const std::unique_ptr<poppler::page> page(impl_->document->create_page(index));
  if (!page) return result;
  const poppler::rectf rect = page->page_rect();
  result.width = rect.width();
  result.height = rect.height();
  const auto turn = page->orientation();
  if (turn == poppler::page::landscape || turn == poppler::page::seascape)
    std::swap(result.width, result.height);

  const auto boxes = page->text_list(poppler::page::text_list_include_font);
  std::array<std::size_t, 4> turns{};
  for (const poppler::text_box& box : boxes) ++turns[static_cast<unsigned>(box.rotation()) % 4U];
  int main = 0;
  for (int i = 1; i < 4; ++i)
    if (turns[static_cast<unsigned>(i)] > turns[static_cast<unsigned>(main)]) main = i;

  for (const poppler::text_box& box : boxes) {
    if (box.rotation() != main) continue;
    PdfWord word;
    const poppler::rectf at = box.bbox();
    word.box =
        turned({at.left(), at.top(), at.right(), at.bottom()}, main, result.width, result.height);
    word.size = box.get_font_size();
    word.text = reading_order(utf8(box.text()));
    if (word.text.empty() || !sane(word.box, word.size)) continue;
    const std::string font = box.has_font_info() ? box.get_font_name() : "";
    word.bold = bold_font(font);
    word.italic = italic_font(font);
    result.words.push_back(std::move(word));
  }
  if (main % 2 == 1) std::swap(result.width, result.height);
  return result;
}

std::string PdfFile::info(const char* key) const {
  return collapse_space(utf8(impl_->document->info_key(key)));
}

std::string PdfFile::xmp() const {
  std::string bytes;  // Poppler widens the packet byte by byte.
  for (const auto unit : impl_->document->metadata()) bytes += static_cast<char>(unit & 0xFFU);
  return bytes;
}

std::vector<PdfBookmark> PdfFile::bookmarks() const {
  std::vector<PdfBookmark> out;
  const std::unique_ptr<poppler::toc> toc(impl_->document->create_toc());
  if (toc && toc->root() != nullptr) collect(toc->root()->children(), 1, out);
  return out;
}

}  // namespace dossier
