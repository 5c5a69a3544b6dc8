// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/thread_pool.h"

#include <algorithm>

namespace dossier {

unsigned worker_threads(unsigned jobs) {
  return jobs != 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

ThreadPool::ThreadPool(unsigned jobs) {
  for (unsigned i = 0; i < worker_threads(jobs); ++i) threads_.emplace_back([this, i] { run(i); });
}

ThreadPool::~ThreadPool() {
  {
    const auto held = lock();
    stopped_ = true;
  }
  work_given_.notify_all();
  for (auto& thread : threads_) thread.join();
}

void ThreadPool::join(Queue& queue) {
  const auto held = lock();
  members_.push_back(std::make_unique<Member>(Member{&queue}));
}

void ThreadPool::leave(Queue& queue) {
  auto held = lock();
  const auto found = std::find_if(members_.begin(), members_.end(),
                                  [&](const auto& member) { return member->queue == &queue; });
  const auto left = std::move(*found);
  members_.erase(found);
  work_done_.wait(held, [&] { return left->working == 0; });
}

void ThreadPool::run(unsigned thread) {
  auto held = lock();
  while (true) {
    Member* member = nullptr;
    work_given_.wait(held, [&] { return (member = due()) != nullptr || stopped_; });
    if (member == nullptr) return;
    ++member->working;
    member->queue->work(held, thread);
    if (--member->working == 0) work_done_.notify_all();
  }
}

ThreadPool::Member* ThreadPool::due() {
  const auto found = std::find_if(members_.begin(), members_.end(),
                                  [](const auto& member) { return member->queue->due(); });
  return found != members_.end() ? found->get() : nullptr;
}

}  // namespace dossier
