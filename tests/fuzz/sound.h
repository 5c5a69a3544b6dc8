// SPDX-License-Identifier: GPL-2.0-or-later
// What fuzz targets check: `must` ends the process, which libFuzzer and replay.cc both take for a
// find.

#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "analysis/analyzer.h"
#include "schema/document.h"

namespace dossier::testing {

/// Ends the process with `what` on standard error unless `holds`.
inline void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

inline bool on_boundary(std::string_view text, std::size_t at) {
  return at == text.size() ||
         (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80);
}

inline bool is_range(std::string_view text, ByteRange range) {
  return range.begin <= range.end && on_boundary(text, range.begin) && on_boundary(text, range.end);
}

inline bool is_well_formed(std::string_view text) {
  std::size_t replaced = 0;
  well_formed(text, replaced);
  return replaced == 0;
}

/// Every text of `document` is UTF-8, every offset on a character of a text that there is.
void must_be_sound(const Document& document);

/// Reads `bytes` as a file of this name, the whole way to mentions, and checks what comes out.
void read_and_check(std::string_view name, std::string_view bytes);

}  // namespace dossier::testing
