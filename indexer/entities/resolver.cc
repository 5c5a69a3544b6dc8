// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/resolver.h"

#include <algorithm>

#include "indexer/entities/person_name.h"

namespace dossier {
namespace {

constexpr std::size_t kMostBearers = 256;
constexpr std::uint32_t kShortestSurname = 3;  // Bytes; "Ho" and "Le" need support.

// The meanings of a path are grouped by entity, so that looking at the last one is enough.
void add_distinct(std::vector<std::uint32_t>& entities, std::uint32_t entity) {
  if (entities.empty() || entities.back() != entity) entities.push_back(entity);
}

}  // namespace

// The meanings of one spelled name that its case allows.
struct MentionResolver::Readings {
  std::vector<std::uint32_t> strong, preferred,
      weak;  ///< Distinct entities; `preferred` are among `strong`.
  std::vector<NamePattern> shorts;

  void leave_out(EntityKind kind, const std::vector<KnownEntity>& entities) {
    for (auto* names : {&strong, &preferred, &weak})
      std::erase_if(*names, [&](std::uint32_t entity) { return entities[entity].kind == kind; });
  }

  // Those for whom the short name is most of a surname.
  std::vector<std::uint32_t> bearers(const std::vector<PersonForm>& forms,
                                     bool married = false) const {
    for (const ShortRank rank : {ShortRank::Surname, ShortRank::Half, ShortRank::First}) {
      std::vector<std::uint32_t> by_name, all;
      for (const NamePattern& pattern : shorts) {
        const PersonForm& form = forms[pattern.form];
        if (form.rank != rank || pattern.married != married) continue;
        add_distinct(all, pattern.entity);
        if (form.preferred) add_distinct(by_name, pattern.entity);
      }
      if (!by_name.empty()) return by_name;
      if (!all.empty()) return all;
    }
    return {};
  }
};

// From `first` on, which is admitted.
MentionResolver::Readings MentionResolver::readings(const Segment& segment, const Spelled& spelled,
                                                    std::uint32_t first, bool married) const {
  Readings result;
  for (std::uint32_t p = first; p != kNone;
       p = next_admitted(segment, spelled, gazetteer_.patterns[p].next)) {
    const NamePattern& pattern = gazetteer_.patterns[p];
    if (pattern.role == NameRole::Strong) {
      if (pattern.married != married) continue;
      add_distinct(result.strong, pattern.entity);
      if (pattern.preferred) add_distinct(result.preferred, pattern.entity);
    } else if (pattern.role == NameRole::Weak) {
      add_distinct(result.weak, pattern.entity);
    } else {
      result.shorts.push_back(pattern);
      // Borne by so many, a surname tells nobody apart; it also bounds the work.
      if (result.shorts.size() <= kMostBearers) continue;
      result.shorts.clear();
      break;
    }
  }
  return result;
}

// Case, time and language allow this meaning.
bool MentionResolver::admitted(const Segment& segment, const Spelled& spelled,
                               const NamePattern& pattern) const {
  // "Amnestie" is no group that some call Amnesty.
  if (spelled.guessed && spelled.words == 1 && pattern.role == NameRole::Weak &&
      evidence_.rules.on(TagRule::WeakAsWritten)) {
    return false;
  }
  // "Johnson" of 1961 is not a prime minister of 2019.
  if (pattern.role != NameRole::Strong && evidence_.rules.on(TagRule::Lifetimes) &&
      long_before(gazetteer_.entities[pattern.entity], setting_.date)) {
    return false;
  }
  return admits(gazetteer_, segment, spelled, pattern, evidence_.rules) &&
         holds_at(gazetteer_, pattern, setting_);
}

// `pattern`, or the first behind it that is admitted; kNone where none is.
std::uint32_t MentionResolver::next_admitted(const Segment& segment, const Spelled& spelled,
                                             std::uint32_t pattern) const {
  while (pattern != kNone && !admitted(segment, spelled, gazetteer_.patterns[pattern]))
    pattern = gazetteer_.patterns[pattern].next;
  return pattern;
}

NameContext MentionResolver::context(const Segment& segment, const Spelled& spelled,
                                     std::uint32_t floor) const {
  NameContext around = look_around(gazetteer_, segment, spelled.begin,
                                   spelled.begin + spelled.words, floor, evidence_);
  const TagRules& rules = evidence_.rules;
  if (!rules.on(TagRule::Titles)) around.title = kNone;
  around.stranger_before = around.stranger_before && rules.on(TagRule::Strangers);
  around.more_after = around.more_after && rules.on(TagRule::NameGoesOn);
  return around;
}

std::optional<Decision> MentionResolver::decide(const Segment& segment, const Spelled& spelled,
                                                std::uint32_t floor) {
  const std::uint32_t first =
      next_admitted(segment, spelled, gazetteer_.first_pattern[spelled.node]);
  if (first == kNone) return std::nullopt;
  const NameContext around = context(segment, spelled, floor);
  Readings found = readings(segment, spelled, first, is_married(around.title));
  if (names_peer(segment, around)) found.leave_out(EntityKind::Place, gazetteer_.entities);
  if (found.strong.empty() && found.weak.empty() && found.shorts.empty()) return std::nullopt;
  if (!found.shorts.empty() && evidence_.rules.on(TagRule::GivenNames)) {
    if (auto person = with_given(segment, spelled, found, around)) return person;
  }
  if (!found.strong.empty()) {
    if (auto sure = strong(segment, spelled, found, around)) return sure;
  }
  if (!found.shorts.empty() && is_spoken_of(segment, spelled)) {
    auto bearers = found.bearers(gazetteer_.forms);
    return open(spelled, spelled.begin, std::move(bearers));
  }
  if (final_ && !found.weak.empty()) {
    if (auto supported = weak(segment, spelled, found, around)) return supported;
  }
  return found.shorts.empty() ? std::nullopt : surname(segment, spelled, found, around);
}

std::optional<Decision> MentionResolver::with_given(const Segment& segment, const Spelled& spelled,
                                                    const Readings& found,
                                                    const NameContext& around) const {
  if (around.run_begin == spelled.begin) return std::nullopt;
  std::uint32_t best_length = 0;
  int best_score = 0;
  std::vector<std::uint32_t> best;
  const auto given = given_words(gazetteer_, segment, around.run_begin, spelled.begin);
  for (const NamePattern& pattern : found.shorts) {
    for (std::uint32_t from = around.run_begin; from < spelled.begin; ++from) {
      const std::uint32_t length = spelled.begin - from;
      if (length < best_length) break;
      const int score = fit_given(std::span(given).subspan(from - around.run_begin),
                                  gazetteer_.forms[pattern.form]);
      if (score == 0) continue;
      if (length > best_length || score > best_score) best.clear();
      if (length > best_length || score >= best_score) {
        best_length = length;
        best_score = score;
        add_distinct(best, pattern.entity);
      }
      break;
    }
  }
  const bool full = best_score >= 2;
  if (best.empty() || (!full && around.more_after)) return std::nullopt;
  const std::uint32_t begin = spelled.begin - best_length;
  if (begin > around.run_begin) {
    // A name left over before the given names that fit makes it another person's.
    const Word& before = segment.words[begin - 1];
    if (before.letters == Case::Initial) return std::nullopt;
    if (gazetteer_.has_flag(before.term, kGivenName) && !around.after_of &&
        !evidence_.lower.contains(before)) {
      return std::nullopt;
    }
  }
  const std::uint32_t end = spelled.begin + spelled.words;
  auto bearer = best.size() == 1 ? std::optional(Bearer{best[0]}) : std::nullopt;
  if (!bearer && final_) bearer = one_of(best, {segment, begin, end, around.title});
  if (!bearer) return open(spelled, begin, std::move(best));
  const TermId title = begin == around.run_begin || around.after_of ? around.title : kNone;
  return Decision{.entity = bearer->entity,
                  .begin = begin,
                  .end = end,
                  .how = full ? MentionHow::Authority : MentionHow::Context,
                  .title = title,
                  .full = bearer->told != Told::Guess,
                  .guessed = bearer->told == Told::Guess};
}

// Is a place's name that is also a listed surname the place here? A surname that the document has
// introduced goes first, and where the name is but an alias of the place, the document must use it
// as a place's somewhere.
bool MentionResolver::place_before_person(const Segment& segment, const Spelled& spelled,
                                          const Readings& found, std::uint32_t place) {
  if (!evidence_.rules.on(TagRule::PlaceOrPerson)) return true;
  if (stands_as_place(segment, spelled)) {
    evidence_.stood_as_place(spelled.node);
    return true;
  }
  const auto bearers = found.bearers(gazetteer_.forms);
  if (!final_ || supported_one(bearers, kNone)) return false;
  if (bearers.size() == 1 && speaks(segment, spelled)) return false;
  return !found.preferred.empty() || evidence_.supported(place) ||
         evidence_.stands_as_place(spelled.node);
}

std::optional<Decision> MentionResolver::strong(const Segment& segment, const Spelled& spelled,
                                                const Readings& found, const NameContext& around) {
  if (is_mere_word(segment, spelled) && evidence_.rules.on(TagRule::WordOrName))
    return std::nullopt;
  const bool single = spelled.words == 1;
  std::vector<std::uint32_t> entities;
  for (const std::uint32_t entity : found.strong) {
    const bool more = single && around.more_after;
    const bool other =
        gazetteer_.entities[entity].kind == EntityKind::Person
            ? more || (around.stranger_before && !segment.words[spelled.begin - 1].opens)
        : gazetteer_.entities[entity].kind == EntityKind::Place
            ? is_persons(segment, spelled, around)
            : place_is_surname(segment, spelled, around);
    const bool apart =
        gazetteer_.entities[entity].kind == EntityKind::Place && is_namesake(segment, spelled);
    if (gazetteer_.entities[entity].kind == EntityKind::Person &&
        is_office_phrase(segment, spelled))
      continue;
    if (is_subject(segment, spelled, entity)) continue;
    if (!other && !apart && !is_of_other_time(segment, spelled, entity)) entities.push_back(entity);
  }
  if (entities.empty()) return std::nullopt;
  const std::uint32_t end = spelled.begin + spelled.words;
  const EntityKind kind = gazetteer_.entities[entities[0]].kind;
  const TermId title = kind == EntityKind::Person ? around.title : kNone;
  if (entities.size() == 1) {
    if (single && kind == EntityKind::Place && !found.shorts.empty() &&
        !place_before_person(segment, spelled, found, entities[0])) {
      return std::nullopt;
    }
    const std::uint32_t own = end_before_parent(segment, spelled, entities[0]);
    return Decision{entities[0], spelled.begin, own, MentionHow::Authority, title, true};
  }
  // A name in its own right goes before another entity's alias of the same kind.
  if (found.preferred.size() == 1 && of_one_kind(entities)) {
    return Decision{found.preferred[0], spelled.begin, end, MentionHow::Authority, title, true};
  }
  const NamedSo named{segment, spelled.begin, end, around.title};
  if (const auto then = one_in_post(entities, named, RoleFit::ParentThen))
    return Decision{*then, spelled.begin, end, MentionHow::Context, title, true};
  if (!final_) return std::nullopt;
  const auto one = one_of(entities, named);
  if (!one) return open(spelled, spelled.begin, std::move(entities));
  return Decision{.entity = one->entity,
                  .begin = spelled.begin,
                  .end = end,
                  .how = MentionHow::Context,
                  .guessed = one->told == Told::Guess};
}

// "Washington": the city as the seat of a country that the document speaks of. "The Senate", "the
// caretaker government": that of the country or group it speaks of, at its time.
std::optional<std::uint32_t> MentionResolver::supported_by_parent(const Readings& found) const {
  if (found.weak.size() != 1 || !found.shorts.empty() ||
      !evidence_.rules.on(TagRule::ParentSupport)) {
    return std::nullopt;
  }
  const KnownEntity& known = gazetteer_.entities[found.weak[0]];
  const bool in_time = known.from_year <= year_ && (known.to_year == 0 || year_ <= known.to_year);
  if (known.kind == EntityKind::Person || (known.from_year > 0 && !in_time)) return std::nullopt;
  const auto concerned = [&](std::uint32_t parent) { return evidence_.concerns(parent); };
  const auto& parents = known.broader;
  const bool spoken_of = std::any_of(parents.begin(), parents.end(), concerned) ||
                         (known.kind == EntityKind::Group &&
                          std::any_of(parents.begin(), parents.end(), [&](std::uint32_t parent) {
                            const auto& above = gazetteer_.entities[parent].broader;
                            return std::any_of(above.begin(), above.end(), concerned);
                          }));
  return spoken_of ? std::optional(found.weak[0]) : std::nullopt;
}

std::optional<Decision> MentionResolver::weak(const Segment& segment, const Spelled& spelled,
                                              const Readings& found,
                                              const NameContext& around) const {
  if (around.more_after || around.stranger_before) return std::nullopt;
  const ByteRange bytes{segment.words[spelled.begin].bytes.begin,
                        segment.words[spelled.begin + spelled.words - 1].bytes.end};
  if (!stands_free(segment.text, bytes)) return std::nullopt;
  if (is_indefinite(segment, spelled)) return std::nullopt;
  if (is_demonym(segment, spelled) && evidence_.rules.on(TagRule::Demonyms)) return std::nullopt;
  auto one = supported_one(found.weak, around.title);
  if (!one && !evidence_.rules.on(TagRule::WeakNeedSupport)) one = found.weak[0];
  if (!one && around.title == kNone) one = supported_by_parent(found);
  if (!one || is_of_other_time(segment, spelled, *one) || is_others(segment, spelled, *one))
    return std::nullopt;
  if (gazetteer_.entities[*one].kind == EntityKind::Place && is_namesake(segment, spelled))
    return std::nullopt;
  return Decision{*one,  spelled.begin, spelled.begin + spelled.words, MentionHow::Context,
                  kNone, false};
}

bool MentionResolver::is_married(TermId title) const {
  return title != kNone && evidence_.rules.on(TagRule::Married) &&
         is_married_title(gazetteer_.vocabulary.term(title));
}

bool MentionResolver::of_one_kind(const std::vector<std::uint32_t>& entities) const {
  return std::all_of(entities.begin(), entities.end(), [&](std::uint32_t entity) {
    return gazetteer_.entities[entity].kind == gazetteer_.entities[entities[0]].kind;
  });
}

bool MentionResolver::may_stand_unsupported(const Segment& segment, const Spelled& spelled,
                                            const Readings& found,
                                            const NameContext& around) const {
  const Word& first = segment.words[spelled.begin];
  // A bare name in a note is mostly an author's.
  if (!found.strong.empty() || !found.weak.empty() || segment.note) return false;
  if (evidence_.is_strangers(spelled.node) || !evidence_.stands_alone(spelled.node)) return false;
  if (first.bytes.size() < kShortestSurname || gazetteer_.has_flag(first.term, kGivenName))
    return false;
  return !evidence_.lower.contains(first) || stands_alone(segment, spelled, around);
}

std::optional<Decision> MentionResolver::surname(const Segment& segment, const Spelled& spelled,
                                                 const Readings& found, const NameContext& around) {
  const std::uint32_t end = spelled.begin + spelled.words;
  const Word& first = segment.words[spelled.begin];
  if (around.stranger_before) {
    const bool sure = !segment.headline && !segment.words[spelled.begin - 1].opens;
    if (!final_ && sure) evidence_.belongs_to_stranger(spelled.node);
    return std::nullopt;
  }
  const bool goes_on = around.more_after || is_part_of_known(segment, spelled);
  if (goes_on && evidence_.rules.on(TagRule::NameGoesOn)) return std::nullopt;
  const bool stop = gazetteer_.has_flag(first.term, kStopWord);
  if (around.title == kNone && stop && first.opens) return std::nullopt;
  const std::vector<std::uint32_t> bearers =
      found.bearers(gazetteer_.forms, is_married(around.title));
  const NamedSo said{segment, spelled.begin, end, around.title};
  if (around.title != kNone) {
    const auto then = bearers.size() == 1 ? std::optional(bearers[0])
                                          : one_in_post(bearers, said, RoleFit::ParentThen);
    if (then) return Decision{*then, spelled.begin, end, MentionHow::Context, around.title, true};
  }
  const bool alone = stands_alone(segment, spelled, around);
  if (!final_) {
    if (alone) evidence_.stood_alone(spelled.node);
    return std::nullopt;
  }
  if (around.after_article && around.title == kNone) return std::nullopt;
  auto one = one_of(bearers, said);
  const bool speaker = bearers.size() == 1 && speaks(segment, spelled);
  const bool named = speaker || around.title != kNone ||
                     (!stop && may_stand_unsupported(segment, spelled, found, around));
  if (!one && named && bearers.size() == 1 && evidence_.rules.on(TagRule::LoneSurname))
    one = Bearer{bearers[0]};
  // What the document does not say itself is asked only of what is a name for sure.
  if (one && one->told != Told::Document && !named) one.reset();
  if (!one) return named ? open(spelled, spelled.begin, bearers) : std::nullopt;
  return Decision{.entity = one->entity,
                  .begin = spelled.begin,
                  .end = end,
                  .how = MentionHow::Context,
                  .guessed = one->told == Told::Guess};
}

}  // namespace dossier
