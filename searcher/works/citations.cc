// SPDX-License-Identifier: GPL-2.0-or-later
// Searcher::cites and cited_by: what a document cites, and what cites a work.

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <set>

#include "schema/terms.h"
#include "schema/work_key.h"
#include "schema/work_terms.h"
#include "searcher/results/passage.h"
#include "searcher/works/named_works.h"
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

std::uint32_t distinct_documents(const std::vector<CitingPlace>& places) {
  std::set<std::string_view> ids;
  for (const auto& place : places) ids.insert(place.head.id);
  return static_cast<std::uint32_t>(ids.size());
}

CitationSample sample(const Searcher::Impl& impl, Xapian::docid id, Record& record,
                      const Citation& citation) {
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
  const auto held = impl.find_held(same_work(impl.index.database(), work.keys), id);
  out.work = impl.shown_key(work, held);
  if (held) {
    const auto meant = impl.record(*held);
    out.held = meant.meta().id;
    out.work_title = meant.meta().title;
  }
  out.klass = citation.klass;
  out.confidence = citation.confidence;
  out.rule = citation.rule;
  return out;
}

}  // namespace

CitesAnswer Searcher::cites(const std::string& name) {
  return impl_->with_retry([&] {
    const auto shown = impl_->show(impl_->find_document(name));
    CitesAnswer answer;
    answer.head = shown.head;
    for (std::size_t i = 0; i < shown.document.works.size(); ++i) {
      const auto& work = shown.document.works[i];
      answer.works.push_back({shown.work_keys[i],
                              citation_key_of(*impl_, work),
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

CitedByAnswer Searcher::cited_by(const std::string& what) {
  return impl_->with_retry([&] {
    CitedByAnswer answer;
    const auto [works, self] = work_named(*impl_, what);
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
      const auto keys = keys_of(*impl_, what);
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
        samples.push_back(sample(*impl_, id, record, document.citations[at]));
    }
    return samples;
  });
}

}  // namespace dossier
