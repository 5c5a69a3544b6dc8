// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/roles.h"

#include <algorithm>
#include <array>

#include "schema/word_filter.h"

namespace dossier {
namespace {

constexpr std::array<std::pair<std::string_view, RoleWord>, 47> kRoleWords{
    {{"of", RoleWord::Connective},
     {"the", RoleWord::Connective},
     {"for", RoleWord::Connective},
     {"and", RoleWord::Connective},
     {"to", RoleWord::Connective},
     {"mr", RoleWord::Courtesy},
     {"mister", RoleWord::Courtesy},
     {"mrs", RoleWord::Courtesy},
     {"ms", RoleWord::Courtesy},
     {"miss", RoleWord::Courtesy},
     {"madame", RoleWord::Courtesy},
     {"madam", RoleWord::Courtesy},
     {"mme", RoleWord::Courtesy},
     {"monsieur", RoleWord::Courtesy},
     {"herr", RoleWord::Courtesy},
     {"frau", RoleWord::Courtesy},
     {"senor", RoleWord::Courtesy},
     {"signor", RoleWord::Courtesy},
     {"messrs", RoleWord::Courtesy},
     {"comrade", RoleWord::Courtesy},
     {"vice", RoleWord::Rank},
     {"deputy", RoleWord::Rank},
     {"under", RoleWord::Rank},
     {"undersecretary", RoleWord::Rank},
     {"assistant", RoleWord::Rank},
     {"asst", RoleWord::Rank},
     {"prime", RoleWord::Rank},
     {"press", RoleWord::Rank},
     {"attorney", RoleWord::Rank},
     {"associate", RoleWord::Rank},
     {"private", RoleWord::Rank},
     {"elect", RoleWord::Rank},
     {"former", RoleWord::Former},
     {"ex", RoleWord::Former},
     {"retired", RoleWord::Former},
     {"ret", RoleWord::Former},
     {"secretary", RoleWord::Minister},
     {"minister", RoleWord::Minister},
     {"sec", RoleWord::Minister},
     {"secy", RoleWord::Minister},
     {"secstate", RoleWord::Minister},
     {"secdef", RoleWord::Minister},
     {"department", RoleWord::Department},
     {"ministry", RoleWord::Department},
     {"office", RoleWord::Department},
     {"secretariat", RoleWord::Department},
     {"treasury", RoleWord::Department}}};

}  // namespace

RoleWord role_word(std::string_view folded) {
  static const WordFilter kFilter = [] {
    WordFilter filter;
    for (const auto& [word, role] : kRoleWords) filter.add(word);
    return filter;
  }();
  if (!kFilter.may_have(folded)) return RoleWord::Plain;
  const auto found = std::find_if(kRoleWords.begin(), kRoleWords.end(),
                                  [&](const auto& row) { return row.first == folded; });
  return found == kRoleWords.end() ? RoleWord::Plain : found->second;
}

void RoleTable::add(Row row, const std::vector<TermId>& ranks, const std::vector<TermId>& words) {
  row.first_word = static_cast<std::uint32_t>(words_.size());
  row.ranks = static_cast<std::uint16_t>(ranks.size());
  words_.insert(words_.end(), ranks.begin(), ranks.end());
  words_.insert(words_.end(), words.begin(), words.end());
  row.words = static_cast<std::uint16_t>(words_.size() - row.first_word);
  rows_.push_back(row);
}

void RoleTable::add_post(const std::vector<TermId>& words, const std::vector<TermId>& ranks,
                         DayRange days) {
  Row row;
  row.days = days;
  add(row, ranks, words);
}

void RoleTable::add_parent(const std::vector<TermId>& words, bool department, DayRange days) {
  Row row;
  row.parent = 1;
  row.department = department ? 1 : 0;
  row.days = days;
  add(row, {}, words);
}

bool RoleTable::has(const Row& row, TermId word) const {
  const auto begin = words_.begin() + row.first_word;
  return std::find(begin, begin + row.words, word) != begin + row.words;
}

bool RoleTable::fits(const Row& row, const SpokenTitle& title) const {
  const auto known = [&](TermId word) { return has(row, word); };
  if (!std::all_of(title.portfolios.begin(), title.portfolios.end(), known)) return false;
  if (row.parent != 0) return !title.portfolios.empty() || (title.minister && row.department != 0);
  if (!std::all_of(title.offices.begin(), title.offices.end(), known)) return false;
  const auto ranks = words_.begin() + row.first_word;
  return std::all_of(ranks, ranks + row.ranks, [&](TermId rank) {
    return std::find(title.offices.begin(), title.offices.end(), rank) != title.offices.end();
  });
}

RoleFit RoleTable::fit(std::uint32_t entity, const SpokenTitle& title,
                       const std::optional<Date>& date) const {
  if (title.offices.empty()) return RoleFit::None;
  const std::size_t end = entity + 1 < first_.size() ? first_[entity + 1] : rows_.size();
  std::optional<RoleFit> best;
  for (std::size_t r = first_[entity]; r < end; ++r) {
    const Row& row = rows_[r];
    if (!fits(row, title)) continue;
    const bool parent = row.parent != 0;
    RoleFit fit = parent ? RoleFit::ParentMay : RoleFit::May;
    if (date && !row.days.always()) {
      const bool then = title.former ? row.days.first <= date->last_day() : row.days.meets(date);
      fit = !then ? RoleFit::OtherTime : parent ? RoleFit::ParentThen : RoleFit::Then;
    }
    if (!best || fit > *best) best = fit;
  }
  return best.value_or(RoleFit::None);
}

void RoleTable::store(ByteWriter& out) const {
  out.table(first_);
  out.table(rows_);
  out.table(words_);
}

void RoleTable::restore(ByteReader& in) {
  in.table(first_);
  in.table(rows_);
  in.table(words_);
}

}  // namespace dossier
