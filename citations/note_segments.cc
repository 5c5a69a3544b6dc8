// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/note_segments.h"

#include <algorithm>
#include <array>

#include "citations/addresses.h"
#include "citations/reference_names.h"
#include "citations/reference_tokens.h"

namespace dossier {
namespace {

// Prose before its citation ("For an overview, see …") is at most this many tokens.
constexpr std::size_t kLeadIn = 30;
// Authors parted by semicolons take no more tokens than this.
constexpr std::size_t kLongestNames = 300;

constexpr std::string_view kSignalStarts =
    "see cf cfr compare contra accord vgl siehe voir zob por см ср véase vid vide confer viz";
constexpr std::string_view kSignalParts =
    "also generally especially especial esp e.g e g eg for example instance inter alia further too "
    "auch etwa z b "
    "aussi też np также por ejemplo and cf see among others par exemple m.in in particular";
constexpr std::string_view kCitingWords =
    "citing quoting quoted cited discussing reprinted zit cité цит";

class Splitter {
 public:
  explicit Splitter(std::string_view note) : text_(note), addresses_(find_addresses(note)) {}

  std::vector<NoteSegment> run() {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      back_reference_ |= text_.word(i, "supra") || note_bracket(i);
      if (skip_inside(i)) continue;
      if (const std::size_t next = split_at(begin, i); next != 0) {
        add(begin, i, citing(begin));
        begin = next;
        back_reference_ = false;
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
    if (!after_stop && !after_comma) {
      if (text_.word(i, "and") && back_reference_ && back_reference_starts(i + 1)) return i + 1;
      return 0;
    }
    if (after_comma && back_reference_ && back_reference_starts(i)) return i;
    if (text_.word_of(i, kCitingWords) && i > begin + 1) return i;
    const bool but = text_.word_of(i, "but aber mais") && text_.word_of(i + 1, kSignalStarts);
    if (!but && !text_.word_of(i, kSignalStarts)) return 0;
    if (after_comma) {
      const bool also =
          text_.word_of(i + 1, "also auch aussi") || text_.word_of(i, "cf vgl") || but;
      return also && !lead_in(begin, i) ? i : 0;
    }
    return text_.tokens[i].upper ? i : 0;
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

  bool lead_in(std::size_t begin, std::size_t i) const {
    if (i - begin >= kLeadIn) return false;
    for (std::size_t k = begin; k < i; ++k) {
      if (text_.is(k, RefToken::OpenQuote) || text_.is(k, RefToken::Number) || text_.mark(k, '('))
        return false;
    }
    return !parse_names(text_, begin);
  }

  bool note_bracket(std::size_t i) const {
    return text_.mark(i, '(') && text_.word_of(i + 1, "n nn note fn above supra");
  }
  bool back_reference_starts(std::size_t i) const {
    std::size_t k = i;
    while (k < i + 4 &&
           (text_.upper_word(k) || text_.mark(k, '&') || text_.word_of(k, "and et al")))
      ++k;
    return k > i && (note_bracket(k) || text_.word(k, "supra") ||
                     (text_.mark(k, ',') && text_.word(k + 1, "supra")));
  }
  bool citing(std::size_t begin) const { return begin > 0 && text_.word_of(begin, kCitingWords); }

  void add(std::size_t begin, std::size_t end, bool nested) {
    while (begin < end && (text_.mark(begin, ';') || text_.mark(begin, ','))) ++begin;
    while (end > begin && (text_.mark(end - 1, ',') || text_.mark(end - 1, ';'))) --end;
    if (begin >= end) return;
    NoteSegment segment;
    segment.nested = nested;
    segment.bytes = {text_.tokens[begin].begin, text_.tokens[end - 1].end};
    const auto [signal_begin, body] = signal(begin, end);
    if (body > signal_begin) {
      segment.signal = lowered(text_.slice(signal_begin, body));
    }
    segment.body = body < end ? text_.tokens[body].begin : segment.bytes.end;
    out_.push_back(segment);
    if (!nested) inner(begin, end);
  }

  // The tokens of the signal at the start of the segment, or behind its lead-in: [first, second).
  std::pair<std::size_t, std::size_t> signal(std::size_t begin, std::size_t end) const {
    std::size_t at = begin;
    if (!signal_here(at)) {
      for (std::size_t k = begin + 1; k < end && k < begin + kLeadIn; ++k) {
        if (text_.is(k, RefToken::OpenQuote) || text_.mark(k, '(')) break;
        if (text_.word_of(k, "see cf siehe vgl voir см zob") && !text_.tokens[k].upper &&
            lead_in(begin, k)) {
          at = k;
          break;
        }
      }
      if (at == begin) return {begin, begin};
    }
    const std::size_t first = at;
    if (text_.word_of(at, "but aber mais")) ++at;
    ++at;
    while (at < end &&
           (text_.mark(at, '.') || (text_.mark(at, ',') && signal_part(at + 1)) || signal_part(at)))
      ++at;
    std::size_t body = at;
    while (body < end && (text_.mark(body, ',') || text_.mark(body, ':'))) ++body;
    return {first, body};
  }

  bool signal_here(std::size_t i) const {
    if (text_.word_of(i, kSignalStarts) || text_.word_of(i, kCitingWords)) return true;
    if (text_.word_of(i, "but aber mais") && text_.word_of(i + 1, kSignalStarts)) return true;
    return (text_.word_of(i, "e.g eg") || (text_.word(i, "also") && text_.word(i + 1, "see"))) &&
           i + 1 < text_.size();
  }
  bool signal_part(std::size_t i) const {
    return text_.word_of(i, kSignalParts) &&
           (!text_.tokens[i].upper || text_.tokens[i].letters == 1);
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
      } else if ((text_.mark(i, '(') || text_.mark(i, '[')) && text_.word_of(i + 1, kCitingWords) &&
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
  std::vector<NoteSegment> out_;
};

}  // namespace

std::vector<NoteSegment> split_note(std::string_view note) { return Splitter(note).run(); }

}  // namespace dossier
