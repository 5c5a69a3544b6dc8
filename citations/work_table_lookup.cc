// SPDX-License-Identifier: GPL-2.0-or-later
// WorkTable::find and by_author: the works that a name and a short title may mean.
#include <algorithm>
#include <cmath>

#include "citations/author_names.h"
#include "citations/work_likeness.h"
#include "citations/work_table.h"

namespace dossier {
namespace {

// A short title must match with this share of its weight, and be ahead of the next by the margin.
constexpr double kEnough = 0.66, kMargin = 0.12;

// Who leads "Roe and Doe", "Roe & Doe", "Roe et al.".
std::string_view leading_author(std::string_view author) {
  for (const std::string_view end : {" et ", " and ", " & ", " und ", ";", " i ", " и "})
    author = author.substr(0, author.find(end));
  return author;
}

// "J." and "Jane", "J. P." and "Jane": may they be one person's? All but the first name aside.
bool may_be_one(std::string_view a, std::string_view b) {
  a = a.substr(0, a.find(' '));
  b = b.substr(0, b.find(' '));
  if (a.empty() || b.empty() || a == b) return true;
  const auto letters = [](std::string_view name) {
    return std::count_if(name.begin(), name.end(), [](char c) { return (c & 0xC0) != 0x80; });
  };
  return (letters(a) == 1 || letters(b) == 1) && (a.starts_with(b) || b.starts_with(a));
}

}  // namespace

std::vector<int> WorkTable::of_surname(std::string_view author) const {
  const std::string_view first = leading_author(author);
  const auto look = [&](const std::string& name) -> const std::vector<int>* {
    const auto found = by_surname_.find(name);
    return found == by_surname_.end() ? nullptr : &found->second;
  };
  for (const auto& part : {author, first, first.substr(0, first.find(','))}) {
    const auto whole = title_words_of(part);
    if (whole.empty()) continue;
    if (const auto* found = look(join_words(whole, whole.size()))) return *found;
  }
  std::vector<std::string> names;
  add_surnames(names, std::string(first));
  for (const auto& name : names) {
    if (const auto* found = look(name)) return *found;
  }
  return {};
}

// Of `among`, those that all the persons of "Roe and Doe" wrote; all of them where there are none.
std::vector<int> WorkTable::of_all_authors(const std::vector<int>& among,
                                           std::string_view author) const {
  if (!rules_.on(CitationRule::JointAuthors) || among.size() < 2) return among;
  std::vector<std::string> names;
  for (std::string_view rest = author; !rest.empty();) {
    std::string_view one = leading_author(rest);
    one = one.substr(0, one.find(','));
    const auto family = folded_words(split_author(one).family);
    if (!family.empty()) names.push_back(join_words(family, family.size()));
    rest.remove_prefix(one.size());
    const auto next = rest.find(' ');  // Past ", ", " and ", " & ".
    if (next == std::string_view::npos) break;
    rest.remove_prefix(next + 1);
    for (const std::string_view joint : {"and ", "& ", "und ", "et ", "i ", "и "}) {
      if (rest.starts_with(joint)) rest.remove_prefix(joint.size());
    }
  }
  if (names.size() < 2) return among;
  std::vector<int> out;
  for (const int work : among) {
    const auto& surnames = facts_[static_cast<std::size_t>(work)].surnames;
    const auto wrote = [&](const std::string& name) {
      return std::find(surnames.begin(), surnames.end(), name) != surnames.end();
    };
    if (std::all_of(names.begin(), names.end(), wrote)) out.push_back(work);
  }
  return out.empty() ? among : out;
}

// Of two authors of one surname, the one whose given name agrees; where none does, all, and
// `other_given`.
std::vector<int> WorkTable::candidates(std::string_view author, bool& other_given) const {
  auto among = of_all_authors(of_surname(author), author);
  other_given = false;
  const auto leading = leading_author(author);
  const auto name = split_author(leading);
  const auto family = folded_words(name.family), given = folded_words(name.given);
  // "Roe, Doe and Poe" are surnames.
  const bool surnames = leading.size() < author.size() && leading.find(',') != leading.npos;
  const bool small = !name.given.empty() && name.given.front() >= 'a' && name.given.front() <= 'z';
  if (given.empty() || surnames || small || !rules_.on(CitationRule::GivenNames)) return among;
  const auto surname = join_words(family, family.size()), rest = join_words(given, given.size());
  std::vector<int> agreeing;
  for (const int work : among) {
    const Facts& facts = facts_[static_cast<std::size_t>(work)];
    const auto& persons = facts.persons;
    const auto bears = [&](const Person& person) { return person.surname == surname; };
    const bool second = std::find(facts.surnames.begin(), facts.surnames.end(), rest) !=
                        facts.surnames.end();  // "Roe, Doe": both are surnames.
    if (second || std::none_of(persons.begin(), persons.end(), bears) ||
        std::any_of(persons.begin(), persons.end(), [&](const Person& person) {
          return bears(person) && may_be_one(person.given, rest);
        }))
      agreeing.push_back(work);
  }
  other_given = agreeing.empty();
  return other_given ? among : agreeing;
}

double WorkTable::title_score(const Facts& facts, const std::vector<std::string>& given) const {
  double total = 0, matched = 0;
  for (const auto& word : given) {
    const auto found = title_words_.find(word);
    const double frequency = found == title_words_.end() ? 0 : found->second;
    const double weight =
        rules_.on(CitationRule::RareWords)
            ? std::log(1.0 + static_cast<double>(works_.size() + 1) / (frequency + 0.5))
            : 1.0;
    total += weight;
    if (std::find(facts.title.begin(), facts.title.end(), word) != facts.title.end())
      matched += weight;
  }
  if (total == 0) return 0;
  double score = matched / total;
  // Words that stand in the title side by side, best at its beginning, are the author's own
  // shortening.
  const auto run = std::search(facts.title.begin(), facts.title.end(), given.begin(), given.end());
  if (run != facts.title.end()) score += run == facts.title.begin() ? 0.5 : 0.25;
  return score;
}

WorkMatch WorkTable::find(std::string_view author, std::string_view title,
                          std::string_view year) const {
  const auto given = title_words_of(title);
  std::vector<int> among;
  bool other_given = false;
  if (!author.empty()) {
    among = candidates(author, other_given);
    if (among.empty() || (other_given && given.empty())) return {};
  } else {
    if (given.empty()) return {};
    const auto start = by_start_.find(join_words(given, 2));
    if (start != by_start_.end()) among = start->second;
    for (std::size_t i = 0; among.empty() && i < std::min(works_.size(), std::size_t{2000}); ++i) {
      if (title_score(facts_[i], given) >= 1.0) among.push_back(static_cast<int>(i));
    }
  }
  if (!year.empty()) {
    std::erase_if(among,
                  [&](int work) { return facts_[static_cast<std::size_t>(work)].year != year; });
  }
  if (!given.empty()) {
    auto found = best_titled(among, given, author.empty() ? 0.95 : kEnough);
    if (other_given) found.confidence = std::min(found.confidence, Confidence::Medium);
    return found;
  }
  if (among.size() > 1) {
    // Where the name leads only one of the works, that one is meant.
    const auto leads = by_author(among, author);
    if (leads.size() != 1 && rules_.on(CitationRule::ClearWinner))
      return {-1, Confidence::Ambiguous, leads};
    among = leads;
  }
  return among.empty()
             ? WorkMatch{}
             : WorkMatch{among.front(), year.empty() ? Confidence::Medium : Confidence::High};
}

// The work of `among` whose title fits `given` best, if it is ahead of the next.
WorkMatch WorkTable::best_titled(const std::vector<int>& among,
                                 const std::vector<std::string>& given, double enough) const {
  std::vector<std::pair<double, int>> scores;
  double best = 0;
  for (const int work : among) {
    scores.emplace_back(title_score(facts_[static_cast<std::size_t>(work)], given), work);
    best = std::max(best, scores.back().first);
  }
  if (best < enough) return {};
  WorkMatch out{-1, Confidence::Ambiguous};
  for (const auto& [score, work] : scores) {
    if (best - score < kMargin) out.candidates.push_back(work);
  }
  if (out.candidates.size() > 1 && rules_.on(CitationRule::ClearWinner)) return out;
  return {out.candidates.front(), best >= 1.0 ? Confidence::High : Confidence::Medium};
}

std::vector<int> WorkTable::by_name(const std::vector<int>& works, std::string_view name) const {
  const auto words = title_words_of(name);
  // "Monitoring Team, Twelfth Report": the title behind a part of the author's name.
  const auto comma = name.find(", ");
  const auto rest = title_words_of(comma == std::string_view::npos ? name : name.substr(comma + 2));
  std::vector<int> out;
  if (words.empty()) return out;
  const auto leads = [](const std::vector<std::string>& given,
                        const std::vector<std::string>& title) {
    return given.size() >= 2 && given.size() <= title.size() &&
           std::equal(given.begin(), given.end(), title.begin());
  };
  for (const int work : works) {
    const auto i = static_cast<std::size_t>(work);
    const auto& title = facts_[i].title;
    const bool titled =
        (leads(words, title) || leads(rest, title)) && rules_.on(CitationRule::NoteByTitle);
    if (titled ||
        (rules_.on(CitationRule::NoteByOutlet) && title_words_of(works_[i].container) == words))
      out.push_back(work);
  }
  return out;
}

std::vector<int> WorkTable::by_author(const std::vector<int>& works,
                                      std::string_view author) const {
  bool other_given = false;
  const auto among = candidates(author, other_given);
  std::vector<int> out;
  if (other_given) return out;
  for (const int work : works) {
    if (!rules_.on(CitationRule::LeadingAuthor)) break;
    if (std::find(among.begin(), among.end(), work) == among.end()) continue;
    const auto& surnames = facts_[static_cast<std::size_t>(work)].surnames;
    const auto name = folded_words(split_author(leading_author(author)).family);
    const bool first =
        !surnames.empty() && !name.empty() && surnames.front() == join_words(name, name.size());
    if (first) out.push_back(work);
  }
  if (!out.empty()) return out;
  for (const int work : works) {
    if (std::find(among.begin(), among.end(), work) != among.end()) out.push_back(work);
  }
  return out;
}

}  // namespace dossier
