// SPDX-License-Identifier: GPL-2.0-or-later
// Searcher::actors: who is known by a name; of one actor the card, of two what they share.

#include <fmt/format.h>

#include <algorithm>

#include "analysis/error.h"
#include "schema/terms.h"
#include "searcher/actors/actor_card.h"
#include "searcher/actors/unlisted_names.h"
#include "searcher/compile/actor_names.h"

namespace dossier {
namespace {

bool name_contains(const Entity& entity, const std::string& folded) {
  const auto contains = [&](const std::string& name) {
    return fold(name).find(folded) != std::string::npos;
  };
  return contains(entity.name) || contains(entity.id) ||
         std::any_of(entity.aliases.begin(), entity.aliases.end(), contains) ||
         std::any_of(entity.weak.begin(), entity.weak.end(), contains);
}

// The terms or keys of a range, without what they all begin with.
std::vector<std::string> rests(Xapian::TermIterator at, const Xapian::TermIterator& end,
                               std::size_t start) {
  std::vector<std::string> found;
  for (; at != end; ++at) found.push_back((*at).substr(start));
  return found;
}

std::string join(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  return fmt::format("{}", fmt::join(words.begin() + static_cast<std::ptrdiff_t>(begin),
                                     words.begin() + static_cast<std::ptrdiff_t>(end), " "));
}

// Two names out of the words given, where they can be parted so that both are known; each is then
// all that it may mean.
std::optional<std::pair<std::vector<std::string>, std::vector<std::string>>> two_actors(
    const Searcher::Impl& impl, const ActorsRequest& request) {
  const auto& words = request.words;
  for (std::size_t i = 1; i < words.size(); ++i) {
    auto first = entities_named(impl.index, impl.analyzer, join(words, 0, i));
    if (first.empty()) continue;
    auto second = entities_named(impl.index, impl.analyzer, join(words, i, words.size()));
    if (!second.empty()) return std::pair{std::move(first), std::move(second)};
  }
  return std::nullopt;
}

void check_second_name(const Searcher::Impl& impl, const ActorsRequest& request) {
  if (request.words.size() != 2) return;
  const bool known[] = {!entities_named(impl.index, impl.analyzer, request.words[0]).empty(),
                        !entities_named(impl.index, impl.analyzer, request.words[1]).empty()};
  if (known[0] == known[1]) return;
  const auto& other = request.words[known[0] ? 1 : 0];
  const auto meant = nearest_name(impl.index, impl.analyzer, other);
  throw Error("no actor is known as " + other,
              meant ? fmt::format("did you mean {}?", *meant)
                    : "dossier actors lists the names; one of several words needs quotation marks");
}

Entity one_of(const Index& index, const std::vector<std::string>& ids, const std::string& what) {
  if (ids.size() > 1)
    throw Error(fmt::format("{} may be {} actors", what, ids.size()),
                fmt::format("name one by its id: {}", fmt::join(ids, ", ")));
  return index.entity(ids.front()).value();
}

}  // namespace

ActorsAnswer Searcher::actors(const ActorsRequest& request) {
  return impl_->with_retry([&] {
    const auto& impl = *impl_;
    const auto& index = impl.index;
    ActorsAnswer answer;
    answer.name = join(request.words, 0, request.words.size());
    const Limited limited(impl.time_limit, request.time_limit);
    const auto add = [&](const std::string& id) {
      impl.time_limit.check();
      const auto entity = index.entity(id);
      if (!entity || (request.kind && entity->kind != *request.kind)) return;
      answer.actors.push_back(
          {*entity, index.database().get_termfreq(make_term(prefix::kEntity, id))});
    };
    if (answer.name.empty()) {
      // Without a name: who is in the documents, not all of the authority files.
      const std::string start(prefix::kEntity);
      const auto& database = index.database();
      for (const auto& id :
           rests(database.allterms_begin(start), database.allterms_end(start), start.size()))
        add(id);
    } else {
      for (const auto& id : entities_named(index, impl.analyzer, answer.name, request.kind))
        add(id);
      if (answer.actors.size() == 1) {
        answer.card = actor_card(impl, answer.actors.front().entity, request.limit);
      } else if (answer.actors.empty()) {
        if (const auto two = two_actors(impl, request)) {
          const auto first = one_of(index, two->first, "the first name");
          const auto second = one_of(index, two->second, "the second name");
          answer.pair = actor_pair(impl, first, second, request.limit);
          add(first.id);
          add(second.id);
          answer.total = static_cast<std::uint32_t>(answer.actors.size());
          return answer;
        }
        const auto folded = fold(answer.name);
        for (const auto& id : known_ids(index)) {
          impl.time_limit.check();
          if (const auto known = index.entity(id); known && name_contains(*known, folded)) add(id);
        }
        if (answer.actors.empty()) {
          answer.unlisted = unlisted_names(impl, request);
          if (answer.unlisted.names.empty()) {
            check_second_name(impl, request);
            answer.meant = nearest_name(index, impl.analyzer, answer.name).value_or("");
          }
        }
      }
    }
    std::stable_sort(answer.actors.begin(), answer.actors.end(),
                     [](const ActorCount& a, const ActorCount& b) {
                       return a.documents != b.documents ? a.documents > b.documents
                                                         : a.entity.name < b.entity.name;
                     });
    answer.total = static_cast<std::uint32_t>(answer.actors.size());
    if (request.most > 0 && answer.actors.size() > request.most) answer.actors.resize(request.most);
    return answer;
  });
}

}  // namespace dossier
