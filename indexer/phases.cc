// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/phases.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "indexer/identity.h"
#include "indexer/ordered_workers.h"
#include "indexer/packed_document.h"
#include "schema/terms.h"

namespace dossier {
namespace {

StoredDocument stored_document(const Xapian::Document& document) {
  return {document.get_value(slot::kRecord), document.get_value(slot::kOpenNames)};
}

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

std::shared_ptr<DocumentMaker> Phases::new_maker() {
  const auto& loaded = settings();
  return std::make_shared<DocumentMaker>(*loaded.gazetteer, loaded.settings.stop_lists,
                                         TagOptions{.recognise = options_.recognise},
                                         options_.shard);
}

bool Phases::stopped() {
  report_.interrupted = report_.interrupted || stop_;
  return report_.interrupted;
}

void Phases::done(std::uint64_t bytes) {
  bytes_ += bytes;
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
  std::vector<Xapian::docid> leaving;  // By its new name another shard's, which reads the file.
  for (const auto number : documents) {
    auto document = writer_.document(number);
    StoredDocument stored = stored_document(document);
    auto id = move_document(document, content, to);
    if (!id) {
      auto made = new_maker()->make_again(stored, content, to);
      id = made.id;
      document = whole_document(std::move(*made.postings));
    }
    if (options_.shard.holds(*id)) {
      writer_.replace(number, std::move(document));
      renamed_.push_back({held, number, *id});
    } else {
      leaving.push_back(number);
    }
  }
  content = std::move(to);
  leave(leaving, documents);
}

void Phases::leave(const std::vector<Xapian::docid>& leaving,
                   std::vector<Xapian::docid>& documents) {
  writer_.remove(leaving);
  std::erase_if(documents, [&](Xapian::docid number) {
    return std::find(leaving.begin(), leaving.end(), number) != leaving.end();
  });
  report_.elsewhere += leaving.size();
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

void Phases::name_known_faults(const std::vector<std::string>& roots) {
  std::unordered_set<std::string_view> read;
  for (const auto& task : plan_.tasks)
    for (const auto& source : task.content.sources) read.insert(source.path);
  for (const auto& [content, documents] : plan_.held) {
    const auto* faults = documents.empty() ? nullptr : faults_.of(content);
    if (faults == nullptr) continue;
    for (const auto& source : content.sources) {
      const bool judged = std::any_of(roots.begin(), roots.end(), [&](const auto& root) {
        return is_under(source.path, root);
      });
      if (judged && !read.contains(source.path)) fail(*faults, source);
    }
  }
}

// ---- New and changed files -------------------------------------------------------------------

void Phases::make_files() {
  total_ = plan_.tasks.size();
  if (new_settings_)
    for (const auto& held : plan_.held) total_ += held.documents.size();
  if (plan_.tasks.empty() || stopped()) return;
  using Workers = OrderedWorkers<const Content*, MadeFile>;
  settings();
  Workers workers(pool_, [this]() -> Workers::Work {
    auto maker = new_maker();
    return [maker](const Content* content) { return maker->make(*content); };
  });
  std::size_t given = 0;
  for (const auto& task : plan_.tasks) {
    if (stopped()) return;
    for (; given < plan_.tasks.size() && !workers.full(); ++given)
      workers.give(&plan_.tasks[given].content);
    auto made = workers.take();
    take_file(task, std::move(made));
  }
  check_ids();
}

void Phases::take_file(const FileTask& task, MadeFile&& made) {
  // A file that fails keeps what the index had of it: a bad save must not lose the last good one.
  std::vector<Xapian::docid> free;
  if (!made.documents.empty() || made.diagnostics.empty()) free = release(task, made.content);
  if (!must_wait(made)) return write_file(task, std::move(made), free);
  auto documents = std::exchange(made.documents, {});
  set_aside({&task, 0, 0, std::move(made), {}, std::move(free)}, std::move(documents));
}

void Phases::write_file(const FileTask& task, MadeFile&& made,
                        const std::vector<Xapian::docid>& free) {
  report_.elsewhere += made.elsewhere;
  made.read_again = made.read_again || made.diagnostics.size() > kMostKnownFaults;
  std::size_t added = 0;
  if (!made.documents.empty() || made.diagnostics.empty()) {
    added = writer_.add(made, free);
    check_ids();
  }
  const auto copies = made.content.sources.size() - 1;
  if (added > 0) {
    ++(task.update ? report_.updated : report_.added);
  } else {
    report_.duplicates -= copies;
  }
  if (count_lost(made.diagnostics) > 0) {
    for (const auto& source : made.content.sources) fail(made.diagnostics, source);
    if (added > 0 && made.content.hash != 0) faults_.add(made.content, std::move(made.diagnostics));
  } else {
    report_.diagnostics.insert(report_.diagnostics.end(), made.diagnostics.begin(),
                               made.diagnostics.end());
  }
  done(task.content.sources.front().stamp.size);
}

void Phases::fail(const std::vector<Diagnostic>& faults, const Source& source) {
  ++report_.failed;
  for (auto fault : faults) {
    fault.path = source.path;
    report_.diagnostics.push_back(std::move(fault));
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
void Phases::make_again(const std::vector<AgainTask>& tasks,
                        const std::function<void(const AgainTask&, MadeAgain&&)>& use) {
  using Workers = OrderedWorkers<AgainTask, MadeAgain>;
  settings();
  Workers workers(pool_, [this]() -> Workers::Work {
    auto maker = new_maker();
    return [maker](AgainTask& task) {
      return maker->make_again(task.stored, task.content, task.content);
    };
  });
  std::size_t given = 0;
  for (const auto& task : tasks) {
    if (stopped()) return;
    for (; given < tasks.size() && !workers.full(); ++given) {
      auto next = tasks[given];
      next.stored = stored_document(writer_.document(next.number));
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
  total_ = plan_.tasks.size() + again.size();
  make_again(again, [this](const AgainTask& task, MadeAgain&& made) {
    ++report_.retagged;
    const auto bytes = task.content.sources.front().stamp.size;
    if (made.postings && made.postings->open) {
      std::vector<Postings> one;
      one.push_back(std::move(*made.postings));
      return set_aside({nullptr, task.number, bytes, {}, {}, {}}, std::move(one));
    }
    if (made.postings) writer_.rewrite(task.number, std::move(*made.postings));
    done(bytes);
  });
}

// ---- Names that several persons bear ---------------------------------------------------------

// Files with such names; and who gives an id that one of them gives, too: the first has it.
bool Phases::must_wait(const MadeFile& made) const {
  return std::any_of(made.documents.begin(), made.documents.end(), [&](const Postings& postings) {
    return postings.open || waiting_ids_.contains(postings.id);
  });
}

void Phases::set_aside(WaitingFile&& file, std::vector<Postings>&& documents) {
  if (!aside_) aside_ = std::make_unique<SetAside>(options_.database);
  for (const auto& postings : documents) {
    const auto evidence = pack_evidence(name_evidence(postings.document));
    const auto packed = pack_document(postings.document);
    file.documents.push_back(
        {postings.id, aside_->put(evidence), aside_->put(packed), aside_->put(postings.words)});
    waiting_ids_.insert(postings.id);
  }
  waiting_.push_back(std::move(file));
}

// When all documents are there, so that it is the same whatever the order of files and runs.
void Phases::decide_names() {
  if (stopped()) return;  // What is set aside is made again by the next run.
  if (waiting_.empty() && writer_.names_decided() && !new_settings_) return;
  std::vector<Xapian::docid> leaving;
  for (const auto& file : waiting_) {
    leaving.insert(leaving.end(), file.free.begin(), file.free.end());
    if (file.task == nullptr) leaving.push_back(file.number);
  }
  std::sort(leaving.begin(), leaving.end());
  if (!waiting_.empty() || has_open_names(writer_.database())) {
    const auto names = hear_all(leaving);
    choose_again(names, leaving);
    write_waiting(names);
  }
  if (!stopped()) writer_.mark_names_decided();
}

SharedNames Phases::hear_all(const std::vector<Xapian::docid>& leaving) {
  SharedNames names(*settings().gazetteer);
  const auto each = [&](const std::function<void(const NameEvidence&)>& use) {
    writer_.each_evidence(leaving,
                          [&](Xapian::docid, const NameEvidence& evidence) { use(evidence); });
    for (const auto& file : waiting_)
      for (const auto& document : file.documents)
        use(unpack_evidence(aside_->get(document.evidence)));
  };
  each([&](const NameEvidence& evidence) { names.ask(evidence.open_names); });
  each([&](const NameEvidence& evidence) { names.hear(evidence); });
  names.seal();
  return names;
}

// Documents of earlier runs, where something else comes out now. Those that this run has made are
// written with their choices, or have none to make.
void Phases::choose_again(const SharedNames& names, const std::vector<Xapian::docid>& leaving) {
  std::vector<std::pair<Xapian::docid, std::vector<Choice>>> changed;
  writer_.each_evidence(leaving, [&](Xapian::docid number, const NameEvidence& evidence) {
    if (number == 0) return;
    auto choices = names.choose(evidence);
    if (choices != choices_made(evidence.open_names)) changed.emplace_back(number, choices);
  });
  for (const auto& [number, choices] : changed) {
    auto document = writer_.document(number);
    choose_bearers(document, choices);
    writer_.rewrite(number, Postings{.document = std::move(document)});
  }
}

void Phases::write_waiting(const SharedNames& names) {
  if (waiting_.empty()) return;
  using Workers = OrderedWorkers<const WaitingFile*, std::vector<Postings>>;
  Workers workers(pool_, [this, &names]() -> Workers::Work {
    return [this, &names](const WaitingFile* file) {
      std::vector<Postings> documents;
      for (const auto& waiting : file->documents) {
        auto document = unpack_document(aside_->get(waiting.document));
        choose_bearers(document, names.choose(name_evidence(document)));
        documents.push_back({std::move(document), aside_->get(waiting.words), waiting.id});
      }
      return documents;
    };
  });
  std::size_t given = 0;
  for (auto& file : waiting_) {
    if (stopped()) return;
    for (; given < waiting_.size() && !workers.full(); ++given) workers.give(&waiting_[given]);
    auto documents = workers.take();
    if (file.task != nullptr) {
      file.made.documents = std::move(documents);
      write_file(*file.task, std::exchange(file.made, {}), file.free);
    } else {
      writer_.rewrite(file.number, std::move(documents.front()));
      done(file.bytes);
    }
  }
  waiting_.clear();
  waiting_ids_.clear();
  aside_->clear();
}

}  // namespace dossier
