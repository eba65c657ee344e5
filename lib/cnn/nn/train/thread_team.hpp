// A few threads that wait for work: started once, because starting one costs more than a slice.
#pragma once

#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace cnn {

/// Runs numbered tasks on all its threads, the caller's among them. Which thread gets which task is
/// left to chance, so tasks must not care; they begin in order of their numbers.
class ThreadTeam {
 public:
  /// `threads` in all, the caller's included; 0 for one for each processor. Fewer where the system
  /// has no more to give.
  explicit ThreadTeam(int threads);
  ~ThreadTeam();
  ThreadTeam(const ThreadTeam&) = delete;
  ThreadTeam& operator=(const ThreadTeam&) = delete;

  int size() const { return static_cast<int>(workers_.size()) + 1; }

  /// Calls work(task, thread) for every task 0..tasks-1, thread in 0..size()-1, and returns when
  /// all are done. Rethrows the first exception that came; the tasks that had not begun then never
  /// do.
  template <typename Work>
  void run(int tasks, Work&& work) {
    start(
        tasks,
        [](void* w, int task, int thread) {
          (*static_cast<std::remove_reference_t<Work>*>(w))(task, thread);
        },
        &work);
  }

 private:
  using Function = void (*)(void* work, int task, int thread);

  void start(int tasks, Function function, void* work);
  void wait_for_work(int thread);
  void take_tasks(int thread);

  Function function_ = nullptr;
  void* work_ = nullptr;
  int tasks_ = 0;
  std::atomic<int> next_task_ = 0;

  std::mutex mutex_;
  std::condition_variable begin_;
  std::condition_variable end_;
  std::int64_t round_ = 0;  // counts calls of run, so that a sleeper knows that a new one began
  int busy_ = 0;            // workers that have not finished this round
  bool over_ = false;
  std::exception_ptr failure_;
  std::vector<std::jthread> workers_;  // last: they use what stands above
};

}  // namespace cnn
