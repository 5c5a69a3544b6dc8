// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/reference_parser.h"

#include <algorithm>
#include <optional>

#include "citations/reference_archive.h"
#include "citations/reference_container.h"
#include "citations/reference_date.h"
#include "citations/reference_instrument.h"
#include "citations/reference_law.h"
#include "citations/reference_links.h"
#include "citations/reference_locator.h"
#include "citations/reference_names.h"
#include "citations/reference_organisation.h"
#include "citations/reference_title.h"
#include "citations/reference_tokens.h"

namespace dossier {
namespace {

// Longer strings are no references: fields are read from their start.
constexpr std::size_t kLongest = 4000;
// Newspapers, agencies and broadcasters, by a word of their names; report-like titles.
constexpr std::string_view kOutlets =
    "courier wire mail express star sun globe mirror dispatch observer standard agency reuters bbc "
    "cnn radio television today post times herald";
constexpr std::string_view kReports =
    "report review update guide strategy plan overview profile data handbook survey study paper "
    "policy index act law";
// Documents that name the place they were made at, not a container: "Joint Statement …, Oslo".
constexpr std::string_view kInstruments =
    "agreement statement declaration communiqué communique treaty protocol accord memorandum "
    "charter convention déclaration accords traité erklärung abkommen vertrag";

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
    const std::size_t unlabelled = past_source_label(text_, at_);
    const bool labelled = unlabelled != at_;
    at_ = unlabelled;
    if (fixed_form(labelled)) return;
    if (!title_first()) {
      if (!named_) authors();
      author_date();
      title();
    }
    container();
    date();
    if (out_.locator.empty()) out_.locator = find_locator(text_, at_);
    if (out_.locator.empty()) out_.locator = closing_locator(text_, at_);
  }

 private:
  // A file in an archive, a volume of papers, a case, a statute.
  bool fixed_form(bool labelled) {
    auto found = parse_foreign_relations(text_, at_);
    if (!found) found = parse_archival(text_, at_, labelled);
    if (!found) found = parse_law(text_, at_);
    if (!found) found = parse_instrument(text_, at_);
    if (!found) return false;
    found->url = std::move(out_.url);
    found->doi = std::move(out_.doi);
    out_ = std::move(*found);
    return parsed_.fixed_form = true;
  }

  std::size_t past_separators(std::size_t i) const {
    while (separator(text_, i)) ++i;
    return i;
  }

  // "Harbour Times, The." is no person, nor is what a resolution's number follows.
  bool plainly_organisation() const {
    const auto found = parse_organisation(text_, at_);
    return found && ((text_.mark(found->end, '.') && text_.word(found->end - 1, "the")) ||
                     resolution_end(text_, found->end) != found->end);
  }

  void authors() {
    if (plainly_organisation()) return organisation();
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
      if (i - at_ > 12 || !mostly_capital(text_, at_, i) || !names_organisation(text_, at_, i))
        return;
      const auto rest = clean_field(text_.slice(at_, i));
      if (!rest.empty()) out_.authors.push_back(rest);
      at_ = i;
      return;
    }
  }

  // "Gales Close the Northern Ports. (2021). The Harbour Times. https://…": a title in the author's
  // place, and the outlet in the title's.
  bool title_first() {
    if (!text_.on(CitationRule::TitlesFirst)) return false;
    std::size_t open = at_;
    while (open < text_.size() && open < at_ + 30 && !text_.mark(open, '(')) ++open;
    const auto date = date_at(text_, open);
    if (!text_.mark(open, '(') || open < at_ + 5 || !text_.mark(open - 1, '.') || !date)
      return false;
    const std::size_t outlet = past_separators(date->tokens.end);
    std::size_t end = outlet;
    while (end < outlet + 5 && text_.upper_word(end)) ++end;
    if (end == outlet || !text_.mark(end, '.') ||
        !(end + 1 >= text_.size() || text_.mark(end + 1, kAddressMark)))
      return false;
    bool known = false;
    for (std::size_t i = outlet; i < end; ++i) known |= text_.word_of(i, kOutlets);
    if (!known && (names_organisation(text_, at_, open) || end > outlet + 3 ||
                   text_.word_of(end - 1, kReports)))
      return false;
    const auto names = parse_names(text_, at_);
    if (names && (names->certain || names->end + 1 >= open)) return false;
    out_.title = clean_field(text_.slice(at_, open));
    out_.date = date->iso;
    out_.container = clean_field(text_.slice(outlet, end));
    at_ = rest_ = end;
    return true;
  }

  void organisation() {
    if (!text_.on(CitationRule::Organisations)) return;
    auto found = parse_organisation(text_, at_);
    if (!found) return;
    out_.authors = std::move(found->names);
    at_ = found->end;
    named_ = true;
  }

  void author_date() {
    if (!text_.on(CitationRule::AuthorDates)) return;
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
    // "Second Session, 92nd Plenary Meeting": what was said there goes by both.
    if (const std::size_t end = session_end(text_, begin); end != begin) {
      at_ = text_.mark(end, ',') ? std::max(end, session_end(text_, end + 1)) : end;
      if (at_ == end + 1) at_ = end;
      out_.title = clean_field(text_.slice(begin, at_));
      return;
    }
    if (const std::size_t end = resolution_end(text_, begin); end != begin) {
      out_.title = clean_field(text_.slice(begin, end));
      at_ = end;
      return;
    }
    if (led_to_symbol(begin) || untitled(begin) || report_start(text_, begin) ||
        pages_start(text_, begin) || volume_start(text_, begin)) {
      at_ = begin;
      return;
    }
    at_ = title_end(text_, begin, comma);
    // "(2022). Report to the Council, January 30, 2022.": such a date belongs to the title.
    if (dated_ && text_.mark(at_, ',') && month(text_, at_ + 1) && text_.mark(at_ + 3, ',') &&
        text_.year(at_ + 4))
      at_ += 5;
    extend_report(begin);
    out_.title = clean_field(text_.slice(begin, at_));
  }

  // "the lower figures of S/2019/77": prose that leads to a symbol is no title.
  bool led_to_symbol(std::size_t begin) const {
    if (parsed_.symbols.empty() || named_ || !text_.on(CitationRule::JoinedSymbols)) return false;
    if (!text_.is(begin, RefToken::Word) || text_.tokens[begin].upper) return false;
    std::size_t end = begin;
    while (end < begin + 12 && text_.is(end, RefToken::Word) && !text_.tokens[end].upper) ++end;
    return text_.mark(end, kAddressMark) && text_.word_of(end - 1, "of in by from and de von");
  }

  // "Report of the Secretary-General. The Quays of Oslo. S/2019/77.": what it is on belongs to the
  // title.
  void extend_report(std::size_t begin) {
    if (parsed_.symbols.empty() || !text_.word_of(begin, "report letter note") || at_ > begin + 8 ||
        !text_.mark(at_, '.') || !text_.upper_word(at_ + 1))
      return;
    const std::size_t end = title_end(text_, at_ + 1, false);
    if (text_.mark(end, '.') && text_.mark(end + 1, kAddressMark)) at_ = end;
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
    if (!out_.container.empty() || (!parsed_.symbols.empty() && !quoted_)) return;
    std::size_t journal = at_;
    while (text_.mark(journal, ',') || text_.is(journal, RefToken::CloseQuote)) ++journal;
    if (const auto volume = volume_first(text_, journal)) {
      out_.container = clean_field(text_.slice(volume->name, volume->name_end));
      out_.locator = volume->locator;
      rest_ = volume->name_end;
      return;
    }
    const auto found = find_container(text_, at_, quoted_);
    if (found.empty() || place_of_signing(found) || session_word(text_, found.begin)) return;
    out_.container = clean_field(text_.slice(found.begin, found.end));
    rest_ = found.end;
    outlet_as_author();
  }

  // "“Joint Statement of the Six Ports,” Oslo, 9 May 2001"
  bool place_of_signing(TokenRange found) const {
    if (!text_.on(CitationRule::SigningPlaces)) return false;
    if (!out_.authors.empty() || found.end > found.begin + 2 || !text_.mark(found.end, ','))
      return false;
    const RefText title(out_.title);
    bool instrument = false;
    for (std::size_t i = 0; i < std::min<std::size_t>(title.size(), 4); ++i)
      instrument |= title.word_of(i, kInstruments);
    return instrument && (month(text_, found.end + 1) || text_.is(found.end + 1, RefToken::Number));
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
    if (found)
      out_.date = found->iso;
    else if (out_.date.empty())
      out_.date = day_in_title();
  }

  // "Act No. 12 of 3 May 1956", "Loi n° 2015-912 du 24 juillet 2015": where nothing else is dated.
  std::string day_in_title() const {
    if (!text_.on(CitationRule::TitleDates)) return {};
    const RefText title(out_.title);
    for (std::size_t i = title.size(); i > 2; --i) {
      const std::size_t name = title.mark(i, '.') ? i + 1 : i;  // Behind the day's number.
      if (!title.word_of(i - 2, "of du vom from от") || !title.is(i - 1, RefToken::Number) ||
          !month(title, name) || !title.year(name + 1))
        continue;
      const auto found = find_reference_date(title, i - 1, name + 2);
      return found ? found->iso : std::string();
    }
    return {};
  }

  const RefText& text_;
  ParsedReference& parsed_;
  Reference& out_;
  std::size_t at_ = 0, rest_ = 0;
  bool named_ = false, dated_ = false, quoted_ = false;
};

}  // namespace

ParsedReference parse_with_evidence(std::string_view text, CitationRules rules,
                                    const RefText* known) {
  ParsedReference out;
  if (text.size() > kLongest) {
    std::size_t end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text = text.substr(0, end);
  }
  const Links links = take_links(text, rules, known);
  out.reference.url = links.url;
  out.reference.doi = links.doi;
  out.symbols = links.symbols;
  Parser(links.rest, out).run();
  out.short_title = without_parties(out.reference.title);
  return out;
}

Reference parse_reference(std::string_view text, CitationRules rules) {
  return parse_with_evidence(text, rules).reference;
}

}  // namespace dossier
