// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/citation_reader.h"

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

bool is_reference(const ParsedReference& parsed, const RefText& text) {
  const Reference& r = parsed.reference;
  const bool named = !r.authors.empty() || !parsed.editors.empty();
  if (r.title.empty())
    return (named && parsed.certain_names && !r.container.empty()) || !r.doi.empty();
  if (parsed.quoted) return named || !r.date.empty() || !r.container.empty() || !r.url.empty();
  if (!r.url.empty() && !prose(text)) return true;
  if (!r.doi.empty()) return true;
  if (named && !r.date.empty()) {
    if (parsed.certain_names || imprint(text) || !r.container.empty()) return true;
    return !prose(text);
  }
  if (named && parsed.certain_names && !r.container.empty()) return true;
  return !r.date.empty() && !prose(text) && (!r.container.empty() || imprint(text));
}

}  // namespace

ReadCitation read_citation(std::string_view segment) {
  ReadCitation out;
  out.back = read_back_reference(segment);
  if (out.back && out.back->klass != CitationClass::Short && out.back->rule != "idem-author")
    return out;
  out.full = parse_with_evidence(segment);
  const RefText text(segment);
  out.is_full = is_reference(out.full, text);
  const Reference& r = out.full.reference;
  if (!out.is_full && !r.url.empty()) out.is_full = out.link_only = true;
  return out;
}

}  // namespace dossier
