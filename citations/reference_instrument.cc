// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/reference_instrument.h"

#include <algorithm>

#include "citations/reference_date.h"
#include "citations/reference_evidence.h"
#include "citations/reference_field.h"
#include "citations/reference_locator.h"

namespace dossier {
namespace {

// A treaty's name with its parties is at most this many tokens; other names this many.
constexpr std::size_t kTreatyTokens = 60, kNameTokens = 16;
// What was done on a day stands within so many tokens of its name.
constexpr std::size_t kReach = 40;

constexpr std::string_view kTreaties =
    "agreement treaty convention protocol accord accords armistice covenant pact memorandum "
    "declaration statute charter abkommen vertrag übereinkommen konvention traité accord "
    "porozumienie umowa układ "
    "traktat";
// What leads to a treaty's matter or parties.
constexpr std::string_view kMatters =
    "for between on of concerning regarding relating relative additional to about über zur zum "
    "zwischen sur entre pour "
    "relatif o w między";
constexpr std::string_view kDayWords = "of vom du dated signed";
constexpr std::string_view kUnionActs = "regulation directive decision verordnung richtlinie";
constexpr std::string_view kUnion = "eu ec eec cfsp euratom gasp eg ewg";
constexpr std::string_view kHouses = "hc hl commons lords";
constexpr std::string_view kColumns = "c cc col cols column columns";
constexpr std::string_view kSessions =
    "session meeting sitting wahlperiode sitzung legislaturperiode sesja posiedzenie séance "
    "legislature";
constexpr std::string_view kOrdinals =
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth special "
    "emergency extraordinary plenary";

bool number(const RefText& text, std::size_t i) { return text.is(i, RefToken::Number); }

// "3 May 2010", "3. Mai 2010", "May 3, 2010", "10 grudnia 2010" at `i`: the token behind, or `i`.
std::size_t day_end(const RefText& text, std::size_t i) {
  if (number(text, i)) {
    const std::size_t name = text.mark(i + 1, '.') ? i + 2 : i + 1;
    return month(text, name) && text.year(name + 1) ? name + 2 : i;
  }
  if (!month(text, i)) return i;
  const std::size_t day = text.mark(i + 1, '.') ? i + 2 : i + 1;
  const std::size_t year = text.mark(day + 1, ',') ? day + 2 : day + 1;
  return number(text, day) && text.year(year) ? year + 1 : i;
}

std::string day(const RefText& text, std::size_t begin, std::size_t end) {
  const auto found = find_reference_date(text, begin, end);
  return found ? found->iso : std::string();
}

// The first day at `begin` or within reach behind it.
struct Day {
  std::size_t begin = 0, end = 0;
};
std::optional<Day> next_day(const RefText& text, std::size_t begin) {
  for (std::size_t i = begin; i < std::min(text.size(), begin + kReach); ++i) {
    if (const std::size_t end = day_end(text, i); end != i) return Day{i, end};
    if (text.mark(i, ';')) break;
  }
  return std::nullopt;
}

// What stands behind a comma to the end, where it is a place in the text: "part two, para. 1".
std::string place_behind(const RefText& text, std::size_t i) {
  if (auto found = find_locator(text, i); !found.empty() && !text.word_of(i + 1, "part teil"))
    return found;
  if (!text.mark(i, ',') ||
      !text.word_of(i + 1, "part art article annex section preamble teil artikel partie titre"))
    return {};
  return clean_field(text.slice(i + 1, std::min(text.size(), i + 10)));
}

// The treaty's word at the end of the capitalised words from `begin` ("Security and Defence
// Agreement"), or size().
std::size_t treaty_word(const RefText& text, std::size_t begin) {
  if (!text.upper_word(begin)) return text.size();
  for (std::size_t i = begin; i < begin + 6; ++i) {
    if (!text.upper_word(i) && !text.word_of(i, "and und et")) break;
    if (text.upper_word(i) && text.word_of(i, kTreaties)) return i;
  }
  return text.size();
}

class InstrumentReader {
 public:
  InstrumentReader(const RefText& text, std::size_t begin) : text_(text), at_(begin) {}

  std::optional<Reference> read() const {
    if (auto found = debate()) return found;
    if (auto found = order()) return found;
    if (auto found = union_act()) return found;
    return treaty();
  }

 private:
  // "Agreement for … between … and …, Oslo, 3 May 2010", "the Treaty of Oslo, signed 3 May 2010".
  std::optional<Reference> treaty() const {
    if (!text_.on(CitationRule::Treaties)) return std::nullopt;
    const std::size_t begin = text_.word(at_, "the") ? at_ + 1 : at_;
    const std::size_t kind = treaty_word(text_, begin);
    if (kind == text_.size()) return std::nullopt;
    std::size_t matter = kind + 1;
    if (text_.mark(matter, '(') && short_bracket(matter)) matter = text_.closing(matter) + 1;
    if (!text_.word_of(matter, kMatters)) return std::nullopt;
    for (std::size_t i = matter + 1; i < std::min(text_.size(), begin + kTreatyTokens); ++i) {
      if (text_.mark(i, '(') && short_bracket(i)) i = text_.closing(i) + 1;
      if (text_.stop(i) || text_.mark(i, ';') || text_.mark(i, ':') || text_.mark(i, '(') ||
          text_.is(i, RefToken::OpenQuote))
        return std::nullopt;
      if (!text_.mark(i, ',')) continue;
      std::size_t first = text_.word_of(i + 1, kDayWords) ? i + 2 : i + 1;
      // "Oslo," and "New York,": where it was signed.
      std::size_t comma = first;
      while (comma < first + 3 && text_.upper_word(comma) && !month(text_, comma)) ++comma;
      if (comma > first && text_.mark(comma, ',')) first = comma + 1;
      const std::size_t end = day_end(text_, first);
      // "Charter of the Ports, art. 51": a place in it is enough.
      if (end == first && text_.word_of(i + 1, "art arts article articles") && i + 2 < text_.size())
        return Reference{
            {}, clean_field(text_.slice(begin, i)), "", "", "", "", find_locator(text_, i)};
      if (end == first) {
        // "…, issued in May, is printed in": a remark on it.
        if (text_.is(i + 1, RefToken::Word) && !text_.upper_word(i + 1) &&
            !text_.word_of(i + 1, "and the of und et"))
          return std::nullopt;
        continue;
      }
      Reference out;
      out.title = clean_field(text_.slice(begin, i));
      out.date = day(text_, first, end);
      out.locator = place_behind(text_, end);
      return out;
    }
    return std::nullopt;
  }

  // "(III)", "(Protocol I)".
  bool short_bracket(std::size_t open) const {
    const std::size_t close = text_.closing(open);
    return close <= open + 3 && !text_.year(close - 1);
  }

  // "Executive Order No. 14999 of 3 May 2010, “On Ports”, 87 Fed. Reg. 8391".
  std::optional<Reference> order() const {
    if (!text_.on(CitationRule::Orders) || !text_.upper_word(at_)) return std::nullopt;
    const bool executive = text_.word_of(at_, "executive exec");
    const bool other = text_.word_of(at_, "presidential proclamation proc");
    if (!executive && !other) return std::nullopt;
    std::size_t word = text_.mark(at_ + 1, '.') ? at_ + 2 : at_ + 1;
    if (!text_.word(at_, "presidential") && other) word = at_;
    if (!(executive ? text_.word_of(word, "order")
                    : text_.word_of(word, "proclamation proc determination")))
      return std::nullopt;
    std::size_t i = word + 1;
    while (text_.word_of(i, "no nr") || text_.mark(i, '.')) ++i;
    if (!number(text_, i)) return std::nullopt;
    std::string figure = text_.tokens[i].lower;
    std::erase(figure, ',');
    if (text_.mark(i + 1, ',') && number(text_, i + 2) && !text_.tokens[i + 2].space_before) {
      figure += text_.tokens[i + 2].lower;
      i += 2;
    }
    Reference out;
    out.title = (executive                           ? "Executive Order "
                 : text_.word(word, "determination") ? "Presidential Determination "
                                                     : "Presidential Proclamation ") +
                figure;
    ++i;
    if (text_.word_of(i, kDayWords)) i = std::max(i, day_end(text_, i + 1));
    if (text_.mark(i, ',') || text_.mark(i, ':')) ++i;
    if (const std::size_t end = order_title(i); end > i) {
      const bool quoted = text_.is(i, RefToken::OpenQuote);
      out.title += ", " + clean_field(text_.slice(quoted ? i + 1 : i, end));
      i = end;
    }
    for (std::size_t r = i; r < std::min(text_.size(), i + kReach); ++r) {
      if (!text_.word(r, "fed") || !number(text_, r - 1)) continue;
      out.container = "Fed. Reg.";
      break;
    }
    if (const auto dated = next_day(text_, at_)) {
      out.date = day(text_, dated->begin, dated->end);
    } else if (const auto any = find_reference_date(text_, i, text_.size())) {
      out.date = any->iso;
    }
    return out;
  }

  // The end of an order's own title at `i`, or `i`.
  std::size_t order_title(std::size_t i) const {
    if (text_.is(i, RefToken::OpenQuote))
      return text_.closing(i) < text_.size() ? text_.closing(i) : i;
    if (!text_.upper_word(i)) return i;
    std::size_t end = i;
    while (end < std::min(text_.size(), i + kReach) && !text_.mark(end, ',') &&
           !text_.mark(end, '(') && !text_.mark(end, ';') && !text_.stop(end))
      ++end;
    return end > i + 1 ? end : i;
  }

  // "Council Regulation (EU) No 753/2011", "Directive 2010/12/EU", "Council Decision (CFSP)
  // 2011/486".
  std::optional<Reference> union_act() const {
    if (!text_.on(CitationRule::UnionActs)) return std::nullopt;
    std::size_t i = text_.word(at_, "the") ? at_ + 1 : at_;
    const std::size_t begin = i;
    while (i < begin + 5 && text_.upper_word(i) && !text_.word_of(i, kUnionActs)) ++i;
    if (!text_.upper_word(i) || !text_.word_of(i, kUnionActs)) return std::nullopt;
    ++i;
    bool union_named = false;
    if (text_.mark(i, '(') && text_.word_of(i + 1, kUnion) && text_.closing(i) < i + 5) {
      union_named = true;
      i = text_.closing(i) + 1;
    }
    while (text_.word_of(i, "no nr") || text_.mark(i, '.')) ++i;
    if (!number(text_, i) || !text_.mark(i + 1, '/') || !number(text_, i + 2)) return std::nullopt;
    const std::size_t year = text_.year(i) ? i : i + 2;
    i += 3;
    if (text_.mark(i, '/') && text_.word_of(i + 1, kUnion)) {
      union_named = true;
      i += 2;
    }
    if (!union_named) return std::nullopt;
    Reference out;
    out.title = clean_field(text_.slice(begin, i));
    std::size_t first = text_.word_of(i, kDayWords) || text_.mark(i, ',') ? i + 1 : i;
    // "of the Parliament and of the Council of 3 May 2010".
    for (std::size_t k = first; k < first + kNameTokens && text_.is(k, RefToken::Word); ++k) {
      if (text_.word_of(k, kDayWords) && day_end(text_, k + 1) != k + 1) first = k + 1;
    }
    const std::size_t end = day_end(text_, first);
    if (end != first) out.date = day(text_, first, end);
    out.locator = place_behind(text_, end);
    if (out.date.empty() && text_.year(year)) out.date = text_.tokens[year].lower.substr(0, 4);
    return out;
  }

  // "Hansard, HC Deb, 30 June 1949, vol. 466, cc. 1491–3", "HL Deb 21 July 2005, vol 673, col 12".
  std::optional<Reference> debate() const {
    if (!text_.on(CitationRule::Debates)) return std::nullopt;
    std::size_t i = at_;
    const bool named = text_.word(i, "hansard");
    if (named) ++i;
    if (named && text_.mark(i, ',')) ++i;
    const std::size_t house = i;
    if (text_.word_of(i, kHouses) && text_.word_of(i + 1, "deb debs debates")) {
      i += 2;
    } else if (!named) {
      return std::nullopt;
    } else {
      while (i < house + kNameTokens && (text_.upper_word(i) || text_.word(i, "of")) &&
             !month(text_, i))
        ++i;
    }
    const std::string chamber = clean_field(text_.slice(house, i));
    while (text_.mark(i, '.') || text_.mark(i, ',') || text_.mark(i, '(')) ++i;
    const auto sat = next_day(text_, i);
    if (!sat) return std::nullopt;
    Reference out;
    out.container = "Hansard";
    out.date = day(text_, sat->begin, sat->end);
    out.title =
        chamber + (chamber.empty() ? "" : ", ") + std::string(text_.slice(sat->begin, sat->end));
    for (std::size_t v = i; v < std::min(text_.size(), i + kReach); ++v) {
      const std::size_t figure = text_.mark(v + 1, '.') ? v + 2 : v + 1;
      if (text_.word_of(v, "vol volume") && number(text_, figure))
        out.title += ", vol. " + text_.tokens[figure].lower;
      if (text_.word_of(v, kColumns) && (number(text_, figure) || text_.upper_word(figure)))
        out.locator = columns(v, figure);
    }
    return out;
  }

  std::string columns(std::size_t begin, std::size_t figure) const {
    std::size_t end = figure + 1;
    while ((text_.mark(end, '-') || text_.mark(end, ',')) && number(text_, end + 1) &&
           day_end(text_, end + 1) == end + 1)
      end += 2;
    return std::string(text_.slice(begin, end));
  }

  const RefText& text_;
  std::size_t at_;
};

}  // namespace

std::optional<Reference> parse_instrument(const RefText& text, std::size_t begin) {
  return InstrumentReader(text, begin).read();
}

bool session_word(const RefText& text, std::size_t i) { return text.word_of(i, kSessions); }

std::size_t session_end(const RefText& text, std::size_t i) {
  if (!text.on(CitationRule::Sessions)) return i;
  const std::size_t begin = i;
  bool counted = false;
  for (; i < begin + 6; ++i) {
    if (text.word_of(i, kSessions) && counted) return i + 1;
    const bool ordinal = number(text, i) || text.word_of(i, kOrdinals);
    counted |= ordinal;
    const bool german = text.mark(i, '.') && i > begin && number(text, i - 1);
    if (!ordinal && !german && !text.upper_word(i)) break;
  }
  return begin;
}

std::string without_parties(const std::string& title) {
  const RefText text(title);
  const std::size_t kind = treaty_word(text, 0);
  if (kind == text.size()) return {};
  for (std::size_t i = kind + 1; i < std::min(text.size(), kTreatyTokens); ++i) {
    if (text.word_of(i, "between zwischen entre między")) return clean_field(text.slice(0, i));
  }
  return title;
}

}  // namespace dossier
