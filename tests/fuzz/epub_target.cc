// SPDX-License-Identifier: GPL-2.0-or-later
// EPUB to Documents, the whole way. An input that is no package is taken for a chapter of one, or,
// where it begins so, for its package document.
#include "sound.h"
#include "tests/zip_of.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace dossier::testing;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.starts_with("PK")) {
    read_and_check("a.epub", bytes);
    return 0;
  }
  static const std::string opf =
      "<package xmlns:dc=\"d\"><metadata><dc:title>T</dc:title></metadata><manifest><item id=\"a\" "
      "href=\"a.xhtml\"/><item id=\"b\" href=\"b.xhtml\"/></manifest><spine><itemref idref=\"a\"/>"
      "<itemref idref=\"b\"/></spine></package>";
  const bool package = bytes.starts_with("<package");
  read_and_check("a.epub",
                 zip_of({{"META-INF/container.xml", "<c><rootfile full-path=\"b.opf\"/></c>"},
                         {"META-INF/encryption.xml", bytes},
                         {"b.opf", package ? bytes : opf},
                         {"a.xhtml", package ? "<p>Text.</p>" : bytes},
                         {"b.xhtml", "<p id=\"n1\"><a href=\"a.xhtml#r1\">1</a> Note.</p>"}}));
  return 0;
}
