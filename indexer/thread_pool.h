// SPDX-License-Identifier: GPL-2.0-or-later
// The threads of a run, which all kinds of its work share (indexer/ordered_workers.h).
//
// No more pieces are worked on at a time than there are threads: two kinds with threads of their
// own would take turns on a processor in the midst of a piece, each with the caches full of the
// other's (a sixth of a run's processor time on two cores). A kind that was queued first goes
// first: that of what a run has last, so that what is finished does not pile up.

#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace dossier {

/// As many threads as asked for; 0: one for each processor.
unsigned worker_threads(unsigned jobs);

class ThreadPool {
 public:
  /// One kind of work. Its members are called with the pool's lock held.
  class Queue {
   public:
    virtual bool due() const = 0;
    /// Takes a piece that is due and works on it, with `held` unlocked, on the pool's thread number
    /// `thread`, from 0. Throws nothing.
    virtual void work(std::unique_lock<std::mutex>& held, unsigned thread) = 0;

   protected:
    ~Queue() = default;
  };

  /// `jobs`: see worker_threads(). @throws std::system_error when the system gives no thread.
  explicit ThreadPool(unsigned jobs);
  /// All queues have left.
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  unsigned size() const { return static_cast<unsigned>(threads_.size()); }
  std::unique_lock<std::mutex> lock() { return std::unique_lock(mutex_); }
  /// A piece more is due.
  void wake() { work_given_.notify_one(); }

  /// Its pieces come after those of the queues that joined before.
  void join(Queue& queue);
  /// Returns when no thread works for `queue` any more.
  void leave(Queue& queue);

 private:
  struct Member {
    Queue* queue = nullptr;
    unsigned working = 0;
  };
  void run(unsigned thread);
  Member* due();

  std::mutex mutex_;
  std::condition_variable work_given_, work_done_;
  std::vector<std::unique_ptr<Member>> members_;  // In the order in which they joined.
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dossier
