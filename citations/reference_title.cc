// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/reference_title.h"

#include "citations/reference_container.h"
#include "citations/reference_links.h"
#include "citations/reference_names.h"

namespace dossier {
namespace {

// Words of a publisher's or a place's name in "Title, Paris, Seuil, 2007".
constexpr std::size_t kImprintWords = 5;

std::size_t past_brackets(const RefText& text, std::size_t i) {
  const bool opens = text.mark(i, '(') || text.mark(i, '[') || text.is(i, RefToken::OpenQuote);
  return opens && text.closing(i) < text.size() ? text.closing(i) : i;
}

// "(Cambridge University Press, 1986)", "(Bremen: Schünemann, 1986)", "(1990)", "(mimeograph)",
// "(2nd ed.)".
bool imprint_bracket(const RefText& text, std::size_t open) {
  const std::size_t close = text.closing(open);
  if (close == text.size() || close < open + 2) return false;
  if (edition_start(text, open) || report_start(text, open) || volume_start(text, open + 1) ||
      pages_start(text, open + 1) || editor_start(text, open + 1) ||
      text.word_of(open + 1, "ed eds hrsg trans"))
    return true;
  const bool ends_with_year = text.year(close - 1) && !text.mark(close - 2, '-');
  if (!ends_with_year) return false;
  if (close == open + 2 || month(text, close - 2)) return true;
  return text.mark(close - 2, ',') || names_publisher(text, {open + 1, close});
}

std::size_t chunk_end(const RefText& text, std::size_t i) {
  while (i < text.size() && !text.mark(i, ',') && !text.mark(i, '(') && !text.stop(i) &&
         !text.mark(i, kAddressMark) && !text.mark(i, ';'))
    ++i;
  return i;
}

// What follows a separator at `i` is plainly no title, whatever the style.
bool never_title(const RefText& text, std::size_t i) {
  if (pages_start(text, i) || volume_start(text, i) || report_start(text, i) ||
      edition_start(text, i) || editor_start(text, i) || text.mark(i, kAddressMark))
    return true;
  if (text.year(i) && !text.mark(i + 1, '-')) {
    return i + 1 >= text.size() || text.mark(i + 1, ',') || text.mark(i + 1, '.') ||
           text.mark(i + 1, ';');
  }
  if (!text.word_of(i, "in dans in:")) return false;
  if (text.mark(i + 1, ':') || text.is(i + 1, RefToken::OpenQuote)) return true;
  const std::size_t book = text.word(i + 1, "the") ? i + 2 : i + 1;
  if (text.word_of(book, "proc proceedings journal proceeding")) return true;
  const auto names = parse_names(text, book);
  return names && names->editors;
}

// In a style of commas: a periodical or a numbered series begins at `i`.
bool container_starts(const RefText& text, std::size_t i) {
  if (text.word_of(i, "in dans in:") &&
      (text.upper_word(i + 1) || text.is(i + 1, RefToken::Number)))
    return true;
  const bool ordinal = text.is(i, RefToken::Number) && text.upper_word(i + 1);
  if (!text.upper_word(i) && !ordinal) return false;
  const std::size_t end = container_end(text, i);
  const TokenRange range{i, end};
  if (abbreviated(text, range) && (numbered_behind(text, end) || names_periodical(text, range)))
    return true;
  if (names_periodical(text, {i, std::min(end, i + 4)})) return true;
  return numbered_behind(text, end) && end - i <= 12;
}

// "Paris, Seuil, 2007": nothing but short capitalised chunks up to the year or the end.
bool imprint_follows(const RefText& text, std::size_t i) {
  for (int chunks = 0; chunks < 3; ++chunks) {
    if (i >= text.size() || text.year(i) || text.mark(i, kAddressMark)) return chunks > 0;
    if (!text.upper_word(i)) return false;
    const std::size_t end = chunk_end(text, i);
    std::size_t words = end - i;
    if (words > kImprintWords + 1) return false;
    const bool dated = text.year(end - 1) && words > 1;
    if (dated) return true;
    i = end;
    while (text.mark(i, ',') || text.mark(i, '.') || text.mark(i, '(')) ++i;
  }
  return i >= text.size() || text.year(i) || month(text, i);
}

// A question or exclamation mark ends a title when a container or imprint stands behind it.
bool question_ends(const RefText& text, std::size_t i) {
  const std::size_t next = i + 1;
  if (next >= text.size() || text.mark(next, '.')) return true;
  if (!text.upper_word(next)) return false;
  const TokenRange behind{next, chunk_end(text, next)};
  return container_starts(text, next) || names_publisher(text, behind);
}

bool hard_end(const RefText& text, std::size_t i, std::size_t begin) {
  if (text.mark(i, kAddressMark)) return true;
  if (text.mark(i, '(') && i > begin) return imprint_bracket(text, i);
  if (text.mark(i, '[') && i > begin) {
    const std::size_t close = text.closing(i);
    return close < text.size() && (close + 1 >= text.size() || text.mark(close + 1, '.')) &&
           !text.is(i + 1, RefToken::Number);
  }
  if ((text.mark(i, '?') || text.mark(i, '!')) && !text.mark(i + 1, '?') && !text.mark(i + 1, '!'))
    return question_ends(text, i);
  return false;
}

}  // namespace

std::optional<TokenRange> quoted_title(const RefText& text, std::size_t begin) {
  if (!text.is(begin, RefToken::OpenQuote)) return std::nullopt;
  const std::size_t close = text.closing(begin);
  if (close >= text.size() || close == begin + 1) return std::nullopt;
  const bool stopped = text.tokens[close - 1].kind == RefToken::Mark;
  if (!stopped && text.is(close + 1, RefToken::Word) && !text.tokens[close + 1].upper &&
      !text.word_of(close + 1, "in dans en w в translated trans edited ed pp p vol at online"))
    return std::nullopt;
  if (!stopped && text.mark(close + 1, ':') && text.is(close + 2, RefToken::Word) &&
      close - begin < 8)
    return std::nullopt;
  return TokenRange{begin, close};
}

std::size_t title_end(const RefText& text, std::size_t begin, bool by_commas) {
  std::size_t first_comma = text.size(), imprint_comma = text.size();
  for (std::size_t i = begin; i < text.size(); ++i) {
    if (hard_end(text, i, begin)) return text.mark(i, '?') || text.mark(i, '!') ? i + 1 : i;
    i = past_brackets(text, i);
    if (text.stop(i)) {
      const bool closing = i + 1 >= text.size();
      if (by_commas && closing && imprint_comma < text.size()) return imprint_comma;
      if (by_commas && closing && first_comma < text.size()) return first_comma;
      if (by_commas && imprint_comma < i) return imprint_comma;
      return i;
    }
    if (text.mark(i, ';') && i + 1 < text.size() && by_commas) return i;
    if (!text.mark(i, ',') && !text.mark(i, '.')) continue;
    if (never_title(text, i + 1)) return i;
    if (!by_commas || !text.mark(i, ',')) continue;
    if (container_starts(text, i + 1)) return i;
    if (first_comma == text.size() && (text.upper_word(i + 1) || text.is(i + 1, RefToken::Number)))
      first_comma = i;
    if (imprint_comma == text.size() && imprint_follows(text, i + 1)) imprint_comma = i;
  }
  if (by_commas && imprint_comma < text.size()) return imprint_comma;
  if (by_commas && first_comma < text.size()) return first_comma;
  return text.size();
}

}  // namespace dossier
