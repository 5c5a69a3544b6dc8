// SPDX-License-Identifier: GPL-2.0-or-later
// dossier-reader: started by dossier-index, never by hand.

#include <unistd.h>

#include <cstdio>

#include "indexer/sandbox/reader_server.h"

int main() {
  if (isatty(dossier::kReaderSocket) != 0) {
    std::fputs("dossier-reader: reads documents for dossier-index, which starts it\n", stderr);
    return 2;
  }
  const int status = dossier::serve_reads(dossier::reader_for, {});
  std::fflush(nullptr);
  _exit(status);  // What closing libraries would do may not be permitted any more.
}
