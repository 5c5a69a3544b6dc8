// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/kiosk/worker_pool.h"

#include <utility>

namespace dossier {

WorkerPool::WorkerPool(std::size_t workers, std::size_t most_waiting)
    : most_waiting_(most_waiting) {
  for (std::size_t i = 0; i < workers; ++i) threads_.emplace_back([this, i] { run(i); });
}

bool WorkerPool::add(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (finishing_ || jobs_.size() >= most_waiting_) return false;
    jobs_.push_back(std::move(job));
  }
  some_.notify_one();
  return true;
}

void WorkerPool::finish() {
  {
    const std::lock_guard lock(mutex_);
    finishing_ = true;
  }
  some_.notify_all();
  for (auto& thread : threads_) thread.join();
  threads_.clear();
}

void WorkerPool::run(std::size_t worker) {
  std::unique_lock lock(mutex_);
  for (;;) {
    some_.wait(lock, [this] { return finishing_ || !jobs_.empty(); });
    if (jobs_.empty()) return;
    const auto job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    job(worker);
    lock.lock();
  }
}

}  // namespace dossier
