// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/reference_locator.h"

#include <algorithm>

#include "citations/reference_evidence.h"
#include "citations/reference_links.h"

namespace dossier {
namespace {

bool digits_inside(std::string_view word) {
  return word.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

bool place_starts(const RefText& text, std::size_t i) {
  if (pages_start(text, i)) return true;
  const std::size_t next = text.mark(i + 1, '.') ? i + 2 : i + 1;
  return text.word_of(i,
                      "doc docs document documents para paras paragraph section sec art at chapter "
                      "ch rn rdnr nn point pt pts") &&
         text.is(next, RefToken::Number);
}

namespace {

// Past numbers, dashes and the commas between them.
std::size_t past_numbers(const RefText& text, std::size_t i) {
  while (i < text.size()) {
    const bool more = text.mark(i, '.') || text.mark(i, '-') || text.is(i, RefToken::Number) ||
                      (i > 0 && text.word_of(i, "and und et") && text.is(i - 1, RefToken::Number) &&
                       text.is(i + 1, RefToken::Number) && !text.year(i + 1)) ||
                      (text.mark(i, ',') && text.is(i + 1, RefToken::Number) && !text.year(i + 1) &&
                       !month(text, i + 2));
    if (!more) break;
    ++i;
  }
  while (i > 0 && (text.mark(i - 1, '.') || text.mark(i - 1, '-'))) --i;
  return i;
}

}  // namespace

std::string find_locator(const RefText& text, std::size_t begin, bool bare_numbers) {
  for (std::size_t i = begin; i < text.size(); ++i) {
    if (!place_starts(text, i)) continue;
    const std::size_t end = past_numbers(text, i + 1);
    if (end <= i + 1 && !digits_inside(text.tokens[i].lower)) continue;
    return std::string(text.slice(i, std::max(end, i + 1)));
  }
  if (!bare_numbers) return {};
  std::size_t end = text.size();
  while (end > begin && text.mark(end - 1, '.')) --end;
  std::size_t first = end;
  while (first > begin && (text.is(first - 1, RefToken::Number) || text.mark(first - 1, '-')))
    --first;
  // A number that a word leads to ("before August 2021") is no place.
  const bool led = first > begin && text.is(first - 1, RefToken::Word);
  return first < end && text.is(first, RefToken::Number) && !led
             ? std::string(text.slice(first, end))
             : std::string();
}

std::string closing_locator(const RefText& text, std::size_t begin) {
  if (!text.on(CitationRule::BareLocators)) return {};
  std::size_t end = text.size();
  while (end > begin && (text.mark(end - 1, '.') || text.mark(end - 1, kAddressMark))) --end;
  std::size_t first = end;
  while (first > begin && (text.is(first - 1, RefToken::Number) || text.mark(first - 1, '-') ||
                           (text.mark(first - 1, ',') && text.is(first - 2, RefToken::Number) &&
                            first >= begin + 2)))
    --first;
  while (first < end && !text.is(first, RefToken::Number)) ++first;
  if (first >= end || first < begin + 3) return {};
  const bool parted = text.mark(first - 1, ',') || text.mark(first - 1, ':');
  const std::size_t close = parted ? first - 2 : first - 1;
  if (!text.mark(close, ')') || !text.year(close - 1) || text.tokens[close].match < 0) return {};
  const auto open = static_cast<std::size_t>(text.tokens[close].match);
  if (open < begin || (!parted && open + 2 == close)) return {};
  return std::string(text.slice(first, end));
}

}  // namespace dossier
