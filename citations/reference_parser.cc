// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/reference_parser.h"

#include <algorithm>
#include <optional>

#include "citations/reference_container.h"
#include "citations/reference_date.h"
#include "citations/reference_links.h"
#include "citations/reference_locator.h"
#include "citations/reference_names.h"
#include "citations/reference_title.h"
#include "citations/reference_tokens.h"

namespace dossier {
namespace {

// Longer strings are no references: fields are read from their start.
constexpr std::size_t kLongest = 4000;
// An organisation's name as author has at most this many tokens.
constexpr std::size_t kOrganisationTokens = 24;

constexpr std::string_view kOrganisationWords =
    "department ministry university committee council organization organisation association "
    "institute institut "
    "commission agency office bank nations union foundation bureau center centre administration "
    "authority house "
    "ministère ministerstwo ministerium society corporation group government service congress "
    "parliament force "
    "command forum network international trust fund team министерство";

bool separator(const RefText& text, std::size_t i) {
  return text.mark(i, ',') || text.mark(i, '.') || text.mark(i, ':') || text.mark(i, ';') ||
         text.mark(i, '-');
}

// "[12]", "(63)", "12.", "12 Kim, H.", "•", "———."
std::size_t past_label(const RefText& text) {
  std::size_t i = 0;
  while (i < text.size() && i < 8 &&
         (text.mark(i, '~') || text.mark(i, '-') || text.mark(i, '.') || text.mark(i, ',') ||
          text.mark(i, '_')))
    ++i;
  const bool bracket = text.mark(i, '[') || text.mark(i, '(');
  if (bracket && text.closing(i) <= i + 2 && text.closing(i) < text.size() && !text.year(i + 1)) {
    i = text.closing(i) + 1;
    while (text.mark(i, ':') || text.mark(i, '.')) ++i;
    return i;
  }
  if (text.is(i, RefToken::Number) && text.tokens[i].lower.size() <= 3) {
    if ((text.mark(i + 1, '.') || text.mark(i + 1, ')')) && i + 2 < text.size() &&
        text.tokens[i + 2].space_before)
      return i + 2;
    const auto names = parse_names(text, i + 1);
    if (names && names->certain) return i + 1;
  }
  return i;
}

class Parser {
 public:
  Parser(const RefText& text, ParsedReference& parsed)
      : text_(text), parsed_(parsed), out_(parsed.reference) {}

  void run() {
    at_ = past_label(text_);
    // "———. Title": the author of the entry before, which a single reference does not know.
    named_ = at_ > 0 && text_.mark(0, '-') && text_.mark(at_ - 1, '.');
    if (!named_) authors();
    author_date();
    title();
    container();
    date();
    out_.locator = find_locator(text_, at_);
  }

 private:
  std::size_t past_separators(std::size_t i) const {
    while (separator(text_, i)) ++i;
    return i;
  }

  void authors() {
    const auto names = parse_names(text_, at_);
    if (names && (names->certain || ends_authors(names->end))) {
      (names->editors ? parsed_.editors : out_.authors) = names->names;
      parsed_.certain_names = names->certain;
      at_ = names->end;
      named_ = true;
      if (!names->editors) authors_before_date(names->certain);
      return;
    }
    organisation();
  }

  bool ends_authors(std::size_t i) const {
    return i < text_.size() && (separator(text_, i) || text_.mark(i, '(') ||
                                text_.is(i, RefToken::OpenQuote) || text_.year(i));
  }

  // Names and an organisation in one list, before a date in brackets: the whole stretch is the
  // authors.
  void authors_before_date(bool certain) {
    if (!certain || !(text_.mark(at_, ',') || text_.mark(at_, '&') || text_.word(at_, "and") ||
                      text_.mark(at_, '(')))
      return;
    if (date_at(text_, at_)) return;
    for (std::size_t i = at_; i < text_.size() && i < at_ + 20; ++i) {
      if (text_.is(i, RefToken::OpenQuote) || text_.is(i, RefToken::Number) || text_.stop(i) ||
          text_.mark(i, ':'))
        return;
      if (!text_.mark(i, '(') || !text_.year(i + 1)) continue;
      if (i - at_ > 12 || !mostly_capital(at_, i) || !names_organisation(at_, i)) return;
      const auto rest = clean_field(text_.slice(at_, i));
      if (!rest.empty()) out_.authors.push_back(rest);
      at_ = i;
      return;
    }
  }

  bool mostly_capital(std::size_t begin, std::size_t end) const {
    std::size_t upper = 0, words = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (!text_.is(i, RefToken::Word)) continue;
      if (text_.tokens[i].upper) ++upper;
      if (text_.tokens[i].upper || text_.tokens[i].letters > 3) ++words;
    }
    return words > 0 && upper * 4 >= words * 3;
  }

  // Authors that are no persons: what stands before a date or a quoted title, or a first statement
  // that names an institution.
  void organisation() {
    if (text_.is(at_, RefToken::OpenQuote)) return;
    const std::size_t limit = std::min(text_.size(), at_ + kOrganisationTokens);
    for (std::size_t i = at_; i < limit; ++i) {
      const bool dated =
          i > at_ && ((text_.mark(i, '(') && date_at(text_, i)) ||
                      (text_.year(i) && (text_.mark(i + 1, '.') || text_.mark(i + 1, ',')) &&
                       (text_.mark(i - 1, '.') || text_.mark(i - 1, ','))));
      const bool quoted =
          i > at_ && quoted_title(text_, i) && (separator(text_, i - 1) || text_.mark(i - 1, ')'));
      if (dated || quoted) return before_title(i, quoted);
      if (text_.stop(i) && i + 1 < text_.size() && institution(i)) return take_organisation(i);
      if (text_.mark(i, kAddressMark)) return;
      if (text_.stop(i) && !text_.year(i + 1) && !text_.is(i + 1, RefToken::OpenQuote) &&
          !(text_.mark(i + 1, '(') && text_.year(i + 2)))
        return;
    }
  }

  void before_title(std::size_t end, bool quoted) {
    if (!mostly_capital(at_, end)) return;
    // "Title of a book (1990)": a date that nothing follows is no author's.
    if (!quoted) {
      const auto date = date_at(text_, end);
      if (!date || past_separators(date->tokens.end) >= text_.size()) return;
    }
    take_organisation(end);
  }

  bool institution(std::size_t end) const {
    if (end == at_ + 1)
      return text_.upper_word(at_) && text_.tokens[at_].letters > 2 && !text_.mark(end + 2, ':') &&
             !names_publisher(text_, {end + 1, end + 8}) && !quoted_title(text_, end + 1);
    if (end > at_ + 14 || !mostly_capital(at_, end)) return false;
    return names_organisation(at_, end);
  }

  bool names_organisation(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (text_.word_of(i, kOrganisationWords) && text_.tokens[i].upper) return true;
    }
    return false;
  }

  void take_organisation(std::size_t end) {
    std::size_t begin = at_;
    bool functional = false;
    for (std::size_t i = begin; i < end; ++i)
      functional |= text_.is(i, RefToken::Word) && !text_.tokens[i].upper;
    for (std::size_t i = begin; i <= end; ++i) {
      if (i < end && (functional || !text_.mark(i, ','))) continue;
      auto name = clean_field(text_.slice(begin, i));
      if (!name.empty()) out_.authors.push_back(std::move(name));
      begin = i + 1;
    }
    at_ = end;
    named_ = true;
  }

  void author_date() {
    if (!named_ && !(text_.mark(at_, '('))) return;
    const auto date = date_at(text_, at_);
    if (!date) return;
    const std::size_t behind = past_separators(date->tokens.end);
    // The date of an untitled article: "J. Roe, (1990)" is followed by nothing a title could be.
    if (behind >= text_.size()) return;
    out_.date = date->iso;
    dated_ = true;
    at_ = date->tokens.end;
  }

  void title() {
    const bool comma = text_.mark(at_, ',') || (text_.mark(at_, '.') && text_.mark(at_ + 1, ','));
    std::size_t begin = past_separators(at_);
    if (const auto quoted = quoted_title(text_, begin)) {
      out_.title = clean_field(text_.slice(quoted->begin + 1, quoted->end));
      parsed_.quoted = quoted_ = true;
      at_ = quoted->end + 1;
      return;
    }
    if (text_.is(begin, RefToken::OpenQuote) && text_.closing(begin) >= text_.size()) {
      ++begin;
      at_ = title_end(text_, begin, true);
      out_.title = clean_field(text_.slice(begin, at_));
      return;
    }
    if (untitled(begin) || report_start(text_, begin) || pages_start(text_, begin) ||
        volume_start(text_, begin)) {
      at_ = begin;
      return;
    }
    at_ = title_end(text_, begin, comma);
    out_.title = clean_field(text_.slice(begin, at_));
  }

  // "J. M. Roe, Adv. Theor. Phys. 2 (1998) 231": the periodical follows the authors at once.
  bool untitled(std::size_t begin) const {
    if (!named_ || dated_) return false;
    const std::size_t end = container_end(text_, begin);
    const TokenRange range{begin, end};
    if (end == begin || end - begin > 14 || !numbered_behind(text_, end)) return false;
    if (text_.mark(end, '.') && !abbreviated(text_, range)) return false;
    bool all_upper = true;
    for (std::size_t i = begin; i < end; ++i)
      all_upper &= !text_.is(i, RefToken::Word) || text_.tokens[i].upper;
    const std::size_t next = text_.mark(end, ',') || text_.mark(end, '.') ? end + 1 : end;
    return all_upper &&
           (abbreviated(text_, range) || names_periodical(text_, {begin, begin + 1})) &&
           (text_.is(next, RefToken::Number) || volume_start(text_, next) ||
            (text_.is(next, RefToken::Word) && !text_.tokens[next].lower.empty()));
  }

  void container() {
    const auto found = find_container(text_, at_, quoted_);
    if (found.empty()) return;
    out_.container = clean_field(text_.slice(found.begin, found.end));
    rest_ = found.end;
    outlet_as_author();
  }

  // "Euronews, Agence France-Presse, “Title”, Euronews": an outlet is no surname.
  void outlet_as_author() {
    if (out_.authors.size() != 1) return;
    const std::string author = out_.authors.front();
    const auto comma = author.find(", ");
    if (comma == std::string::npos || author.substr(0, comma) != out_.container) return;
    out_.authors = {author.substr(0, comma), author.substr(comma + 2)};
  }

  void date() {
    if (!out_.date.empty()) {
      out_.date = refine_date(text_, out_.date, at_);
      return;
    }
    auto found = find_reference_date(text_, std::max(at_, rest_), text_.size());
    if (!found && rest_ > at_) found = find_reference_date(text_, at_, text_.size());
    if (found) out_.date = found->iso;
  }

  const RefText& text_;
  ParsedReference& parsed_;
  Reference& out_;
  std::size_t at_ = 0, rest_ = 0;
  bool named_ = false, dated_ = false, quoted_ = false;
};

}  // namespace

ParsedReference parse_with_evidence(std::string_view text) {
  ParsedReference out;
  if (text.size() > kLongest) {
    std::size_t end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text = text.substr(0, end);
  }
  const Links links = take_links(text);
  out.reference.url = links.url;
  out.reference.doi = links.doi;
  const RefText tokens(links.rest);
  Parser(tokens, out).run();
  return out;
}

Reference parse_reference(std::string_view text) { return parse_with_evidence(text).reference; }

}  // namespace dossier
