// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/note_lead_in.h"

#include <algorithm>

#include "citations/reference_evidence.h"
#include "citations/reference_instrument.h"
#include "citations/reference_names.h"
#include "citations/reference_organisation.h"

namespace dossier {
namespace {

// Prose before its citation ("For an overview, see …") is at most this many tokens.
constexpr std::size_t kLeadIn = 30;
// A name before a title or a marker is at most this many tokens.
constexpr std::size_t kNameTokens = 14;

constexpr std::string_view kSignalStarts =
    "see cf cfr compare contra accord vgl siehe voir zob por см ср véase vid vide confer viz";
constexpr std::string_view kSignalParts =
    "also generally especially especial esp e.g e g eg for example instance inter alia further too "
    "auch etwa z b nach dazu hierzu ferner "
    "aussi też np także por ejemplo and cf see among others par exemple m.in in particular";
constexpr std::string_view kCitingWords =
    "citing quoting quoted cited discussing reprinted zit cité цит";
constexpr std::string_view kInnerSignals = "see cf siehe vgl voir см zob véase";
// Words that open a statement of what a citation is good for: "For the vote", "Sur ce groupe".
constexpr std::string_view kPurposes =
    "for on about regarding concerning as sur pour concernant für über zu zur zum para sobre o";
// Small words inside the names of institutions and of several authors.
constexpr std::string_view kNameWords =
    "and & et und y of for the de des du la le van von der on i";
// A description ends before its citation with a comma, a colon or one of these.
constexpr std::string_view kBeforeNames = "in by from of dans par chez bei von is are de";
// The same in capitals, where only German and French open a sentence with them and name the work
// next.
constexpr std::string_view kAnnouncing = "zu zur zum über für sur pour concernant";
constexpr std::string_view kCopulas = "is are was were remains est sont ist sind";

bool signal_part(const RefText& text, std::size_t i) {
  // "see, for a map, Roe" says what Roe is good for; "see, for example, Roe" does not.
  if (text.word(i, "for") && text.on(CitationRule::NamedAfterProse))
    return text.word_of(i + 1, "example instance");
  return text.word_of(i, kSignalParts) && (!text.tokens[i].upper || text.tokens[i].letters == 1);
}

bool lower_word(const RefText& text, std::size_t i) {
  return text.is(i, RefToken::Word) && !text.tokens[i].upper;
}

// "supra", "(n 3)", "op. cit.": what points back to a work named before it.
bool back_marker(const RefText& text, std::size_t i) {
  if (note_bracket(text, i) || text.word_of(i, "supra op.cit loc.cit")) return true;
  return text.word_of(i, "op loc art") &&
         text.word_of(text.mark(i + 1, '.') ? i + 2 : i + 1, "cit cité");
}

bool year_bracket(const RefText& text, std::size_t open) {
  return text.mark(open, '(') && text.year(open + 1) && text.mark(open + 2, ')');
}

// The first quotation or marker in [begin, end) to which the words before it belong; `end` where
// something else comes first that a description does not hold.
std::size_t anchor(const RefText& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < std::min(end, begin + kLeadIn + kNameTokens); ++i) {
    if (text.is(i, RefToken::OpenQuote)) {
      // A sentence that goes on behind its quotation cites nothing by it.
      const std::size_t close = text.closing(i);
      const bool goes_on =
          lower_word(text, close + 1) && !text.word_of(close + 1, "in dans en at p");
      return close < end && !goes_on ? i : end;
    }
    if (back_marker(text, i)) return i;
    if (year_bracket(text, i)) {
      i += 2;
      continue;
    }
    if (text.mark(i, '(') || text.mark(i, ';') || text.stop(i) || text.word_of(i, "http https www"))
      return end;
  }
  return end;
}

// The first token of the name that ends before `end`, or `end`.
std::size_t name_before(const RefText& text, std::size_t begin, std::size_t end) {
  std::size_t first = end;
  for (std::size_t i = end; i > begin && end - i < kNameTokens; --i) {
    const std::size_t at = i - 1;
    if (text.upper_word(at))
      first = at;
    else if (!text.word_of(at, kNameWords) && !text.mark(at, '&') &&
             !(text.mark(at, '.') && at > begin && text.upper_word(at - 1)))
      break;
  }
  return first;
}

// Past "the proposals on payments in", "les premiers bilans étaient inférieurs :", to what they
// introduce; `begin` where nothing of the kind stands there.
std::size_t past_description(const RefText& text, std::size_t begin, std::size_t end) {
  const std::size_t found = anchor(text, begin, end);
  if (found == end || found == begin) return begin;
  std::size_t name_end = found;
  if (text.mark(name_end - 1, ',')) --name_end;
  if (name_end > begin + 3 && year_bracket(text, name_end - 3)) name_end -= 3;
  const bool colon = text.mark(name_end - 1, ':');
  const std::size_t name = colon ? name_end : name_before(text, begin, name_end);
  if (name == begin) return begin;
  // "Roe, La révolution des ports, op. cit.": a surname and a title, no prose.
  const bool surname = text.upper_word(begin) && text.mark(begin + 1, ',') && !colon &&
                       text.on(CitationRule::UnquotedTitles);
  if (surname && name == name_end) return begin;
  if (name == name_end) {
    // Without a name: a mark must part what is said from what is cited.
    const bool parted = colon || text.mark(found - 1, ',');
    return parted && running_words(text, begin, found) ? found : begin;
  }
  const bool announced = text.word_of(begin, kAnnouncing) && text.on(CitationRule::NamedAfterProse);
  if (announced && short_citation_starts(text, name)) return name;
  const bool parted =
      text.mark(name - 1, ',') || text.mark(name - 1, ':') || text.word_of(name - 1, kBeforeNames);
  return parted && running_words(text, begin, name) ? name : begin;
}

// "the tables in Port Council, Review", "die Darstellung bei Jane Roe, Häfen, Berlin: Kai 2010":
// does a work stand at `i`, by its institution, or by its author and with an imprint?
bool work_starts(const RefText& text, std::size_t i) {
  std::size_t comma = i;
  while (comma < i + kNameTokens && (text.upper_word(comma) || text.word_of(comma, kNameWords)))
    ++comma;
  if (!text.mark(comma, ',') || !text.upper_word(comma + 1)) return false;
  if (comma > i + 1 && names_organisation(text, i, comma)) return true;
  const auto names = parse_names(text, i);
  // "in Nangarhar, Jane Roe, …": the place is no surname.
  if (!names || !text.mark(names->end, ',') || text.mark(i + 1, ',')) return false;
  for (std::size_t k = names->end; k < names->end + kLeadIn && !text.stop(k); ++k) {
    if (colon_imprint(text, k + 1) || (text.mark(k, '(') && imprint_bracket(text, k))) return true;
  }
  return false;
}

// "An earlier version of the argument is Jane Roe, Ports (…)"; "for the later raids, Roe and Doe,
// Ports".
std::size_t past_statement(const RefText& text, std::size_t begin, std::size_t end) {
  const bool purpose = text.word_of(begin, kPurposes) && lower_word(text, begin);
  for (std::size_t i = begin + 1; i < std::min(end, begin + kLeadIn); ++i) {
    if (text.is(i, RefToken::OpenQuote) || text.mark(i, '(') || text.stop(i)) break;
    const bool copula = text.word_of(i, kCopulas);
    if (text.on(CitationRule::NamedAfterProse) && text.upper_word(i + 1) &&
        running_words(text, begin, i + 1)) {
      if (text.word_of(i, kBeforeNames) && lower_word(text, begin) && work_starts(text, i + 1))
        return i + 1;
      if (purpose && text.mark(i, ',') && parse_instrument(text, i + 1)) return i + 1;
    }
    if (!copula && !(purpose && text.mark(i, ','))) continue;
    if (!text.upper_word(i + 1) || !running_words(text, begin, i)) continue;
    const auto names = parse_names(text, i + 1);
    if (names && names->end < end && text.mark(names->end, ',')) return i + 1;
    if (!copula && text.word_of(i + 2, "and et und &")) return i + 1;
  }
  return begin;
}

std::size_t past_prose(const RefText& text, std::size_t begin, std::size_t end) {
  if (!text.on(CitationRule::LeadIns)) return begin;
  if (begin >= end || text.is(begin, RefToken::OpenQuote) || text.mark(begin, '(')) return begin;
  const bool announced = text.word_of(begin, kAnnouncing) && text.on(CitationRule::NamedAfterProse);
  if (text.upper_word(begin) && !announced && parse_names(text, begin)) return begin;
  const std::size_t described = past_description(text, begin, end);
  return described != begin ? described : past_statement(text, begin, end);
}

// The signal inside the prose that opens [begin, end), or `begin`.
std::size_t inner_signal(const RefText& text, std::size_t begin, std::size_t end) {
  if (!text.on(CitationRule::InnerSignals)) return begin;
  for (std::size_t k = begin + 1; k < end && k < begin + kLeadIn; ++k) {
    if (text.is(k, RefToken::OpenQuote) || text.mark(k, '(') || text.stop(k)) break;
    if (text.word_of(k, kInnerSignals) && !text.tokens[k].upper && leads_to_signal(text, begin, k))
      return k;
  }
  return begin;
}

}  // namespace

bool running_words(const RefText& text, std::size_t begin, std::size_t end) {
  std::size_t lower = 0, upper = 0;
  for (std::size_t i = begin; i < end; ++i) {
    if (!text.is(i, RefToken::Word)) continue;
    ++(text.tokens[i].upper ? upper : lower);
  }
  return lower >= 2 && lower >= upper;
}

bool citing_word(const RefText& text, std::size_t i) {
  if (text.word_of(i, kCitingWords)) return true;
  return text.on(CitationRule::DiscussedIn) &&
         text.word_of(i, "discussed reproduced excerpted summarised summarized") &&
         text.word(i + 1, "in");
}

bool but_signal(const RefText& text, std::size_t i) {
  return text.word_of(i, "but aber mais") && text.word_of(i + 1, kSignalStarts);
}

bool signal_starts(const RefText& text, std::size_t i) {
  if (text.word_of(i, "anders ebenso ähnlich") && lower_word(text, i)) return true;
  if (text.word_of(i, kSignalStarts) || citing_word(text, i) || but_signal(text, i)) return true;
  return (text.word_of(i, "e.g eg") || (text.word(i, "also") && text.word(i + 1, "see"))) &&
         i + 1 < text.size();
}

bool note_bracket(const RefText& text, std::size_t i) {
  return text.mark(i, '(') && text.word_of(i + 1, "n nn note fn above supra");
}

bool leads_to_signal(const RefText& text, std::size_t begin, std::size_t end) {
  if (end - begin >= kLeadIn) return false;
  // A number may be the year of a reference, unless the words say what the citation is for.
  const bool announced = text.word_of(begin, kPurposes) || text.mark(end - 1, ':');
  for (std::size_t k = begin; k < end; ++k) {
    if (text.is(k, RefToken::OpenQuote) || text.mark(k, '(') ||
        (text.is(k, RefToken::Number) && !announced))
      return false;
  }
  return !parse_names(text, begin);
}

LeadIn read_lead_in(const RefText& text, std::size_t begin, std::size_t end) {
  if (!text.on(CitationRule::Signals)) return {begin, begin, past_prose(text, begin, end)};
  std::size_t at = signal_starts(text, begin) ? begin : inner_signal(text, begin, end);
  if (at == begin && !signal_starts(text, begin))
    return {begin, begin, past_prose(text, begin, end)};
  LeadIn out;
  out.signal = at;
  if (text.word_of(at, "but aber mais")) ++at;
  ++at;
  while (at < end && (text.mark(at, '.') || (text.mark(at, ',') && signal_part(text, at + 1)) ||
                      signal_part(text, at)))
    ++at;
  out.signal_end = at;
  while (at < end && (text.mark(at, ',') || text.mark(at, ':'))) ++at;
  out.body = lower_word(text, at) ? past_prose(text, at, end) : at;
  return out;
}

bool short_citation_starts(const RefText& text, std::size_t i) {
  if (const auto names = parse_names(text, i);
      names && text.mark(names->end, ',') && text.is(names->end + 1, RefToken::OpenQuote))
    return true;
  std::size_t k = i;
  while (k < i + kNameTokens && (text.upper_word(k) || text.mark(k, '&') ||
                                 (k > i && text.word_of(k, kNameWords)) || text.word_of(k, "al")))
    ++k;
  if (k == i || !text.upper_word(i)) return false;
  if (year_bracket(text, k)) k += 3;
  if (text.mark(k, ',') && text.is(k + 1, RefToken::OpenQuote)) return true;
  return back_marker(text, text.mark(k, ',') ? k + 1 : k);
}

}  // namespace dossier
