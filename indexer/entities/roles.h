// SPDX-License-Identifier: GPL-2.0-or-later
// The posts of listed persons, and which of several bearers of a name a title in the text fits.
//
//   listed:  Baker, Newton: parent "War Department" [1916/1921]
//            Baker, James: weak name "Secretary of State" [1989/1992]
//   "Secretary Baker", 1919           -> Newton Then, James OtherTime
//   "Secretary of State Baker"        -> Newton None, James Then (in 1990) or May (no date)
//   "Vice President X", "President X" -> different posts, one never fits the other
//
// Posts are told from titles before a listed name ("Secretary of State Hillary Clinton"), from weak
// names that are posts (authority files in all formats have them), and from what a person belongs
// to: whoever belonged to a Department of State may be a secretary, and its one.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/entities/names.h"
#include "schema/bytes.h"
#include "schema/day_range.h"

namespace dossier {

/// What a word of a title says beside its meaning.
enum class RoleWord : std::uint8_t {
  Plain,
  Connective,  ///< "of", "the": says nothing.
  Courtesy,    ///< "Mr.": no post.
  Rank,        ///< "vice", "deputy", "prime": another post than without it.
  Former,      ///< The post was held before.
  Minister,    ///< "secretary", "minister": head of a department.
  Department,  ///< "department", "ministry"
};
RoleWord role_word(std::string_view folded);

/// A title as the text has it before a name: "former Vice President".
struct SpokenTitle {
  std::vector<TermId> offices;     ///< vice, president
  std::vector<TermId> portfolios;  ///< state, war, foreign; kNone for one in no listed name.
  bool minister = false, former = false;
};

/// From the worst to the best.
enum class RoleFit : std::uint8_t { OtherTime, None, ParentMay, May, ParentThen, Then };

/// Posts by entity. Filled entity by entity; then immutable and shared between threads.
class RoleTable {
 public:
  /// What is added next belongs to the next entity, from 0.
  void begin_entity() { first_.push_back(static_cast<std::uint32_t>(rows_.size())); }
  /// A post of these words, of which `ranks` are such as role_word() calls Rank.
  void add_post(const std::vector<TermId>& words, const std::vector<TermId>& ranks, DayRange days);
  /// Something the person belongs to, by the words of its name.
  void add_parent(const std::vector<TermId>& words, bool department, DayRange days);

  /// The best of what the entity's posts say. Cost: its posts times the words of the title.
  RoleFit fit(std::uint32_t entity, const SpokenTitle& title,
              const std::optional<Date>& date) const;

  void store(ByteWriter& out) const;
  void restore(ByteReader& in);

 private:
  struct Row {
    std::uint32_t first_word = 0;
    std::uint16_t words = 0, ranks = 0;  ///< Ranks stand first.
    std::uint8_t parent = 0, department = 0;
    std::uint16_t unused = 0;
    DayRange days;
  };
  void add(Row row, const std::vector<TermId>& ranks, const std::vector<TermId>& words);
  bool has(const Row& row, TermId word) const;
  bool fits(const Row& row, const SpokenTitle& title) const;

  std::vector<std::uint32_t> first_;  ///< Of each entity, in rows_.
  std::vector<Row> rows_;
  std::vector<TermId> words_;
};

}  // namespace dossier
