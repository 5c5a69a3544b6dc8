// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/note_segments.h"

#include <algorithm>

#include "citations/addresses.h"
#include "citations/note_lead_in.h"
#include "citations/reference_archive.h"
#include "citations/reference_evidence.h"
#include "citations/reference_locator.h"
#include "citations/reference_names.h"
#include "citations/reference_title.h"
#include "citations/reference_tokens.h"
#include "schema/work_key.h"

namespace dossier {
namespace {

// Authors parted by semicolons take no more tokens than this.
constexpr std::size_t kLongestNames = 300;
// An imprint follows its authors within so many tokens.
constexpr std::size_t kReferenceReach = 40;
// What is left of a volume's title behind a semicolon is at most this many tokens.
constexpr std::size_t kVolumeTitle = 16;

class Splitter {
 public:
  Splitter(std::string_view note, CitationRules rules)
      : text_(note, rules),
        addresses_(find_addresses(note, rules)),
        symbols_(document_symbols(note)) {}

  std::vector<NoteSegment> run() {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (bracket_cites(begin, i)) {
        const std::size_t close = text_.closing(i);
        add(begin, i, false);
        add(i + 1, close, false);
        begin = close + 1;
        i = close;
        start_segment();
        continue;
      }
      if (text_.is(i, RefToken::OpenQuote) && i > begin && reference_starts(i))
        begin = cut(begin, i, i);
      note(begin, i);
      if (skip_inside(i)) continue;
      if (const std::size_t next = split_at(begin, i); next != 0) begin = cut(begin, i, next);
    }
    if (!(begin > 0 && begin + 1 == text_.size() && text_.mark(begin, '.')))
      add(begin, text_.size(), citing(begin));
    return std::move(out_);
  }

 private:
  // Ends a segment before `i`; the next begins at `next`.
  std::size_t cut(std::size_t begin, std::size_t i, std::size_t next) {
    add(begin, i, citing(begin));
    start_segment();
    return next;
  }

  // What token `i` tells of its segment.
  void note(std::size_t begin, std::size_t i) {
    const bool bracket_year = text_.mark(i, '(') && text_.year(text_.closing(i) - 1);
    const bool quoted = text_.is(i, RefToken::OpenQuote);
    back_reference_ |= text_.word(i, "supra") || note_bracket(text_, i) || cited_work(i);
    titled_ |= quoted || colon_imprint(text_, i) ||
               (i > begin && text_.mark(i, '(') && imprint_bracket(text_, i));
    dated_ |= bracket_year || text_.year(i) || text_.word_of(i, "http https www");
    cites_ |= bracket_year || quoted || back_reference_ || text_.year(i) ||
              text_.word_of(i, "ibid ibidem");
  }

  void start_segment() {
    back_reference_ = cites_ = titled_ = dated_ = false;
    names_until_ = 0;
  }

  // "The quays closed that year (see Roe, “Ports”, 2010), and tolls went on.": a bracket inside
  // prose that holds a citation.
  bool bracket_cites(std::size_t begin, std::size_t open) const {
    if (!text_.on(CitationRule::LeadIns) || !text_.mark(open, '(') || begin == open) return false;
    const std::size_t close = text_.closing(open);
    if (close >= text_.size() || close < open + 4 || titled_ || cites_) return false;
    const bool signalled = signal_starts(text_, open + 1) && !citing_word(text_, open + 1);
    return (signalled || short_citation_starts(text_, open + 1)) && !note_bracket(text_, open) &&
           running_words(text_, begin, open);
  }

  // Past quotations and brackets; marks inside addresses are none.
  bool skip_inside(std::size_t& i) {
    if (!text_.on(CitationRule::MarksInside)) return false;
    const bool opens = text_.is(i, RefToken::OpenQuote) || text_.mark(i, '(') || text_.mark(i, '[');
    if (opens && text_.closing(i) < text_.size()) {
      i = text_.closing(i);
      return true;
    }
    while (address_ < addresses_.size() && addresses_[address_].end <= text_.tokens[i].begin)
      ++address_;
    return address_ < addresses_.size() && addresses_[address_].begin <= text_.tokens[i].begin;
  }

  // The token where a new segment begins when the one from `begin` ends before `i`, or 0.
  std::size_t split_at(std::size_t begin, std::size_t i) {
    if (i <= begin) return 0;
    if (text_.mark(i, ';'))
      return !text_.on(CitationRule::Semicolons) || names_only(begin, i) || label_before(i) ||
                     volume_title(begin, i)
                 ? 0
                 : i + 1;
    const bool after_stop = text_.stop(i - 1) || text_.mark(i - 1, '.') || text_.mark(i - 1, '>');
    const bool after_comma = text_.mark(i - 1, ',');
    if (const std::size_t next = joined_by_and(begin, i, after_comma); next != 0) return next;
    if (!after_stop && !after_comma) return 0;
    if (after_comma && back_reference_ && back_reference_starts(i)) return i;
    if (citing_word(text_, i) && i > begin + 1) return i;
    if (after_stop && idem_starts(i)) return i;
    if (after_stop && (sentence_leads(i) || reference_starts(i))) return i;
    const bool but = but_signal(text_, i);
    if (!but && (!signal_starts(text_, i) || text_.word_of(i, "e.g eg also"))) return 0;
    if (after_comma) {
      const bool also =
          text_.word_of(i + 1, "also auch aussi") || text_.word_of(i, "cf vgl") || but;
      return also && !leads_to_signal(text_, begin, i) ? i : 0;
    }
    return text_.tokens[i].upper ? i : 0;
  }

  // "…, 2010. Idem, “Another Title”", "Ders./Mark Doe, Title".
  bool idem_starts(std::size_t i) const {
    return text_.on(CitationRule::NewIdem) && cites_ && text_.upper_word(i) &&
           text_.word_of(i, "idem ders dies eadem dieselbe dieselben derselbe tenże") &&
           (text_.mark(i + 1, ',') || text_.mark(i + 1, '.') || text_.mark(i + 1, '/'));
  }

  // "Foreign Relations …, vol. XXI, Ports; Quays; Ice (Washington: …)": the semicolons of a
  // volume's title.
  bool volume_title(std::size_t begin, std::size_t i) const {
    if (!text_.on(CitationRule::TitleSemicolons) || cites_bracket(begin, i)) return false;
    if (!parse_foreign_relations(text_, read_lead_in(text_, begin, i).body)) return false;
    for (std::size_t k = i + 1; k < i + kVolumeTitle; ++k) {
      if (text_.mark(k, '(')) return imprint_bracket(text_, k);
      if (!text_.upper_word(k) && !text_.mark(k, ';') && !text_.mark(k, ',') &&
          !text_.mark(k, '-') && !text_.word_of(k, "and of the"))
        return false;
    }
    return false;
  }

  bool cites_bracket(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (text_.mark(i, '(')) return true;
    }
    return false;
  }

  // "S/2019/77 and S/2019/78": does one symbol end before the word at `i` and another begin behind?
  bool joins_symbols(std::size_t i) const {
    if (symbols_.size() < 2 || i == 0 || i + 1 >= text_.size()) return false;
    if (!text_.on(CitationRule::JoinedSymbols)) return false;
    const auto next = std::lower_bound(
        symbols_.begin(), symbols_.end(), text_.tokens[i + 1].begin,
        [](const DocumentSymbol& symbol, std::size_t at) { return symbol.begin < at; });
    return next != symbols_.end() && next != symbols_.begin() &&
           next->begin == text_.tokens[i + 1].begin &&
           std::prev(next)->end >= text_.tokens[i - 1].end;
  }

  // "and Document 64 (note 16 above)".
  bool place_in_note(std::size_t i) const {
    if (!text_.on(CitationRule::PlacesInNotes) || !place_starts(text_, i)) return false;
    for (std::size_t k = i + 1; k < i + 6; ++k) {
      if (note_bracket(text_, k)) return true;
      if (!text_.is(k, RefToken::Number) && !text_.mark(k, '-') && !text_.mark(k, '.'))
        return false;
    }
    return false;
  }

  // "Roe, “A,” and Doe, “B”"; "Roe (n 1) and Doe (n 2)"; "Roe, supra note 1, and, on rivers, Doe,
  // supra note 2".
  std::size_t joined_by_and(std::size_t begin, std::size_t i, bool after_comma) const {
    if (!text_.on(CitationRule::JoinedByAnd)) return 0;
    if (!text_.word_of(i, "and et und") && !text_.mark(i, '&')) return 0;
    if (joins_symbols(i) || place_in_note(i + 1)) return i + 1;
    if (back_reference_ && back_reference_starts(i + 1)) return i + 1;
    const bool quoted = text_.is(i - 1, RefToken::CloseQuote) || (after_comma && cites_);
    if (quoted && i > begin + 2 && cites_ && short_citation_starts(text_, i + 1)) return i + 1;
    if (!after_comma || !back_reference_) return 0;
    const std::size_t next = text_.mark(i + 1, ',') ? i + 2 : i + 1;
    const std::size_t body = read_lead_in(text_, next, text_.size()).body;
    return body > next && short_citation_starts(text_, body) ? next : 0;
  }

  // A new sentence that leads to a citation of its own: "On the vote, see Roe.", "An earlier
  // version is Jane Roe, …".
  bool sentence_leads(std::size_t i) const {
    if (!text_.on(CitationRule::NewSentences)) return false;
    const bool ended = text_.stop(i - 1) || text_.mark(i - 1, '>');
    if (!ended || !text_.upper_word(i) || signal_starts(text_, i)) return false;
    const LeadIn lead = read_lead_in(text_, i, text_.size());
    return lead.signal > i || (cites_ && lead.body > i);
  }

  // "Roe, “A”, Post, 2010. Doe, “B”, Herald, 2011.": behind a whole reference, authors and a title.
  bool reference_starts(std::size_t i) const {
    if (!text_.on(CitationRule::NewReferences) || !titled_ || !dated_ || i == 0) return false;
    if (!text_.stop(i - 1) && !text_.mark(i - 1, '>')) return false;
    if (const auto quoted = quoted_title(text_, i))
      return text_.mark(quoted->end - 1, ',') || text_.mark(quoted->end + 1, ',');
    if (!text_.upper_word(i)) return false;
    if (short_citation_starts(text_, i)) return true;
    const auto names = parse_names(text_, i);
    if (!names || !text_.mark(names->end, ',')) return false;
    if (text_.is(names->end + 1, RefToken::OpenQuote)) return true;
    for (std::size_t k = names->end + 1; k < i + kReferenceReach && !text_.stop(k); ++k) {
      if (colon_imprint(text_, k) || (text_.mark(k, '(') && imprint_bracket(text_, k)))
        return text_.upper_word(names->end + 1);
    }
    return false;
  }

  // "Available at;": the semicolon stands for a colon.
  bool label_before(std::size_t i) const {
    return i > 0 && text_.on(CitationRule::LabelSemicolons) &&
           text_.word_of(i - 1, "at from url link online online: available under") &&
           i + 1 < text_.size() &&
           (text_.mark(i + 1, '<') || text_.word_of(i + 1, "http https www"));
  }

  // Authors parted by semicolons: "Roe, J.; Doe, M. (2010)".
  bool names_only(std::size_t begin, std::size_t i) {
    if (!text_.on(CitationRule::AuthorSemicolons)) return false;
    if (i < names_until_) return i - begin <= kLongestNames;
    if (i - begin > kLongestNames) return false;
    const auto names = parse_names(text_, begin);
    if (!names || !names->certain) return false;
    names_until_ = names->end;
    if (names->end > i) return true;
    return names->end == i && parse_names(text_, i + 1).has_value() &&
           text_.slice(begin, i).find(',') != std::string_view::npos;
  }

  // "op. cit."
  bool cited_work(std::size_t i) const {
    return text_.on(CitationRule::CitedWork) && text_.word_of(i, "op loc art") &&
           text_.word_of(text_.mark(i + 1, '.') ? i + 2 : i + 1, "cit cité");
  }

  bool back_reference_starts(std::size_t i) const {
    std::size_t k = i;
    while (k < i + 4 &&
           (text_.upper_word(k) || text_.mark(k, '&') || text_.word_of(k, "and et al")))
      ++k;
    return k > i && (note_bracket(text_, k) || text_.word(k, "supra") ||
                     (text_.mark(k, ',') && (text_.word(k + 1, "supra") || cited_work(k + 1))));
  }
  bool citing(std::size_t begin) const {
    return begin > 0 && citing_word(text_, begin) && text_.on(CitationRule::NestedWorks);
  }

  void add(std::size_t begin, std::size_t end, bool nested) {
    while (begin < end && (text_.mark(begin, ';') || text_.mark(begin, ','))) ++begin;
    while (end > begin && (text_.mark(end - 1, ',') || text_.mark(end - 1, ';'))) --end;
    if (begin >= end) return;
    NoteSegment segment;
    segment.nested = nested;
    segment.bytes = {text_.tokens[begin].begin, text_.tokens[end - 1].end};
    const LeadIn lead = read_lead_in(text_, begin, end);
    if (lead.signal_end > lead.signal)
      segment.signal = lowered(text_.slice(lead.signal, lead.signal_end));
    segment.body = lead.body < end ? text_.tokens[lead.body].begin : segment.bytes.end;
    segment.body_end = segment.bytes.end;
    out_.push_back(segment);
    if (!nested) inner(begin, end);
  }

  static std::string lowered(std::string_view text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == ',' || text.back() == ':'))
      text.remove_suffix(1);
    return lower_case(text);
  }

  // "(citing Poe, “Z”)" inside the segment.
  void inner(std::size_t begin, std::size_t end) {
    if (!text_.on(CitationRule::NestedWorks)) return;
    const std::size_t outer_at = out_.size() - 1;
    for (std::size_t i = begin; i < end; ++i) {
      if (text_.is(i, RefToken::OpenQuote) && text_.closing(i) < end) {
        i = text_.closing(i);
      } else if ((text_.mark(i, '(') || text_.mark(i, '[')) && citing_word(text_, i + 1) &&
                 text_.closing(i) < end) {
        const std::size_t close = text_.closing(i);
        NoteSegment& outer = out_[outer_at];
        if (outer.body_end == outer.bytes.end && i > begin)
          outer.body_end = std::max(outer.body, text_.tokens[i - 1].end);
        if (close > i + 3) add(i + 1, close, true);
        i = close;
      }
    }
  }

  RefText text_;
  std::vector<ByteRange> addresses_;
  std::vector<DocumentSymbol> symbols_;
  std::size_t address_ = 0;
  std::size_t names_until_ = 0;  // Where the author list at the start of this segment ends.
  bool back_reference_ = false;  // The segment so far holds "(n 3)" or "supra".
  bool cites_ = false;           // It holds a year, a quotation or a reference back.
  bool titled_ = false;          // A quotation or an imprint,
  bool dated_ = false;           // and a year or an address: a whole reference.
  std::vector<NoteSegment> out_;
};

}  // namespace

std::vector<NoteSegment> split_note(std::string_view note, CitationRules rules) {
  return Splitter(note, rules).run();
}

}  // namespace dossier
