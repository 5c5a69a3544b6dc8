// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/role_builder.h"

#include <algorithm>

#include "indexer/entities/name_lexicon.h"
#include "indexer/entities/person_name.h"

namespace dossier {
namespace {

constexpr std::size_t kMostBefore = 3;  // Words before a title: "Pentagon press secretary".

bool is_office(const std::string& term) {
  const RoleWord word = role_word(term);
  return word != RoleWord::Courtesy && word != RoleWord::Former && is_title(term);
}

bool continues(const std::string& term) {
  return role_word(term) != RoleWord::Plain || is_title(term) ||
         (classes_of(hash_term(term)) & kPortfolio) != 0;
}

}  // namespace

void RoleBuilder::add(const Entity& entity) {
  roles_.begin_entity();
  if (entity.kind != EntityKind::Person) return;
  add_posts(entity, entity.name);
  for (const auto* names : {&entity.aliases, &entity.weak}) {
    for (const std::string& name : *names) add_posts(entity, name);
  }
  for (const std::string& parent : entity.broader) add_parent(entity, parent);
}

void RoleBuilder::add_posts(const Entity& entity, const std::string& name) {
  // A name that is "Surname, Given" has no title before it.
  if (name.find(' ') == std::string::npos || name.find(',') != std::string::npos) return;
  analyzer_.analyze(name, tokens_);
  std::erase_if(tokens_, [](const Token& token) { return token.whole; });
  const std::size_t reach = std::min(tokens_.size(), kMostBefore + 1);
  std::size_t office = 0;
  while (office < reach && !is_office(tokens_[office].term)) ++office;
  if (office == reach) return;
  std::size_t end = office;
  while (end < tokens_.size() && continues(tokens_[end].term)) ++end;
  std::vector<TermId> words, ranks;
  for (std::size_t t = 0; t < end; ++t) {
    const std::string& term = tokens_[t].term;
    const RoleWord word = role_word(term);
    if (word == RoleWord::Connective || word == RoleWord::Courtesy || word == RoleWord::Former)
      continue;
    (word == RoleWord::Rank ? ranks : words).push_back(vocabulary_.add(term));
  }
  for (const Period& period : periods_of(entity, name))
    roles_.add_post(words, ranks, DayRange::of(period));
}

void RoleBuilder::add_parent(const Entity& entity, const std::string& id) {
  const auto at = authority_.by_id.find(id);
  if (at == authority_.by_id.end()) return;
  const Entity& parent = authority_.entities[at->second];
  if (parent.kind != EntityKind::Group) return;
  analyzer_.analyze(parent.name, tokens_);
  std::vector<TermId> words;
  bool department = false;
  for (const Token& token : tokens_) {
    const RoleWord word = role_word(token.term);
    if (token.whole || word == RoleWord::Connective) continue;
    department |= word == RoleWord::Department;
    words.push_back(vocabulary_.add(token.term));
  }
  for (const Period& period : periods_of(entity, id))
    roles_.add_parent(words, department, DayRange::of(period));
}

}  // namespace dossier
