// SPDX-License-Identifier: GPL-2.0-or-later
// Searcher::cites and cited_by: what a document cites, and what cites a work.

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <set>

#include "analysis/analyzer.h"
#include "schema/citation_key.h"
#include "schema/terms.h"
#include "schema/work_key.h"
#include "schema/work_terms.h"
#include "searcher/results/passage.h"
#include "searcher/searcher_impl.h"
#include "searcher/works/note_labels.h"

namespace dossier {
namespace {

const Footnote* footnote_of(const Document& document, const Citation& citation) {
  for (const auto& note : document.footnotes) {
    if (note.text_paragraph == citation.paragraph) return &note;
  }
  for (const auto& note : document.footnotes) {
    if (!citation.note.empty() && note.label == citation.note) return &note;
  }
  return nullptr;
}

CitingPlace make_place(const DocumentHead& head, const Document& document,
                       const Citation& citation) {
  CitingPlace place;
  place.head = head;
  if (!citation.note.empty()) place.note = citation.note;
  place.raw = citation.raw;
  place.locator = citation.reference.locator;
  place.signal = citation.signal;
  place.rule = citation.rule;
  place.klass = citation.klass;
  place.confidence = citation.confidence;
  auto where = citation.paragraph;
  auto offset = citation.bytes.end;
  if (const auto* note = footnote_of(document, citation); note != nullptr && note->paragraph) {
    where = *note->paragraph;
    offset = note->offset;
  }
  const auto& paragraph = document.paragraphs.at(where);
  place.section = paragraph.section;
  const auto sentence = sentence_at(paragraph.text, offset);
  place.sentence = citation.klass == CitationClass::Entry
                       ? citation.raw
                       : paragraph.text.substr(sentence.begin, sentence.size());
  return place;
}

bool is_one_of(const Work& work, const std::set<std::string>& works) {
  return std::any_of(work.keys.begin(), work.keys.end(),
                     [&](const auto& key) { return works.contains(work_id(key)); });
}

std::uint32_t distinct_documents(const std::vector<CitingPlace>& places) {
  std::set<std::string_view> ids;
  for (const auto& place : places) ids.insert(place.head.id);
  return static_cast<std::uint32_t>(ids.size());
}

}  // namespace

bool says_more(const Work& a, const Work& b) {
  const auto told = [](const Work& work) {
    return work.authors.size() + !work.title.empty() + !work.container.empty() +
           !work.date.empty() + !work.url.empty();
  };
  return told(a) != told(b) ? told(a) > told(b) : a.keys < b.keys;
}

std::string Searcher::Impl::citation_key_of(const Work& work) const {
  const auto date = parse_date(work.date);
  return citation_key({work.authors.empty() ? work.container : work.authors.front(), work.title,
                       date ? date->year : 0, ""},
                      analyzer, index.stop_lists());
}

std::string Searcher::Impl::shown_key(const Work& work, std::optional<Xapian::docid> held) const {
  return held ? record(*held).own_keys().front() : work.keys.front();
}

CitesAnswer Searcher::cites(const std::string& name) {
  return impl_->with_retry([&] {
    const auto shown = impl_->show(impl_->find_document(name));
    CitesAnswer answer;
    answer.head = shown.head;
    for (std::size_t i = 0; i < shown.document.works.size(); ++i) {
      const auto& work = shown.document.works[i];
      answer.works.push_back({shown.work_keys[i],
                              impl_->citation_key_of(work),
                              work,
                              shown.held[i],
                              {},
                              0,
                              Confidence::None});
    }
    for (const auto& citation : shown.document.citations) {
      if (citation.work < 0) continue;
      auto& work = answer.works.at(static_cast<std::size_t>(citation.work));
      ++work.citations;
      work.confidence = std::max(work.confidence, citation.confidence);
      add_note_label(work.notes, citation.note);
    }
    return answer;
  });
}

std::vector<std::string> Searcher::Impl::keys_of(const std::string& what) {
  for (const auto* kind : {"doi:", "url:", "title:", "id:"}) {
    if (what.starts_with(kind)) return {what};  // A work key, as answers show it.
  }
  if (const auto id = find_named(what)) return record(*id).own_keys();
  // Only what has no blank can be an address or a DOI: "See 10.1 million" is a title.
  return what.find(' ') == std::string::npos ? work_keys(what, what, "", "")
                                             : std::vector<std::string>{};
}

std::string Searcher::Impl::title_of(const std::set<std::string>& works) const {
  if (const auto held = find_held(works)) return record(*held).meta().title;
  for (const auto id : citing(works)) {
    auto found = record(id);
    for (const auto& work : found.without_mentions().works) {
      if (is_one_of(work, works) && !work.title.empty()) return work.title;
    }
  }
  return {};
}

std::set<std::string> Searcher::Impl::works_called(const std::string& title) const {
  auto exact = works_titled(index.database(), title);
  if (!exact.empty()) return exact;
  const auto longer = works_with_main_title(index.database(), title);
  if (longer.size() < 2) return longer.empty() ? std::set<std::string>{} : longer.front();
  std::string titles;
  for (std::size_t i = 0; i < std::min<std::size_t>(longer.size(), 5); ++i)
    titles += (i == 0 ? "“" : "; “") + title_of(longer[i]) + "”";
  throw Error(fmt::format("{} works have a title that begins so", longer.size()),
              "give one in full: " + titles);
}

std::pair<std::set<std::string>, Xapian::docid> Searcher::Impl::work_named(
    const std::string& what) {
  const auto keys = keys_of(what);
  auto works = keys.empty() ? works_called(what) : same_work(index.database(), keys);
  const auto self = find_held(works).value_or(0);
  if (self != 0) works = same_work(index.database(), record(self).own_keys());
  return {std::move(works), self};
}

CitedByAnswer Searcher::cited_by(const std::string& what) {
  return impl_->with_retry([&] {
    CitedByAnswer answer;
    const auto [works, self] = impl_->work_named(what);
    if (self != 0) {
      const auto record = impl_->record(self);
      answer.held = record.meta().id;
      answer.title = record.meta().title;
      answer.work = impl_->shown_key({}, self);
    }
    Work described;  // As the document that says most of it has it.
    for (const auto id : impl_->citing(works, self)) {
      auto record = impl_->record(id);
      const auto& document = record.without_mentions();
      const auto head = impl_->head(id, record);
      for (const auto& citation : document.citations) {
        if (citation.work < 0) continue;
        const auto& work = document.works.at(static_cast<std::size_t>(citation.work));
        if (!is_one_of(work, works)) continue;
        if (self == 0 && (described.keys.empty() || says_more(work, described))) described = work;
        answer.citing.push_back(make_place(head, document, citation));
      }
    }
    if (self == 0 && !described.keys.empty()) {
      answer.title = described.title;
      answer.work = impl_->shown_key(described, std::nullopt);
    }
    if (answer.work.empty()) {
      const auto keys = impl_->keys_of(what);
      if (!keys.empty()) answer.work = keys.front();
    }
    std::stable_sort(
        answer.citing.begin(), answer.citing.end(), [](const CitingPlace& a, const CitingPlace& b) {
          return a.head.date != b.head.date ? a.head.date > b.head.date : a.head.id < b.head.id;
        });
    answer.total = distinct_documents(answer.citing);
    return answer;
  });
}

std::optional<std::string> Searcher::held(const Reference& reference) {
  return impl_->with_retry([&]() -> std::optional<std::string> {
    const auto keys = work_keys(reference.doi, reference.url, reference.title, reference.date);
    if (keys.empty()) return std::nullopt;
    const auto id = impl_->find_held(same_work(impl_->index.database(), keys));
    return id ? std::optional(impl_->record(*id).meta().id) : std::nullopt;
  });
}

// Documents are drawn evenly, then a citation of each, so that one long bibliography is not the
// whole sample.
std::vector<CitationSample> Searcher::sample_citations(std::size_t count, std::uint64_t seed) {
  return impl_->with_retry([&] {
    std::vector<CitationSample> samples;
    const auto& database = impl_->index.database();
    std::vector<Xapian::docid> ids(database.postlist_begin(""), database.postlist_end(""));
    std::mt19937_64 random(seed);
    std::set<std::pair<Xapian::docid, std::size_t>> drawn;
    // Documents without citations, and citations already drawn, are drawn in vain.
    for (std::size_t tries = 0; samples.size() < count && tries < count * 20 && !ids.empty();
         ++tries) {
      const auto id = ids[random() % ids.size()];
      auto record = impl_->record(id);
      const auto& document = record.without_mentions();
      std::vector<std::size_t> resolved;
      for (std::size_t i = 0; i < document.citations.size(); ++i) {
        if (document.citations[i].work >= 0) resolved.push_back(i);
      }
      if (resolved.empty()) continue;
      const auto at = resolved[random() % resolved.size()];
      if (drawn.emplace(id, at).second)
        samples.push_back(impl_->sample(id, record, document.citations[at]));
    }
    return samples;
  });
}

CitationSample Searcher::Impl::sample(Xapian::docid id, Record& record, const Citation& citation) {
  const auto& document = record.without_mentions();
  const auto place = make_place({}, document, citation);
  const auto& work = document.works.at(static_cast<std::size_t>(citation.work));
  CitationSample out;
  out.document = document.meta.id;
  out.title = document.meta.title;
  out.note = place.note;
  out.raw = citation.raw;
  out.sentence = place.sentence;
  out.work_title = work.title;
  const auto held = find_held(same_work(index.database(), work.keys), id);
  out.work = shown_key(work, held);
  if (held) {
    const auto meant = this->record(*held);
    out.held = meant.meta().id;
    out.work_title = meant.meta().title;
  }
  out.klass = citation.klass;
  out.confidence = citation.confidence;
  out.rule = citation.rule;
  return out;
}

}  // namespace dossier
