// SPDX-License-Identifier: GPL-2.0-or-later
// A PDF opened by poppler; nothing else of Dossier knows poppler.
//
//   PdfFile file(bytes);
//   if (file.state() == PdfFile::State::Open)
//     for (int i = 0; i < file.page_count(); ++i) use(file.page(i));

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/pdf_page.h"

namespace dossier {

struct PdfBookmark {
  std::string title;
  int depth = 1;  ///< Of the outermost, 1.
};

/// Reads from the bytes it was given, which must outlive it. Poppler's own messages are switched
/// off for the whole process. One thread at a time.
class PdfFile {
 public:
  enum class State { Open, Damaged, Locked };

  explicit PdfFile(std::string_view bytes);
  ~PdfFile();
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;

  State state() const;
  int page_count() const;
  /// Page `index`, from 0. One that cannot be read is empty. Words set at an angle are left out;
  /// where most stand turned by a quarter, the page is read that way.
  PdfPage page(int index) const;

  std::string info(const char* key) const;  ///< "Title", "Author": UTF-8, or "".
  std::string xmp() const;                  ///< The XMP packet, or "".
  /// In reading order, at most 2,000.
  std::vector<PdfBookmark> bookmarks() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dossier
