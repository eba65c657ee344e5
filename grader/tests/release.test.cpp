#include "release/release.hpp"

#include <algorithm>
#include <catch2_either.hpp>
#include <set>

#include "catalogue/answer_key.hpp"
#include "catalogue/catalogue.hpp"
#include "catalogue/errors.hpp"
#include "catalogue/stub.hpp"
#include "catalogue/text_file.hpp"
#include "marking/source_file.hpp"
#include "release/edition_pages.hpp"
#include "release/kept_answers.hpp"
#include "release/leaks.hpp"
#include "test_folder.hpp"

using namespace convlings;
namespace fs = std::filesystem;

namespace {

const Course ours{CONVLINGS_SOURCE_DIR, CONVLINGS_BINARY_DIR};

std::string read(const fs::path& file) { return read_text_file(file, file.string()); }

/// A copy of the course, as an instructor has worked in it.
struct Checkout {
  Checkout() {
    for (const char* place : {".clang-format", ".clang-tidy", ".cmake", ".gitignore",
                              "CMakeLists.txt", "CMakePresets.json", "LICENSE", "convlings",
                              "datasets", "grader", "lessons", "lib", "solutions"}) {
      fs::create_directories(course.home);
      fs::copy(ours.home / place, course.home / place, fs::copy_options::recursive);
    }
  }

  void release(const std::vector<Lesson>& lessons) const {
    write_release(course, edition.home, lessons, ReleasedChecks::source);
  }
  void release() const { release(find_lessons(course)); }

  const TestFolder folder;
  const Course course{folder.path / "course", {}};
  const Course edition{folder.path / "students", {}};
};

std::set<std::string> files_in(const fs::path& folder) {
  std::set<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.insert(entry.path().lexically_relative(folder).string());
  }
  return files;
}

Answer number(double value) { return {"rows", std::to_string(value), true, value}; }

}  // namespace

TEST_CASE("release: an edition has what students need, and nothing that stays at home") {
  const Checkout checkout;
  checkout.release();
  const auto files = files_in(checkout.edition.home);
  for (const char* needed :
       {"CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "convlings",
        ".cmake/Lesson.cmake", "datasets/fashion-mnist/train-images-idx3-ubyte.gz",
        "grader/calls/16-seeing.cpp", "grader/checks/01-convolution.checks.cpp",
        "grader/commands/watch.cpp", "grader/debugging/gdb_tensors.py",
        "grader/edition/01-convolution/convolution.cpp", "lessons/16-seeing/picture.png",
        "lessons/01-convolution/convolution.hpp", "lib/cnn/core/tensor.hpp"}) {
    CAPTURE(needed);
    CHECK(files.count(needed) == 1);
  }
  for (const std::string& file : files) {
    CAPTURE(file);
    for (const char* part :
         {"solutions/", "misconceptions/", "mutants/", "tests/", "bench/", "corpus/", "pictures/01",
          "notes.md", "dev_", "kill_", "release", "grade.cpp", "gradebook", "submissions"}) {
      CAPTURE(part);
      CHECK(file.find(part) == std::string::npos);
    }
  }
  CHECK(fs::status(checkout.edition.home / "convlings").permissions() ==
        fs::status(ours.home / "convlings").permissions());
  CHECK(checkout.edition.is_students_edition());
  CHECK_FALSE(checkout.course.is_students_edition());
}

TEST_CASE("release: an instructor's own work and secrets stay at home") {
  const Checkout checkout;
  const fs::path home = checkout.course.home;
  const fs::path lesson = home / "lessons/01-convolution";
  write_text_file(lesson / "convolution.cpp",
                  read(home / "solutions/01-convolution/convolution.cpp"));
  write_text_file(lesson / "answers.toml", read(home / "solutions/01-convolution/answers.toml"));
  for (const char* secret :
       {"course.key", "grader/checks/course.key", "grader/gradebook.sqlite", "lib/cnn/roster.csv",
        "lessons/01-convolution/old.cpp", "lessons/01-convolution/.convolution.cpp.swp",
        "lib/cnn/core/tensor.cpp.orig", "lessons/README.md~", ".convlings/passed/01-convolution",
        "datasets/mnist/photo.png"}) {
    write_text_file(home / secret, "secret");
  }
  checkout.release();
  for (const std::string& file : files_in(checkout.edition.home)) {
    CAPTURE(file);
    CHECK_FALSE((fs::file_size(checkout.edition.home / file) == 6 &&
                 read(checkout.edition.home / file) == "secret"));
  }
  CHECK(read(checkout.edition.home / "lessons/01-convolution/answers.toml").find("= 4") ==
        std::string::npos);
  CHECK(files_in(checkout.folder.path).count("students/lessons/01-convolution/old.cpp") == 0);
}

TEST_CASE("release: every stub is what its solution makes it, and counts as untouched") {
  const Checkout checkout;
  checkout.release();
  for (const Lesson& lesson : find_lessons(ours)) {
    CAPTURE(lesson.id);
    const std::string stub = make_stub(read(ours.solution(lesson)), lesson.id);
    CHECK(read(checkout.edition.stub(lesson)) == stub);
    CHECK(stub_of(checkout.edition, lesson) == stub);
    CHECK(is_untouched(checkout.edition, lesson, student_source(checkout.edition, lesson)));
    CHECK_THROWS_WITH(solution_source(checkout.edition, lesson),
                      "The solution of lesson " + lesson.number +
                          " is not here: this is the student's edition of the course. Ask the "
                          "person who teaches it.");
    const Answers answers = student_answers(checkout.edition, lesson);
    CHECK(answers.predictions.size() == lesson.predictions.size());
    CHECK(answers.written.size() == lesson.written.size());
    for (const Answer& answer : answers.predictions) CHECK(answer.unanswered());
    for (const Answer& answer : answers.written) CHECK(answer.unanswered());
  }
}

TEST_CASE("release: right predictions are known by their hashes, wrong ones are not") {
  const Checkout checkout;
  checkout.release();
  std::set<std::string> salts;
  for (const Lesson& lesson : find_lessons(ours)) {
    const AnswerKey key = answer_key(checkout.edition, lesson);
    for (Answer answer : right_answers(ours, lesson).predictions) {
      CAPTURE(lesson.id, answer.name);
      CHECK(key.is_right(answer));
      answer.number += answer.number == 0 ? 1e-9 : answer.number * 1e-5;
      CHECK_FALSE(key.is_right(answer));
      answer.number = -answer.number - 1;
      CHECK_FALSE(key.is_right(answer));
      CHECK_FALSE(key.is_right({answer.name, "?"}));
      CHECK_FALSE(key.is_right({answer.name, ""}));
    }
    for (const HashedAnswer& answer : hashed_answers(ours, lesson)) {
      CHECK(answer.hashes.size() == 2);
      CHECK(answer.hashes[0] != answer.hashes[1]);  // of 0, too: it looks like any other number
      salts.insert(answer.salt);
    }
  }
  CHECK(salts.size() == 48);  // three predictions in each of sixteen lessons
}

TEST_CASE("answer key: hashes take what same_answer takes, and nothing three millionths off") {
  for (const double right : {4.0, 0.25, -3.5, 93322.0, 8660042.0, 1e-9, 1.0 / 3}) {
    const AnswerKey key({hashed(number(right), "salt")});
    for (int i = -100; i <= 100; ++i) {
      const double given = right * (1 + i * 5e-8);
      CAPTURE(right, i);
      const bool near = same_answer(number(given), number(right));
      if (near) CHECK(key.is_right(number(given)));
      if (i < -62 || i > 62) CHECK_FALSE(key.is_right(number(given)));
    }
    CHECK_FALSE(key.is_right(number(-right)));
    CHECK_FALSE(key.is_right({"columns", std::to_string(right), true, right}));
  }
}

TEST_CASE("answer key: a text is known without capitals and spaces, in its own question only") {
  const AnswerKey key({hashed({"rows", "Same padding"}, "salt")});
  CHECK(key.is_right({"rows", "same  PADDING"}));
  CHECK_FALSE(key.is_right({"rows", "valid padding"}));
  CHECK_FALSE(key.is_right({"word", "same padding"}));
}

TEST_CASE("answer key: hashed answers survive a file, and a broken file is named") {
  const std::string text = to_toml({hashed(number(4), "00ff"), hashed({"word", "same"}, "abcd")});
  const auto answers = parse_hashed_answers(text, "answers.toml");
  REQUIRE(answers.size() == 2);
  CHECK(answers[0].salt == "00ff");
  CHECK(answers[0].hashes == hashed(number(4), "00ff").hashes);
  CHECK(answers[1].hashes.size() == 1);
  CHECK_THROWS_WITH(parse_hashed_answers("[rows]\nsalt = 5\n", "answers.toml"),
                    "answers.toml:1: [rows] needs a text called salt. Take the file from your copy "
                    "of the course anew.");
}

TEST_CASE("release: the first weeks alone have their own lessons, and no link leads nowhere") {
  const Checkout checkout;
  const std::vector<Lesson> all = find_lessons(checkout.course);
  checkout.release({all[0], all[4]});
  CHECK(find_lessons(checkout.edition).size() == 2);
  const auto files = files_in(checkout.edition.home);
  CHECK(files.count("grader/calls/05-activations.cpp") == 1);
  CHECK(files.count("grader/calls/model_words.hpp") == 1);
  CHECK(files.count("grader/calls/02-padding.cpp") == 0);
  CHECK(files.count("grader/checks/02-padding.checks.cpp") == 0);
  const std::string course_page = read(checkout.edition.home / "lessons/README.md");
  CHECK(course_page.find("\n| [05](05-activations/README.md)") != std::string::npos);
  CHECK(course_page.find("| what to do at the border") == std::string::npos);
  for (const std::string& file : files) {
    if (!file.ends_with(".md")) continue;
    const fs::path page = checkout.edition.home / file;
    const auto has = [&](std::string_view target) {
      CAPTURE(file, std::string(target));
      CHECK(fs::exists(page.parent_path() / target));
      return true;
    };
    CHECK(fitting_page(read(page), has) == read(page));
  }
}

TEST_CASE(
    "pages: links to missing lessons become text, rows and sections about missing things go") {
  const auto has = [](std::string_view target) { return target == "here.md"; };
  CHECK(fitting_page("# A\n\nsee [02](../02/README.md#top), [this](here.md), [net](https://a.b)\n\n"
                     "| [01](../01/README.md) | one |\n| two | [01](../01/README.md) |\n\n"
                     "## Tests\n\nThey lie in [tests](tests).\n\n## End\n\n"
                     "```\n[not a link](gone)\n```\n",
                     has) ==
        "# A\n\nsee 02, [this](here.md), [net](https://a.b)\n\n"
        "| two | 01 |\n\n## End\n\n```\n[not a link](gone)\n```\n");
}

TEST_CASE("release: a page that shows a solution stops it, and nothing is left behind") {
  const Checkout checkout;
  const fs::path home = checkout.course.home;
  std::string page = read(home / "datasets/README.md");
  const auto regions = solved_regions(read(home / "solutions/07-flatten-and-dense/dense.cpp"));
  for (const std::string& line : regions.back()) {
    page += "    " + line + "\n\n";  // indented otherwise, with blank lines between
  }
  write_text_file(home / "datasets/README.md", page);
  const std::vector<Lesson> first{find_lessons(checkout.course).front()};
  CHECK_THROWS_WITH(checkout.release(first),  // the lessons of the coming weeks count, too
                    Catch::Contains("Nothing was written.\n  datasets/README.md:"));
  CHECK_FALSE(fs::exists(checkout.edition.home));
  CHECK(std::distance(fs::directory_iterator(checkout.folder.path), {}) == 1);
}

TEST_CASE("leaks: three lines of a solution, and files that say what they are") {
  const TestFolder folder;
  const auto regions = solved_regions(
      "int f() {\n  // BEGIN SOLUTION\n  int a = 1;\n  // why\n  {\n  a += 2;\n  }\n  return a;\n"
      "  // END SOLUTION\n}\nint g() {\n  // BEGIN SOLUTION\n  return 3;\n  // END SOLUTION\n}\n");
  REQUIRE(regions.size() == 2);
  CHECK(regions[0] == SolvedRegion{"int a = 1;", "a += 2;", "return a;"});
  write_text_file(folder.path / "two.cpp", "int a = 1;\na += 2;\nreturn b;\nreturn 3;\n");
  CHECK(find_leaks(folder.path, regions).empty());
  write_text_file(folder.path / "three.bin",
                  std::string("\0", 1) + "\n\tint a = 1;\r\na += 2;\nreturn a;");
  CHECK(find_leaks(folder.path, regions) ==
        std::vector<std::string>{"three.bin:2: three lines of a solution"});
  fs::remove(folder.path / "three.bin");
  for (const char* name : {"course.key", "gradebook.sqlite", "a/solutions/x", "my.key"}) {
    write_text_file(folder.path / "sub" / name, "");
  }
  std::vector<std::string> leaks = find_leaks(folder.path, regions);
  std::sort(leaks.begin(), leaks.end());
  CHECK(leaks == std::vector<std::string>{
                     "sub/a/solutions belongs at home", "sub/course.key belongs at home",
                     "sub/gradebook.sqlite belongs at home", "sub/my.key belongs at home"});
}

TEST_CASE("release: a folder that is taken, or inside the course, is refused and not touched") {
  const Checkout checkout;
  const std::vector<Lesson> first{find_lessons(checkout.course).front()};
  const fs::path home = checkout.edition.home;
  write_text_file(home / "mine.txt", "mine");
  CHECK_THROWS_WITH(checkout.release(first),
                    "release: " + home.string() +
                        " exists and is not an empty folder. Name one that does not exist yet.");
  CHECK(files_in(home) == std::set<std::string>{"mine.txt"});
  fs::remove(home / "mine.txt");
  checkout.release(first);  // an empty one is as good as none
  CHECK(files_in(home).size() > 100);

  const auto inside = checkout.course.home / "out" / "students";
  CHECK_THROWS_WITH(write_release(checkout.course, inside, first, ReleasedChecks::source),
                    Catch::Contains("lies inside the course"));
  CHECK_FALSE(fs::exists(checkout.course.home / "out"));

  fs::remove(checkout.course.home / "LICENSE");
  fs::create_symlink("/etc/passwd", checkout.course.home / "LICENSE");
  CHECK_THROWS_WITH(
      write_release(checkout.course, checkout.folder.path / "b", first, ReleasedChecks::source),
      Catch::Contains("LICENSE is a link"));
  CHECK_FALSE(fs::exists(checkout.folder.path / "b"));
}
