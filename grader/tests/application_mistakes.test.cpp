// Mistakes made in a real file, compiled by this build's compiler: what does the student read?
#include <catch2_either.hpp>

#include "course_copy.hpp"

namespace {

struct Mistake {
  std::string name;
  std::string right;  ///< in the solution of lesson 01
  std::string wrong;  ///< put in its place
  std::string words;  ///< what must be told
};

const std::vector<Mistake> mistakes{
    {"no semicolon", "float sum = 0;", "float sum = 0", "A ; is missing"},
    {"misspelt parameter", "patch(i, j) *", "patsh(i, j) *", "There is patch"},
    {"square brackets", "patch(i, j) *", "patch[i][j] *", "A Tensor has no [ ]."},
    {"rows()", "kernel.shape()[0]", "kernel.rows()", "A Tensor has no rows."},
    {"shape without ()", "kernel.shape()[0]", "kernel.shape[0]", "without its parentheses"},
    {"a Tensor for a float", "return sum;", "return patch;", "patch_times_kernel returns a float"},
    {"writes to its input", "return sum;", "patch(0, 0) = sum; return sum;",
     "patch is a const Tensor&"},
    {"no std::", "return sum;", "return max(sum, sum);", "There is a std::max"},
    {"too few arguments", "return sum;", "return patch_times_kernel(patch);",
     "patch_times_kernel takes 2 arguments"},
    {"wrong argument", "return sum;", "return patch_times_kernel(patch, 3);",
     "Argument 2 of patch_times_kernel (kernel) must be a Tensor"},
};

std::string replaced(std::string text, const std::string& right, const std::string& wrong) {
  const std::size_t at = text.find(right);
  REQUIRE(at != std::string::npos);
  return text.replace(at, right.size(), wrong);
}

/// Words may be broken over two lines.
std::string unwrapped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n';
    if (!space || result.empty() || result.back() != ' ') result += space ? ' ' : c;
  }
  return result;
}

}  // namespace

TEST_CASE("mistakes: what does not compile is told in plain words, at its line") {
  const CourseCopy course;
  const std::string solution = course.read(course.solution());
  for (const Mistake& mistake : mistakes) {
    INFO(mistake.name);
    course.write(replaced(solution, mistake.right, mistake.wrong));
    const auto check = course.convlings({"check", "01"});
    CAPTURE(check.output);
    CHECK(check.ending.code == 1);
    CHECK(has(check.output, "convolution.cpp does not compile."));
    CHECK(has(check.output, "  In plain words: "));
    CHECK(has(check.output, "  What to do: "));
    CHECK(has(unwrapped(check.output), mistake.words));
  }
}

TEST_CASE("mistakes: a warning is explained where checks fail, and short where all pass") {
  const CourseCopy course;
  const std::string solution = course.read(course.solution());
  course.write(replaced(solution, "return sum;", "if (sum == 7); return sum;"));
  CHECK_FALSE(has(course.convlings({"check", "01"}).output, "In plain words"));
  course.write(replaced(solution, "float sum = 0;", "float sum = 1; int unused = 2;"));
  const std::string output = course.convlings({"check", "01"}).output;
  CHECK(has(output, "warning: unused variable 'unused'"));
  CHECK(has(unwrapped(output), "In plain words: Nothing ever reads unused."));
}

TEST_CASE("mistakes: a missing return is explained beside what fails because of it") {
  const CourseCopy course;
  course.write(replaced(course.read(course.solution()), "return sum;", ""));
  const std::string output = course.convlings({"check", "01"}).output;
  CAPTURE(output);
  CHECK(has(unwrapped(output), "patch_times_kernel must give something back"));
}

TEST_CASE("mistakes: a throw that was left behind is found, wherever the lines stand") {
  const CourseCopy course;
  const std::string stub = course.read(course.source());
  const std::string waits = "  throw cnn::NotWritten(__func__);\n";
  for (const std::string& lines :
       {waits + "  return patch(0, 0);\n", "  float sum = patch(0, 0);\n  sum += 1;\n" + waits}) {
    course.write(replaced(stub, waits, lines));
    const std::string output = course.convlings({"check", "01"}).output;
    CAPTURE(output);
    CHECK(has(output, "its throw still stands"));
    CHECK(has(unwrapped(output), "patch_times_kernel: you have written lines, but line"));
    CHECK(has(output, "Next: delete lessons/01-convolution/convolution.cpp:"));
    CHECK_FALSE(has(output, "slide: you have written"));
    CHECK_FALSE(has(output, "symbolic_cell: you have written"));  // its stub has lines of its own
  }
}

TEST_CASE("mistakes: a function that is left out or changed is told with the line that it needs") {
  const CourseCopy course;
  const std::string stub = course.read(course.source());
  const std::string head = "Tensor slide(const Tensor& image, const Tensor& kernel) {";
  course.write(replaced(stub, head, "Tensor slide(const Tensor& image, int kernel) {"));
  const std::string changed = course.convlings({"check", "01"}).output;
  CHECK(has(unwrapped(changed),
            "Its first line must be: Tensor slide(const Tensor& image, const "
            "Tensor& kernel)"));
  course.write(replaced(stub, head, "Tensor glide(const Tensor& image, const Tensor& kernel) {"));
  CHECK(
      has(unwrapped(course.convlings({"check", "01"}).output), "Your file has no function slide."));
}
