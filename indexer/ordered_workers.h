// SPDX-License-Identifier: GPL-2.0-or-later
// Work done on several threads, its results taken in the order in which it was given.
//
//   ThreadPool pool(jobs);
//   OrderedWorkers<Task, Made> workers(pool, [&] { return [maker = Maker()](Task& t) mutable { ...
//   }; }); while (more or workers.pending() > 0) {
//     while (more and !workers.full()) workers.give(next task);
//     use(workers.take());
//   }
//
// No more than a fixed number of pieces for each thread are under way, which bounds memory.

#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/thread_pool.h"

namespace dossier {

/// give(), full(), pending() and take() are called from one thread.
template <typename Task, typename Result>
class OrderedWorkers final : private ThreadPool::Queue {
 public:
  using Work = std::function<Result(Task&)>;

  /// `make_work` is called at most once on each thread of the pool: what it returns is that
  /// thread's own, and goes with the OrderedWorkers. No more than `window` pieces are under way; 0:
  /// so many for each thread that none waits for another.
  OrderedWorkers(ThreadPool& pool, std::function<Work()> make_work, std::size_t window = 0)
      : window_(window != 0 ? window : std::size_t{pool.size()} * kAhead),
        make_work_(std::move(make_work)),
        pool_(pool),
        works_(pool.size()) {
    pool_.join(*this);
  }
  ~OrderedWorkers() { pool_.leave(*this); }
  OrderedWorkers(const OrderedWorkers&) = delete;
  OrderedWorkers& operator=(const OrderedWorkers&) = delete;

  std::size_t pending() const { return given_ - taken_; }
  bool full() const { return pending() >= window_; }

  void give(Task task) {
    {
      const auto held = pool_.lock();
      pieces_.push_back({std::move(task), std::nullopt});
      ++given_;
    }
    pool_.wake();
  }

  /// The result of the oldest piece not yet taken; there must be one. Throws what its work threw.
  Result take() {
    auto held = pool_.lock();
    if (!pieces_.front().result) wait(held);
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
  static constexpr std::chrono::milliseconds kPatience{20};

  bool due() const override { return !failure_ && started_ < given_; }

  // Waits until much is done, so that a thread is seldom woken, and made to share a processor with
  // those that work; but not for long.
  void wait(std::unique_lock<std::mutex>& held) {
    const auto worth_it = [this] { return worth_waking(); };
    wanted_ = window_ / 2;
    if (oldest_done_.wait_for(held, kPatience, worth_it)) return;
    wanted_ = 1;
    oldest_done_.wait(held, worth_it);
  }

  bool worth_waking() const {
    if (failure_) return true;
    return pieces_.front().result && (done_ - taken_ >= wanted_ || done_ == given_);
  }

  // A piece stays where it is until it is taken (a deque moves nothing), and it is not taken before
  // it is done.
  void work(std::unique_lock<std::mutex>& held, unsigned thread) override {
    Piece& piece = pieces_[started_++ - taken_];
    held.unlock();
    try {
      auto& work = works_[thread];
      if (!work) work = make_work_();
      Result result = work(piece.task);
      held.lock();
      piece.result = std::move(result);
      ++done_;
    } catch (...) {  // Handed to the taking thread, which throws it on.
      if (!held.owns_lock()) held.lock();
      failure_ = std::current_exception();
    }
    if (worth_waking()) oldest_done_.notify_one();
  }

  const std::size_t window_;
  const std::function<Work()> make_work_;
  ThreadPool& pool_;
  std::vector<Work> works_;              // By thread; empty until it has a piece.
  std::condition_variable oldest_done_;  // take() waits for it.
  std::deque<Piece> pieces_;             // From the oldest not yet taken.
  std::size_t given_ = 0, started_ = 0, done_ = 0, taken_ = 0;
  std::size_t wanted_ = 1;  // Of those done, before take() is woken.
  std::exception_ptr failure_;
};

}  // namespace dossier
