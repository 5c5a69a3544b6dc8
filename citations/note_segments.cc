// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/note_segments.h"

#include <algorithm>

#include "citations/addresses.h"
#include "citations/note_lead_in.h"
#include "citations/reference_names.h"
#include "citations/reference_tokens.h"

namespace dossier {
namespace {

// Authors parted by semicolons take no more tokens than this.
constexpr std::size_t kLongestNames = 300;

class Splitter {
 public:
  explicit Splitter(std::string_view note) : text_(note), addresses_(find_addresses(note)) {}

  std::vector<NoteSegment> run() {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      back_reference_ |= text_.word(i, "supra") || note_bracket(text_, i);
      cites_ |= text_.year(i) || text_.is(i, RefToken::OpenQuote) || back_reference_ ||
                text_.word_of(i, "ibid ibidem") ||
                (text_.mark(i, '(') && text_.year(text_.closing(i) - 1));
      if (skip_inside(i)) continue;
      if (const std::size_t next = split_at(begin, i); next != 0) {
        add(begin, i, citing(begin));
        begin = next;
        back_reference_ = cites_ = false;
        names_until_ = 0;
      }
    }
    add(begin, text_.size(), citing(begin));
    return std::move(out_);
  }

 private:
  // Past quotations and brackets; marks inside addresses are none.
  bool skip_inside(std::size_t& i) {
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
    if (text_.mark(i, ';')) return names_only(begin, i) || label_before(i) ? 0 : i + 1;
    const bool after_stop = text_.stop(i - 1) || text_.mark(i - 1, '.') || text_.mark(i - 1, '>');
    const bool after_comma = text_.mark(i - 1, ',');
    if (const std::size_t next = joined_by_and(begin, i, after_comma); next != 0) return next;
    if (!after_stop && !after_comma) return 0;
    if (after_comma && back_reference_ && back_reference_starts(i)) return i;
    if (citing_word(text_, i) && i > begin + 1) return i;
    if (after_stop && sentence_leads(i)) return i;
    const bool but = but_signal(text_, i);
    if (!but && (!signal_starts(text_, i) || text_.word_of(i, "e.g eg also"))) return 0;
    if (after_comma) {
      const bool also =
          text_.word_of(i + 1, "also auch aussi") || text_.word_of(i, "cf vgl") || but;
      return also && !leads_to_signal(text_, begin, i) ? i : 0;
    }
    return text_.tokens[i].upper ? i : 0;
  }

  // "Roe, “A,” and Doe, “B”"; "Roe (n 1) and Doe (n 2)"; "Roe, supra note 1, and, on rivers, Doe,
  // supra note 2".
  std::size_t joined_by_and(std::size_t begin, std::size_t i, bool after_comma) const {
    if (!text_.word_of(i, "and et und") && !text_.mark(i, '&')) return 0;
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
    const bool ended = text_.stop(i - 1) || text_.mark(i - 1, '>');
    if (!ended || !text_.upper_word(i) || signal_starts(text_, i)) return false;
    const LeadIn lead = read_lead_in(text_, i, text_.size());
    return lead.signal > i || (cites_ && lead.body > i);
  }

  // "Available at;": the semicolon stands for a colon.
  bool label_before(std::size_t i) const {
    return i > 0 && text_.word_of(i - 1, "at from url link online online: available under") &&
           i + 1 < text_.size() &&
           (text_.mark(i + 1, '<') || text_.word_of(i + 1, "http https www"));
  }

  // Authors parted by semicolons: "Roe, J.; Doe, M. (2010)".
  bool names_only(std::size_t begin, std::size_t i) {
    if (i < names_until_) return i - begin <= kLongestNames;
    if (i - begin > kLongestNames) return false;
    const auto names = parse_names(text_, begin);
    if (!names || !names->certain) return false;
    names_until_ = names->end;
    if (names->end > i) return true;
    return names->end == i && parse_names(text_, i + 1).has_value() &&
           text_.slice(begin, i).find(',') != std::string_view::npos;
  }

  bool back_reference_starts(std::size_t i) const {
    std::size_t k = i;
    while (k < i + 4 &&
           (text_.upper_word(k) || text_.mark(k, '&') || text_.word_of(k, "and et al")))
      ++k;
    return k > i && (note_bracket(text_, k) || text_.word(k, "supra") ||
                     (text_.mark(k, ',') && text_.word(k + 1, "supra")));
  }
  bool citing(std::size_t begin) const { return begin > 0 && citing_word(text_, begin); }

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
    out_.push_back(segment);
    if (!nested) inner(begin, end);
  }

  static std::string lowered(std::string_view text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == ',' || text.back() == ':'))
      text.remove_suffix(1);
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
  }

  // "(citing Poe, “Z”)" inside the segment.
  void inner(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (text_.is(i, RefToken::OpenQuote) && text_.closing(i) < end) {
        i = text_.closing(i);
      } else if ((text_.mark(i, '(') || text_.mark(i, '[')) && citing_word(text_, i + 1) &&
                 text_.closing(i) < end) {
        const std::size_t close = text_.closing(i);
        if (close > i + 3) add(i + 1, close, true);
        i = close;
      }
    }
  }

  RefText text_;
  std::vector<ByteRange> addresses_;
  std::size_t address_ = 0;
  std::size_t names_until_ = 0;  // Where the author list at the start of this segment ends.
  bool back_reference_ = false;  // The segment so far holds "(n 3)" or "supra".
  bool cites_ = false;           // It holds a year, a quotation or a reference back.
  std::vector<NoteSegment> out_;
};

}  // namespace

std::vector<NoteSegment> split_note(std::string_view note) { return Splitter(note).run(); }

}  // namespace dossier
