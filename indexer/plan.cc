// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/plan.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <set>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "analysis/error.h"
#include "indexer/file_bytes.h"
#include "indexer/formats/reader.h"
#include "indexer/thread_pool.h"

namespace dossier {
namespace {

void refuse_empty_folders(const Scan& scan, const std::vector<HeldContent>& held) {
  for (const auto& root : scan.empty_roots) {
    std::size_t files = 0;
    for (const auto& one : held)
      for (const auto& source : one.content.sources) files += is_under(source.path, root) ? 1 : 0;
    if (files > 0) {
      throw Error(
          fmt::format("{} is empty, but the index holds {} files from it", root, files),
          "if they are really gone, say so with --allow-empty; if a disk is missing, mount it");
    }
  }
}

bool vanished(const std::string& path) {
  struct stat status {};
  return stat(path.c_str(), &status) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

// A source that the index knows.
struct Known {
  std::size_t held = 0;
  std::size_t source = 0;
};

// A file of the scan, and what is known of it.
struct Seen {
  Source source;
  std::uint64_t hash = 0;
  std::size_t held = kNotHeld;  // Under the same path.
};

class Planner {
 public:
  Planner(const Scan& scan, std::vector<HeldContent> held,
          const std::vector<std::string>& known_roots, const RunOptions& options)
      : scan_(scan), options_(options) {
    plan_.held = std::move(held);
    plan_.roots = known_roots;
    plan_.roots.insert(plan_.roots.end(), scan.roots.begin(), scan.roots.end());
    plan_.roots = outermost_roots(std::move(plan_.roots));
    wanted_.resize(plan_.held.size());
    placed_.resize(plan_.held.size());
  }

  Plan make() {
    index_held();
    see_files();
    hash_files();
    sort_files();
    keep_elsewhere();
    place();
    tell_tasks();
    take_out();
    drop_roots();
    return std::move(plan_);
  }

 private:
  bool judged(std::string_view path) const {
    return std::any_of(scan_.roots.begin(), scan_.roots.end(),
                       [&](const auto& root) { return is_under(path, root); });
  }

  const Source& source_of(const Known& known) const {
    return plan_.held[known.held].content.sources[known.source];
  }

  void index_held() {
    for (std::size_t h = 0; h < plan_.held.size(); ++h) {
      const auto& content = plan_.held[h].content;
      if (content.hash != 0) by_hash_.try_emplace(content.hash, h);
      for (std::size_t s = 0; s < content.sources.size(); ++s) {
        by_path_.try_emplace(content.sources[s].path, Known{h, s});
        by_inode_.try_emplace(content.sources[s].stamp.inode, Known{h, s});
      }
    }
  }

  // Files whose content is known by their stamps alone have their hash after this.
  void see_files() {
    for (const auto& file : scan_.files) {
      Seen seen{{file.path, file_id(file.path, plan_.roots), file.stamp}, 0, kNotHeld};
      const auto same_path = by_path_.find(file.path);
      if (same_path != by_path_.end()) {
        seen.held = same_path->second.held;
        seen.hash = hash_if_same(seen.source, same_path->second);
      } else if (const auto same = by_inode_.find(file.stamp.inode); same != by_inode_.end()) {
        seen.hash = hash_if_same(seen.source, same->second);
      }
      seen_.push_back(std::move(seen));
    }
  }

  std::uint64_t hash_if_same(const Source& file, const Known& known) const {
    const auto& there = source_of(known);
    const bool same = !options_.verify && file.stamp == there.stamp &&
                      format_name(file.path) == format_name(there.path);
    return same ? plan_.held[known.held].content.hash : 0;
  }

  // Reads the files that may hold a content that is known, or the same as another.
  void hash_files() {
    std::unordered_map<std::uint64_t, unsigned> sizes;
    for (const auto& seen : seen_) ++sizes[seen.source.stamp.size];
    std::unordered_set<std::uint64_t> known;
    for (const auto& held : plan_.held)
      for (const auto& source : held.content.sources) known.insert(source.stamp.size);
    std::vector<Seen*> open;
    for (auto& seen : seen_) {
      const auto size = seen.source.stamp.size;
      if (seen.hash == 0 && size <= kLargestFile && (sizes[size] > 1 || known.contains(size)))
        open.push_back(&seen);
    }
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      for (std::size_t i = next++; i < open.size(); i = next++) {
        const auto& source = open[i]->source;
        if (const auto bytes = read_bytes(source.path, source.stamp.size))
          open[i]->hash = content_hash(source.path, *bytes);
      }
    };
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < std::min<std::size_t>(worker_threads(options_.jobs), open.size()); ++i)
      threads.emplace_back(work);
    work();
  }

  // Each file goes to the content it holds: one the index has, or one to be made.
  void sort_files() {
    for (const auto& seen : seen_) {
      const auto held = seen.hash != 0 ? by_hash_.find(seen.hash) : by_hash_.end();
      if (held != by_hash_.end()) {
        wanted_[held->second].push_back(seen.source);
        placed_paths_.insert(seen.source.path);
        continue;
      }
      auto task = seen.hash != 0 ? task_of_.try_emplace(seen.hash, plan_.tasks.size()).first->second
                                 : plan_.tasks.size();
      if (task == plan_.tasks.size()) plan_.tasks.push_back({{seen.hash, {}}, {}, false});
      plan_.tasks[task].content.sources.push_back(seen.source);
      plan_.tasks[task].held.push_back(seen.held);
    }
    std::unordered_set<std::string_view> scanned;
    for (const auto& seen : seen_) scanned.insert(seen.source.path);
    for (const auto& [path, known] : by_path_)
      if (!scanned.contains(path) && judged(path)) gone_.emplace(path);
  }

  // Files outside the run's PATHs stay; unless their content was found here and they are not there
  // any more: then they were moved.
  void keep_elsewhere() {
    for (std::size_t h = 0; h < plan_.held.size(); ++h) {
      const bool found_here = !wanted_[h].empty();
      for (const auto& source : plan_.held[h].content.sources) {
        if (judged(source.path)) continue;
        if (found_here && vanished(source.path)) {
          gone_.insert(source.path);
        } else {
          elsewhere_.insert(source.path);
          wanted_[h].push_back(source);
        }
      }
    }
  }

  // Contents that the index has and that stay in it.
  void place() {
    for (std::size_t h = 0; h < plan_.held.size(); ++h) {
      if (wanted_[h].empty()) continue;
      std::sort(wanted_[h].begin(), wanted_[h].end(),
                [](const Source& a, const Source& b) { return path_before(a.path, b.path); });
      for (const auto& source : wanted_[h]) tell(source, h);
      placed_[h] = true;
      put(h, std::move(wanted_[h]));
    }
  }

  void put(std::size_t h, std::vector<Source>&& sources) {
    const Content& content = plan_.held[h].content;
    if (sources != content.sources) plan_.placements.push_back({h, {content.hash, sources}});
  }

  // Says what became of a file whose content the index has already.
  void tell(const Source& file, std::size_t h) {
    if (elsewhere_.contains(file.path)) return;
    const auto& before = plan_.held[h].content.sources;
    const auto same = std::find_if(before.begin(), before.end(),
                                   [&](const Source& was) { return was.path == file.path; });
    if (same != before.end()) {
      if (same->id != file.id) {
        plan_.changes.moved.push_back({file.path, file.path});
      } else {
        ++plan_.changes.unchanged;
      }
    } else if (const auto* from = moved_from(h, file)) {
      plan_.changes.moved.push_back({from->path, file.path});
    } else {
      const auto& all = wanted_[h];
      const auto& first = all.front().path != file.path ? all.front() : all.back();
      plan_.changes.duplicates.push_back({file.path, first.path});
    }
  }

  // The file that has become `file`: it held this content and does so no more. Of the same inode,
  // if there is one.
  const Source* moved_from(std::size_t h, const Source& file) {
    const auto& now = wanted_[h];
    const Source* from = nullptr;
    for (const auto& was : plan_.held[h].content.sources) {
      const bool stays = std::any_of(now.begin(), now.end(),
                                     [&](const Source& source) { return source.path == was.path; });
      if (stays || moved_.contains(was.path)) continue;
      if (from == nullptr || was.stamp.inode == file.stamp.inode) from = &was;
    }
    if (from != nullptr) moved_.insert(from->path);
    return from;
  }

  void tell_tasks() {
    for (auto& task : plan_.tasks) {
      const auto& sources = task.content.sources;
      task.update = std::any_of(task.held.begin(), task.held.end(),
                                [](std::size_t held) { return held != kNotHeld; });
      if (!task.update) task.update = edited_and_renamed(sources.front());
      (task.update ? plan_.changes.updated : plan_.changes.added).push_back(sources.front().path);
      for (std::size_t i = 1; i < sources.size(); ++i)
        plan_.changes.duplicates.push_back({sources[i].path, sources.front().path});
    }
  }

  bool edited_and_renamed(const Source& file) {
    const auto was = by_inode_.find(file.stamp.inode);
    if (was == by_inode_.end() || file.stamp.born_ns == 0 ||
        source_of(was->second).stamp.born_ns != file.stamp.born_ns)
      return false;
    const auto& path = source_of(was->second).path;
    return gone_.contains(path) && moved_.insert(path).second;
  }

  // What no file holds any more goes; but the last good state of a file stays until its new one is
  // made, without the files that are gone or hold something else that the index has.
  void take_out() {
    std::vector<bool> awaited(plan_.held.size());
    for (const auto& task : plan_.tasks)
      for (const auto held : task.held)
        if (held != kNotHeld) awaited[held] = true;
    for (std::size_t h = 0; h < plan_.held.size(); ++h) {
      if (placed_[h]) continue;
      if (!awaited[h]) {
        plan_.removed.push_back(h);
        continue;
      }
      auto sources = plan_.held[h].content.sources;
      std::erase_if(sources, [&](const Source& source) {
        return gone_.contains(source.path) || placed_paths_.contains(source.path);
      });
      put(h, std::move(sources));
    }
    for (const auto& path : gone_)
      if (!moved_.contains(path)) plan_.changes.removed.push_back(path);
  }

  // A root that is no more, with all its files, is forgotten.
  void drop_roots() {
    std::erase_if(plan_.roots, [&](const std::string& root) {
      const auto below = [&](const std::string& path) { return is_under(path, root); };
      return std::none_of(scan_.roots.begin(), scan_.roots.end(), below) &&
             std::none_of(elsewhere_.begin(), elsewhere_.end(), below) && vanished(root);
    });
  }

  const Scan& scan_;
  const RunOptions& options_;
  Plan plan_;
  std::unordered_map<std::string_view, Known> by_path_;
  std::unordered_map<std::uint64_t, Known> by_inode_;
  std::unordered_map<std::uint64_t, std::size_t> by_hash_;  // Into plan_.held.
  std::vector<Seen> seen_;
  std::unordered_map<std::uint64_t, std::size_t> task_of_;  // By hash, into plan_.tasks.
  std::vector<std::vector<Source>> wanted_;                 // By held content.
  std::vector<bool> placed_;
  std::unordered_set<std::string_view> placed_paths_;  // Files of the scan whose content is held.
  std::set<std::string> gone_;                         // Known files that are not there.
  std::unordered_set<std::string> moved_;              // Known files that are now others.
  std::unordered_set<std::string> elsewhere_;          // Known files that this run does not judge.
};

}  // namespace

Plan make_plan(const Scan& scan, std::vector<HeldContent> held,
               const std::vector<std::string>& known_roots, const RunOptions& options) {
  if (!options.allow_empty) refuse_empty_folders(scan, held);
  return Planner(scan, std::move(held), known_roots, options).make();
}

}  // namespace dossier
