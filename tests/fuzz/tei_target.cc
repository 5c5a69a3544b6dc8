// SPDX-License-Identifier: GPL-2.0-or-later
// TEI to Documents, the whole way.
#include "sound.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  dossier::testing::read_and_check("a.tei", {reinterpret_cast<const char*>(data), size});
  return 0;
}
