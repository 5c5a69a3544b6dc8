// SPDX-License-Identifier: GPL-2.0-or-later
// ODT to Documents, the whole way. An input that is no package is taken for the text of one.
#include "sound.h"
#include "tests/unit/indexer/office_packages.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace dossier::testing;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  read_and_check("a.odt", bytes.starts_with("PK") ? bytes : odt(bytes, "", {{"meta.xml", bytes}}));
  return 0;
}
