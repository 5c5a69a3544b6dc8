// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/reference_organisation.h"

#include <algorithm>

#include "citations/reference_date.h"
#include "citations/reference_evidence.h"
#include "citations/reference_instrument.h"
#include "citations/reference_links.h"
#include "citations/reference_title.h"

namespace dossier {
namespace {

// An organisation's name as author has at most this many tokens.
constexpr std::size_t kOrganisationTokens = 24;
// How far a date or an address behind it may stand.
constexpr std::size_t kReach = 80;

constexpr std::string_view kOrganisationWords =
    "department ministry university committee council organization organisation association "
    "institute institut "
    "commission agency office bank nations union foundation bureau center centre administration "
    "authority house "
    "ministère ministerstwo ministerium society corporation group government service congress "
    "parliament force "
    "command forum network international trust fund team inspector министерство";
// Those that name an institution even where only a comma parts it from an unquoted title.
constexpr std::string_view kInstitutions =
    "department ministry committee council organization organisation association institute "
    "commission agency office bureau administration ministère ministerstwo ministerium nations "
    "secretariat inspector conseil assemblée mission programme bank group watch centre center "
    "foundation parliament congress assembly commons lords rada министерство";
// What institutions publish: such a word may begin a title in lower case.
constexpr std::string_view kDocumentWords =
    "resolution résolution resolución res hearing testimony statement briefing report letter "
    "decision opinion press remarks general";

bool separator(const RefText& text, std::size_t i) {
  return text.mark(i, ',') || text.mark(i, '.') || text.mark(i, ':') || text.mark(i, ';') ||
         text.mark(i, '-');
}

std::size_t words_in(const RefText& text, std::size_t begin, std::size_t end) {
  std::size_t words = 0;
  for (std::size_t i = begin; i < end; ++i) words += text.is(i, RefToken::Word) ? 1 : 0;
  return words;
}

bool numbers_in(const RefText& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (text.is(i, RefToken::Number)) return true;
  }
  return false;
}

class OrganisationReader {
 public:
  OrganisationReader(const RefText& text, std::size_t begin) : text_(text), at_(begin) {}

  std::optional<Organisation> read() const {
    if (text_.is(at_, RefToken::OpenQuote)) return std::nullopt;
    if (auto found = inverted_article()) return found;
    if (auto found = before_resolution()) return found;
    const std::size_t comma = institution_comma();
    const std::size_t limit = std::min(text_.size(), at_ + kOrganisationTokens);
    for (std::size_t i = at_; i < limit; ++i) {
      const bool dated =
          i > at_ && ((text_.mark(i, '(') && date_at(text_, i)) ||
                      (text_.year(i) && (text_.mark(i + 1, '.') || text_.mark(i + 1, ',')) &&
                       (text_.mark(i - 1, '.') || text_.mark(i - 1, ','))));
      const bool quoted =
          i > at_ && quoted_title(text_, i) && (separator(text_, i - 1) || text_.mark(i - 1, ')'));
      // "Ministry of Ports, Orders 4 and 5 (2001)": the date is that of what the chunk behind
      // names.
      if (dated && comma < i && titled(comma + 1, i)) break;
      if (dated || quoted) {
        auto found = before_title(i, quoted);
        if (found || comma > i) return found;
        break;
      }
      if (text_.stop(i) && i + 1 < text_.size() && institution(i)) return take(i);
      if (text_.mark(i, kAddressMark)) break;
      if (text_.stop(i) && !text_.year(i + 1) && !text_.is(i + 1, RefToken::OpenQuote) &&
          !(text_.mark(i + 1, '(') && text_.year(i + 2)))
        break;
    }
    return comma < text_.size() ? take(comma) : std::nullopt;
  }

 private:
  bool titled(std::size_t begin, std::size_t end) const {
    return numbers_in(text_, begin, end) || text_.word_of(begin, kDocumentWords) ||
           !mostly_capital(text_, begin, end);
  }

  // "Harbour Times, The."
  std::optional<Organisation> inverted_article() const {
    std::size_t i = at_;
    while (text_.upper_word(i) && i < at_ + 6) ++i;
    if (i == at_ || !text_.mark(i, ',') || !text_.word(i + 1, "the") || !text_.mark(i + 2, '.'))
      return std::nullopt;
    return Organisation{i + 2, {"The " + std::string(text_.slice(at_, i))}};
  }

  // "Security Council resolution 1999", "UNSC Res 1999"
  std::optional<Organisation> before_resolution() const {
    for (std::size_t i = at_; i < at_ + 8 && text_.is(i, RefToken::Word); ++i) {
      if (i > at_ && resolution_end(text_, i) != i) return take(i);
    }
    return std::nullopt;
  }

  // The comma behind an institution, where a title that is not quoted follows; else size().
  std::size_t institution_comma() const {
    std::size_t comma = chunk_end(at_);
    if (!institutional(at_, comma) || !title_behind(comma + 1)) return text_.size();
    for (int n = 0; n < 2; ++n) {
      const std::size_t next = chunk_end(comma + 1);
      if (next >= text_.size() || numbers_in(text_, comma + 1, next) ||
          words_in(text_, comma + 1, next) < 2 || !mostly_capital(text_, comma + 1, next) ||
          !institutional(comma + 1, next) || text_.word_of(next - 1, "report review") ||
          !title_behind(next + 1))
        break;
      comma = next;
    }
    return comma;
  }

  // The comma that ends the chunk at `i`, or size().
  std::size_t chunk_end(std::size_t i) const {
    for (const std::size_t limit = i + 14; i < limit; ++i) {
      if (text_.mark(i, ',')) return i;
      const bool inside = text_.is(i, RefToken::Word) || text_.mark(i, '&') || text_.mark(i, '/') ||
                          (text_.mark(i, '.') && !text_.stop(i));
      if (!inside) break;
    }
    return text_.size();
  }

  bool institutional(std::size_t begin, std::size_t end) const {
    if (end >= text_.size() || end == begin) return false;
    if (end == begin + 1) return text_.tokens[begin].all_caps && text_.tokens[begin].letters >= 3;
    bool named = false;
    for (std::size_t i = begin; i < end; ++i)
      named |= text_.upper_word(i) && text_.word_of(i, kInstitutions);
    const bool leads = text_.word_of(begin, kInstitutions) && end - begin <= 8;
    return named && (leads || mostly_capital(text_, begin, end));
  }

  // A title of an institution's document at `i`, and a date or an address further on.
  bool title_behind(std::size_t i) const {
    if (session_end(text_, i) != i) return true;
    if (!text_.upper_word(i) && !text_.word_of(i, kDocumentWords))
      return text_.mark(i, kAddressMark);
    if (month(text_, i) || pages_start(text_, i) || volume_start(text_, i)) return false;
    // "Pub. L. 107-40": a statute's number, not a title.
    if (numbers_in(text_, i, std::min(text_.size(), i + 4)) && !text_.word_of(i, kDocumentWords) &&
        !text_.word_of(i, "the") && text_.tokens[i + 1].letters <= 3)
      return false;
    for (std::size_t k = i; k < std::min(text_.size(), i + kReach); ++k) {
      if (text_.year(k) || text_.mark(k, kAddressMark)) return true;
    }
    return false;
  }

  std::optional<Organisation> before_title(std::size_t end, bool quoted) const {
    if (!mostly_capital(text_, at_, end)) return std::nullopt;
    // "Title of a book (1990)": a date that nothing follows is no author's.
    if (!quoted) {
      const auto date = date_at(text_, end);
      if (!date) return std::nullopt;
      std::size_t behind = date->tokens.end;
      while (separator(text_, behind)) ++behind;
      if (behind >= text_.size()) return std::nullopt;
    }
    return take(end);
  }

  bool institution(std::size_t end) const {
    if (end == at_ + 1)
      return text_.upper_word(at_) && text_.tokens[at_].letters > 2 && !text_.mark(end + 2, ':') &&
             !names_publisher(text_, {end + 1, end + 8}) && !quoted_title(text_, end + 1);
    if (end > at_ + 14 || !mostly_capital(text_, at_, end)) return false;
    return names_organisation(text_, at_, end);
  }

  std::optional<Organisation> take(std::size_t end) const {
    Organisation out;
    std::size_t begin = at_;
    bool functional = false;
    for (std::size_t i = begin; i < end; ++i)
      functional |= text_.is(i, RefToken::Word) && !text_.tokens[i].upper;
    for (std::size_t i = begin; i <= end; ++i) {
      if (i < end && (functional || !text_.mark(i, ','))) continue;
      auto name = clean_field(text_.slice(begin, i));
      if (!name.empty()) out.names.push_back(std::move(name));
      begin = i + 1;
    }
    out.end = end;
    return out;
  }

  const RefText& text_;
  std::size_t at_;
};

}  // namespace

std::optional<Organisation> parse_organisation(const RefText& text, std::size_t begin) {
  return OrganisationReader(text, begin).read();
}

bool names_organisation(const RefText& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (text.word_of(i, kOrganisationWords) && text.tokens[i].upper) return true;
  }
  return false;
}

bool mostly_capital(const RefText& text, std::size_t begin, std::size_t end) {
  std::size_t upper = 0, words = 0;
  for (std::size_t i = begin; i < end; ++i) {
    if (!text.is(i, RefToken::Word)) continue;
    if (text.tokens[i].upper) ++upper;
    if (text.tokens[i].upper || text.tokens[i].letters > 3) ++words;
  }
  return words > 0 && upper * 4 >= words * 3;
}

std::size_t resolution_end(const RefText& text, std::size_t i) {
  if (!text.on(CitationRule::Resolutions)) return i;
  if (!text.word_of(i, "resolution résolution resolución res")) return i;
  std::size_t end = text.mark(i + 1, '.') ? i + 2 : i + 1;
  if (!text.is(end, RefToken::Number)) return i;
  ++end;
  if (text.mark(end, '/') && text.is(end + 1, RefToken::Number)) end += 2;
  if (text.mark(end, '(') && text.year(end + 1) && text.mark(end + 2, ')')) end += 3;
  const bool ended = end >= text.size() || separator(text, end) || text.mark(end, '(') ||
                     text.mark(end, kAddressMark) ||
                     (text.word_of(end, "of du vom de") && text.is(end + 1, RefToken::Number));
  return ended ? end : i;
}

}  // namespace dossier
