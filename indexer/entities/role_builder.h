// SPDX-License-Identifier: GPL-2.0-or-later
// Fills a RoleTable from an authority, entity by entity.
//
//   "Secretary of State Hillary Clinton" -> a post of the words secretary, state, at the name's
//   times; a parent "Department of State" [2009/2013] -> department, state, at those times

#pragma once

#include "analysis/analyzer.h"
#include "indexer/authority/authority.h"
#include "indexer/entities/roles.h"

namespace dossier {

class RoleBuilder {
 public:
  RoleBuilder(const Authority& authority, Vocabulary& vocabulary, RoleTable& roles)
      : authority_(authority), vocabulary_(vocabulary), roles_(roles) {}

  /// Called for each entity in order; words of posts enter the vocabulary.
  void add(const Entity& entity);

 private:
  void add_posts(const Entity& entity, const std::string& name);
  void add_parent(const Entity& entity, const std::string& id);

  const Authority& authority_;
  Vocabulary& vocabulary_;
  RoleTable& roles_;
  Analyzer analyzer_;
  std::vector<Token> tokens_;
};

}  // namespace dossier
