// SPDX-License-Identifier: GPL-2.0-or-later
// Work done on several threads, its results taken in the order in which it was given.
//
//   OrderedWorkers<Task, Made> workers(jobs, [&] { return [maker = Maker()](Task& t) mutable { ...
//   }; }); while (more or workers.pending() > 0) {
//     while (more and !workers.full()) workers.give(next task);
//     use(workers.take());
//   }
//
// No more than a fixed number of pieces for each thread are under way, which bounds memory.

#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace dossier {

/// As many threads as asked for; 0: one for each processor.
inline unsigned worker_threads(unsigned jobs) {
  return jobs != 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

/// give(), full(), pending() and take() are called from one thread.
template <typename Task, typename Result>
class OrderedWorkers {
 public:
  using Work = std::function<Result(Task&)>;

  /// `make_work` is called once on each thread: what it returns is that thread's own. No more than
  /// `window` pieces are under way; 0: so many for each thread that none waits for another.
  OrderedWorkers(unsigned threads, const std::function<Work()>& make_work, std::size_t window = 0)
      : window_(window != 0 ? window : std::size_t{threads} * kAhead) {
    for (unsigned i = 0; i < threads; ++i)
      threads_.emplace_back([this, make_work] { run(make_work); });
  }
  ~OrderedWorkers() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    work_given_.notify_all();
    for (auto& thread : threads_) thread.join();
  }
  OrderedWorkers(const OrderedWorkers&) = delete;
  OrderedWorkers& operator=(const OrderedWorkers&) = delete;

  std::size_t pending() const { return given_ - taken_; }
  bool full() const { return pending() >= window_; }

  void give(Task task) {
    {
      const std::lock_guard lock(mutex_);
      pieces_.push_back({std::move(task), std::nullopt});
      ++given_;
    }
    work_given_.notify_one();
  }

  /// The result of the oldest piece not yet taken; there must be one. Throws what its work threw.
  Result take() {
    std::unique_lock lock(mutex_);
    oldest_done_.wait(lock, [this] { return pieces_.front().result || failure_; });
    if (!pieces_.front().result) std::rethrow_exception(failure_);
    Result result = std::move(*pieces_.front().result);
    pieces_.pop_front();
    ++taken_;
    return result;
  }

 private:
  struct Piece {
    Task task;
    std::optional<Result> result;
  };
  static constexpr std::size_t kAhead = 8;

  void run(const std::function<Work()>& make_work) {
    try {
      const Work work = make_work();
      while (Piece* piece = next()) {
        Result result = work(piece->task);
        const std::lock_guard lock(mutex_);
        piece->result = std::move(result);
        if (piece == &pieces_.front()) oldest_done_.notify_one();  // No other is waited for.
      }
    } catch (...) {  // Handed to the taking thread, which throws it on.
      const std::lock_guard lock(mutex_);
      failure_ = std::current_exception();
      stopped_ = true;
      work_given_.notify_all();
      oldest_done_.notify_one();
    }
  }

  // A piece stays where it is until it is taken (a deque moves nothing), and it is not taken before
  // it is done.
  Piece* next() {
    std::unique_lock lock(mutex_);
    work_given_.wait(lock, [this] { return stopped_ || started_ < given_; });
    if (stopped_) return nullptr;
    return &pieces_[started_++ - taken_];
  }

  const std::size_t window_;
  std::mutex mutex_;
  std::condition_variable work_given_;   // The threads wait for it,
  std::condition_variable oldest_done_;  // take() for this.
  std::deque<Piece> pieces_;             // From the oldest not yet taken.
  std::size_t given_ = 0, started_ = 0, taken_ = 0;
  bool stopped_ = false;
  std::exception_ptr failure_;
  std::vector<std::thread> threads_;
};

}  // namespace dossier
