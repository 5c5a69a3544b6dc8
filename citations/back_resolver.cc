// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/back_resolver.h"

#include <algorithm>

namespace dossier {
namespace {

void add_distinct(std::vector<int>& works, int work) {
  if (work >= 0 && std::find(works.begin(), works.end(), work) == works.end())
    works.push_back(work);
}

// The distinct works of `matches`.
std::vector<int> distinct(const std::vector<WorkMatch>& matches) {
  std::vector<int> out;
  for (const auto& match : matches) add_distinct(out, match.work);
  return out;
}

// The same with those that an ambiguous one may mean.
std::vector<int> possible(const std::vector<WorkMatch>& matches) {
  std::vector<int> out;
  for (const auto& match : matches) {
    add_distinct(out, match.work);
    for (const int work : match.candidates) add_distinct(out, work);
  }
  return out;
}

Confidence weaker(Confidence a, Confidence b) { return std::min(a, b); }

}  // namespace

void BackResolver::begin_note(const std::string& label) {
  if (!label_.empty() && (rules_.on(CitationRule::NotesRestart) || !notes_.contains(label_)))
    notes_[label_] = current_;
  if (current_.matches.empty() && rules_.on(CitationRule::IbidPastRemarks)) {
    comment_between_ = !previous_.matches.empty();
  } else {
    previous_ = std::move(current_);
    comment_between_ = false;
  }
  current_ = {};
  label_ = label;
}

void BackResolver::remember(const WorkMatch& match, bool nested) {
  if (!nested || !rules_.on(CitationRule::IbidPastNested)) current_.matches.push_back(match);
}

WorkMatch BackResolver::resolve(const BackReference& back, std::string& rule) const {
  switch (back.klass) {
    case CitationClass::Ibid:
    case CitationClass::Idem:
      return back.author.empty() ? ibid(rule) : named_ibid(back, rule);
    case CitationClass::Supra:
      if (!back.note.empty()) return in_note(back, rule);
      return earlier_work(back, rule);
    case CitationClass::OpCit:
      return back.author.empty() ? ibid(rule) : earlier_work(back, rule);
    case CitationClass::Short:
      return works_.find(back.author, back.title, back.year);
    default:
      return {};
  }
}

// The citation right before: the segment before in this note, else the only work of the last note
// that cites.
WorkMatch BackResolver::ibid(std::string& rule) const {
  if (!current_.matches.empty() && rules_.on(CitationRule::IbidSameNote)) {
    rule += "-same-note";
    const WorkMatch& last = current_.matches.back();
    return {last.work, weaker(last.confidence, Confidence::High), last.candidates};
  }
  rule += comment_between_ ? "-past-comment" : "-previous";
  const auto works = distinct(previous_.matches);
  const bool unresolved = std::any_of(previous_.matches.begin(), previous_.matches.end(),
                                      [](const auto& match) { return match.work < 0; });
  const bool several = works.size() > 1 || (works.size() == 1 && unresolved);
  if (several && rules_.on(CitationRule::IbidOneWork))
    return {-1, Confidence::Ambiguous, possible(previous_.matches)};
  if (works.empty()) {
    if (previous_.matches.empty()) return {};
    return {-1, previous_.matches.back().confidence, possible(previous_.matches)};
  }
  const Confidence chain = weaker(previous_.matches.back().confidence, Confidence::High);
  return {works.front(), comment_between_ ? weaker(chain, Confidence::Medium) : chain};
}

// Of what this note and the one before cite, the author's; else his earlier work.
WorkMatch BackResolver::named_ibid(const BackReference& back, std::string& rule) const {
  for (const auto* cited : {&current_, &previous_}) {
    const auto works = works_.by_author(distinct(cited->matches), back.author);
    if (works.size() == 1) return {works.front(), Confidence::High};
    if (works.size() > 1) return {-1, Confidence::Ambiguous, works};
  }
  return earlier_work(back, rule);
}

// "supra note 6", "(n 14)": the works of that note, told apart by author.
WorkMatch BackResolver::in_note(const BackReference& back, std::string& rule) const {
  if (const int work = works_.by_symbol(back.author); work >= 0) return {work, Confidence::High};
  const auto note = notes_.find(back.note);
  auto works = note == notes_.end() ? std::vector<int>{} : distinct(note->second.matches);
  const bool told = !back.author.empty() && rules_.on(CitationRule::NoteByAuthor);
  const auto named = told ? works_.by_author(works, back.author) : works;
  if (named.size() == 1) return {named.front(), Confidence::High};
  if (named.size() > 1) {
    WorkMatch found = back.title.empty() ? WorkMatch{} : works_.find(back.author, back.title, "");
    if (found.work >= 0) return found;
    return {-1, Confidence::Ambiguous, named};
  }
  // No author's name, but an outlet's or a title.
  if (const auto called = works_.by_name(works, back.author); called.size() == 1) {
    rule += "-by-title";
    return {called.front(), Confidence::High};
  }
  // Another author stands in that note, or the note is not there: notes were renumbered. The name
  // decides.
  if (!back.author.empty() && rules_.on(CitationRule::NoteByName)) {
    rule += "-by-name";
    WorkMatch found = works_.find(back.author, back.title, "");
    found.confidence = weaker(found.confidence, Confidence::Medium);
    return found;
  }
  return {};
}

WorkMatch BackResolver::earlier_work(const BackReference& back, std::string& rule) const {
  rule += "-by-name";
  const WorkMatch found = works_.find(back.author, back.title, "");
  const bool known = found.work >= 0 || found.confidence == Confidence::Ambiguous;
  return known || back.quoted ? found : works_.find(back.author, "", "");
}

std::vector<std::string> BackResolver::last_authors() const {
  for (const auto* cited : {&current_, &previous_}) {
    for (auto match = cited->matches.rbegin(); match != cited->matches.rend(); ++match) {
      if (match->work >= 0) return works_.works()[static_cast<std::size_t>(match->work)].authors;
    }
  }
  return {};
}

}  // namespace dossier
