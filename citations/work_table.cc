// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/work_table.h"

#include <algorithm>
#include <set>

#include "citations/author_names.h"
#include "citations/work_likeness.h"
#include "schema/work_key.h"

namespace dossier {
namespace {

// At most so many works of one name or beginning are compared: a hostile document stays linear.
constexpr std::size_t kMostCandidates = 64;

std::size_t filled(const Reference& reference) {
  return (reference.authors.empty() ? 0U : 1U) + !reference.title.empty() +
         !reference.container.empty() +
         (reference.date.empty()      ? 0U
          : reference.date.size() > 4 ? 2U
                                      : 1U) +
         !reference.url.empty() + !reference.doi.empty();
}

// "In Proceedings of X" as printed -> "Proceedings of X", as a work is shown.
std::string without_in(const std::string& container) {
  for (const std::string_view in : {"In: ", "in: ", "In ", "in "}) {
    if (container.starts_with(in)) return container.substr(in.size());
  }
  return container;
}

// How much a key says, the least the most; a title says least.
constexpr int kTitleStrength = 3;

int strength(const std::string& key) {
  return key.starts_with("doi:")   ? 0
         : key.starts_with("un:")  ? 1
         : key.starts_with("url:") ? 2
                                   : kTitleStrength;
}

}  // namespace

// The address as the page's own; as written where that rule is off.
std::string WorkTable::page(std::string_view url) const {
  return rules_.on(CitationRule::Addresses) ? canonical_url(url) : std::string(url);
}

WorkTable::Facts WorkTable::facts_of(const ParsedReference& parsed) const {
  Facts out;
  out.title = title_words_of(parsed.reference.title);
  for (const auto& author : parsed.reference.authors) {
    if (out.surnames.size() >= kMostCandidates) break;
    add_surnames(out.surnames, author);
    if (rules_.on(CitationRule::Acronyms)) {
      if (auto letters = acronym_of(author); !letters.empty())
        out.surnames.push_back(std::move(letters));
    }
    const auto name = split_author(author);
    const auto family = folded_words(name.family), given = folded_words(name.given);
    if (!family.empty() && !given.empty())
      out.persons.push_back({join_words(family, family.size()), join_words(given, given.size())});
  }
  if (out.surnames.empty()) {
    for (const auto& editor : parsed.editors) {
      if (out.surnames.size() < kMostCandidates) add_surnames(out.surnames, editor);
    }
  }
  if (rules_.on(CitationRule::Symbols)) out.symbols = parsed.symbols;
  out.date = parsed.reference.date;
  out.year = out.date.substr(0, 4);
  out.url = page(parsed.reference.url);
  return out;
}

std::vector<std::string> WorkTable::keys_of(const ParsedReference& parsed,
                                            const Facts& facts) const {
  const Reference& reference = parsed.reference;
  auto keys = work_keys(reference.doi, reference.url, reference.title, reference.date);
  std::erase_if(keys, [&](const std::string& key) {
    return !rules_.on(key.starts_with("doi:")   ? CitationRule::Dois
                      : key.starts_with("un:")  ? CitationRule::Symbols
                      : key.starts_with("url:") ? CitationRule::Addresses
                                                : CitationRule::TitleAndYear);
  });
  // A treaty goes by its matter and its day, with or without its parties.
  constexpr std::size_t kDay = 10;
  if (rules_.on(CitationRule::Treaties) && facts.date.size() == kDay) {
    const auto known = title_key(parsed.short_title, facts.year);
    if (!known.empty()) keys.push_back("title:" + known + facts.date.substr(4));
  }
  if (!rules_.on(CitationRule::Addresses) && !facts.url.empty()) keys.push_back("url:" + facts.url);
  for (const auto& symbol : facts.symbols) {
    if (std::find(keys.begin(), keys.end(), symbol) == keys.end()) keys.push_back(symbol);
  }
  std::stable_sort(keys.begin(), keys.end(),
                   [](const auto& a, const auto& b) { return strength(a) < strength(b); });
  // A title of one word is no key by itself; with its author it is.
  if (keys.empty() && !facts.title.empty() && !facts.surnames.empty())
    keys.push_back("title:" + facts.surnames.front() + " " + facts.title.front() + "|" +
                   facts.year);
  return keys;
}

WorkMatch WorkTable::add(const ParsedReference& parsed) {
  Facts facts = facts_of(parsed);
  auto keys = keys_of(parsed, facts);
  if (keys.empty()) return {};
  Confidence confidence = Confidence::Certain;
  int work = same_work(facts, keys, confidence);
  if (work < 0) {
    work = static_cast<int>(works_.size());
    works_.emplace_back();
    facts_.emplace_back();
    // Numbers of one series in one year: the month tells their keys apart.
    for (auto& key : keys) {
      if (strength(key) == kTitleStrength && by_key_.contains(key) && facts.date.size() > 4 &&
          rules_.on(CitationRule::Series))
        key += facts.date.substr(4, 3);
    }
    confidence = strength(keys.front()) < kTitleStrength ? Confidence::Certain : Confidence::High;
  }
  merge(work, parsed, std::move(facts), std::move(keys));
  return {work, confidence};
}

int WorkTable::add_id(const std::string& id) {
  const auto [found, added] = by_key_.emplace("id:" + id, static_cast<int>(works_.size()));
  if (added) {
    works_.emplace_back().keys.push_back("id:" + id);
    facts_.emplace_back();
  }
  return found->second;
}

int WorkTable::same_work(const Facts& facts, const std::vector<std::string>& keys,
                         Confidence& confidence) const {
  for (const auto& key : keys) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) continue;
    const Facts& known = facts_[static_cast<std::size_t>(found->second)];
    if (key.starts_with("un:")) {
      confidence = Confidence::Certain;
      return found->second;
    }
    const bool address = strength(key) < kTitleStrength;
    // One address may serve many works (a home page), one title several authors.
    if (address && !facts.title.empty() && !known.title.empty() &&
        overlap(facts.title, known.title) == 0 && rules_.on(CitationRule::SharedAddresses))
      continue;
    if (!address && (!share_name(facts.surnames, known.surnames) || apart(facts, known))) continue;
    confidence = address ? Confidence::Certain : Confidence::High;
    return found->second;
  }
  confidence = Confidence::High;
  const auto start = by_start_.find(join_words(facts.title, 2));
  if (facts.title.size() < 2 || start == by_start_.end()) return -1;
  for (const int work : start->second) {
    if (nearly_same(facts, facts_[static_cast<std::size_t>(work)])) return work;
  }
  return -1;
}

// Two numbers of one series, whatever their titles: other symbols, or a short title of another
// month.
bool WorkTable::apart(const Facts& a, const Facts& b) const {
  if (!rules_.on(CitationRule::Series)) return false;
  if (!a.symbols.empty() && !b.symbols.empty())
    return std::find_first_of(a.symbols.begin(), a.symbols.end(), b.symbols.begin(),
                              b.symbols.end()) == a.symbols.end();
  constexpr std::size_t kMonth = 7, kSeriesTitle = 8;
  return a.date.size() >= kMonth && b.date.size() >= kMonth && a.title.size() <= kSeriesTitle &&
         (a.url.empty() || b.url.empty()) && a.date.substr(0, kMonth) != b.date.substr(0, kMonth);
}

WorkMatch WorkTable::known(const ParsedReference& parsed) const {
  if (!rules_.on(CitationRule::ListedWorks)) return {};
  const Facts facts = facts_of(parsed);
  const auto found = by_key_.find("title:" + title_key(parsed.reference.title, facts.year));
  if (facts.title.size() < 3 || facts.year.empty() || found == by_key_.end()) return {};
  const Facts& other = facts_[static_cast<std::size_t>(found->second)];
  if (!share_name(facts.surnames, other.surnames) || apart(facts, other)) return {};
  return {found->second, Confidence::High};
}

int WorkTable::by_symbol(std::string_view text) const {
  for (const auto& symbol : document_symbols(text)) {
    if (const auto found = by_key_.find("un:" + symbol.key); found != by_key_.end())
      return found->second;
  }
  return -1;
}

bool WorkTable::nearly_same(const Facts& a, const Facts& b) const {
  if (!share_name(a.surnames, b.surnames) || apart(a, b)) return false;
  const double common = overlap(a.title, b.title);
  const bool near_url = !a.url.empty() && !b.url.empty() && within_edits(a.url, b.url, 2);
  if (near_url && common >= 0.5 && rules_.on(CitationRule::NearAddresses)) return true;
  if (!rules_.on(CitationRule::NearTitles)) return false;
  if (!a.year.empty() && !b.year.empty() && a.year != b.year) return false;
  const auto& shorter = a.title.size() <= b.title.size() ? a.title : b.title;
  const auto& longer = a.title.size() <= b.title.size() ? b.title : a.title;
  const bool both_named = !a.surnames.empty() && !b.surnames.empty();
  const bool prefix = std::equal(shorter.begin(), shorter.end(), longer.begin());
  if (prefix && both_named) return shorter.size() >= 3 || common == 1;
  return common >= 0.85 && (both_named || common == 1);
}

void WorkTable::merge(int at, const ParsedReference& parsed, Facts facts,
                      std::vector<std::string> keys) {
  const auto i = static_cast<std::size_t>(at);
  Work& work = works_[i];
  Facts& known = facts_[i];
  const Reference& reference = parsed.reference;
  const std::size_t fields = filled(reference);
  const bool fuller = fields > known.fields;
  const auto take = [&](auto& into, const auto& from) {
    if (!from.empty() && (into.empty() || fuller)) into = from;
  };
  take(work.authors, reference.authors);
  take(work.title, reference.title);
  take(work.container, without_in(reference.container));
  take(work.date, reference.date);
  take(work.url, reference.url);
  index(at, facts);
  for (auto& surname : facts.surnames) {
    if (std::find(known.surnames.begin(), known.surnames.end(), surname) == known.surnames.end() &&
        known.surnames.size() < kMostCandidates)
      known.surnames.push_back(std::move(surname));
  }
  for (auto& person : facts.persons) {
    if (known.persons.size() < kMostCandidates) known.persons.push_back(std::move(person));
  }
  take(known.title, facts.title);
  take(known.year, facts.year);
  take(known.date, facts.date);
  take(known.symbols, facts.symbols);
  take(known.url, facts.url);
  known.fields = std::max(known.fields, fields);
  for (auto& key : keys) {
    const int owner = by_key_.emplace(key, at).first->second;
    if (owner != at && strength(key) == kTitleStrength && !work.keys.empty()) continue;
    if (std::find(work.keys.begin(), work.keys.end(), key) == work.keys.end())
      work.keys.push_back(std::move(key));
  }
  std::stable_sort(work.keys.begin(), work.keys.end(),
                   [](const auto& a, const auto& b) { return strength(a) < strength(b); });
}

void WorkTable::index(int work, const Facts& facts) {
  const Facts& known = facts_[static_cast<std::size_t>(work)];
  const auto put = [&](auto& map, const std::string& key) {
    auto& list = map[key];
    if (list.size() < kMostCandidates && std::find(list.begin(), list.end(), work) == list.end())
      list.push_back(work);
  };
  for (const auto& surname : facts.surnames) put(by_surname_, surname);
  if (facts.title.size() >= 2) put(by_start_, join_words(facts.title, 2));
  if (!known.title.empty()) return;
  for (const auto& word : std::set<std::string>(facts.title.begin(), facts.title.end()))
    ++title_words_[word];
}

}  // namespace dossier
