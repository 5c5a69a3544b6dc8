// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/reference_links.h"

#include <algorithm>

#include "analysis/analyzer.h"
#include "citations/addresses.h"
#include "citations/reference_tokens.h"
#include "schema/date.h"
#include "schema/work_key.h"

namespace dossier {
namespace {

constexpr std::string_view kAccessWords =
    "accessed retrieved available visited viewed archived consulted consulté consultado abgerufen "
    "abruf zugriff "
    "disponible disponibile dostęp dostępne dostępny verfügbar url link online internet доступно "
    "обращения доступа";
constexpr std::string_view kAccessFollowers =
    "at from online on via in am le el sur en unter od dnia date version :";
// Between the word and the address: at most this many tokens ("Retrieved 9 May 2024 from the
// archive at").
constexpr std::size_t kAccessReach = 12;

std::string without_spaces(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > ' ') out += c;
  }
  return out;
}

// "doi:10.1/x", "DOI 10.1/x": the range; an address at doi.org is found as such.
ByteRange find_doi(std::string_view text) {
  for (std::size_t at = text.find("10."); at != std::string_view::npos;
       at = text.find("10.", at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == ':')) --begin;
    if (begin < 3 || fold(text.substr(begin - 3, 3)) != "doi") continue;
    return {static_cast<std::uint32_t>(begin - 3),
            static_cast<std::uint32_t>(address_end(text, at))};
  }
  return {};
}

// Markup and control characters: "<italic>", "*title*", "_title_" at the edges of words.
std::string without_markup(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (const std::size_t end = address_at(text, i); end > i) {
      out.append(text, i, end - i);
      i = end - 1;
      continue;
    }
    if (c == '<' &&
        address_at(text, std::min(i + 1, text.size() - 1)) == std::min(i + 1, text.size() - 1)) {
      const auto close = text.substr(0, std::min(text.size(), i + 12)).find('>', i);
      if (close != std::string_view::npos) {
        i = close;
        continue;
      }
    }
    const bool edge =
        i == 0 || i + 1 == text.size() || !in_word(text[i - 1]) || !in_word(text[i + 1]);
    if (c == '*' || (c == '_' && edge)) continue;
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') {
      out += ' ';
    } else {
      out += c;
    }
  }
  return out;
}

// Is the word at `i` the start of "Accessed 3 May 2020", "Available at:", "URL:"? Then the token
// behind it all.
std::size_t access_end(const RefText& text, std::size_t i) {
  if (!text.word_of(i, kAccessWords)) return i;
  const bool bracket = i > 0 && (text.mark(i - 1, '[') || text.mark(i - 1, '('));
  const bool bounded = i == 0 || bracket || text.tokens[i - 1].kind == RefToken::Mark ||
                       text.tokens[i - 1].kind == RefToken::CloseQuote || text.tokens[i].upper ||
                       text.tokens[i - 1].kind == RefToken::Number;
  if (!bounded) return i;
  if (bracket) {
    const std::size_t close = text.closing(i - 1);
    if (close < text.size() && close < i + kAccessReach) return close;
  }
  std::size_t at = i + 1;
  const bool follower = text.word_of(at, kAccessFollowers) || text.mark(at, ':') ||
                        text.mark(at, ';') || text.mark(at, kAddressMark) || text.mark(at, '<') ||
                        text.is(at, RefToken::Number);
  const auto date = find_date(text.slice(at, at + 9), 2);
  const bool date_next = date && date->bytes.begin <= 6;
  if (!follower && !date_next) return i;
  for (std::size_t end = at; end < text.size() && end < i + kAccessReach; ++end) {
    if (text.mark(end, kAddressMark)) return end;
  }
  if (!date || date->bytes.begin > 16) return i;
  const std::size_t stop = text.tokens[at].begin + date->bytes.end;
  while (at < text.size() && text.tokens[at].begin < stop) ++at;
  return at;
}

RefText without_access(RefText&& text) {
  const auto& source = text.text;
  std::string out;
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = access_end(text, i);
    if (end == i) {
      ++i;
      continue;
    }
    const std::size_t begin = text.tokens[i].begin;
    out.append(source, copied, begin - copied);
    copied = end < text.size() ? text.tokens[end].begin : source.size();
    i = end;
  }
  if (copied == 0) return std::move(text);
  out.append(source, copied);
  return RefText(out, text.rules);
}

// Puts a mark where a document symbol stood, outside quotations, and takes "UN Doc." before it.
std::string without_symbols(const std::string& source, std::vector<std::string>& keys) {
  const auto symbols = document_symbols(source);
  if (symbols.empty()) return source;
  const RefText text(source);
  std::string out;
  std::size_t copied = 0, i = 0;
  for (const auto& symbol : symbols) {
    bool quoted = false;
    for (; i < text.size() && text.tokens[i].begin < symbol.begin; ++i) {
      if (!text.is(i, RefToken::OpenQuote) || text.closing(i) >= text.size()) continue;
      quoted = text.tokens[text.closing(i)].begin > symbol.begin;
      if (quoted) break;
    }
    if (quoted) continue;
    std::size_t begin = i;
    if (begin > 0 && text.mark(begin - 1, '.')) --begin;
    if (begin > 0 && text.word_of(begin - 1, "doc document"))
      --begin;
    else
      begin = i;
    while (begin < i && begin > 0 && text.word_of(begin - 1, "un u.n")) --begin;
    const std::size_t from = begin < i ? text.tokens[begin].begin : symbol.begin;
    out.append(source, copied, from < copied ? 0 : from - copied);
    out += kAddressMark;
    copied = symbol.end;
    keys.push_back("un:" + symbol.key);
  }
  out.append(source, copied);
  return out;
}

}  // namespace

Links take_links(std::string_view reference, CitationRules rules, const RefText* known) {
  Links out;
  const std::string text = without_markup(reference);
  std::string without;
  std::size_t copied = 0;
  for (const auto range : find_addresses(text, rules)) {
    const std::string address =
        without_spaces(std::string_view(text).substr(range.begin, range.size()));
    if (out.url.empty()) out.url = address;
    if (out.doi.empty()) out.doi = canonical_doi(address);
    const bool opened = range.begin > 0 && text[range.begin - 1] == '<';
    const bool closed = range.end < text.size() && text[range.end] == '>';
    without.append(text, copied, range.begin - copied - (opened ? 1 : 0));
    without += ' ';
    without += kAddressMark;
    copied = range.end + (closed ? 1 : 0);
  }
  without.append(text, std::min(copied, text.size()));
  if (const auto doi = find_doi(without); doi.size() > 0) {
    if (out.doi.empty())
      out.doi = canonical_doi(std::string_view(without).substr(doi.begin, doi.size()));
    without = without.substr(0, doi.begin) + kAddressMark + without.substr(doi.end);
  }
  for (const auto& symbol : document_symbols(out.url)) out.symbols.push_back("un:" + symbol.key);
  if (rules.on(CitationRule::Symbols)) without = without_symbols(without, out.symbols);
  const bool as_known = known != nullptr && known->text == without;
  out.rest = as_known ? *known : RefText(without, rules);
  if (rules.on(CitationRule::AccessDates)) out.rest = without_access(std::move(out.rest));
  return out;
}

}  // namespace dossier
