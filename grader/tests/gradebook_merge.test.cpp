#include <catch2_either.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "catalogue/errors.hpp"
#include "gradebook/database.hpp"
#include "gradebook/gradebook.hpp"
#include "gradebook/grader_lock.hpp"
#include "gradebook/merge_gradebooks.hpp"
#include "gradebook_rows.hpp"
#include "in_child.hpp"
#include "test_folder.hpp"

using namespace convlings;
namespace fs = std::filesystem;

namespace {

/// Everything that a merge is to keep, as text.
std::string contents(const fs::path& file) {
  Database database(file, WhenMissing::refuse);
  return database.text(
             "SELECT group_concat(line, '\n') FROM (SELECT quote(key) || quote(student) || "
             "quote(lesson) || quote(build) || quote(made_at) || quote(outcome) AS line "
             "FROM outcomes ORDER BY key)") +
         "\n" +
         database.text(
             "SELECT group_concat(line, '\n') FROM (SELECT quote(student) || quote(lesson) "
             "|| quote(key) || quote(state) || quote(reason) || quote(made_at) AS line "
             "FROM graded ORDER BY student, lesson)");
}

void set_time(const fs::path& file, const std::string& key, const std::string& made_at) {
  Database database(file, WhenMissing::refuse);
  Statement(database, "UPDATE outcomes SET made_at = ? WHERE key = ?").with(made_at, key).run();
  Statement(database, "UPDATE graded SET made_at = ? WHERE key = ?").with(made_at, key).run();
}

/// Three shards that disagree about the outcome "same".
struct Shards {
  TestFolder folder;
  std::vector<fs::path> files;

  Shards() {
    for (int i = 0; i < 3; ++i) {
      files.push_back(folder.path / ("shard" + std::to_string(i)) / "gradebook.sqlite");
      Gradebook gradebook(files.back());
      const std::string name = numbered("s", i);
      gradebook.remember(graded_row(name, "k" + name), outcome_saying(name));
      gradebook.remember(graded_row("zoe", "same"), outcome_saying("said by " + name));
    }
    set_time(files[0], "same", "2026-11-22T14:00:00.000Z");
    set_time(files[1], "same", "2026-11-22T14:00:02.000Z");
    set_time(files[2], "same", "2026-11-22T14:00:02.000Z");
  }
};

std::string complaint_of_merge(const std::vector<fs::path>& files, const fs::path& into) {
  try {
    merge_gradebooks(files, into);
  } catch (const InputError& error) {
    return error.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("merge: takes over what is new, and the younger of two") {
  const Shards shards;
  const fs::path into = shards.folder.path / "all.sqlite";
  Gradebook gradebook(into);
  CHECK(gradebook.merge(shards.files[1]) == 2);
  CHECK(gradebook.merge(shards.files[0]) == 1);
  CHECK(message_under(gradebook, "same") == "said by s00001");
  CHECK(gradebook.merge(shards.files[2]) == 1);
  CHECK(gradebook.rows().size() == 4);
  CHECK(message_under(gradebook, "ks00000") == "s00000");
}

TEST_CASE("merge: no order of merging changes the result, and merging again changes nothing") {
  const Shards shards;
  std::vector<int> order = {0, 1, 2};
  std::string first;
  do {
    const fs::path into = shards.folder.path / "all.sqlite";
    fs::remove(into);
    merge_gradebooks({shards.files[order[0]], shards.files[order[1]], shards.files[order[2]]},
                     into);
    const std::string merged = contents(into);
    if (first.empty()) first = merged;
    CHECK(merged == first);
    CHECK(merge_gradebooks({shards.files[order[1]]}, into)[0].new_outcomes == 0);
    CHECK(contents(into) == first);
  } while (std::next_permutation(order.begin(), order.end()));
  CHECK_THAT(first, Catch::Contains("said by s00002"));
}

TEST_CASE("merge: out folders stand for their gradebooks, and shards are left as they are") {
  const Shards shards;
  const std::string before = contents(shards.files[0]);
  const fs::path into = shards.folder.path / "all";
  const std::vector<MergedShard> merged =
      merge_gradebooks({shards.files[0].parent_path(), shards.files[1].parent_path()}, into);
  REQUIRE(merged.size() == 2);
  CHECK(merged[0].file == shards.files[0]);
  CHECK(merged[0].new_outcomes == 2);
  CHECK(merged[1].new_outcomes == 1);
  CHECK(contents(shards.files[0]) == before);
  CHECK(Gradebook(into / "gradebook.sqlite").rows().size() == 3);
}

TEST_CASE("merge: into one of its own shards") {
  const Shards shards;
  merge_gradebooks(shards.files, shards.files[0]);
  CHECK(Gradebook(shards.files[0]).rows().size() == 4);
}

TEST_CASE("merge: a shard that cannot be taken over is named, and then nothing is merged") {
  const Shards shards;
  const fs::path bad = shards.folder.path / "bad.sqlite";
  const fs::path into = shards.folder.path / "all.sqlite";
  const auto complaint = [&] {
    std::string text = complaint_of_merge({shards.files[0], bad, shards.files[1]}, into);
    CHECK_FALSE(fs::exists(into));
    CHECK_THAT(text, Catch::Contains(bad.string() + ": "));
    return text;
  };
  SECTION("missing") {
    CHECK_THAT(complaint(), Catch::Contains("there is no such gradebook"));
    CHECK_FALSE(fs::exists(bad));
  }
  SECTION("no gradebook") {
    std::ofstream(bad) << "ada,3\n";
    CHECK_THAT(complaint(), Catch::Contains("this is no gradebook"));
  }
  SECTION("empty") {
    std::ofstream(bad) << "";
    CHECK_THAT(complaint(), Catch::Contains("holds no gradebook yet"));
  }
  SECTION("another program's") {
    Database(bad, WhenMissing::make).run("CREATE TABLE outcomes (key)");
    CHECK_THAT(complaint(), Catch::Contains("database of another program"));
  }
  SECTION("damaged") {
    {
      Gradebook gradebook(bad);
      for (int i = 0; i < 50; ++i) {
        gradebook.remember(graded_row(numbered("s", i), numbered("k", i)),
                           outcome_saying("x", 3000));
      }
    }
    std::fstream file(bad, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(4096 * 12);
    file << std::string(4096 * 8, '\x55');
    file.close();
    CHECK_THAT(complaint(), Catch::Contains("is damaged"));
  }
  SECTION("being graded into") {
    { const Gradebook gradebook(bad); }
    Forked grader([&](int descriptor) {
      const GraderLock lock(bad);
      dprintf(descriptor, "!");
      pause();
    });
    REQUIRE(grader.wait_for_byte());
    CHECK_THAT(complaint(), Catch::Contains("process " + std::to_string(grader.pid()) + " on "));
    grader.kill_now();
    CHECK(complaint_of_merge({shards.files[0], bad}, into) == "none");
  }
  SECTION("being written to without a lock") {
    { const Gradebook gradebook(bad); }
    Forked writer([&](int descriptor) {
      Database database(bad, WhenMissing::refuse);
      const Transaction transaction(database);
      dprintf(descriptor, "!");
      pause();
    });
    REQUIRE(writer.wait_for_byte());
    CHECK_THAT(complaint(), Catch::Contains("another program holds it"));
  }
}
