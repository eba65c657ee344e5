// The student's edition at work: what each command says in it.
#include <catch2_either.hpp>
#include <fstream>
#include <iterator>

#include "catalogue/catalogue.hpp"
#include "catalogue/text_file.hpp"
#include "release/release.hpp"
#include "sandbox/run.hpp"
#include "test_folder.hpp"

using namespace convlings;
namespace fs = std::filesystem;

namespace {

const Course ours{CONVLINGS_SOURCE_DIR, CONVLINGS_BINARY_DIR};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string read(const fs::path& file) { return read_text_file(file, file.string()); }

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// An edition with the first lesson.
struct Edition {
  Edition() {
    write_release(ours, course.home, {find_lessons(ours).front()}, ReleasedChecks::source);
  }

  fs::path file() const { return course.home / "lessons/01-convolution/convolution.cpp"; }
  fs::path answers() const { return course.home / "lessons/01-convolution/answers.toml"; }

  RunResult run(const std::vector<std::string>& command,
                const std::string& application_home) const {
    Limits limits;
    limits.wall_seconds = 900;
    limits.cpu_seconds = 0;
    return convlings::run(command,
                          {"CONVLINGS_HOME=" + application_home, "LC_ALL=C.UTF-8",
                           "PATH=/usr/local/bin:/usr/bin:/bin"},
                          limits);
  }

  const TestFolder folder;
  const Course course{folder.path / "students", {}};
};

/// Goes through a student's first evening with `convlings`, a program that works on `edition`.
template <typename Program>
void spend_an_evening(const Edition& edition, const Program& convlings) {
  const RunResult board = convlings({});
  CHECK(board.ending.code == 0);
  CHECK(has(board.output, "0/13  not started"));
  CHECK(has(board.output, "Next: lesson 01, function patch_times_kernel"));
  CHECK(has(convlings({"check"}).output, "No lesson is begun yet."));

  const std::string stub = read(edition.file());
  write_text_file(edition.file(), read(ours.home / "solutions/01-convolution/convolution.cpp"));
  const RunResult passed = convlings({"check", "01"});
  INFO(passed.output);
  CHECK(passed.ending.code == 0);
  CHECK(has(passed.output, "Lesson 01 is done. ./convlings shows what comes next.\n"));

  write_text_file(
      edition.answers(),
      replaced(replaced(read(edition.answers()), "answer_rows = \"?\"", "answer_rows = 4"),
               "products_per_cell = \"?\"", "products_per_cell = 8"));
  const RunResult predicted = convlings({"check", "01"});
  INFO(predicted.output);
  CHECK(has(predicted.output, "1 of 3 right"));
  CHECK(has(predicted.output, "✗ products_per_cell: How many products"));
  CHECK(has(predicted.output, "open: answer_on_flat_ground"));

  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"solution", "01"}, {"check", "--solutions", "01"}}) {
    const RunResult none = convlings(words);
    CHECK(none.ending.code == 2);
    CHECK(has(none.output, "this is the student's edition of the course. Ask the person"));
  }
  CHECK(has(convlings({"hint", "01", "slide"}).output, "slide"));
  CHECK(has(convlings({"check", "02"}).output, "There is no lesson \"02\"."));

  const RunResult reset = convlings({"reset", "01", "--yes"});
  CHECK(has(reset.output, "is as it was in the beginning."));
  CHECK(read(edition.file()) == stub);
  CHECK(has(convlings({"reset", "01"}).output, "is untouched: nothing to reset."));

  // The throw of the stub, left standing above the answer.
  write_text_file(edition.file(), replaced(stub, "// ...\n", "float sum = 1;\n"));
  CHECK(has(convlings({"check", "01"}).output,
            "Next: delete lessons/01-convolution/convolution.cpp:"));
}

}  // namespace

TEST_CASE("edition: board, check, predictions, reset and solution in the student's edition") {
  const Edition edition;
  spend_an_evening(edition, [&](std::vector<std::string> words) {
    words.insert(words.begin(), CONVLINGS_APP);
    return edition.run(words, edition.course.home.string());
  });
}

TEST_CASE("edition: CMake finds all that it builds, and builds nothing of the instructor's") {
  const Edition edition;
  const std::string built = (edition.folder.path / "built").string();
  const RunResult configured = edition.run(
      {CONVLINGS_CMAKE, "-G", "Ninja", "-S", edition.course.home.string(), "-B", built}, "");
  INFO(configured.output);
  CHECK(configured.succeeded());
  std::ifstream in(built + "/compile_commands.json");
  const std::string compiled{std::istreambuf_iterator<char>(in), {}};
  CHECK(has(compiled, "students_edition.cpp"));
  CHECK(has(compiled, "lessons/01-convolution/convolution.cpp"));
  for (const auto& entry : fs::directory_iterator(edition.course.home / "grader/commands")) {
    if (entry.path().extension() != ".cpp") continue;
    CAPTURE(entry.path().filename());  // what is not built there has no business there
    CHECK(has(compiled, "grader/commands/" + entry.path().filename().string()));
  }
  for (const char* part :
       {"whole_course.cpp", "misconceptions", "solutions", "02-padding", "tests"}) {
    CAPTURE(part);
    CHECK_FALSE(has(compiled, part));
  }
}

TEST_CASE("edition: it builds, and its own program works", "[.][build]") {
  const Edition edition;
  const std::string built = (edition.folder.path / "built").string();
  const RunResult configured =
      edition.run({CONVLINGS_CMAKE, "-G", "Ninja", "-S", edition.course.home.string(), "-B", built,
                   "-DCMAKE_BUILD_TYPE=None"},
                  "");
  REQUIRE(configured.succeeded());
  const RunResult build = edition.run({CONVLINGS_CMAKE, "--build", built, "--", "-j2"}, "");
  INFO(build.output.substr(build.output.size() - std::min<std::size_t>(4000, build.output.size())));
  REQUIRE(build.succeeded());
  const std::string program = built + "/grader/commands/convlings";
  spend_an_evening(edition, [&](std::vector<std::string> words) {
    words.insert(words.begin(), program);
    return edition.run(words, "");
  });
  const RunResult help = edition.run({program, "--help"}, "");
  CHECK(has(help.output, "watch"));
  for (const char* word : {"release", "grade", "dev", "./convlings test"}) {
    CAPTURE(word);
    CHECK_FALSE(has(help.output, word));
  }
  CHECK(edition.run({program, "dev", "verify"}, "").ending.code == 2);
}
