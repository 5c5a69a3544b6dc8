// SPDX-License-Identifier: GPL-2.0-or-later
// Searcher::cites and cited_by: what a document cites, and what cites a work.

#include <algorithm>
#include <map>
#include <set>

#include "analysis/analyzer.h"
#include "schema/terms.h"
#include "schema/work_key.h"
#include "searcher/searcher_impl.h"

namespace dossier {
namespace {

constexpr std::string_view kTitleKey = "title:";
// A work is followed from one key to its others through the documents that cite it, but not
// endlessly.
constexpr int kMostRounds = 3;

const Footnote* footnote_of(const Document& document, const Citation& citation) {
  for (const auto& note : document.footnotes) {
    if (note.text_paragraph == citation.paragraph) return &note;
  }
  for (const auto& note : document.footnotes) {
    if (!citation.note.empty() && note.label == citation.note) return &note;
  }
  return nullptr;
}

// The sentence of `text` that byte `offset` stands in or directly after.
std::string sentence_at(const std::string& text, std::uint32_t offset) {
  const auto all = sentences(text);
  for (const auto& sentence : all) {
    if (offset <= sentence.end && (offset > sentence.begin || sentence.begin == 0))
      return text.substr(sentence.begin, sentence.size());
  }
  return all.empty() ? text : text.substr(all.back().begin, all.back().size());
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
  place.sentence =
      citation.klass == CitationClass::Entry ? citation.raw : sentence_at(paragraph.text, offset);
  return place;
}

bool shares_key(const Work& work, const std::set<std::string>& keys) {
  return std::any_of(work.keys.begin(), work.keys.end(),
                     [&](const auto& key) { return keys.contains(key); });
}

// Every key of a cited work that has this title, in whatever year; "title:…|2020" where `text` is
// the title.
std::vector<std::string> title_keys(std::string_view text, const Xapian::Database& database) {
  const auto key = title_key(text, "");
  std::vector<std::string> keys;
  if (key.empty()) return keys;
  for (const auto prefix : {prefix::kCites, prefix::kKnownAs}) {
    const auto start = std::string(prefix).append(kTitleKey).append(key);
    for (auto it = database.allterms_begin(start); it != database.allterms_end(start); ++it)
      keys.push_back((*it).substr(prefix.size()));
  }
  return keys;
}

std::uint32_t distinct_documents(const std::vector<CitingPlace>& places) {
  std::set<std::string_view> ids;
  for (const auto& place : places) ids.insert(place.head.id);
  return static_cast<std::uint32_t>(ids.size());
}

}  // namespace

CitesAnswer Searcher::cites(const std::string& name) {
  return impl_->with_retry([&] {
    const auto shown = impl_->show(impl_->find_document(name));
    CitesAnswer answer;
    answer.head = shown.head;
    for (std::size_t i = 0; i < shown.document.works.size(); ++i) {
      answer.works.push_back(
          {shown.work_keys[i], shown.document.works[i], shown.held[i], {}, 0, Confidence::None});
    }
    for (const auto& citation : shown.document.citations) {
      if (citation.work < 0) continue;
      auto& work = answer.works.at(static_cast<std::size_t>(citation.work));
      ++work.citations;
      work.confidence = std::max(work.confidence, citation.confidence);
      const bool listed = !work.notes.empty() && work.notes.back() == citation.note;
      if (!citation.note.empty() && !listed) work.notes.push_back(citation.note);
    }
    return answer;
  });
}

CitedByAnswer Searcher::cited_by(const std::string& what) {
  return impl_->with_retry([&] {
    CitedByAnswer answer;
    std::vector<std::string> first_keys;
    Xapian::docid self = 0;
    if (const auto url = canonical_url(what);
        !url.empty() && url.find(' ') == std::string::npos && !impl_->find_id(what)) {
      first_keys = work_keys(what, what, "", "");
    } else if (const auto doi = canonical_doi(what); !doi.empty()) {
      first_keys = work_keys(what, "", "", "");
    } else {
      first_keys = title_keys(what, impl_->index.database());
    }
    if (const auto held = impl_->find_held(first_keys)) self = *held;
    if (first_keys.empty() || impl_->find_id(what)) self = impl_->find_document(what);
    std::set<std::string> keys(first_keys.begin(), first_keys.end());
    if (self != 0) {
      const auto record = impl_->record(self);
      answer.held = record.meta().id;
      answer.title = record.meta().title;
      keys.insert(record.own_keys().begin(), record.own_keys().end());
      if (first_keys.empty()) first_keys = record.own_keys();
    }
    answer.work = first_keys.front();

    // Who cites the work by its address knows its title, and by the title finds who cites it
    // without an address.
    std::map<Xapian::docid, Record> records;
    for (int round = 0; round < kMostRounds; ++round) {
      const auto before = keys.size();
      for (const auto id : impl_->citing({keys.begin(), keys.end()}, self)) {
        auto& record = records.try_emplace(id, impl_->record(id)).first->second;
        for (const auto& work : record.document().works) {
          if (!shares_key(work, keys)) continue;
          keys.insert(work.keys.begin(), work.keys.end());
          if (answer.title.empty()) answer.title = work.title;
        }
      }
      if (keys.size() == before) break;
    }
    for (auto& [id, record] : records) {
      const auto head = impl_->head(id, record);
      const auto& document = record.document();
      for (const auto& citation : document.citations) {
        if (citation.work < 0 ||
            !shares_key(document.works.at(static_cast<std::size_t>(citation.work)), keys))
          continue;
        answer.citing.push_back(make_place(head, document, citation));
      }
    }
    std::stable_sort(
        answer.citing.begin(), answer.citing.end(), [](const CitingPlace& a, const CitingPlace& b) {
          return a.head.date != b.head.date ? a.head.date > b.head.date : a.head.id < b.head.id;
        });
    answer.total = distinct_documents(answer.citing);
    return answer;
  });
}

}  // namespace dossier
