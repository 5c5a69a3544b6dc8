// SPDX-License-Identifier: GPL-2.0-or-later
// Which work a back-reference means, from what the notes before it cited.

#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "citations/back_reference.h"
#include "citations/work_table.h"
#include "schema/document.h"

namespace dossier {

/// What the notes before cited. Use: begin_note() once a note, then resolve() or remember() for
/// each of its segments in order.
class BackResolver {
 public:
  explicit BackResolver(const WorkTable& works, CitationRules rules = {})
      : works_(works), rules_(rules) {}

  void begin_note(const std::string& label);
  /// A segment that names `work` in full, or (-1) something that is no work.
  void remember(const WorkMatch& match, bool nested);
  /// The work `back` means; `rule` is made more exact ("ibid" -> "ibid-previous").
  WorkMatch resolve(const BackReference& back, std::string& rule) const;
  /// Authors of the work cited last, for "idem, Title".
  std::vector<std::string> last_authors() const;

 private:
  struct Cited {
    std::vector<WorkMatch> matches;  ///< Of segments that cite, nested ones left out.
  };

  WorkMatch ibid(std::string& rule) const;
  WorkMatch named_ibid(const BackReference& back, std::string& rule) const;
  WorkMatch in_note(const BackReference& back, std::string& rule) const;
  WorkMatch earlier_work(const BackReference& back, std::string& rule) const;

  const WorkTable& works_;
  CitationRules rules_;
  Cited previous_, current_;
  bool comment_between_ = false;
  std::string label_;
  std::unordered_map<std::string, Cited> notes_;
};

}  // namespace dossier
