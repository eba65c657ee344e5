#include "cnn/nn/train/thread_team.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace cnn {
namespace {

int thread_count(int wanted) {
  if (wanted > 0) return wanted;
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace

ThreadTeam::ThreadTeam(int threads) {
  try {
    for (int thread = 1; thread < thread_count(threads); ++thread) {
      workers_.emplace_back([this, thread] { wait_for_work(thread); });
    }
  } catch (const std::system_error&) {
    // The system has no more threads to give: those that there are do the work as well.
  }
}

ThreadTeam::~ThreadTeam() {
  const std::lock_guard lock(mutex_);
  over_ = true;
  begin_.notify_all();
}

void ThreadTeam::start(int tasks, Function function, void* work) {
  {
    const std::lock_guard lock(mutex_);
    function_ = function;
    work_ = work;
    tasks_ = tasks;
    next_task_ = 0;
    busy_ = static_cast<int>(workers_.size());
    ++round_;
  }
  begin_.notify_all();
  take_tasks(0);
  std::unique_lock lock(mutex_);
  end_.wait(lock, [this] { return busy_ == 0; });
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

void ThreadTeam::wait_for_work(int thread) {
  std::int64_t seen = 0;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      begin_.wait(lock, [&] { return over_ || round_ != seen; });
      if (over_) return;
      seen = round_;
    }
    take_tasks(thread);
    const std::lock_guard lock(mutex_);
    if (--busy_ == 0) end_.notify_one();
  }
}

void ThreadTeam::take_tasks(int thread) {
  try {
    for (int task = next_task_++; task < tasks_; task = next_task_++) {
      function_(work_, task, thread);
    }
  } catch (...) {
    next_task_ = tasks_;
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::current_exception();
  }
}

}  // namespace cnn
