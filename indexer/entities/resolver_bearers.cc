// SPDX-License-Identifier: GPL-2.0-or-later
// Of several entities that bear a name, the one meant: by the document's other mentions, by a title
// and the posts each held then, by whom else the document speaks of, by the time.
#include <algorithm>

#include "indexer/entities/resolver.h"
#include "indexer/entities/spoken_title.h"

namespace dossier {
namespace {

constexpr std::size_t kMostCandidates = 16;  // Of a name with more, nobody is told by them.

constexpr int kSpokenOfAsLiving = 10;  // Years after a death.

// The one entity of which `holds`; none where there are several.
template <typename Holds>
std::optional<std::uint32_t> only(const std::vector<std::uint32_t>& entities, const Holds& holds) {
  std::optional<std::uint32_t> found;
  for (const std::uint32_t entity : entities) {
    if (!holds(entity)) continue;
    if (found) return std::nullopt;
    found = entity;
  }
  return found;
}

}  // namespace

// Left to what other documents say.
std::optional<Decision> MentionResolver::open(const Spelled& spelled, std::uint32_t begin,
                                              std::vector<std::uint32_t> candidates) const {
  if (!final_ || candidates.size() < 2 || candidates.size() > kMostCandidates ||
      !of_one_kind(candidates) || !evidence_.rules.on(TagRule::Candidates)) {
    return std::nullopt;
  }
  std::sort(candidates.begin(), candidates.end());
  const auto first = candidates[0];
  return Decision{.entity = first,
                  .begin = begin,
                  .end = spelled.begin + spelled.words,
                  .how = MentionHow::Context,
                  .candidates = std::move(candidates)};
}

// In this order: the document's own mentions, unless the title was another bearer's then; the post;
// the company; the time.
std::optional<MentionResolver::Bearer> MentionResolver::one_of(const Entities& entities,
                                                               const NamedSo& named) const {
  if (const auto known = supported_one(entities, named.title)) {
    const auto then = one_in_post(entities, named, RoleFit::ParentThen);
    return Bearer{then.value_or(*known)};
  }
  if (entities.size() < 2 || !of_one_kind(entities)) return std::nullopt;
  if (const auto one = one_in_post(entities, named, RoleFit::ParentMay))
    return Bearer{*one, Told::Post};
  if (gazetteer_.entities[entities[0]].kind != EntityKind::Person) return std::nullopt;
  if (const auto one = one_in_company(entities)) return Bearer{*one, Told::Guess};
  if (const auto one = one_in_time(entities)) return Bearer{*one, Told::Guess};
  return std::nullopt;
}

// The entity that the document supports: by its title, else by the latest sure mention. Entities of
// which none is mentioned themselves are supported by a parent that is.
std::optional<std::uint32_t> MentionResolver::supported_one(const Entities& entities,
                                                            TermId title) const {
  Entities known;
  for (const std::uint32_t entity : entities) {
    if (evidence_.supported(entity)) known.push_back(entity);
  }
  if (known.empty() && entities.size() > 1 && evidence_.rules.on(TagRule::ParentSupport)) {
    return only(entities, [&](std::uint32_t entity) {
      const auto& parents = gazetteer_.entities[entity].broader;
      return std::any_of(parents.begin(), parents.end(),
                         [&](std::uint32_t p) { return evidence_.supported(p); });
    });
  }
  if (is_courtesy(title)) keep_living(known);
  if (known.size() <= 1) return known.empty() ? std::nullopt : std::optional(known[0]);
  const auto titled =
      only(known, [&](std::uint32_t entity) { return evidence_.titled(entity, title); });
  return titled && evidence_.rules.on(TagRule::TitleTells) ? titled : latest_one(known);
}

bool MentionResolver::is_courtesy(TermId title) const {
  return title != kNone && role_word(gazetteer_.vocabulary.term(title)) == RoleWord::Courtesy;
}

// "Mr. Massoud" in a report of 2021 is no man who died in 2001, where somebody alive bears the
// name; of one who died lately it still speaks so.
void MentionResolver::keep_living(Entities& known) const {
  if (year_ == 0 || !evidence_.rules.on(TagRule::Lifetimes)) return;
  const auto long_dead = [this](std::uint32_t entity) {
    const int died = gazetteer_.entities[entity].to_year;
    return died > 0 && died + kSpokenOfAsLiving < year_;
  };
  if (!std::all_of(known.begin(), known.end(), long_dead))
    known.erase(std::remove_if(known.begin(), known.end(), long_dead), known.end());
}

std::optional<std::uint32_t> MentionResolver::latest_one(const Entities& known) const {
  if (!evidence_.rules.on(TagRule::LatestBearer)) return std::nullopt;
  const auto latest =
      std::max_element(known.begin(), known.end(), [this](std::uint32_t a, std::uint32_t b) {
        return evidence_.latest(a) < evidence_.latest(b);
      });
  if (evidence_.latest(*latest) == 0) return std::nullopt;
  return *latest;
}

// "Secretary Baker" in 1919: the one whose posts the title fits best, and no worse than `least`.
std::optional<std::uint32_t> MentionResolver::one_in_post(const Entities& entities,
                                                          const NamedSo& named,
                                                          RoleFit least) const {
  if (entities.size() < 2 || !evidence_.rules.on(TagRule::Posts)) return std::nullopt;
  const SpokenTitle title = title_before(gazetteer_, named.segment, named.begin, named.end);
  if (title.offices.empty()) return std::nullopt;
  std::optional<std::uint32_t> best;
  RoleFit best_fit = RoleFit::None;
  for (const std::uint32_t entity : entities) {
    const RoleFit fit = gazetteer_.roles.fit(entity, title, setting_.date);
    if (fit < least || fit < best_fit) continue;
    best = fit == best_fit ? std::nullopt : std::optional(entity);
    best_fit = fit;
  }
  return best;
}

// The one who belongs to something whose other members, or itself, the document names: the
// administration of which it names three ministers.
std::optional<std::uint32_t> MentionResolver::one_in_company(const Entities& entities) const {
  if (!evidence_.rules.on(TagRule::Company)) return std::nullopt;
  return only(entities, [&](std::uint32_t entity) {
    const auto& parents = gazetteer_.entities[entity].broader;
    return std::any_of(parents.begin(), parents.end(),
                       [&](std::uint32_t parent) { return evidence_.concerns(parent); });
  });
}

// The one who lived, or was known by the name, when the document was written; the others are known
// not to have been.
std::optional<std::uint32_t> MentionResolver::one_in_time(const Entities& entities) const {
  if (!setting_.date || !evidence_.rules.on(TagRule::Lifetimes)) return std::nullopt;
  const auto one = only(entities, [&](std::uint32_t entity) {
    return holds_at(gazetteer_.entities[entity], setting_.date);
  });
  return one && !gazetteer_.entities[*one].days.always() ? one : std::nullopt;
}

}  // namespace dossier
