// SPDX-License-Identifier: GPL-2.0-or-later
// Plain text to a Document, the whole way: reader, structure, ledger, mentions.
#include "sound.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  dossier::testing::read_and_check("a.txt", {reinterpret_cast<const char*>(data), size});
  return 0;
}
