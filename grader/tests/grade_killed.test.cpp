// The grader is killed at random moments and started again, until it has graded everybody: nothing
// of what it writes may differ from an undisturbed run's, but for times.
#include <catch2_either.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <thread>

#include "app_process.hpp"
#include "small_class.hpp"
#include "test_folder.hpp"
#include "untimed.hpp"

namespace fs = std::filesystem;

namespace {

std::vector<std::string> grade_words(const SmallClass& small, const fs::path& out,
                                     const fs::path& key) {
  return {"grade",     small.folder().string(),
          "--out",     out.string(),
          "--key",     key.string(),
          "--lessons", "02,03",
          "--jobs",    "2"};
}

/// The second time everything is remembered, so that no count tells what happened before.
void grade_twice(const SmallClass& small, const fs::path& out, const fs::path& key) {
  for (int i = 0; i < 2; ++i) {
    const AppResult result = run_app(grade_words(small, out, key));
    INFO(result.output);
    REQUIRE(result.status == 0);
  }
}

}  // namespace

TEST_CASE("grade: killed with -9 again and again, it ends with the same gradebook") {
  const TestFolder folder;
  const SmallClass small(folder.path / "class");
  const fs::path key = folder.path / "course.key";
  grade_twice(small, folder.path / "calm", key);

  std::mt19937 random(std::random_device{}());
  std::uniform_int_distribution<int> wait(20, 900);
  constexpr int kills = 20;
  int killed = 0;
  for (int i = 0; i < kills; ++i) {
    AppProcess grader(grade_words(small, folder.path / "shaken", key));
    std::this_thread::sleep_for(std::chrono::milliseconds(wait(random)));
    grader.send(SIGKILL);
    if (grader.wait() == 128 + SIGKILL) ++killed;
  }
  CHECK(killed > 0);
  grade_twice(small, folder.path / "shaken", key);

  const auto expected = untimed_reports(folder.path / "calm");
  const auto received = untimed_reports(folder.path / "shaken");
  REQUIRE(expected.size() > 20);
  for (const auto& [name, text] : expected) {
    CAPTURE(name);
    REQUIRE(received.contains(name));
    CHECK(received.at(name) == text);
  }
  CHECK(received.size() == expected.size());
}
