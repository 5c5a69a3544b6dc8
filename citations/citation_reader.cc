// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/citation_reader.h"

#include <algorithm>
#include <optional>

#include "citations/reference_evidence.h"
#include "citations/reference_tokens.h"

namespace dossier {
namespace {

// "(Oxford: Clarendon Press, 1989)", "(2010)": a bracket that ends in a year, as imprints and
// articles have.
bool imprint(const RefText& text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (!text.mark(i, '(')) continue;
    const std::size_t close = text.closing(i);
    if (close < text.size() && close > i + 1 && text.year(close - 1)) return true;
  }
  return false;
}

// Running words: a sentence rather than a reference. Words in quotation marks are not counted.
bool prose(const RefText& text) {
  if (!text.on(CitationRule::Comments)) return false;
  std::size_t lower = 0, words = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.is(i, RefToken::OpenQuote) && text.closing(i) < text.size()) {
      i = text.closing(i);
      continue;
    }
    if (text.word_of(i, "http https www") || text.mark(i, '<')) break;
    if (!text.is(i, RefToken::Word)) continue;
    ++words;
    if (!text.tokens[i].upper) ++lower;
  }
  return words >= 4 && lower * 2 > words;
}

// "Jane Roe, Les ports du nord, Paris, Quai, 2010.": a comma, short capitalised chunks and the year
// at the end, as books are cited.
bool closes_with_imprint(const RefText& text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (colon_imprint(text, i)) return true;
  }
  std::size_t end = text.size();
  while (end > 0 && text.mark(end - 1, '.')) --end;
  if (end < 4 || !text.year(end - 1) || !text.mark(end - 2, ',')) return false;
  std::size_t i = end - 2, words = 0;
  while (i > 0 && text.upper_word(i - 1)) --i, ++words;
  return words > 0 && words <= 4 && i > 0 && text.mark(i - 1, ',');
}

// ", 3 May 2001.", ", May 3, 2001": the day closes the whole, as it does for hearings and speeches.
bool closes_with_day(const RefText& text) {
  std::size_t end = text.size();
  while (end > 0 && text.mark(end - 1, '.')) --end;
  if (end < 5 || !text.year(end - 1)) return false;
  if (month(text, end - 2)) return text.is(end - 3, RefToken::Number) && text.mark(end - 4, ',');
  return text.mark(end - 2, ',') && text.is(end - 3, RefToken::Number) && month(text, end - 4) &&
         end > 5 && text.mark(end - 5, ',');
}

// "(signed 3 May 1950)": a treaty, a law.
bool instrument(const RefText& text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text.mark(i, '(') &&
        text.word_of(i + 1, "signed adopted opened concluded done entered ratified signé signée") &&
        text.closing(i) < text.size() && text.year(text.closing(i) - 1))
      return true;
  }
  return false;
}

// A title in running words behind a name, without a date: a subtitle or a page tells it from
// "Jane Roe, Minister of Ports".
bool undated_work(const ParsedReference& parsed, const RefText& text) {
  const Reference& r = parsed.reference;
  if (!text.on(CitationRule::UndatedWorks) || r.authors.empty() || !r.date.empty()) return false;
  const auto words = 1 + std::count(r.title.begin(), r.title.end(), ' ');
  const bool given_name = r.authors.front().find(' ') != std::string::npos;
  const bool subtitle = r.title.find(": ") != std::string::npos;
  return given_name && words >= 3 && (subtitle || !r.locator.empty()) && !prose(text);
}

// `author_known`: the author is that of the citation before.
bool is_reference(const ParsedReference& parsed, const RefText& text, bool author_known) {
  const Reference& r = parsed.reference;
  const bool named = author_known || !r.authors.empty() || !parsed.editors.empty();
  if (!parsed.symbols.empty() || parsed.fixed_form) return true;
  if (r.title.empty())
    return (named && parsed.certain_names && !r.container.empty()) || !r.doi.empty();
  if (parsed.quoted) return named || !r.date.empty() || !r.container.empty() || !r.url.empty();
  if (!r.url.empty() && !prose(text)) return true;
  if (!r.doi.empty()) return true;
  if (named && !r.date.empty()) {
    if (parsed.certain_names || imprint(text) || closes_with_imprint(text) ||
        closes_with_day(text) || !r.container.empty())
      return true;
    return !prose(text);
  }
  if (named && parsed.certain_names && !r.container.empty()) return true;
  if (undated_work(parsed, text)) return true;
  if (!r.date.empty() && instrument(text)) return true;
  return !r.date.empty() && !prose(text) && (!r.container.empty() || imprint(text));
}

}  // namespace

ReadCitation read_citation(std::string_view segment, CitationRules rules) {
  ReadCitation out;
  const RefText as_written(segment, rules);
  out.back = read_back_reference(as_written);
  if (out.back && out.back->klass != CitationClass::Short && out.back->rule != "idem-author")
    return out;
  // Behind "Idem," stands a reference without its author; a stand-in keeps the title from passing
  // for one.
  const bool idem = out.back && out.back->rule == "idem-author";
  // "Ders./Mark Doe, Title": another wrote it with him.
  const bool joint = idem && out.back->title.starts_with('/');
  const std::string rest = !idem   ? ""
                           : joint ? "Idem, I., and " + out.back->title.substr(1)
                                   : "Idem, I., " + out.back->title;
  if (idem) segment = rest;
  out.full = parse_with_evidence(segment, rules, idem ? nullptr : &as_written);
  auto& authors = out.full.reference.authors;
  if (joint && !authors.empty())
    authors.erase(authors.begin());
  else if (idem)
    authors.clear();
  if (out.full.fixed_form && !idem && out.back && out.back->rule != "short-case") out.back.reset();
  // A symbol names its document more surely than any short form.
  if (out.back && !idem && !out.full.symbols.empty()) out.back.reset();
  std::optional<RefText> without_idem;
  if (idem) without_idem.emplace(segment, rules);
  const RefText& text = without_idem ? *without_idem : as_written;
  out.is_full = is_reference(out.full, text, idem);
  out.undated = undated_work(out.full, text);
  const Reference& r = out.full.reference;
  if (!out.is_full && !r.url.empty() && rules.on(CitationRule::LinksInProse))
    out.is_full = out.link_only = true;
  return out;
}

}  // namespace dossier
