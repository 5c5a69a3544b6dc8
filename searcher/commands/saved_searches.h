// SPDX-License-Identifier: GPL-2.0-or-later
// Saved searches: a plain file, one a line, name and query parted by a tab; lines that begin with #
// are the user's own. What a search found when it was last run stands beside it, one id a line.
//
//   ~/.config/dossier/searches        airlift<TAB>evacuat* place:kabul
//   ~/.config/dossier/seen/airlift    papers/kabul-falls.md
//
// Nothing of it is in the index, which dossier never writes to.

#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "searcher/answers.h"

namespace dossier {

class SavedSearches {
 public:
  /// In `folder`; "": $XDG_CONFIG_HOME/dossier, else ~/.config/dossier. Nothing is read yet.
  explicit SavedSearches(std::string folder = {});

  /// In the order of the file. None where there is no file. @throws Error when it cannot be read,
  /// or a line is none.
  std::vector<SavedSearch> all() const;
  std::optional<std::string> find(const std::string& name) const;
  /// Puts one in place of its namesake, or at the end. True where it is new.
  /// @throws Error for a name that `query:NAME` could not say: letters, digits, - and _ do.
  bool save(const std::string& name, const std::string& query);
  /// False where there is none.
  bool remove(const std::string& name);

  /// Ids found by the last run; none where there was none.
  std::set<std::string> seen(const std::string& name) const;
  void set_seen(const std::string& name, const std::vector<std::string>& ids) const;

 private:
  std::vector<std::string> lines() const;
  std::string file() const { return folder_ + "/searches"; }
  std::string seen_file(const std::string& name) const { return folder_ + "/seen/" + name; }

  std::string folder_;
};

}  // namespace dossier
