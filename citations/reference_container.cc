// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/reference_container.h"

#include "citations/reference_links.h"
#include "citations/reference_names.h"

namespace dossier {
namespace {

constexpr std::string_view kIn = "in dans en w в em nel";

bool separator(const RefText& text, std::size_t i) {
  return text.mark(i, ',') || text.mark(i, '.') || text.mark(i, ';') || text.mark(i, ':') ||
         text.is(i, RefToken::CloseQuote);
}

std::size_t past_separators(const RefText& text, std::size_t i) {
  while (separator(text, i)) ++i;
  return i;
}

// The token behind this statement: past its full stop, or past a comma.
std::size_t next_chunk(const RefText& text, std::size_t i) {
  while (i < text.size() && !text.stop(i) && !text.mark(i, ',') && !text.mark(i, kAddressMark)) {
    i = (text.mark(i, '(') || text.mark(i, '[')) && text.closing(i) < text.size()
            ? text.closing(i) + 1
            : i + 1;
  }
  return past_separators(text, i);
}

// "edited by A. Roe and B. Doe," "trans. C. Poe." -> the token behind.
std::size_t past_editors(const RefText& text, std::size_t i) {
  ++i;
  while (text.mark(i, '.') ||
         text.word_of(i, "by and von par translated revised trans edited introduced with"))
    ++i;
  if (const auto names = parse_names(text, i)) return past_separators(text, names->end);
  return next_chunk(text, i);
}

// Editions, brackets, editors and dates between title and container.
std::size_t past_asides(const RefText& text, std::size_t i) {
  for (int n = 0; n < 8 && i < text.size(); ++n) {
    i = past_separators(text, i);
    if (text.mark(i, '[') || (text.mark(i, '(') && !text.is(i + 1, RefToken::Word))) {
      const std::size_t close = text.closing(i);
      if (close == text.size()) return i;
      i = close + 1;
    } else if (edition_start(text, i) || volume_start(text, i)) {
      const bool bracket = text.mark(i, '(') && text.closing(i) < text.size();
      i = bracket ? text.closing(i) + 1 : next_chunk(text, i);
    } else if (editor_start(text, i)) {
      i = past_editors(text, i);
    } else {
      return i;
    }
  }
  return i;
}

// Editors named in full before the book: "C. B. Jones and R. Shaw, editors, " -> the token behind,
// or `i`.
std::size_t past_named_editors(const RefText& text, std::size_t i) {
  const auto names = parse_names(text, i);
  if (!names || !names->editors) return i;
  std::size_t end = past_separators(text, names->end);
  if (text.mark(end, '(') && text.year(end + 1)) end = past_separators(text, text.closing(end) + 1);
  return end;
}

// "(COLING)", "(UIST 94)", "(Nat. Hist.)": part of the name; "(Oct. 1994)", "(pp. 4-9)", "(Ed.)":
// not.
bool bracket_belongs(const RefText& text, std::size_t open, std::size_t close) {
  if (close == text.size() || close == open + 1 || close > open + 8) return false;
  if (imprint_bracket(text, open)) return false;
  const std::size_t first = open + 1;
  if (!text.is(first, RefToken::Word) || month(text, first) || pages_start(text, first) ||
      volume_start(text, first) || edition_start(text, first) || editor_start(text, first) ||
      text.word_of(first, "ed eds hrsg hg vol no ser serial"))
    return false;
  if (text.tokens[first].all_caps) return close <= open + 5;
  return numbered_behind(text, close + 1);
}

// ", research and practice (pp. 3-9)", ", genre et société, 2009"
bool lower_goes_on(const RefText& text, std::size_t i) {
  bool conjunction = false;
  for (std::size_t at = i; at < text.size() && at < i + 8; ++at) {
    if (!text.is(at, RefToken::Word)) return conjunction && at > i + 2;
    if (editor_start(text, at) || pages_start(text, at)) return false;
    conjunction |= text.word_of(at, "and und et y");
  }
  return false;
}

// Behind a comma: does the container's own name go on ("Infection, Genetics and Evolution 17")?
bool goes_on(const RefText& text, std::size_t i, bool proceedings) {
  if (text.word_of(i, "and und et y e & of for on") || text.mark(i, '&')) return true;
  if (!text.is(i, RefToken::Word) || month(text, i) || pages_start(text, i) ||
      volume_start(text, i) || editor_start(text, i))
    return false;
  if (!text.tokens[i].upper) return lower_goes_on(text, i);
  bool conjunction = false;
  std::size_t commas = 0, at = i;
  for (; at < text.size() && at < i + 14; ++at) {
    if (text.mark(at, ',')) {
      if (conjunction || ++commas > 2) break;
      if (!text.upper_word(at + 1) && !text.word_of(at + 1, "and & und et")) return false;
      continue;
    }
    if (text.mark(at, '&') || text.word_of(at, "and und et y"))
      conjunction = true;
    else if (!text.is(at, RefToken::Word))
      break;
  }
  if (!conjunction) return false;
  return proceedings ? commas > 0 || numbered_behind(text, at) : numbered_behind(text, at);
}

// A full stop inside an abbreviated name: "J. Appl. Phys.", "Proc. Natl. Acad. Sci."
bool abbreviation_goes_on(const RefText& text, std::size_t dot, std::size_t begin) {
  if (!text.stop(dot)) return dot + 1 < text.size();
  const std::size_t next = dot + 1;
  if (dot == begin || next >= text.size() || text.tokens[dot].space_before) return false;
  const auto& before = text.tokens[dot - 1];
  if (before.kind != RefToken::Word || before.letters > 7 || !text.upper_word(next)) return false;
  if (!before.upper) return false;
  const bool style = abbreviated(text, {begin, dot - 1}) || dot == begin + 1;
  if (!style && before.letters > 5) return false;
  // The rest must look abbreviated or numbered too, or a sentence of a publisher begins here.
  std::size_t end = next;
  while (text.is(end, RefToken::Word) && end < next + 5) ++end;
  const bool abbreviates = text.mark(end, '.') && text.tokens[end - 1].letters <= 6 &&
                           end <= next + 3 && !text.stop(end + 1);
  return text.is(end, RefToken::Number) || (abbreviates && style) ||
         (style && (numbered_behind(text, end) || text.mark(end, '(')));
}

bool season(const RefText& text, std::size_t i) {
  return text.word_of(i, "spring summer autumn fall winter");
}

// A number inside the name: "12th International Conference", "the 1994 ACM Conference", "SIGPLAN
// '90 Conference".
bool number_belongs(const RefText& text, std::size_t i, std::size_t begin) {
  if (i == begin) return text.is(i + 1, RefToken::Word) || text.mark(i + 1, '.');
  const bool ordinal =
      text.tokens[i].lower.size() > 2 && text.tokens[i].lower.back() >= 'a' && !text.year(i);
  if (ordinal && text.is(i + 1, RefToken::Word)) return true;
  if (!text.is(i + 1, RefToken::Word) || pages_start(text, i + 1) ||
      (month(text, i + 1) && !season(text, i + 1)))
    return false;
  return names_periodical(text, {begin, i + 6}) && !text.word_of(i + 1, "pp p in edited vol") &&
         text.upper_word(i + 1);
}

// "In Keane et al. [4]", "In Glotfelty and Fromm, 196": another entry of the same list.
bool cross_cited(const RefText& text, std::size_t i) {
  if (text.word(i + 1, "et") && text.word(i + 2, "al")) return true;
  if (const auto names = parse_names(text, i); names && names->et_al) return true;
  if (!text.upper_word(i) || !text.word_of(i + 1, "and &") || !text.upper_word(i + 2)) return false;
  return (text.mark(i + 3, ',') && text.is(i + 4, RefToken::Number)) ||
         (text.mark(i + 3, '(') && text.year(i + 4));
}

// "(Low Institute, 7 September 2021)" behind a quoted title: who published it, and the day.
TokenRange outlet_bracket(const RefText& text, std::size_t open) {
  const std::size_t close = text.closing(open);
  if (!text.mark(open, '(') || close >= text.size() || close > open + 14 || !text.year(close - 1) ||
      !text.upper_word(open + 1) || report_start(text, open + 1) || editor_start(text, open + 1))
    return {};
  std::size_t comma = open + 1;
  while (comma < close && (text.is(comma, RefToken::Word) || text.mark(comma, '&') ||
                           text.mark(comma, '/') || text.mark(comma, '.')))
    ++comma;
  const bool day = month(text, close - 2) || month(text, comma + 1) ||
                   (text.is(comma + 1, RefToken::Number) && month(text, comma + 2));
  return text.mark(comma, ',') && day && !month(text, open + 1) ? TokenRange{open + 1, comma}
                                                                : TokenRange{};
}

// What no "In" leads to: a periodical, known by its name or numbers, or whatever stands between a
// title in quotation marks and the date.
TokenRange outlet(const RefText& text, const TokenRange& found, bool quoted_title) {
  const TokenRange statement{found.begin, next_chunk(text, found.begin)};
  const bool numbered = numbered_behind(text, found.end);
  if (text.is(found.begin, RefToken::Number) && !names_periodical(text, found)) return {};
  if (numbered && !(publisher_word(text, statement) && !names_periodical(text, found)))
    return found;
  const TokenRange imprint{found.begin, std::min(text.size(), found.end + 2)};
  const bool place = names_publisher(text, imprint) && !publisher_word(text, imprint);
  if (names_publisher(text, imprint) && !names_periodical(text, found) &&
      !(quoted_title && !place && text.mark(found.end, ',')))
    return {};
  if (names_periodical(text, found) && !names_publisher(text, found)) return found;
  if (quoted_title) return found;
  std::size_t behind = past_separators(text, found.end);
  const bool address = text.mark(behind, kAddressMark) ||
                       (behind >= text.size() && text.mark(behind - 1, kAddressMark));
  return address ? found : TokenRange{};
}

}  // namespace

std::size_t container_end(const RefText& text, std::size_t begin) {
  const bool proceedings = text.word_of(begin, kIn) || names_periodical(text, {begin, begin + 6});
  for (std::size_t i = begin; i < text.size(); ++i) {
    if (text.mark(i, kAddressMark) || text.mark(i, '[') || text.mark(i, ';')) return i;
    if (i > begin && (pages_start(text, i) || volume_start(text, i) || editor_start(text, i) ||
                      letter_volume(text, i)))
      return i;
    if (i > begin && month(text, i) && !(season(text, i) && number_belongs(text, i + 1, begin)) &&
        (text.is(i + 1, RefToken::Number) || text.mark(i + 1, ',') || text.mark(i + 1, '.')))
      return i;
    if (text.is(i, RefToken::Number) && !number_belongs(text, i, begin)) {
      const bool year_mark = text.tokens[i].lower.size() == 2 && !text.tokens[i].space_before;
      if (!year_mark) return i;
    }
    if (text.is(i, RefToken::OpenQuote) && i > begin) return i;
    if (text.is(i, RefToken::CloseQuote)) return i;
    if (text.mark(i, '(')) {
      const std::size_t close = text.closing(i);
      if (!bracket_belongs(text, i, close)) return i;
      i = close;
    }
    if (text.mark(i, ',') && !goes_on(text, i + 1, proceedings)) return i;
    if (text.mark(i, ':') && (text.is(i + 1, RefToken::Number) || pages_start(text, i + 1)))
      return i;
    if (text.mark(i, '.') && !abbreviation_goes_on(text, i, begin)) return i;
  }
  return text.size();
}

TokenRange find_container(const RefText& text, std::size_t begin, bool quoted_title) {
  if (!text.on(CitationRule::Containers)) return {};
  std::size_t i = past_asides(text, begin);
  if (quoted_title && text.on(CitationRule::OutletBrackets)) {
    if (const auto outlet = outlet_bracket(text, i); !outlet.empty()) return outlet;
  }
  // "(2012) 52 Virginia Law Review 483": the volume stands before the name.
  if (text.is(i, RefToken::Number) && text.tokens[i].lower.size() <= 3 && text.upper_word(i + 1) &&
      text.tokens[i].lower.size() == text.tokens[i].end - text.tokens[i].begin &&
      text.tokens[i].lower.find_first_not_of("0123456789") == std::string::npos && i > begin &&
      text.mark(i - 1, ')'))
    ++i;
  if (text.word(i, "to") && text.word_of(i + 1, "appear") && text.word_of(i + 2, kIn)) i += 2;
  if (i >= text.size() || report_start(text, i) || text.mark(i, kAddressMark) ||
      pages_start(text, i) || month(text, i) ||
      text.word_of(i, "available accessed retrieved print web"))
    return {};
  if (text.word_of(i, "reprinted also repr")) i = past_separators(text, i + 1);
  const std::size_t start = i;
  bool inside = false;
  if (text.word_of(i, kIn) && !text.word_of(i + 1, "press preparation print")) {
    inside = true;
    std::size_t book = i + 1;
    while (text.mark(book, ':') || text.mark(book, ',')) ++book;
    const std::size_t named = past_named_editors(text, book);
    if (named != book)
      i = named;
    else if (text.word(book, "the") && names_periodical(text, {book, book + 5}))
      i = start;
    if (named == book && cross_cited(text, book)) return {};
    if (i == start && text.is(book, RefToken::OpenQuote) && text.closing(book) < text.size())
      return {start, text.closing(book) + 1};
  } else if (const std::size_t named = past_named_editors(text, i); named != i) {
    i = named;
    inside = true;
  } else if (text.word_of(i, "paper presentation poster") && text.word_of(i + 1, "presented")) {
    inside = true;
  }
  if (text.is(i, RefToken::OpenQuote) && text.closing(i) < text.size())
    return {i, text.closing(i) + 1};
  const TokenRange found{i, container_end(text, i)};
  if (found.empty() ||
      !text.is(found.begin, RefToken::Word) + !text.is(found.begin, RefToken::Number) == 2)
    return {};
  if (inside) return found;
  return outlet(text, found, quoted_title);
}

}  // namespace dossier
