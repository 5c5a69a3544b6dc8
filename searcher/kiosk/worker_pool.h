// SPDX-License-Identifier: GPL-2.0-or-later
// Threads that run jobs in the order they come in, each with a number of its own.
//
//   WorkerPool pool(4, 256);
//   if (!pool.add([](std::size_t worker) { ... })) ...   // 256 wait already

#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace dossier {

class WorkerPool {
 public:
  using Job = std::function<void(std::size_t worker)>;

  WorkerPool(std::size_t workers, std::size_t most_waiting);
  /// Runs what still waits.
  ~WorkerPool() { finish(); }
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// False where too many jobs wait, or after finish(). A job must not throw.
  bool add(Job job);
  /// Runs what waits and ends the threads. Jobs see finishing(), and may refuse.
  void finish();
  bool finishing() const { return finishing_; }

 private:
  void run(std::size_t worker);

  const std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable some_;
  std::deque<Job> jobs_;
  std::atomic<bool> finishing_ = false;  // Set under the lock.
  std::vector<std::thread> threads_;
};

}  // namespace dossier
