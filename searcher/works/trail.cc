// SPDX-License-Identifier: GPL-2.0-or-later
// Searcher::trail and graph: following citations from document to document.

#include <algorithm>
#include <map>
#include <unordered_map>

#include "schema/work_terms.h"
#include "searcher/searcher_impl.h"
#include "searcher/works/note_labels.h"

namespace dossier {
namespace {

// More sources than a person follows.
constexpr std::size_t kMostSteps = 2000;

// One name for a work, whichever of its keys it is cited by: that of the document, if it is held.
class WorkNames {
 public:
  explicit WorkNames(const Searcher::Impl& impl) : impl_(impl) {}

  struct Name {
    std::string name;
    Xapian::docid held = 0;
  };

  Name of(const Work& work, Xapian::docid cited_in) {
    const auto works = same_work(impl_.index.database(), work.keys);
    const auto held = impl_.find_held(works, cited_in).value_or(0);
    if (held != 0) return {"#" + std::to_string(held), held};
    return {*works.begin(), 0};
  }

 private:
  const Searcher::Impl& impl_;
};

struct CitedOnce {
  Confidence confidence = Confidence::None;
  std::vector<std::string> notes;
  std::uint32_t places = 0;
};

// The citations of each work of a document, together; with `note`, of that note alone.
std::map<std::int32_t, CitedOnce> citations_by_work(const Document& document,
                                                    const std::string& note) {
  std::map<std::int32_t, CitedOnce> cited;
  for (const auto& citation : document.citations) {
    if (citation.work < 0 || (!note.empty() && citation.note != note)) continue;
    auto& once = cited[citation.work];
    ++once.places;
    once.confidence = std::max(once.confidence, citation.confidence);
    add_note_label(once.notes, citation.note);
  }
  return cited;
}

// Breadth first, so that every source stands at its nearest; then put in reading order.
class TrailWalk {
 public:
  TrailWalk(Searcher::Impl& impl, TrailAnswer& answer)
      : impl_(impl), names_(impl), answer_(answer) {}

  void walk(Xapian::docid start, std::uint32_t depth, const std::string& note) {
    std::vector<Place> open{{start, kNobody}};
    for (std::uint32_t level = 1; level <= depth && !open.empty(); ++level) {
      std::vector<Place> next;
      for (const auto& place : open) add_sources(place, level, level == 1 ? note : "", next);
      open = std::move(next);
    }
    order();
  }

 private:
  static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);
  struct Place {
    Xapian::docid document;
    std::size_t step;  // Its own among steps_.
  };
  struct Step {
    TrailStep step;
    std::size_t parent;
  };

  void add_sources(const Place& place, std::uint32_t level, const std::string& note,
                   std::vector<Place>& next) {
    auto record = impl_.record(place.document);
    const auto& document = record.without_mentions();
    by_name_.try_emplace("#" + std::to_string(place.document), place.step);
    for (const auto& [work, cited] : citations_by_work(document, note)) {
      const auto& known = document.works.at(static_cast<std::size_t>(work));
      const auto name = names_.of(known, place.document);
      if (const auto met = by_name_.find(name.name); met != by_name_.end()) {
        if (met->second != kNobody) steps_[met->second].step.from.push_back(document.meta.id);
        continue;
      }
      if (steps_.size() == kMostSteps) {
        answer_.cut = true;
        return;
      }
      by_name_[name.name] = steps_.size();
      if (name.held != 0) next.push_back({name.held, steps_.size()});
      steps_.push_back({make_step(known, cited, name.held, document.meta.id, level), place.step});
    }
  }

  TrailStep make_step(const Work& work, const CitedOnce& cited, Xapian::docid held,
                      const std::string& from, std::uint32_t level) const {
    TrailStep step;
    step.depth = level;
    step.key = impl_.shown_key(work, held != 0 ? std::optional(held) : std::nullopt);
    step.title = work.title;
    step.date = work.date;
    step.confidence = cited.confidence;
    step.notes = cited.notes;
    step.from = {from};
    if (held != 0) {
      const auto record = impl_.record(held);
      step.held = record.meta().id;
      step.title = record.meta().title;
      step.date = record.meta().date ? record.meta().date->iso() : "";
    }
    return step;
  }

  // Each source behind the one it was reached by.
  void order() {
    std::vector<std::vector<std::size_t>> children(steps_.size() + 1);
    for (std::size_t i = 0; i < steps_.size(); ++i)
      children[steps_[i].parent == kNobody ? steps_.size() : steps_[i].parent].push_back(i);
    std::vector<std::size_t> open(children.back().rbegin(), children.back().rend());
    while (!open.empty()) {
      const auto at = open.back();
      open.pop_back();
      if (steps_[at].step.from.size() > 1) answer_.meetings.push_back(answer_.steps.size());
      answer_.steps.push_back(std::move(steps_[at].step));
      open.insert(open.end(), children[at].rbegin(), children[at].rend());
    }
    std::stable_sort(answer_.meetings.begin(), answer_.meetings.end(), [&](auto a, auto b) {
      return answer_.steps[a].from.size() > answer_.steps[b].from.size();
    });
  }

  Searcher::Impl& impl_;
  WorkNames names_;
  TrailAnswer& answer_;
  std::vector<Step> steps_;
  std::unordered_map<std::string, std::size_t> by_name_;
};

// Documents and works as they come up, each one node.
class GraphMaker {
 public:
  GraphMaker(Searcher::Impl& impl, GraphAnswer& answer)
      : impl_(impl), names_(impl), answer_(answer) {}

  void add(Xapian::docid id) {
    auto record = impl_.record(id);
    const auto& document = record.without_mentions();
    const auto from = document_node(id, document.meta);
    for (const auto& [work, cited] : citations_by_work(document, "")) {
      const auto& known = document.works.at(static_cast<std::size_t>(work));
      const auto name = names_.of(known, id);
      const auto to =
          name.held != 0
              ? document_node(name.held, impl_.record(name.held).meta())
              : node(name.name, {known.keys.front(), false, known.title, known.date, ""});
      answer_.edges.push_back({from, to, cited.confidence, cited.places});
    }
  }

 private:
  std::size_t document_node(Xapian::docid id, const Metadata& meta) {
    return node("#" + std::to_string(id),
                {meta.id, true, meta.title, meta.date ? meta.date->iso() : "", meta.kind});
  }
  std::size_t node(const std::string& name, GraphNode&& made) {
    const auto [at, fresh] = by_name_.try_emplace(name, answer_.nodes.size());
    if (fresh) answer_.nodes.push_back(std::move(made));
    return at->second;
  }

  Searcher::Impl& impl_;
  WorkNames names_;
  GraphAnswer& answer_;
  std::unordered_map<std::string, std::size_t> by_name_;
};

}  // namespace

TrailAnswer Searcher::trail(const std::string& name, std::uint32_t depth, const std::string& note) {
  return impl_->with_retry([&] {
    TrailAnswer answer;
    const auto start = impl_->find_document(name);
    auto record = impl_->record(start);
    answer.head = impl_->head(start, record);
    const auto& notes = record.without_mentions().footnotes;
    if (!note.empty() &&
        std::none_of(notes.begin(), notes.end(), [&](const auto& n) { return n.label == note; })) {
      throw Error(answer.head.id + " has no note " + note,
                  "dossier show " + answer.head.id + " shows its notes");
    }
    TrailWalk(*impl_, answer).walk(start, depth, note);
    return answer;
  });
}

GraphAnswer Searcher::graph(const std::string& query) {
  return impl_->with_retry([&] {
    GraphAnswer answer;
    GraphMaker maker(*impl_, answer);
    impl_->each_match(query, [&](Xapian::docid id) { maker.add(id); });
    return answer;
  });
}

}  // namespace dossier
