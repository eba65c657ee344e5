// The built application on a course of its own: what students write, and what it says.
#include <catch2_either.hpp>
#include <nlohmann/json.hpp>

#include "course_copy.hpp"

namespace {

/// Verdicts of one exercise's checks, from `check 01 --json`.
std::vector<std::string> verdicts(const nlohmann::json& lesson, const std::string& exercise) {
  std::vector<std::string> found;
  for (const auto& each : lesson.at("exercises")) {
    if (each.at("name") != exercise) continue;
    for (const auto& check : each.at("checks")) found.push_back(check.at("verdict"));
  }
  return found;
}

bool all_are(const std::vector<std::string>& verdicts, const std::string& wanted) {
  return verdicts.size() >= 3 &&
         std::all_of(verdicts.begin(), verdicts.end(),
                     [&](const std::string& verdict) { return verdict == wanted; });
}

const char* const hostile = R"(#include "convolution.hpp"
#include <unistd.h>
#include <cstdio>
#include <cstdlib>
#include <limits>

float patch_times_kernel(const Tensor&, const Tensor&) { std::exit(0); }

Tensor slide(const Tensor& image, const Tensor&) {
  volatile int* nowhere = nullptr;
  *nowhere = 1;
  return image;
}

std::string symbolic_cell(int row, int column) {
  volatile bool forever = row == 0 && column == 1;
  while (forever) {
  }
  return row == 0 ? "f1*a + f2*b + f3*d + f4*e" : "\033[2J\xFF";
}

Tensor box_blur_kernel(int) {
  std::puts("All tests passed");
  std::fflush(stdout);
  _exit(0);
}

Tensor true_convolution(const Tensor& image, const Tensor& kernel) {
  return Tensor({image.shape()[0] - kernel.shape()[0] + 2, image.shape()[1]});
}
)";

}  // namespace

TEST_CASE("application: a solution passes, is remembered, and opens the lesson's solution") {
  const CourseCopy course;
  CHECK(course.convlings({"solution", "01"}).ending.code == 1);
  course.write(course.read(course.solution()));
  const auto first = course.convlings({"check", "01"});
  CHECK(first.ending.code == 0);
  CHECK(has(first.output, "Lesson 01 is done."));
  CHECK(has(course.convlings({"check", "01", "--timings"}).output, "Nothing changed"));
  CHECK(has(course.convlings({}).output, "✓ 01 Convolution"));
  const auto solution = course.convlings({"solution", "01"});
  CHECK(solution.ending.code == 0);
  CHECK(has(solution.output, "Tensor slide("));
  CHECK_FALSE(has(solution.output, "BEGIN SOLUTION"));
}

TEST_CASE("application: an untouched stub is not built by the board, and every check says so") {
  const CourseCopy course;
  const auto board = course.convlings({});
  CHECK(board.ending.code == 0);
  CHECK(has(board.output, "not started"));
  CHECK(has(board.output, "lessons/01-convolution/convolution.cpp:"));
  CHECK_FALSE(std::filesystem::exists(course.home() / ".convlings"));
  CHECK(has(course.convlings({"check"}).output, "No lesson is begun yet"));

  const auto check = course.convlings({"check", "01", "--json"});
  CHECK(check.ending.code == 1);
  const auto lesson = nlohmann::json::parse(check.output);
  CHECK(lesson.at("lesson") == "01-convolution");
  for (const auto& exercise : lesson.at("exercises")) {
    CHECK(exercise.at("points") == 0);
    CHECK(all_are(verdicts(lesson, exercise.at("name")), "not_written"));
  }
}

TEST_CASE("application: five ways to cheat or fail get their verdicts, and the other checks run") {
  const CourseCopy course;
  course.write(hostile);
  const auto check = course.convlings({"check", "01", "--json"});
  CHECK(check.ending.code == 1);
  const auto lesson = nlohmann::json::parse(check.output);
  CHECK(all_are(verdicts(lesson, "patch_times_kernel"), "exited_early"));
  CHECK(all_are(verdicts(lesson, "slide"), "crashed"));
  CHECK(all_are(verdicts(lesson, "box_blur_kernel"), "exited_early"));
  CHECK(all_are(verdicts(lesson, "true_convolution"), "wrong"));
  const auto symbolic = verdicts(lesson, "symbolic_cell");
  CHECK(std::count(symbolic.begin(), symbolic.end(), "timed_out") == 1);
  CHECK(std::count(symbolic.begin(), symbolic.end(), "passed") == 1);
  CHECK(has(check.output, "shape"));
  CHECK(has(check.output, "?[2J"));  // what could steer a terminal does not reach it

  const auto text = course.convlings({"hint", "01"});  // from the cache: the loop is not run again
  CHECK(has(text.output, "patch_times_kernel: hint 1 of 3"));
}

TEST_CASE("application: NaN is wrong, and a syntax error is shown at its line") {
  const CourseCopy course;
  std::string text = course.read(course.solution());
  const std::string begin = "// BEGIN SOLUTION\n";
  text.insert(text.find(begin) + begin.size(),
              "  return std::numeric_limits<float>::quiet_NaN();\n");
  course.write("#include <limits>\n" + text);
  const auto nan = nlohmann::json::parse(course.convlings({"check", "01", "--json"}).output);
  CHECK(all_are(verdicts(nan, "patch_times_kernel"), "wrong"));
  CHECK(all_are(verdicts(nan, "slide"), "passed") != all_are(verdicts(nan, "slide"), "wrong"));

  text.insert(text.find(begin) + begin.size(), "  oops\n");
  const auto line =
      1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.find("  oops")),
                     '\n');
  course.write(text);
  const auto broken = course.convlings({"check", "01"});
  CHECK(broken.ending.code == 1);
  CHECK(has(broken.output, "convolution.cpp does not compile."));
  CHECK(has(broken.output,
            "lessons/01-convolution/convolution.cpp:" + std::to_string(line) + "\n  error: "));
  CHECK_FALSE(has(broken.output, course.home().string()));
}

TEST_CASE("application: a function that is not defined, and a main, are told in words") {
  const CourseCopy course;
  course.write("#include \"convolution.hpp\"\nint main() {}\n");
  const auto check = course.convlings({"check", "01", "--all"});
  CHECK(check.ending.code == 1);
  CHECK(has(check.output, "convolution.cpp does not link."));
  CHECK(has(check.output, "main"));
  course.write("#include \"convolution.hpp\"\n");
  const auto empty = course.convlings({"check", "01", "--all"});
  CHECK(has(empty.output, "function slide is declared in"));
}

TEST_CASE("application: check --html writes a page of the result, and its status is check's") {
  const CourseCopy course;
  std::string text = course.read(course.solution());
  const std::string begin = "Tensor slide(const Tensor& image, const Tensor& kernel) {";
  REQUIRE(has(text, begin));
  text.insert(
      text.find(begin) + begin.size(),
      "\n  if (image.shape()[0] > 0) throw std::runtime_error(\"<script>alert(1)</script>\");");
  course.write("#include <stdexcept>\n" + text);
  const std::string page = (course.home() / "result.html").string();
  const auto check = course.convlings({"check", "01", "--html", page});
  CHECK(check.ending.code == 1);
  CHECK(has(check.output, "slide"));  // it is told as ever
  const std::string html = course.read(page);
  CHECK(html.starts_with("<!doctype html>"));
  CHECK(has(html, "&lt;script&gt;alert(1)&lt;/script&gt;"));
  CHECK_FALSE(has(html, "<script"));
  CHECK(has(html, "</html>\n"));

  const auto refused = course.convlings({"check", "01", "--html", course.source().string()});
  CHECK(refused.ending.code == 2);
  CHECK(has(refused.output, "ends in .html"));
  CHECK(has(course.read(course.source()), "runtime_error"));
}
