#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2_either.hpp>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <vector>

#ifdef __linux__
#include <sched.h>
#include <sys/mount.h>
#endif

#include "catalogue/errors.hpp"
#include "gradebook/database.hpp"
#include "gradebook/gradebook.hpp"
#include "gradebook/grader_lock.hpp"
#include "gradebook_rows.hpp"
#include "in_child.hpp"
#include "test_folder.hpp"

using namespace convlings;
namespace fs = std::filesystem;

namespace {

constexpr int outcome_bytes = 20'000;  // like those of a lesson with a dozen stories

/// Remembers rows number `from`, `from` + 1, … and writes a byte after each.
void write_rows(const fs::path& file, Journal journal, int from, int descriptor) {
  Gradebook gradebook(file, journal);
  for (int i = from;; ++i) {
    gradebook.remember(graded_row(numbered("s", i), numbered("k", i)),
                       outcome_saying(numbered("m", i), outcome_bytes));
    if (write(descriptor, "!", 1) != 1) return;
  }
}

/// Number of rows, which must be the first ones and whole.
int whole_rows(const fs::path& file, Journal journal) {
  Gradebook gradebook(file, journal);
  const std::vector<GradedRow> rows = gradebook.rows();
  for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
    const GradedRow& row = rows[static_cast<std::size_t>(i)];
    if (row.student != numbered("s", i)) FAIL("row " << i << " is of " << row.student);
    const auto outcome = gradebook.outcome(row.key);
    if (!outcome) FAIL("row " << i << " has no outcome");
    if (outcome->events[0].message.rfind(numbered("m", i), 0) != 0) FAIL("row " << i);
  }
  Database database(file, WhenMissing::refuse);
  CHECK(database.text("PRAGMA integrity_check") == "ok");
  CHECK(database.number("SELECT count(*) FROM outcomes") == static_cast<int>(rows.size()));
  return static_cast<int>(rows.size());
}

/// Kills a writer again and again: some when they begin, others after a few rows.
void kill_writers(Journal journal, int kills) {
  const TestFolder folder;
  const fs::path file = folder.path / "g";
  std::minstd_rand random(20261122);
  int rows = 0;
  for (int i = 0; i < kills; ++i) {
    INFO("kill " << i << " after " << rows << " rows");
    Forked writer([&](int descriptor) { write_rows(file, journal, rows, descriptor); });
    int told = 0;
    const int wait_for = i % 3 == 0 ? 0 : static_cast<int>(random() % 8);
    while (told < wait_for && writer.wait_for_byte()) ++told;
    CHECK(told == wait_for);
    usleep(static_cast<useconds_t>(random() % 12'000));
    writer.kill_now();
    told += static_cast<int>(writer.rest().size());
    const int found = whole_rows(file, journal);
    CHECK(found >= rows + told);      // what it was told is remembered stays
    CHECK(found <= rows + told + 1);  // one may have been written and not told
    rows = found;
  }
  CHECK(rows > kills);
}

}  // namespace

TEST_CASE("gradebook: a grader killed at any moment loses at most what it is writing") {
  kill_writers(Journal::best, 30);
}

TEST_CASE("gradebook: neither does one with a rollback journal") {
  kill_writers(Journal::rollback, 10);
}

TEST_CASE("gradebook: four graders write into one new file at once") {
  const TestFolder folder;
  const fs::path file = folder.path / "g";
  constexpr int rows_each = 50;
  std::vector<std::unique_ptr<Forked>> writers;
  writers.reserve(4);
  for (const std::string name : {"a", "b", "c", "d"}) {
    writers.push_back(std::make_unique<Forked>([&file, name](int) {
      Gradebook gradebook(file);
      for (int i = 0; i < rows_each; ++i) {
        gradebook.remember(graded_row(numbered(name, i), numbered("k" + name, i)),
                           outcome_saying(name, outcome_bytes));
        // All of them write this one, too.
        gradebook.remember(graded_row("zoe", "same"), outcome_saying("same"));
        if (message_under(gradebook, "same") != "same") throw InputError("lost");
      }
    }));
  }
  for (const auto& writer : writers) CHECK(writer->rest().empty());
  Gradebook gradebook(file);
  CHECK(gradebook.rows().size() == 4 * rows_each + 1);
  CHECK(message_under(gradebook, numbered("kc", rows_each - 1)).substr(0, 2) == "c.");
  CHECK(Database(file, WhenMissing::refuse).text("PRAGMA integrity_check") == "ok");
}

TEST_CASE("gradebook: a second grader in one folder is told who is there, until that one dies") {
  const TestFolder folder;
  const fs::path gradebook = gradebook_in(folder.path / "out");
  CHECK(who_grades(gradebook).empty());
  Forked first([&](int descriptor) {
    const GraderLock lock(gradebook);
    dprintf(descriptor, "!");
    pause();
  });
  REQUIRE(first.wait_for_byte());
  const std::string who = "process " + std::to_string(first.pid()) + " on ";
  CHECK_THAT(who_grades(gradebook), Catch::Contains(who));
  CHECK_THROWS_WITH(GraderLock(gradebook), Catch::Contains(gradebook.string() + ": " + who));
  CHECK_THROWS_AS(GraderLock(gradebook), InputError);
  first.kill_now();
  CHECK(who_grades(gradebook).empty());
  const GraderLock lock(gradebook);
  CHECK_THAT(who_grades(gradebook),
             Catch::Contains("process " + std::to_string(getpid()) + " on "));
}

TEST_CASE("gradebook: a program that outlives the grader does not hold its lock") {
  const TestFolder folder;
  const fs::path gradebook = gradebook_in(folder.path);
  auto lock = std::make_unique<GraderLock>(gradebook);
  Forked survivor([](int descriptor) {
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);  // its end tells that the program has begun
    execlp("sleep", "sleep", "60", nullptr);
  });
  CHECK_FALSE(survivor.wait_for_byte());
  lock.reset();
  CHECK_NOTHROW(GraderLock(gradebook));
}

namespace {

/// Writes rows until there is no room, makes room, and goes on: what came of it, as text.
template <typename MakeRoom>
std::string fill_up(const fs::path& file, const MakeRoom& make_room) {
  Gradebook gradebook(file);
  int rows = 0;
  std::string complaint = "none";
  try {
    for (; rows < 1000; ++rows) {
      gradebook.remember(graded_row(numbered("s", rows), numbered("k", rows)),
                         outcome_saying(numbered("m", rows), outcome_bytes));
    }
  } catch (const InputError& error) {
    complaint = error.what();
  }
  if (static_cast<int>(gradebook.rows().size()) != rows) return "rows were lost";
  if (rows > 0 && !gradebook.outcome(numbered("k", rows - 1))) return "an outcome was lost";
  if (rows < 3) return "there was no room at all";
  make_room();
  for (int i = 0; i < 5; ++i) {
    gradebook.remember(graded_row(numbered("t", i), numbered("l", i)),
                       outcome_saying("more", outcome_bytes));
  }
  if (static_cast<int>(gradebook.rows().size()) != rows + 5) return "it does not go on";
  return complaint;
}

}  // namespace

TEST_CASE("gradebook: where a file may not grow it says so, loses nothing and goes on") {
  const TestFolder folder;
  const fs::path file = folder.path / "g";
  const std::string result = in_child([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = 300'000;
    setrlimit(RLIMIT_FSIZE, &limit);
    return fill_up(file, [&] {
      limit.rlim_cur = limit.rlim_max;
      setrlimit(RLIMIT_FSIZE, &limit);
    });
  });
  CHECK_THAT(result, Catch::Contains(file.string() + ": there is no room left"));
  CHECK_THAT(result, Catch::Contains("Make room."));
  CHECK(Database(file, WhenMissing::refuse).text("PRAGMA integrity_check") == "ok");
}

// A ctest of its own: it mounts a small disk, which only root may, and not everywhere.
TEST_CASE("gradebook: a full disk is told, loses nothing, and is written to again", "[.disk]") {
#ifdef __linux__
  const TestFolder folder;
  const std::string result = in_child([&]() -> std::string {
    if (unshare(CLONE_NEWNS) != 0 ||
        mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        mount("small", folder.path.c_str(), "tmpfs", 0, "size=3m") != 0) {
      return "skipped: only root can mount a small disk";
    }
    // Nor can a gradebook begin where there is no room at all.
    const fs::path ballast = folder.path / "ballast";
    const int descriptor = open(ballast.c_str(), O_WRONLY | O_CREAT, 0600);
    const std::string block(4096, 'b');
    while (write(descriptor, block.data(), block.size()) > 0) {
    }
    close(descriptor);
    std::string complaint = "none";
    try {
      const Gradebook gradebook(folder.path / "g");
    } catch (const InputError& error) {
      complaint = error.what();
    }
    fs::resize_file(ballast, 2'000'000);
    const std::string filled = fill_up(folder.path / "g", [&] { fs::remove(ballast); });
    const std::string sound =
        Database(folder.path / "g", WhenMissing::refuse).text("PRAGMA integrity_check");
    return "begin: " + complaint + "\nfill: " + filled + "\nintegrity: " + sound;
  });
#else
  const std::string result = "skipped: there are no mount namespaces here";
#endif
  if (result.rfind("skipped: ", 0) == 0) {
    std::cout << result << '\n';
    return;
  }
  CHECK_THAT(result, Catch::Contains("begin: ") && Catch::Contains("/g: there is no room left"));
  CHECK_THAT(result,
             Catch::Contains("fill: " + folder.path.string() + "/g: there is no room left"));
  CHECK_THAT(result, Catch::Contains("integrity: ok"));
}
