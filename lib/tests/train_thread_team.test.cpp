#include <atomic>
#include <catch2_either.hpp>
#include <stdexcept>
#include <vector>

#include "cnn/nn/train/thread_team.hpp"

using cnn::ThreadTeam;

TEST_CASE("ThreadTeam: every task runs once, whatever the number of threads") {
  for (const int threads : {1, 2, 3, 8}) {
    ThreadTeam team(threads);
    CHECK(team.size() == threads);
    for (const int tasks : {0, 1, 2, 7, 100}) {
      CAPTURE(threads, tasks);
      std::vector<int> runs(static_cast<std::size_t>(tasks), 0);
      std::atomic<bool> thread_in_range = true;
      team.run(tasks, [&](int task, int thread) {
        ++runs[static_cast<std::size_t>(task)];
        if (thread < 0 || thread >= threads) thread_in_range = false;
      });
      CHECK(runs == std::vector<int>(static_cast<std::size_t>(tasks), 1));
      CHECK(thread_in_range);
    }
  }
}

TEST_CASE("ThreadTeam: no threads asked for means one for each processor") {
  ThreadTeam team(0);
  CHECK(team.size() >= 1);
  CHECK(team.size() == std::max(1, static_cast<int>(std::thread::hardware_concurrency())));
}

TEST_CASE("ThreadTeam: an exception reaches the caller, and the team goes on working") {
  for (const int threads : {1, 4}) {
    CAPTURE(threads);
    ThreadTeam team(threads);
    std::atomic<int> begun = 0;
    CHECK_THROWS_WITH(team.run(1000,
                               [&](int task, int /*thread*/) {
                                 ++begun;
                                 if (task == 5) throw std::runtime_error("task 5 is ill");
                               }),
                      "task 5 is ill");
    CHECK(begun >= 6);
    std::atomic<int> runs = 0;
    team.run(50, [&](int /*task*/, int /*thread*/) { ++runs; });
    CHECK(runs == 50);
  }
}
