// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/reference_title.h"

#include <algorithm>

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
  // "Declaration of the Six Ports, July 19, 1999", "…, 19 July 1999"
  const bool month_first = month(text, i) && text.is(i + 1, RefToken::Number) &&
                           text.mark(i + 2, ',') && text.year(i + 3);
  if (month_first || (text.is(i, RefToken::Number) && month(text, i + 1) && text.year(i + 2)))
    return true;
  if (text.is(i, RefToken::Number) && text.mark(i + 1, '.') && month(text, i + 2) &&
      text.year(i + 3) && text.on(CitationRule::OrdinalStops))
    return true;
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
    const std::size_t words = end - i;
    if (words > kImprintWords + 1) return false;
    for (std::size_t k = i; k < end && chunks == 0; ++k) {
      if (text.is(k, RefToken::Word) && !text.tokens[k].upper) return false;
    }
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
  if (!text.is(begin, RefToken::OpenQuote) || !text.on(CitationRule::QuotedTitles))
    return std::nullopt;
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

namespace {

// The commas of a title-and-imprint string that may end the title, each the first of its kind.
struct Commas {
  std::size_t capital, imprint, publisher, container;
};

std::size_t best_comma(const Commas& commas, std::size_t otherwise) {
  if (commas.imprint < otherwise) return commas.imprint;
  if (commas.publisher < otherwise) return commas.publisher;
  return std::min(commas.capital, otherwise);
}

// Where full stops part the fields, a comma ends the title only before a periodical or publisher
// that no full stop announces any more.
std::size_t plain_comma(const RefText& text, const Commas& commas, std::size_t end) {
  const bool closing = end + 1 >= text.size();
  if (closing && commas.container < end) return commas.container;
  if (commas.publisher >= end) return end;
  const bool place = text.slice(commas.publisher, end).find(':') != std::string_view::npos;
  return closing || place ? commas.publisher : end;
}

void note_comma(const RefText& text, std::size_t i, Commas& commas) {
  if (commas.capital == text.size() && (text.upper_word(i + 1) || text.is(i + 1, RefToken::Number)))
    commas.capital = i;
  if (commas.imprint == text.size() && imprint_follows(text, i + 1)) commas.imprint = i;
  if (commas.container == text.size() && container_starts(text, i + 1) &&
      numbered_behind(text, container_end(text, i + 1)))
    commas.container = i;
  if (commas.publisher == text.size() && text.upper_word(i + 1) &&
      names_publisher(text, {i + 1, std::min(chunk_end(text, i + 1), i + 8)}))
    commas.publisher = i;
}

// Behind the full stop at `dot`: a second sentence of the title, in running words and with more
// behind it.
bool second_sentence(const RefText& text, std::size_t dot) {
  std::size_t i = dot + 1, running = 0, words = 0;
  if (never_title(text, i) || !(text.upper_word(i) || text.is(i, RefToken::Number)) ||
      text.word_of(i, "in dans"))
    return false;
  for (; i < text.size() && i < dot + 30 && !text.stop(i); ++i) {
    if (text.mark(i, '(') || text.mark(i, '[') || text.mark(i, kAddressMark) || text.year(i))
      return false;
    if (text.mark(i, ',') && (never_title(text, i + 1) || numbered_behind(text, i))) return false;
    if (!text.is(i, RefToken::Word)) continue;
    ++words;
    if (!text.tokens[i].upper && text.tokens[i].letters >= 4) ++running;
  }
  const TokenRange sentence{dot + 1, i};
  return i + 1 < text.size() && text.stop(i) && running >= 2 && running * 3 >= words &&
         !names_publisher(text, sentence) && !names_periodical(text, sentence);
}

}  // namespace

std::size_t title_end(const RefText& text, std::size_t begin, bool by_commas) {
  const std::size_t none = text.size();
  Commas commas{none, none, none, none};
  bool continued = false;
  for (std::size_t i = begin; i < text.size(); ++i) {
    if (hard_end(text, i, begin)) {
      if (text.mark(i, '?') || text.mark(i, '!')) return i + 1;
      // A publisher in brackets closes a title whole; a role stands behind its bearer's name.
      const bool imprint = text.mark(i, '(') && text.year(text.closing(i) - 1);
      return by_commas && !imprint ? best_comma(commas, i) : i;
    }
    i = past_brackets(text, i);
    if (text.stop(i)) {
      const bool closing = i + 1 >= text.size();
      if (by_commas && closing) return best_comma(commas, i);
      if (by_commas && commas.imprint < i) return commas.imprint;
      if (const std::size_t comma = plain_comma(text, commas, i); comma < i) return comma;
      if (continued || closing || !second_sentence(text, i)) return i;
      continued = true;
      continue;
    }
    if (text.mark(i, ';') && by_commas) return i;
    if (!text.mark(i, ',') && !text.mark(i, '.')) continue;
    if (never_title(text, i + 1)) return by_commas && text.year(i + 1) ? best_comma(commas, i) : i;
    // "Title, Paris, Quai, 2007, p. 4": the publisher looks like a periodical, but for its place.
    if (text.mark(i, ',') && by_commas && container_starts(text, i + 1))
      return commas.imprint < i && text.on(CitationRule::CommaImprints) ? commas.imprint : i;
    if (text.mark(i, ',')) note_comma(text, i, commas);
  }
  return by_commas ? best_comma(commas, none) : plain_comma(text, commas, none);
}

}  // namespace dossier
