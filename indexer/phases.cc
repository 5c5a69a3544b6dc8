// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/phases.h"

#include <algorithm>
#include <set>
#include <utility>

#include "indexer/identity.h"
#include "indexer/ordered_workers.h"
#include "indexer/witnesses.h"

namespace dossier {
namespace {

// More pending documents than this slow Xapian down; fewer make more commits than needed.
constexpr std::size_t kDocumentsPerCommit = 1000;

}  // namespace

void Phases::use_new_settings() {
  settings_ = std::make_unique<LoadedSettings>(load_settings(options_, report_.diagnostics));
  report_.failed += count_lost(report_.diagnostics);
  load_names(options_, *settings_);
  writer_.write_settings(settings_->settings);
  settings_->settings.entities = {};  // The gazetteer has what tagging needs.
  settings_->settings.aliases = {};
  keep_compiled(options_, *settings_);
  new_settings_ = true;
}

const LoadedSettings& Phases::settings() {
  if (!settings_) {
    std::vector<Diagnostic> told_before;  // By the run that first used these files.
    settings_ = std::make_unique<LoadedSettings>(load_settings(options_, told_before));
    keep_compiled(options_, *settings_);
  }
  return *settings_;
}

std::shared_ptr<DocumentMaker> Phases::new_maker(const NamePrior* prior) {
  const auto& loaded = settings();
  return std::make_shared<DocumentMaker>(
      *loaded.gazetteer, loaded.settings.stop_lists,
      TagOptions{.recognise = options_.recognise, .prior = prior});
}

bool Phases::stopped() {
  report_.interrupted = report_.interrupted || stop_;
  return report_.interrupted;
}

void Phases::done(std::uint64_t bytes, std::size_t written) {
  pending_ += written;
  bytes_ += bytes;
  if (pending_ >= kDocumentsPerCommit) {
    writer_.commit();
    pending_ = 0;
  }
  progress_(++done_, total_, bytes_);
}

// ---- Deleted, renamed and copied files -------------------------------------------------------

bool Phases::take_out_and_place() {
  for (const auto held : plan_.removed)
    writer_.remove(std::exchange(plan_.held[held].documents, {}));
  for (auto& placement : plan_.placements) {
    if (stopped()) return false;
    place(placement.held, std::move(placement.to));
  }
  check_ids();
  writer_.commit();
  report_.moved = plan_.changes.moved.size();
  report_.removed = plan_.changes.removed.size();
  report_.duplicates = plan_.changes.duplicates.size();
  return true;
}

void Phases::place(std::size_t held, Content to) {
  auto& [content, documents] = plan_.held[held];
  for (const auto number : documents) {
    auto document = writer_.database().get_document(number);
    const auto old_data = document.get_data();
    auto id = move_document(document, content, to);
    if (!id) {
      auto made = new_maker()->make_again(old_data, content, to);
      id = made.id;
      document = std::move(made.postings->document);
      note_open(made.id, std::move(made.open));
    }
    writer_.replace(number, document);
    renamed_.push_back({held, number, *id});
  }
  content = std::move(to);
}

// A moved document may have come to an id that another one holds: that one keeps it.
void Phases::check_ids() {
  for (const auto& [held, number, id] : renamed_) {
    const auto other = writer_.other_holder(id, number);
    if (!other) continue;
    auto& [content, documents] = plan_.held[held];
    report_.diagnostics.push_back(id_taken(content.sources.front().path, id, *other));
    ++report_.failed;
    writer_.remove({number});
    std::erase(documents, number);
    writer_.mark_incomplete(documents, content);
  }
  renamed_.clear();
}

// ---- New and changed files -------------------------------------------------------------------

void Phases::make_files() {
  total_ = plan_.tasks.size();
  if (new_settings_)
    for (const auto& held : plan_.held) total_ += held.documents.size();
  if (plan_.tasks.empty() || stopped()) return;
  using Workers = OrderedWorkers<const Content*, MadeFile>;
  settings();
  Workers workers(worker_threads(options_.jobs), [this]() -> Workers::Work {
    auto maker = new_maker();
    return [maker](const Content* content) { return maker->make(*content); };
  });
  std::size_t given = 0;
  for (const auto& task : plan_.tasks) {
    if (stopped()) return;
    for (; given < plan_.tasks.size() && !workers.full(); ++given)
      workers.give(&plan_.tasks[given].content);
    auto made = workers.take();
    const auto size = task.content.sources.front().stamp.size;
    const auto documents = made.documents.size();
    write_file(task, std::move(made));
    done(size, documents + 1);
  }
}

void Phases::write_file(const FileTask& task, MadeFile&& made) {
  // A file that fails keeps what the index had of it: a bad save must not lose the last good one.
  std::size_t added = 0;
  if (!made.documents.empty() || made.diagnostics.empty()) {
    for (auto& postings : made.documents) note_open(postings.id, std::move(postings.open));
    added = writer_.add(made, release(task, made.content));
    check_ids();
  }
  const auto copies = made.content.sources.size() - 1;
  if (count_lost(made.diagnostics) > 0) fail(made);
  if (added > 0) {
    ++(task.update ? report_.updated : report_.added);
  } else {
    report_.duplicates -= copies;
  }
  report_.diagnostics.insert(report_.diagnostics.end(), made.diagnostics.begin(),
                             made.diagnostics.end());
}

// Every file with this content has its faults.
void Phases::fail(MadeFile& made) {
  const auto& sources = made.content.sources;
  report_.failed += sources.size();
  const auto faults = made.diagnostics.size();
  for (std::size_t i = 1; i < sources.size(); ++i) {
    for (std::size_t d = 0; d < faults; ++d) {
      auto fault = made.diagnostics[d];
      fault.path = sources[i].path;
      made.diagnostics.push_back(std::move(fault));
    }
  }
}

// Takes the task's files from the contents they held until now. Returns the numbers of documents
// that no file holds any more.
std::vector<Xapian::docid> Phases::release(const FileTask& task, const Content& made) {
  std::vector<Xapian::docid> free;
  for (std::size_t i = 0; i < made.sources.size(); ++i) {
    if (task.held[i] == kNotHeld) continue;
    auto& held = plan_.held[task.held[i]];
    auto left = held.content;
    if (std::erase_if(left.sources, [&](const Source& source) {
          return source.path == made.sources[i].path;
        }) == 0)
      continue;
    if (left.sources.empty()) {
      held.content = std::move(left);
      free.insert(free.end(), held.documents.begin(), held.documents.end());
      held.documents.clear();
    } else {
      place(task.held[i], std::move(left));
    }
  }
  return free;
}

// ---- Documents tagged again ------------------------------------------------------------------

// Makes the documents of `tasks` again from their records, and calls `use` for each, in order.
void Phases::make_again(const std::vector<AgainTask>& tasks, const NamePrior* prior,
                        const std::function<void(const AgainTask&, MadeAgain&&)>& use) {
  using Workers = OrderedWorkers<AgainTask, MadeAgain>;
  settings();
  Workers workers(worker_threads(options_.jobs), [this, prior]() -> Workers::Work {
    auto maker = new_maker(prior);
    return [maker](AgainTask& task) {
      return maker->make_again(std::move(task.record), task.content, task.content);
    };
  });
  std::size_t given = 0;
  for (const auto& task : tasks) {
    if (stopped()) return;
    for (; given < tasks.size() && !workers.full(); ++given) {
      auto next = tasks[given];
      next.record = writer_.database().get_document(next.number).get_data();
      workers.give(std::move(next));
    }
    use(task, workers.take());
  }
}

void Phases::tag_again() {
  if (!new_settings_ || stopped()) return;
  std::vector<AgainTask> again;
  for (const auto& held : plan_.held)
    for (const auto number : held.documents) again.push_back({number, held.content, {}});
  std::sort(again.begin(), again.end(),
            [](const auto& a, const auto& b) { return a.number < b.number; });
  total_ = done_ + again.size();
  make_again(again, nullptr, [this](const AgainTask& task, MadeAgain&& made) {
    note_open(made.id, std::move(made.open));
    if (made.postings) writer_.replace(task.number, made.postings->document);
    ++report_.retagged;
    done(task.content.sources.front().stamp.size, made.postings ? 1 : 0);
  });
}

// ---- Names that several entities bear --------------------------------------------------------

// Until they are decided the settings do not count as applied: a run that is killed before tags
// all again.
void Phases::note_open(const std::string& id, std::vector<OpenName>&& names) {
  if (names.empty()) return;
  if (open_.empty()) writer_.settings_applied("");
  open_.push_back({id, std::move(names)});
}

// When the index holds all that other documents say of the bearers: so it is the same whatever the
// order of files.
void Phases::decide_names() {
  if (open_.empty() || stopped()) return;
  writer_.commit();
  std::set<std::uint32_t> bearers;
  for (const auto& document : open_)
    for (const auto& name : document.names)
      bearers.insert(name.candidates.begin(), name.candidates.end());
  const auto prior = collect_witnesses(writer_.database(), *settings().gazetteer, bearers);
  std::vector<AgainTask> decided;
  for (const auto& document : open_) {
    const auto number = writer_.holder(document.id);
    const bool any =
        std::any_of(document.names.begin(), document.names.end(),
                    [&](const OpenName& name) { return prior.choose(name).has_value(); });
    if (number && any) decided.push_back({*number, writer_.content(*number), {}});
  }
  make_again(decided, &prior, [this](const AgainTask& task, MadeAgain&& made) {
    if (made.postings) writer_.replace(task.number, made.postings->document);
  });
}

}  // namespace dossier
