// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/short_form.h"

#include <string>
#include <utility>

#include "citations/reference_evidence.h"
#include "citations/reference_field.h"
#include "citations/reference_locator.h"
#include "citations/reference_title.h"

namespace dossier {
namespace {

// What a place inside a work is told by.
constexpr std::string_view kPlaceWords =
    "online at and to para paras paragraph paragraphs art article articles s f ff chapter ch chap "
    "kap cap "
    "chapters "
    "section sections sec part parts annex appendix preamble point passim emphasis added one two "
    "three four five six seven eight nine ten";
// Parts of a work that have names of their own, or numbers.
constexpr std::string_view kSectionWords =
    "section sections chapter part introduction conclusion conclusions summary preface foreword "
    "epilogue recommendation recommendations abschnitt kapitel teil einleitung zusammenfassung "
    "under heading раздел глава часть введение chapitre partie section introduction rozdział część "
    "sekcja";

class ShortFormReader {
 public:
  ShortFormReader(const RefText& text, std::size_t at) : text_(text), at_(at) {}

  // Surname and words of the title, a title alone, or surname and year, with nothing but a place
  // behind.
  std::optional<BackReference> read() const {
    if (address()) return std::nullopt;
    std::size_t open = at_;
    while (open < text_.size() && open < at_ + 12 && !text_.is(open, RefToken::OpenQuote)) ++open;
    if (text_.is(open, RefToken::OpenQuote)) return quoted_short(open);
    return text_.size() - at_ <= kShortTokens ? unquoted_short() : std::nullopt;
  }

 private:
  BackReference make(CitationClass klass, std::string rule, std::size_t locator_from) const {
    return make_back_reference(text_, klass, std::move(rule), locator_from);
  }

  bool address() const {
    for (std::size_t i = at_; i < text_.size(); ++i) {
      if (text_.word_of(i, "http https www")) return true;
    }
    return false;
  }

  std::optional<BackReference> quoted_short(std::size_t open) const {
    if (!text_.on(CitationRule::ShortTitles)) return std::nullopt;
    std::size_t close = text_.closing(open), begin = open + 1;
    const bool unclosed = close >= text_.size();
    if (unclosed) close = title_end(text_, begin, true);
    const std::size_t behind = unclosed ? close : close + 1;
    if (more_than_a_name(text_, at_, open) || !only_place_behind(behind)) return std::nullopt;
    BackReference out =
        make(CitationClass::Short, open == at_ ? "short-title" : "short-surname-title", behind);
    out.author = clean_field(text_.slice(at_, open));
    out.title = clean_field(text_.slice(begin, close));
    out.quoted = true;
    if (out.title.empty()) return std::nullopt;
    return out;
  }

  // ", which gives more weight to rivers": what a citation is good for, to its end.
  bool remark(std::size_t i) const {
    return text_.mark(i, ',') &&
           text_.word_of(i + 1,
                         "which who whose where though although but for on arguing noting qui où "
                         "pour sur der die das wo für");
  }

  // Past "section “August 2010”", "recommendation 2" at `i`: the last token of it, or `i`.
  std::size_t past_section(std::size_t i) const {
    if (!text_.on(CitationRule::SectionNames) || !text_.word_of(i, kSectionWords)) return i;
    const std::size_t close = text_.closing(i + 1);
    if (text_.is(i + 1, RefToken::OpenQuote) && close < text_.size()) return close;
    const bool ends = i + 1 >= text_.size() || text_.is(i + 1, RefToken::Number) ||
                      (text_.is(i + 1, RefToken::Mark) && !text_.mark(i + 1, '('));
    return ends && text_.is(i + 1, RefToken::Number) ? i + 1 : ends ? i + 1 : i;
  }

  // Behind a short title: "Online", a place, "at 45", "Part Two, sections A and B", a remark.
  bool only_place_behind(std::size_t i) const {
    std::size_t others = 0;
    bool remarked = false;
    for (; i < text_.size(); ++i) {
      i = past_section(i);
      remarked |= remark(i);
      if (text_.year(i) && !text_.mark(i - 1, '-')) return false;
      if (text_.mark(i, '(') || text_.is(i, RefToken::OpenQuote)) return false;
      if (!remarked && text_.is(i, RefToken::Word) && !pages_start(text_, i) &&
          !text_.word_of(i, kPlaceWords) && !(text_.upper_word(i) && text_.tokens[i].letters == 1))
        ++others;
    }
    return others == 0;
  }

  std::optional<BackReference> unquoted_short() const {
    if (!text_.on(CitationRule::ShortSurnames)) return std::nullopt;
    if (!text_.upper_word(at_) && !text_.word_of(at_, "van von de der al")) return std::nullopt;
    std::size_t end = at_;
    while (end < text_.size() && !text_.mark(end, ',') && !text_.mark(end, '(') &&
           !text_.year(end) && !text_.mark(end, ':') && !pages_start(text_, end) &&
           (!text_.mark(end, '.') || initial_before(end)))
      ++end;
    if (text_.mark(end, '.') && end > at_ + 1 && text_.word(end - 1, "al")) ++end;
    if (more_than_a_name(text_, at_, end) || end - at_ > 7) return std::nullopt;
    BackReference out = make(CitationClass::Short, "short-surname", end);
    out.author = clean_field(text_.slice(at_, end));
    std::size_t next = text_.mark(end, ',') || text_.mark(end, '(') ? end + 1 : end;
    if (text_.year(next)) return author_year(std::move(out), next);
    if (end >= text_.size() || text_.mark(end, '.')) return only_name(std::move(out));
    if (text_.is(next, RefToken::Number) || pages_start(text_, next) || text_.word_of(next, "at"))
      return only_place_behind(next) ? std::optional(out) : std::nullopt;
    // "Morgan, Secret Taliban Air Force, p. 3"
    std::size_t title_begin = next, title_stop = next;
    while (title_stop < text_.size() && !text_.mark(title_stop, ',') &&
           !text_.mark(title_stop, '(') && !text_.stop(title_stop) &&
           !pages_start(text_, title_stop))
      ++title_stop;
    if (!text_.upper_word(title_begin) || !only_place_behind(title_stop)) return std::nullopt;
    out.rule = "short-surname-title";
    out.title = clean_field(text_.slice(title_begin, title_stop));
    return out;
  }

  // "A. Roe": the full stop belongs to the initial, and a name goes on.
  bool initial_before(std::size_t dot) const {
    return dot > at_ && text_.upper_word(dot - 1) && text_.tokens[dot - 1].letters <= 2 &&
           text_.upper_word(dot + 1);
  }

  // "Roe (2010), p. 4", "Roe 2010a: 45"; a title behind the year makes it a reference in full.
  std::optional<BackReference> author_year(BackReference out, std::size_t year) const {
    if (!text_.on(CitationRule::ShortYears)) return std::nullopt;
    out.rule = "short-author-year";
    out.year = text_.tokens[year].lower.substr(0, 4);
    std::size_t behind = year + 1;
    if (text_.mark(behind, ')')) ++behind;
    if (!only_place_behind(behind)) return std::nullopt;
    out.locator = find_locator(text_, behind, true);
    return out;
  }

  std::optional<BackReference> only_name(BackReference out) const {
    return out.author.find(' ') == std::string::npos && text_.size() - at_ <= 2 ? std::optional(out)
                                                                                : std::nullopt;
  }

  const RefText& text_;
  std::size_t at_;
};

}  // namespace

std::optional<BackReference> read_short_form(const RefText& text, std::size_t at) {
  return ShortFormReader(text, at).read();
}

BackReference make_back_reference(const RefText& text, CitationClass klass, std::string rule,
                                  std::size_t locator_from) {
  BackReference out;
  out.klass = klass;
  out.rule = std::move(rule);
  out.locator = find_locator(text, locator_from, true);
  return out;
}

bool more_than_a_name(const RefText& text, std::size_t begin, std::size_t end) {
  std::size_t lower = 0;
  for (std::size_t i = begin; i < end; ++i) {
    if (text.is(i, RefToken::OpenQuote) && text.closing(i) < end) i = text.closing(i);
    if (text.is(i, RefToken::Word) && !text.tokens[i].upper && text.tokens[i].letters > 3) ++lower;
  }
  return lower > 2;
}

}  // namespace dossier
