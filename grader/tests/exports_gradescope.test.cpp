// The zip for Gradescope: what is in it, and what its scripts do when grading goes wrong.
#include <archive.h>
#include <archive_entry.h>

#include <catch2_either.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "catalogue/errors.hpp"
#include "exports/autograder_zip.hpp"
#include "gradescope_fields.hpp"
#include "sandbox/run.hpp"
#include "test_folder.hpp"

namespace fs = std::filesystem;

using convlings::autograder_files;
using convlings::AutograderOptions;
using convlings::Course;
using convlings::PackedFile;
using convlings::write_autograder;
using convlings::tests::gradescope_faults;

namespace {

const Course course{CONVLINGS_SOURCE_DIR, CONVLINGS_BINARY_DIR};

void write(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

/// An entry of a zip as it is found there.
struct ZipEntry {
  unsigned mode = 0;
  std::string contents;
};

std::map<std::string, ZipEntry> unzipped(const fs::path& zip) {
  std::map<std::string, ZipEntry> entries;
  archive* const in = archive_read_new();
  archive_read_support_format_zip_seekable(in);  // the modes stand at the end of a zip
  REQUIRE(archive_read_open_filename(in, zip.c_str(), 1 << 16) == ARCHIVE_OK);
  archive_entry* entry = nullptr;
  while (archive_read_next_header(in, &entry) == ARCHIVE_OK) {
    ZipEntry read{archive_entry_perm(entry),
                  std::string(static_cast<std::size_t>(archive_entry_size(entry)), '\0')};
    REQUIRE(archive_read_data(in, read.contents.data(), read.contents.size()) ==
            static_cast<la_ssize_t>(read.contents.size()));
    REQUIRE(entries.emplace(archive_entry_pathname(entry), read).second);
  }
  archive_read_free(in);
  return entries;
}

/// A course of one small file in each of its places.
void write_small_course(const fs::path& home) {
  for (const char* file :
       {".cmake/Lesson.cmake", "CMakeLists.txt", "CMakePresets.json", "LICENSE", "convlings",
        "datasets/SHA256SUMS", "grader/CMakeLists.txt", "grader/exports/gradescope/setup.sh",
        "grader/exports/gradescope/run_autograder", "lessons/01-a/a.cpp", "lib/core.hpp",
        "solutions/01-a/a.cpp"}) {
    write(home / file, file);
  }
}

std::vector<std::string> names_of(const std::vector<PackedFile>& files) {
  std::vector<std::string> names;
  names.reserve(files.size());
  for (const PackedFile& file : files) names.push_back(file.name);
  return names;
}

/// Gradescope's folders, with a program in the course's place.
class FakeAutograder {
 public:
  /// `program` is what the launcher does, in shell.
  explicit FakeAutograder(const std::string& program) {
    write(root() / "source/run_autograder",
          text_of(course.home / "grader/exports/gradescope/run_autograder"));
    fs::create_directories(root() / "submission");
    if (program.empty()) return;
    const fs::path launcher = root() / "source/course/convlings";
    write(launcher, "#!/bin/sh\n" + program + "\n");
    fs::permissions(launcher, fs::perms::owner_all);
  }

  const fs::path& root() const { return folder_.path; }

  convlings::RunResult run() const {
    return convlings::run({"/usr/bin/env", "bash", (root() / "source/run_autograder").string()},
                          {"PATH=/usr/bin:/bin", "CONVLINGS_AUTOGRADER=" + root().string(),
                           "TMPDIR=" + root().string()},
                          {});
  }

  nlohmann::json results() const {
    return nlohmann::json::parse(text_of(root() / "results/results.json"));
  }

 private:
  TestFolder folder_;
};

bool says_not_graded(const nlohmann::json& results) {
  return gradescope_faults(results).empty() && results["extra_data"]["undecided"] == true &&
         results["output"].get<std::string>().starts_with("NOT GRADED YET.");
}

}  // namespace

TEST_CASE(
    "gradescope's zip: scripts at its root, the course below, all that may run is executable") {
  const TestFolder folder;
  const fs::path zip = folder.path / "autograder.zip";
  write_autograder(autograder_files(course, {}), zip);
  const std::map<std::string, ZipEntry> entries = unzipped(zip);
  for (const char* program : {"setup.sh", "run_autograder", "course/convlings"}) {
    INFO(program);
    REQUIRE(entries.count(program) == 1);
    CHECK(entries.at(program).mode == 0755);
    CHECK(entries.at(program).contents.starts_with("#!"));
  }
  CHECK(entries.at("course/CMakeLists.txt").mode == 0644);
  CHECK(entries.at("course/CMakeLists.txt").contents == text_of(course.home / "CMakeLists.txt"));
  CHECK(entries.count("course/solutions/01-convolution/answers.toml") == 1);
  CHECK(entries.count("course/lessons/01-convolution/lesson.toml") == 1);
  for (const auto& [name, entry] : entries) {
    INFO(name);
    const bool known =
        name.starts_with("course/") || name == "setup.sh" || name == "run_autograder";
    CHECK(known);
    CHECK_FALSE(name.starts_with("course/.build"));
    CHECK_FALSE(name.starts_with("course/.git"));
    CHECK_FALSE(name.starts_with("course/grader/tests"));
    CHECK_FALSE(name.starts_with("course/lib/tests"));
  }
}

TEST_CASE("gradescope's zip: the same files make the same bytes") {
  const TestFolder folder;
  write_small_course(folder.path / "course");
  const Course small{folder.path / "course", folder.path / "built"};
  write_autograder(autograder_files(small, {}), folder.path / "one.zip");
  fs::last_write_time(small.home / "LICENSE", fs::file_time_type::clock::now());
  write_autograder(autograder_files(small, {}), folder.path / "two.zip");
  CHECK(text_of(folder.path / "one.zip") == text_of(folder.path / "two.zip"));
}

TEST_CASE("gradescope's zip: what is not the course's stays outside") {
  const TestFolder folder;
  const fs::path home = folder.path / "course";
  write_small_course(home);
  const Course small{home, home / ".build"};
  const std::vector<std::string> whole = names_of(autograder_files(small, {}));
  CHECK(whole.size() == 14);  // its twelve files, and the two scripts once more at the root
  for (const char* file :
       {".build/student/a.cpp", ".convlings/progress.toml", ".git/config.txt", "marks.csv",
        "grader/course.key", "grader/gradebook.sqlite", "grader/tests/a.cpp", "lessons/01-a/a.cpp~",
        "lessons/01-a/.a.cpp", "submissions/ada/a.cpp"}) {
    write(home / file, "not for others");
  }
  fs::create_symlink("/etc/passwd", home / "lessons/01-a/b.cpp");
  CHECK(names_of(autograder_files(small, {})) == whole);
}

TEST_CASE("gradescope's zip: policy and key go in by name, and must be there") {
  const TestFolder folder;
  write_small_course(folder.path / "course");
  const Course small{folder.path / "course", folder.path / "built"};
  write(folder.path / "mine.toml", "title = \"x\"");
  const std::vector<std::string> names =
      names_of(autograder_files(small, {.policy = folder.path / "mine.toml", .key = {}}));
  CHECK(std::count(names.begin(), names.end(), "policy.toml") == 1);
  CHECK(std::count(names.begin(), names.end(), "course.key") == 0);
  CHECK_THROWS_AS(autograder_files(small, {.policy = folder.path / "other.toml", .key = {}}),
                  convlings::InputError);
  fs::remove_all(small.home / "solutions");
  CHECK_THROWS_AS(autograder_files(small, {}), convlings::InputError);
}

TEST_CASE("gradescope's zip: a place that cannot be written is told, and an old zip stays") {
  const TestFolder folder;
  write_small_course(folder.path / "course");
  const Course small{folder.path / "course", folder.path / "built"};
  std::vector<PackedFile> files = autograder_files(small, {});
  CHECK_THROWS_AS(write_autograder(files, folder.path / "missing" / "a.zip"),
                  convlings::InputError);
  write(folder.path / "a.zip", "old");
  files.push_back({"course/gone.cpp", folder.path / "gone.cpp", false});
  CHECK_THROWS_AS(write_autograder(files, folder.path / "a.zip"), convlings::InputError);
  CHECK(text_of(folder.path / "a.zip") == "old");
}

TEST_CASE("run_autograder: results of grade are put in place, and nothing is left behind") {
  const FakeAutograder fake(
      "echo \"$@\" >\"$CONVLINGS_AUTOGRADER/words\"\n"
      "mkdir -p \"$5/gradescope\"; echo '{\"score\": 4, \"tests\": []}' >\"$5/gradescope/x.json\"");
  write(fake.root() / "source/policy.toml", "");
  const convlings::RunResult result = fake.run();
  INFO(result.output);
  CHECK(result.succeeded());
  CHECK(fake.results()["score"] == 4);
  const std::string words = text_of(fake.root() / "words");
  CHECK(words.starts_with("grade " + fake.root().string() + "/submission --single --out "));
  CHECK(words.find("--policy " + fake.root().string() + "/source/policy.toml") !=
        std::string::npos);
  CHECK(words.find("--key") == std::string::npos);
  int left = 0;
  for (const auto& entry : fs::directory_iterator(fake.root())) {
    left += entry.path().filename().string().starts_with("tmp.") ? 1 : 0;
  }
  CHECK(left == 0);
}

TEST_CASE("run_autograder: whatever goes wrong, the results say that it is the grader's fault") {
  const std::vector<std::string> programs = {
      "exit 2",                      // grade refuses
      "",                            // no course at all
      "kill -9 $$",                  // it dies
      "kill -9 $PPID",               // and so does run_autograder itself
      "mkdir -p \"$5/gradescope\"",  // no results
      "mkdir -p \"$5/gradescope\"; : >\"$5/gradescope/a.json\"",  // empty ones
      "mkdir -p \"$5/gradescope\"; echo 1 >\"$5/gradescope/a.json\"; echo 2 "
      ">\"$5/gradescope/b.json\""};
  for (const std::string& program : programs) {
    INFO(program);
    const FakeAutograder fake(program);
    const convlings::RunResult result = fake.run();
    const bool killed = program.find("PPID") != std::string::npos;
    CHECK((killed || result.succeeded()));
    CHECK(says_not_graded(fake.results()));
  }
}

TEST_CASE("gradescope's scripts are shell that parses") {
  for (const char* script : {"setup.sh", "run_autograder"}) {
    const fs::path file = course.home / "grader/exports/gradescope" / script;
    CHECK(convlings::run({"/usr/bin/env", "bash", "-n", file.string()}, {"PATH=/usr/bin:/bin"}, {})
              .succeeded());
    CHECK((fs::status(file).permissions() & fs::perms::owner_exec) != fs::perms::none);
  }
}
