// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/inline_markup.h"

#include <algorithm>

#include "citations/addresses.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

struct Run {
  std::size_t begin = 0, length = 0;
  char mark = '*';
  bool opens = false, closes = false, removed = false;
};

bool is_word(char32_t c) { return is_letter(c) || is_digit(c); }

/// Runs of * and _ outside addresses that may open or close emphasis.
std::vector<Run> find_runs(std::string_view text, const std::vector<ByteRange>& addresses) {
  std::vector<Run> runs;
  auto address = addresses.begin();
  for (std::size_t at = 0; at < text.size();) {
    while (address != addresses.end() && address->end <= at) ++address;
    if (address != addresses.end() && at >= address->begin) {
      at = address->end;
      continue;
    }
    const char mark = text[at];
    if (mark != '*' && mark != '_') {
      ++at;
      continue;
    }
    const std::size_t end = std::min(text.find_first_not_of(mark, at), text.size());
    std::size_t look = at;
    const char32_t before = at == 0 ? U' ' : previous_char(text, look);
    look = end;
    const char32_t after = end >= text.size() ? U' ' : next_char(text, look);
    Run run{at, end - at, mark, after != ' ', before != ' ', false};
    if (mark == '_') {  // Inside a word an underscore is a letter.
      run.opens = run.opens && !is_word(before);
      run.closes = run.closes && !is_word(after);
    }
    if (run.length <= 3) runs.push_back(run);
    at = end;
  }
  return runs;
}

/// Marks as removed each closer with the nearest open run of the same mark and length.
void pair_runs(std::vector<Run>& runs) {
  std::size_t open[2][4] = {};  // One past the index of the open run, by mark and length.
  for (std::size_t i = 0; i < runs.size(); ++i) {
    Run& run = runs[i];
    std::size_t& slot = open[run.mark == '_'][run.length];
    if (run.closes && slot > 0) {
      run.removed = runs[slot - 1].removed = true;
      slot = 0;
    } else if (run.opens) {
      slot = i + 1;
    }
  }
  for (Run& run : runs)
    if (run.length >= 2 && run.mark == '*' && (run.opens || run.closes)) run.removed = true;
}

}  // namespace

std::vector<BlockLink> find_links(std::string_view text) {
  std::vector<BlockLink> links;
  for (const ByteRange bytes : find_addresses(text)) {
    std::string target(text.substr(bytes.begin, bytes.size()));
    std::erase(target, ' ');  // One broken over lines.
    links.push_back({bytes, std::move(target)});
  }
  return links;
}

void add_bare_links(Block& block) {
  constexpr std::size_t kMostLinks = 1000;
  std::vector<ByteRange> known;
  for (const BlockLink& link : block.links) known.push_back(link.bytes);
  std::sort(known.begin(), known.end(), [](ByteRange a, ByteRange b) { return a.begin < b.begin; });
  auto covers = known.begin();
  for (BlockLink& address : find_links(block.text)) {
    while (covers != known.end() && covers->end <= address.bytes.begin) ++covers;
    if (covers != known.end() && covers->begin < address.bytes.end) continue;
    if (block.links.size() >= kMostLinks) return;
    block.links.push_back(std::move(address));
  }
}

std::string strip_emphasis(std::string_view text) {
  std::string clean = collapse_space(text);
  if (clean.find_first_of("*_") == std::string::npos) return clean;
  std::vector<Run> runs = find_runs(clean, find_addresses(clean));
  pair_runs(runs);
  std::string out;
  out.reserve(clean.size());
  std::size_t at = 0;
  for (const Run& run : runs) {
    if (!run.removed) continue;
    out.append(clean, at, run.begin - at);
    at = run.begin + run.length;
  }
  out.append(clean, at);
  return collapse_space(out);
}

bool wholly_strong(std::string_view text) {
  text = trim(text);
  return text.size() > 4 && text.substr(0, 2) == "**" && text.substr(text.size() - 2) == "**" &&
         text.substr(2, text.size() - 4).find('*') == std::string_view::npos;
}

}  // namespace dossier
