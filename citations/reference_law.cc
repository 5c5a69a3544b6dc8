// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/reference_law.h"

#include <algorithm>

#include "citations/reference_date.h"
#include "citations/reference_evidence.h"
#include "citations/reference_locator.h"

namespace dossier {
namespace {

// The parties or the name of an act are at most this many tokens, a report's name this many.
constexpr std::size_t kTitleTokens = 40, kReporterTokens = 12;

constexpr std::string_view kActs =
    "act ordinance regulations regulation order code law decree statute constitution";
constexpr std::string_view kActPlaces =
    "s ss section sections sec art arts article articles reg regs pt part ch sch schedule r para";

bool plain_number(const RefText& text, std::size_t i) {
  return text.is(i, RefToken::Number) && text.tokens[i].lower.size() <= 5 &&
         text.tokens[i].lower.find_first_not_of("0123456789") == std::string::npos;
}

// "[2010]" at `i`.
bool square_year(const RefText& text, std::size_t i) {
  return text.mark(i, '[') && text.year(i + 1) && text.mark(i + 2, ']');
}

}  // namespace

std::size_t reporter_end(const RefText& text, std::size_t i) {
  const std::size_t begin = i;
  const auto edition = [&](std::size_t at) {  // "2d", "3d".
    return text.is(at, RefToken::Number) && text.tokens[at].lower.back() >= 'a';
  };
  while (i < begin + kReporterTokens &&
         (text.upper_word(i) || text.mark(i, '.') || text.mark(i, '&') ||
          text.word_of(i, "d of the") || (i > begin && edition(i))))
    ++i;
  if (i >= text.size() && i > begin && text.mark(i - 1, '.')) --i;
  return text.upper_word(begin) ? i : begin;
}

namespace {

// The bracket behind page numbers that ends with a year, or size().
std::size_t bracket_behind(const RefText& text, std::size_t i) {
  while (plain_number(text, i) || text.mark(i, ',') || text.mark(i, '-')) ++i;
  const std::size_t close = text.closing(i);
  return text.mark(i, '(') && close < text.size() && text.year(close - 1) ? i : text.size();
}

// ", 120" or ", 120–21" behind a first page: the place meant.
std::string pinpoint(const RefText& text, std::size_t i) {
  if (!text.mark(i, ',') || !plain_number(text, i + 1)) return {};
  std::size_t end = i + 2;
  while (text.mark(end, '-') || plain_number(text, end)) ++end;
  return std::string(text.slice(i + 1, end));
}

class LawReader {
 public:
  LawReader(const RefText& text, std::size_t begin) : text_(text), at_(begin) {}

  std::optional<Reference> read() const {
    if (auto found = bare_code()) return found;
    if (!text_.upper_word(at_)) return std::nullopt;
    if (auto found = reported_case()) return found;
    if (auto found = neutral_case()) return found;
    if (auto found = docket()) return found;
    if (auto found = dated_case()) return found;
    if (auto found = public_law()) return found;
    if (auto found = code()) return found;
    return act();
  }

 private:
  // "v", "v.", "vs." between capitalised parties; "In re Roe", "Ex parte Roe".
  bool parties(std::size_t end) const {
    if (text_.word_of(at_, "in ex") && text_.word_of(at_ + 1, "re parte")) return true;
    for (std::size_t i = at_ + 1; i < end; ++i) {
      const std::size_t next = text_.mark(i + 1, '.') ? i + 2 : i + 1;
      if (text_.word_of(i, "v vs c") && !text_.tokens[i].upper && next < end &&
          (text_.upper_word(next) || text_.word_of(next, "the")))
        return true;
    }
    return false;
  }

  // "410 U.S. 113, 120 (1973)", "(D.D.C. 2009)": behind the parties.
  std::optional<Reference> reported_case() const {
    if (!text_.on(CitationRule::Reporters)) return std::nullopt;
    for (std::size_t i = at_ + 2; i + 2 < text_.size() && i < at_ + kTitleTokens; ++i) {
      if (!text_.mark(i, ',') || !plain_number(text_, i + 1) || !parties(i)) continue;
      const auto volume = volume_first(text_, i + 1);
      if (!volume) continue;
      Reference out;
      out.title = clean_field(text_.slice(at_, i));
      out.container = clean_field(text_.slice(volume->name, volume->name_end));
      const std::size_t open = bracket_behind(text_, volume->name_end);
      out.date = text_.tokens[text_.closing(open) - 1].lower.substr(0, 4);
      out.locator = volume->locator;
      return out;
    }
    return std::nullopt;
  }

  // "[2017] UKSC 5", "[1932] AC 562 (HL)", "[2008] ECR I-6351".
  std::optional<Reference> neutral_case() const {
    if (!text_.on(CitationRule::NeutralCitations)) return std::nullopt;
    for (std::size_t i = at_ + 2; i < text_.size() && i < at_ + kTitleTokens; ++i) {
      if (!square_year(text_, i)) continue;
      std::size_t court = i + 3;
      if (plain_number(text_, court)) ++court;  // "[2004] 2 AC 42".
      const std::size_t end = reporter_end(text_, court);
      const bool page =
          plain_number(text_, end) || (end > court + 1 && text_.is(end, RefToken::Number));
      const bool letter_page =
          end > court + 1 && text_.tokens[end - 1].lower.find('-') != std::string::npos;
      if (end == court || !(page || letter_page) || !parties(i)) return std::nullopt;
      Reference out;
      std::size_t title = i;
      while (title > at_ && text_.mark(title - 1, ',')) --title;
      out.title = clean_field(text_.slice(at_, title));
      out.container = clean_field(text_.slice(court, letter_page && !page ? end - 1 : end));
      out.date = text_.tokens[i + 1].lower.substr(0, 4);
      out.locator = paragraph_mark(end);
      return out;
    }
    return std::nullopt;
  }

  // "[45]", "[45]–[47]" at the end: paragraphs of a judgment.
  std::string paragraph_mark(std::size_t i) const {
    for (; i + 2 < text_.size(); ++i) {
      if (!text_.mark(i, '[') || text_.closing(i) != i + 2 || text_.year(i + 1)) continue;
      std::size_t end = i + 3;
      if (text_.mark(end, '-') && text_.mark(end + 1, '[')) end = text_.closing(end + 1) + 1;
      return std::string(text_.slice(i, end));
    }
    return {};
  }

  // "Roe v. Poe, No. 03-cv-1570 (D.D.C. May 3, 2001)": not reported, but by its docket.
  std::optional<Reference> docket() const {
    if (!text_.on(CitationRule::Dockets)) return std::nullopt;
    for (std::size_t i = at_ + 2; i + 3 < text_.size() && i < at_ + kTitleTokens; ++i) {
      if (!text_.mark(i, ',')) continue;
      std::size_t no = text_.word_of(i + 1, "case civil criminal") ? i + 2 : i + 1;
      if (text_.word_of(no, "action")) ++no;
      if (!text_.word_of(no, "no nos") || !parties(i)) continue;
      std::size_t open = no + 1;
      while (open < std::min(text_.size(), no + kReporterTokens) && !text_.mark(open, '(')) ++open;
      const std::size_t close = text_.closing(open);
      if (!text_.mark(open, '(') || close >= text_.size() || !text_.year(close - 1)) continue;
      std::size_t court = open + 1;
      while (court < close && !month(text_, court) && !text_.is(court, RefToken::Number)) ++court;
      if (text_.is(court, RefToken::Number) && text_.tokens[court].lower.back() >= 'a')
        ++court;  // "2d Cir."
      while (court < close && !month(text_, court) && !text_.is(court, RefToken::Number)) ++court;
      Reference out;
      out.title = clean_field(text_.slice(at_, i));
      out.container = clean_field(text_.slice(open + 1, court));
      const auto decided = find_reference_date(text_, court, close);
      out.date = decided ? decided->iso : text_.tokens[close - 1].lower.substr(0, 4);
      return out;
    }
    return std::nullopt;
  }

  // "Prosecutor v. Roe, IT-94-1-AR72, 2 October 1995", "Roe v. Norway, App. no. 27021/08 (ECtHR, 7
  // July 2011)": parties, what the court counts by, and the day.
  std::optional<Reference> dated_case() const {
    if (!text_.on(CitationRule::Dockets)) return std::nullopt;
    std::size_t comma = at_ + 2;
    while (comma < at_ + kTitleTokens && comma < text_.size() && !text_.mark(comma, ',') &&
           !text_.is(comma, RefToken::OpenQuote) && !text_.mark(comma, ';'))
      ++comma;
    if (!text_.mark(comma, ',') || !parties(comma) || text_.word_of(at_, "in ex")) return {};
    for (std::size_t i = comma + 1; i < std::min(text_.size(), comma + kTitleTokens); ++i) {
      if (text_.mark(i, ';') || text_.is(i, RefToken::OpenQuote)) break;
      const bool day = text_.is(i, RefToken::Number) && month(text_, i + 1) && text_.year(i + 2);
      const bool month_first = month(text_, i) && text_.mark(i + 2, ',') && text_.year(i + 3);
      if (!day && !month_first) continue;
      Reference out;
      out.title = clean_field(text_.slice(at_, comma));
      std::size_t open = i;
      while (open > comma && !text_.mark(open, '(') && !text_.mark(open, ')')) --open;
      if (text_.mark(open, '(')) out.container = clean_field(text_.slice(open + 1, i));
      const auto decided = find_reference_date(text_, i, i + 4);
      if (decided) out.date = decided->iso;
      out.locator = find_locator(text_, i);
      return out;
    }
    return std::nullopt;
  }

  // "50 U.S.C. §§ 1701–1706", "31 C.F.R. pt. 594" at `i`: the token behind the code's name, or `i`.
  std::size_t code_end(std::size_t i) const {
    if (!text_.on(CitationRule::Codes) || !plain_number(text_, i)) return i;
    const std::size_t end = reporter_end(text_, i + 1);
    if (end == i + 1) return i;
    const bool section =
        section_sign(end) || text_.word_of(end, "pt pts part parts sec section sections");
    return section ? end : i;
  }

  bool section_sign(std::size_t i) const { return text_.slice(i, i + 1).starts_with("\u00A7"); }

  // "Port Act, 50 U.S.C. § 1701".
  std::optional<Reference> code() const {
    for (std::size_t i = at_ + 2; i + 2 < text_.size() && i < at_ + kTitleTokens; ++i) {
      if (text_.stop(i) || text_.mark(i, ';')) break;
      const std::size_t end = text_.mark(i - 1, ',') ? code_end(i) : i;
      if (end == i) continue;
      Reference out;
      out.title = clean_field(text_.slice(at_, i));
      out.container = clean_field(text_.slice(i, end));
      out.locator = clean_field(text_.slice(end, std::min(text_.size(), end + kReporterTokens)));
      return out;
    }
    return std::nullopt;
  }

  // "18 U.S.C. § 2339B": a section known by its number alone.
  std::optional<Reference> bare_code() const {
    if (code_end(at_) == at_) return std::nullopt;
    std::size_t end = code_end(at_);
    while (end < text_.size() && !text_.mark(end, ',') && !text_.stop(end) &&
           !(text_.mark(end, '(') && text_.tokens[end].space_before))
      ++end;
    Reference out;
    out.title = std::string(text_.slice(at_, end));
    if (text_.mark(end, '(') && text_.year(end + 1)) out.date = text_.tokens[end + 1].lower;
    return out;
  }

  // "Pub. L. No. 107-40", "Pub.L. 107–40".
  std::optional<Reference> public_law() const {
    if (!text_.on(CitationRule::Statutes)) return std::nullopt;
    for (std::size_t i = at_; i < text_.size() && i < at_ + kTitleTokens; ++i) {
      if (!text_.word_of(i, "pub public") || !text_.tokens[i].upper) continue;
      std::size_t law = text_.mark(i + 1, '.') ? i + 2 : i + 1;
      if (!text_.word_of(law, "l law")) continue;
      for (++law; text_.mark(law, '.') || text_.word(law, "no"); ++law) {
      }
      if (!text_.is(law, RefToken::Number)) continue;
      std::size_t end = law + 1;
      if (text_.mark(end, '-') && text_.is(end + 1, RefToken::Number)) end += 2;
      Reference out;
      out.title = clean_field(text_.slice(at_, i > at_ ? i : end));
      if (i > at_) out.container = std::string(text_.slice(i, end));
      for (std::size_t open = end; open < text_.size() && out.date.empty(); ++open) {
        if (text_.mark(open, '(') && text_.year(text_.closing(open) - 1))
          out.date = text_.tokens[text_.closing(open) - 1].lower.substr(0, 4);
      }
      return out;
    }
    return std::nullopt;
  }

  // "Human Rights Act 1998, s 15(1)(b)": an act's name ends with its year, and nothing but a place
  // in it follows.
  std::optional<Reference> act() const {
    if (!text_.on(CitationRule::Statutes)) return std::nullopt;
    const std::size_t most = text_.on(CitationRule::LongActs) ? kTitleTokens : kReporterTokens;
    for (std::size_t i = at_ + 1; i + 1 < text_.size() && i < at_ + most; ++i) {
      // "(Amendment) (No. 2)" belongs to the name.
      if (text_.mark(i, '(') && text_.closing(i) < i + kReporterTokens &&
          text_.on(CitationRule::LongActs))
        i = text_.closing(i);
      if (!text_.is(i, RefToken::Word) && !text_.mark(i, '(') && !text_.mark(i, ')')) break;
      if (!text_.word_of(i, kActs) || !text_.tokens[i].upper || !text_.year(i + 1)) continue;
      std::size_t end = i + 2;
      if (text_.mark(end, '(') && text_.upper_word(end + 1) && text_.closing(end) <= end + 3)
        end = text_.closing(end) + 1;  // "(UK)".
      const std::size_t named = end;
      if (text_.mark(end, '(') && text_.word_of(end + 1, "si sr no nr"))
        end = std::min(text_.size(), text_.closing(end) + 1);  // "(SI 2019/573)".
      const std::size_t place = text_.mark(end, ',') ? end + 1 : end;
      const bool whole = end >= text_.size() || (text_.mark(end, '.') && end + 1 >= text_.size());
      if (!whole && !text_.word_of(place, kActPlaces)) return std::nullopt;
      Reference out;
      out.title = clean_field(text_.slice(at_, named));
      out.date = text_.tokens[i + 1].lower.substr(0, 4);
      if (!whole) out.locator = clean_field(text_.slice(place, text_.size()));
      return out;
    }
    return std::nullopt;
  }

  const RefText& text_;
  std::size_t at_;
};

}  // namespace

std::optional<VolumeFirst> volume_first(const RefText& text, std::size_t i) {
  if (!text.on(CitationRule::Reporters) || !plain_number(text, i)) return std::nullopt;
  const std::size_t end = reporter_end(text, i + 1);
  if (end == i + 1 || !plain_number(text, end) || bracket_behind(text, end) == text.size())
    return std::nullopt;
  return VolumeFirst{i + 1, end, pinpoint(text, end + 1)};
}

std::optional<Reference> parse_law(const RefText& text, std::size_t begin) {
  return LawReader(text, begin).read();
}

}  // namespace dossier
