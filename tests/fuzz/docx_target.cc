// SPDX-License-Identifier: GPL-2.0-or-later
// DOCX to Documents, the whole way. An input that is no package is taken for a part of one: damage
// to a ZIP file rarely gets past its checksums.
#include "sound.h"
#include "tests/unit/indexer/office_packages.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace dossier::testing;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.starts_with("PK")) {
    read_and_check("a.docx", bytes);
  } else {
    static const std::string note = "<w:p><w:r><w:t>A note.</w:t></w:r></w:p>";
    const std::string notes =
        word_notes("footnote", "<w:footnote w:id=\"1\">" + note + "</w:footnote>");
    read_and_check("a.docx", docx(bytes, {{"word/footnotes.xml", notes}}));
    read_and_check("a.docx", docx(note, {{"word/styles.xml", bytes},
                                         {"word/numbering.xml", bytes},
                                         {"docProps/core.xml", bytes}}));
  }
  return 0;
}
