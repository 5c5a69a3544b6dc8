// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/occurrences.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "schema/terms.h"

namespace dossier {
namespace {

std::uint32_t day_of(const std::string& value) {
  std::uint32_t day = 0;
  std::from_chars(value.data(), value.data() + value.size(), day);
  return day;
}

// A position of one operand of NEAR.
struct Place {
  std::uint32_t position;
  std::size_t part;
};

// Do the places of a window hold one of each part, at positions of their own, in order where that
// is asked?
bool window_holds_all(const std::vector<Place>& places, std::size_t begin, std::size_t end,
                      const Clause& near) {
  if (near.ordered) {
    std::size_t wanted = 0;
    std::uint32_t after = 0;
    for (auto i = begin; i < end && wanted < near.parts.size(); ++i) {
      if (places[i].part == wanted && (wanted == 0 || places[i].position > after)) {
        after = places[i].position;
        ++wanted;
      }
    }
    return wanted == near.parts.size();
  }
  std::set<std::size_t> parts;
  std::set<std::uint32_t> distinct;
  for (auto i = begin; i < end; ++i) {
    parts.insert(places[i].part);
    distinct.insert(places[i].position);
  }
  return parts.size() == near.parts.size() && distinct.size() >= near.parts.size();
}

// Is the place one of an ordered chain of all parts inside the window: the earlier parts before it,
// the later ones after it?
bool in_a_chain(const std::vector<Place>& places, std::size_t begin, std::size_t end,
                std::size_t at, const Clause& near) {
  std::size_t wanted = 0;
  std::uint32_t after = 0;
  for (auto i = begin; i < end; ++i) {
    if (places[i].part != wanted || (wanted > 0 && places[i].position <= after)) continue;
    if (wanted == places[at].part && i != at) continue;
    after = places[i].position;
    ++wanted;
  }
  return wanted == near.parts.size();
}

}  // namespace

const std::vector<std::uint32_t>& Occurrences::positions(const std::string& term) {
  const auto [found, is_new] = cache_.try_emplace(term);
  if (is_new) {
    found->second.assign(database_.positionlist_begin(document_, term),
                         database_.positionlist_end(document_, term));
  }
  return found->second;
}

std::vector<std::uint32_t> Occurrences::positions(const Clause& terms, PositionRange zone) {
  std::vector<std::uint32_t> all;
  if (!may_hold(terms.days)) return all;
  for (const auto& term : terms.terms) {
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
  for (const auto& part : terms.parts) {
    const auto found = positions(part, zone);
    all.insert(all.end(), found.begin(), found.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

bool Occurrences::has_any(const std::vector<std::string>& wanted) {
  return std::any_of(wanted.begin(), wanted.end(), [this](const std::string& term) {
    auto terms = database_.termlist_begin(document_);
    terms.skip_to(term);
    return terms != database_.termlist_end(document_) && *terms == term;
  });
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
  const bool anywhere = terms.entity && terms.zone.everything();
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
    case ClauseKind::Near: {
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
  if (leaf.kind == ClauseKind::Phrase) return phrase_spans(leaf);
  if (leaf.kind == ClauseKind::Near) return near_spans(leaf);
  std::vector<Span> spans;
  for (const auto position : positions(leaf, leaf.zone))
    spans.push_back({position, position, &leaf, leaf.entity});
  return spans;
}

std::vector<Span> Occurrences::phrase_spans(const Clause& phrase) {
  auto starts = positions(phrase.parts.front(), phrase.zone);
  for (std::uint32_t i = 1; i < phrase.parts.size() && !starts.empty(); ++i) {
    const auto next = positions(phrase.parts[i], phrase.zone);
    std::erase_if(starts, [&](std::uint32_t start) {
      return !std::binary_search(next.begin(), next.end(), start + i);
    });
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

std::vector<Span> Occurrences::near_spans(const Clause& near) {
  std::vector<Place> places;
  for (std::size_t part = 0; part < near.parts.size(); ++part) {
    for (const auto position : positions(near.parts[part], near.zone))
      places.push_back({position, part});
  }
  std::sort(places.begin(), places.end(),
            [](const Place& a, const Place& b) { return a.position < b.position; });
  const auto reach = static_cast<std::uint32_t>(near.distance) *
                     (near.ordered ? static_cast<std::uint32_t>(near.parts.size() - 1) : 1U);
  std::set<std::size_t> taking_part;
  for (std::size_t begin = 0, end = 0; begin < places.size(); ++begin) {
    while (end < places.size() && places[end].position <= places[begin].position + reach) ++end;
    if (!window_holds_all(places, begin, end, near)) continue;
    for (auto i = begin; i < end; ++i) {
      if (!near.ordered || in_a_chain(places, begin, end, i, near)) taking_part.insert(i);
    }
  }
  std::vector<Span> spans;
  for (const auto i : taking_part) {
    const auto& part = near.parts[places[i].part];
    spans.push_back({places[i].position, places[i].position, &near, part.entity, &part});
  }
  return spans;
}

}  // namespace dossier
