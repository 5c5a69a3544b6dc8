// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/occurrences.h"

#include <algorithm>
#include <charconv>

#include "schema/terms.h"

namespace dossier {
namespace {

std::uint32_t day_of(const std::string& value) {
  std::uint32_t day = 0;
  std::from_chars(value.data(), value.data() + value.size(), day);
  return day;
}

void make_distinct(std::vector<std::uint32_t>& positions) {
  std::sort(positions.begin(), positions.end());
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
}

bool is_in(const std::vector<std::uint32_t>& ascending, std::uint32_t position) {
  return std::binary_search(ascending.begin(), ascending.end(), position);
}

}  // namespace

const std::vector<std::uint32_t>& Occurrences::positions(const std::string& term) {
  if (const auto* list = known_ == nullptr ? nullptr : known_->find(document_, term)) return *list;
  const auto [found, is_new] = cache_.try_emplace(term);
  if (is_new) found->second = read_positions(database_, document_, term);
  return found->second;
}

// Of the thousands of words that a pattern may stand for a document has few: one walk through its
// terms is cheaper than asking for the positions of each.
std::vector<std::string> Occurrences::present(const std::vector<std::string>& terms) const {
  if (terms.size() < kManyTerms || !std::is_sorted(terms.begin(), terms.end())) return terms;
  std::vector<std::string> there;
  auto own = database_.termlist_begin(document_);
  const auto end = database_.termlist_end(document_);
  for (const auto& term : terms) {
    own.skip_to(term);
    if (own == end) break;
    if (*own == term) there.push_back(term);
  }
  return there;
}

std::vector<std::uint32_t> Occurrences::positions(const Clause& terms, PositionRange zone) {
  std::vector<std::uint32_t> all;
  if (!may_hold(terms.days)) return all;
  for (const auto& term : present(terms.terms)) {
    for (const auto position : positions(term)) {
      if (zone.contains(position)) all.push_back(position);
    }
  }
  if (!terms.written.empty()) {
    std::erase_if(all, [&](std::uint32_t at) {
      return !(terms.entity ? written_.mention(at, terms.terms, terms.written)
                            : written_.words(at, at, terms.written));
    });
  }
  make_distinct(all);
  return all;
}

PositionRange Occurrences::range_of(std::optional<Part> part) {
  if (!part) return {};
  if (part == Part::Title) return {kTitleBase, kTextBase};
  const auto& starts = positions(kZoneStarts);
  if (starts.size() + 1 != kZoneOrder.size())  // No more than a body.
    return part == Part::Body ? PositionRange{kTextBase, kFieldBase} : PositionRange{0, 0};
  const auto begin = [&](Zone zone) {
    const auto at = std::find(kZoneOrder.begin() + 1, kZoneOrder.end(), zone);
    return starts[static_cast<std::size_t>(at - kZoneOrder.begin()) - 1];
  };
  switch (*part) {
    case Part::Notes:
      return {begin(Zone::Notes), begin(Zone::Bibliography)};
    case Part::Bibliography:
      return {begin(Zone::Bibliography), begin(Zone::Back)};
    default:  // The front (abstract, key points) reads as part of the body.
      return {kTextBase, begin(Zone::Notes)};
  }
}

Units Occurrences::units(PlaceOperator proximity) {
  return Units(positions(proximity == PlaceOperator::Sentence ? kSentenceStart : kParagraphStart));
}

// Both lists ascend: one walk through the document's terms.
bool Occurrences::has_any(const std::vector<std::string>& wanted) {
  auto terms = database_.termlist_begin(document_);
  const auto end = database_.termlist_end(document_);
  for (const auto& term : wanted) {
    terms.skip_to(term);
    if (terms == end) return false;
    if (*terms == term) return true;
  }
  return false;
}

bool Occurrences::dated_within(const Clause& dates) {
  const auto document = database_.get_document(document_);
  const auto first = document.get_value(slot::kFirstDay), last = document.get_value(slot::kLastDay);
  return !first.empty() && day_of(last) >= dates.first_day && day_of(first) <= dates.last_day;
}

bool Occurrences::may_hold(DayRange days) {
  if (days.always()) return true;
  const auto document = database_.get_document(document_);
  return days.may_hold(day_of(document.get_value(slot::kFirstDay)),
                       day_of(document.get_value(slot::kLastDay)));
}

bool Occurrences::match_terms(const Clause& terms) {
  const bool anywhere = terms.entity && !terms.zone;
  if (anywhere && !terms.written.empty())
    return may_hold(terms.days) && written_.mentioned(terms.terms, terms.written);
  if (!leaf_spans(terms).empty()) return true;
  // A tag of the front matter has no position: it counts wherever no zone is asked for.
  return anywhere && may_hold(terms.days) && has_any(terms.terms);
}

bool Occurrences::match(const Clause& clause) {
  const auto matches = [this](const Clause& part) { return match(part); };
  switch (clause.kind) {
    case ClauseKind::Everything:
      return true;
    case ClauseKind::Nothing:
      return false;
    case ClauseKind::Terms:
      return match_terms(clause);
    case ClauseKind::Phrase:
    case ClauseKind::Near:
    case ClauseKind::Same:
      return !leaf_spans(clause).empty();
    case ClauseKind::And:
      return std::all_of(clause.parts.begin(), clause.parts.end(), matches);
    case ClauseKind::Or:
    case ClauseKind::Best:
      return std::any_of(clause.parts.begin(), clause.parts.end(), matches);
    case ClauseKind::Not:
      return !match(clause.parts.front());
    case ClauseKind::Filter:
      return has_any(clause.terms);
    case ClauseKind::Dates:
      return dated_within(clause);
    case ClauseKind::Undated:
      return database_.get_document(document_).get_value(slot::kFirstDay).empty();
  }
  return false;
}

std::vector<Span> Occurrences::spans(const Clause& clause) {
  std::vector<Span> spans;
  collect(clause, spans);
  std::sort(spans.begin(), spans.end(),
            [](const Span& a, const Span& b) { return a.first < b.first; });
  return spans;
}

void Occurrences::collect(const Clause& clause, std::vector<Span>& spans) {
  switch (clause.kind) {
    case ClauseKind::Terms:
    case ClauseKind::Phrase:
    case ClauseKind::Near:
    case ClauseKind::Same: {
      const auto found = leaf_spans(clause);
      spans.insert(spans.end(), found.begin(), found.end());
      break;
    }
    case ClauseKind::And:
      // A part of an AND that fails (a reading of the query that this document does not bear out)
      // shows nothing.
      if (match(clause)) {
        for (const auto& part : clause.parts) collect(part, spans);
      }
      break;
    case ClauseKind::Or:
    case ClauseKind::Best:
      for (const auto& part : clause.parts) collect(part, spans);
      break;
    default:
      break;
  }
}

std::vector<Span> Occurrences::leaf_spans(const Clause& leaf) {
  if (leaf.kind == ClauseKind::Near)
    return near_spans(leaf, crosses_paragraphs(leaf) ? units(PlaceOperator::Paragraph) : Units());
  if (leaf.kind == ClauseKind::Same) return same_spans(leaf);
  std::vector<Span> spans;
  operand_spans(leaf, range_of(leaf.zone), spans);
  return spans;
}

std::vector<Span> Occurrences::phrase_spans(const Clause& phrase, PositionRange zone) {
  auto starts = positions(phrase.parts.front(), zone);
  for (std::uint32_t i = 1; i < phrase.parts.size() && !starts.empty(); ++i) {
    const auto next = positions(phrase.parts[i], zone);
    std::erase_if(starts, [&](std::uint32_t start) { return !is_in(next, start + i); });
  }
  std::vector<Span> spans;
  const auto length = static_cast<std::uint32_t>(phrase.parts.size());
  for (const auto start : starts) {
    const auto last = start + length - 1;
    if (phrase.written.empty() || written_.words(start, last, phrase.written))
      spans.push_back({start, last, &phrase, false});
  }
  return spans;
}

void Occurrences::operand_spans(const Clause& operand, PositionRange zone,
                                std::vector<Span>& spans) {
  if (operand.kind == ClauseKind::Phrase) {
    const auto found = phrase_spans(operand, zone);
    spans.insert(spans.end(), found.begin(), found.end());
    return;
  }
  for (const auto position : positions(operand, zone))
    spans.push_back({position, position, &operand, operand.entity});
  for (const auto& part : operand.parts) operand_spans(part, zone, spans);
}

std::vector<Span> Occurrences::near_spans(const Clause& near, const Units& units) {
  std::vector<std::vector<Place>> operands;
  std::vector<Span> all;
  const auto zone = range_of(near.zone);
  for (const auto& part : near.parts) {
    const auto first = all.size();
    operand_spans(part, zone, all);
    for (auto i = first; i < all.size(); ++i) all[i].part = &part;
    auto& places = operands.emplace_back();
    for (auto i = first; i < all.size(); ++i)
      places.push_back({all[i].first, all[i].last, static_cast<std::uint32_t>(i)});
  }
  const Nearness nearness{static_cast<std::uint32_t>(near.distance),
                          near.proximity == PlaceOperator::Ordered};
  std::vector<Span> spans;
  for (const auto& places : near_places(std::move(operands), nearness, units)) {
    for (const auto& place : places)
      spans.push_back({place.first, place.last, &near, all[place.tag].entity, all[place.tag].part});
  }
  return spans;
}

std::vector<Span> Occurrences::same_spans(const Clause& same) {
  const auto units = this->units(same.proximity);
  const auto chosen = units_with_all(same, units);
  std::vector<Span> spans;
  if (chosen.empty()) return spans;
  for (const auto& part : same.parts) collect_in(part, units, chosen, spans);
  for (auto& span : spans) span.clause = &same;
  return spans;
}

std::vector<std::uint32_t> Occurrences::units_with_all(const Clause& parts, const Units& units) {
  std::vector<std::uint32_t> common;
  for (std::size_t i = 0; i < parts.parts.size(); ++i) {
    const auto found = units_of(parts.parts[i], units);
    if (i == 0) {
      common = found;
    } else {
      std::erase_if(common, [&](std::uint32_t begin) { return !is_in(found, begin); });
    }
    if (common.empty()) break;
  }
  return common;
}

std::vector<std::uint32_t> Occurrences::units_of(const Clause& part, const Units& units) {
  std::vector<std::uint32_t> found;
  std::vector<Span> spans;
  switch (part.kind) {
    case ClauseKind::And:
      return units_with_all(part, units);
    case ClauseKind::Same: {
      // A sentence lies in one paragraph: it is found where both bounds are kept to.
      const auto own = this->units(part.proximity);
      const bool finer = part.proximity == PlaceOperator::Sentence;
      for (const auto begin : units_with_all(part, finer ? own : units))
        found.push_back(units.begin_of(begin));
      break;
    }
    case ClauseKind::Or:
    case ClauseKind::Best:
      for (const auto& one : part.parts) {
        const auto some = units_of(one, units);
        found.insert(found.end(), some.begin(), some.end());
      }
      break;
    case ClauseKind::Near:
      spans = near_spans(part, units);
      break;
    case ClauseKind::Terms:
    case ClauseKind::Phrase:
      spans = leaf_spans(part);
      break;
    default:
      break;
  }
  for (const auto& span : spans) {
    if (units.hold({span.first, span.last})) found.push_back(units.begin_of(span.first));
  }
  make_distinct(found);
  return found;
}

void Occurrences::collect_in(const Clause& part, const Units& units,
                             const std::vector<std::uint32_t>& chosen, std::vector<Span>& spans) {
  if (part.kind == ClauseKind::And || part.kind == ClauseKind::Or ||
      part.kind == ClauseKind::Best) {
    for (const auto& inner : part.parts) collect_in(inner, units, chosen, spans);
    return;
  }
  const auto found = part.kind == ClauseKind::Near ? near_spans(part, units) : leaf_spans(part);
  for (const auto& span : found) {
    if (units.hold({span.first, span.last}) && is_in(chosen, units.begin_of(span.first)))
      spans.push_back(span);
  }
}

}  // namespace dossier
