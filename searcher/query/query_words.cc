// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/query_words.h"

#include <unicode/uchar.h>

#include "analysis/utf8.h"

namespace dossier {
namespace {

bool is_superscript(std::int32_t c) {
  return c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2070 && c <= 0x207F);
}

// What a word can be made of: letters, marks and numbers, but no mark of a note.
bool is_content(std::int32_t c) {
  return c > 0 && !is_superscript(c) &&
         (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

}  // namespace

// Not u_iscntrl(): that has the soft hyphen and the joiners of Persian and Hindi words in it.
bool is_blank(std::int32_t c) {
  return c <= 0x20 || u_charType(c) == U_CONTROL_CHAR || u_isUWhiteSpace(c);
}

ByteRange trim_punctuation(std::string_view text, ByteRange run, bool keep_star) {
  ByteRange core{run.begin, run.begin};
  bool found = false, dotted = false;
  bool dot_inside =
      false;  // A full stop since the word began; `dotted` once more of the word follows it.
  for (std::size_t at = run.begin; at < run.end;) {
    const std::size_t begin = at;
    const auto c = next_code_point(text, at);
    dot_inside = dot_inside || (found && c == '.');
    if (!is_content(c) && !(keep_star && c == '*')) continue;
    if (!found) core.begin = offset(begin);
    found = true;
    dotted = dot_inside;
    core.end = offset(at);
  }
  if (dotted && core.end < run.end && text[core.end] == '.') ++core.end;
  return core;
}

std::vector<ByteRange> split_blanks(std::string_view text) {
  std::vector<ByteRange> runs;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const bool blank = is_blank(next_code_point(text, at));
    if (!blank && !inside) runs.push_back({offset(begin), offset(begin)});
    if (!blank) runs.back().end = offset(at);
    inside = !blank;
  }
  return runs;
}

}  // namespace dossier
