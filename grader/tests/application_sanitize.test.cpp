// `check --sanitize` on what students write: the mistake, its line, and what to do, in words.
#include <algorithm>
#include <catch2_either.hpp>
#include <nlohmann/json.hpp>

#include "course_copy.hpp"

namespace {

/// Lesson 04 with five mistakes, one in each function; a plain check accepts the first of them.
const char* const wrong = R"student(#include "channels.hpp"

Tensor patch_at(const Tensor& image, int row, int column, const Shape& size) {
  const int channels = image.shape()[2];
  Tensor patch({size[0], size[1], channels});
  for (int i = 0; i < size[0]; ++i) {
    for (int j = 0; j < size[1]; ++j) {
      for (int c = 0; c < channels; ++c) patch(i, j, c) = image(row + i, column + j, c);
    }
  }
  float beyond = 0;
  for (int i = 0; i <= patch.size(); ++i) beyond += patch.data()[i];
  return beyond > 1e30F ? Tensor() : patch;
}

const float* first_of(const Tensor& kernels) {
  const Tensor copy = kernels;
  return copy.data();
}

float patch_response(const Tensor& patch, const Tensor& kernels, const Tensor& bias, int filter) {
  return first_of(kernels)[0];
}

Tensor conv2d(const Tensor& image, const Tensor& kernels, const Tensor& bias) {
  return conv2d(image, kernels, conv2d(image, kernels, bias));
}

Tensor response_map(const Tensor& output, int n) {
  if (n < 0) return output;
}

int receptive_field(int layers, int kernel_size) {
  return (layers + 1) * 2000000000 + kernel_size;
}
)student";

struct SanitizedCourse : CourseCopy {
  SanitizedCourse() : CourseCopy("04-channels", "channels") {}

  std::string place_of(const std::string& part) const {
    const std::string text = read(source());
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(text.find(part));
    return "channels.cpp:" + std::to_string(1 + std::count(text.begin(), end, '\n'));
  }
};

/// The text with all line breaks and what indents them turned into one space.
std::string in_one_line(const std::string& text) {
  std::string line;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n';
    if (!space || line.empty() || line.back() != ' ') line += space ? ' ' : c;
  }
  return line;
}

}  // namespace

TEST_CASE("sanitize: five mistakes are told with their lines, also those that a check accepts") {
  const SanitizedCourse course;
  course.write(wrong);
  const auto result = course.convlings({"check", "04", "--sanitize", "--all"});
  INFO(result.output);
  CHECK(result.ending.code == 1);
  const std::string text = in_one_line(result.output);
  const std::string loop = "for (int i = 0; i <= patch.size(); ++i) beyond += patch.data()[i];";
  CHECK(has(text, course.place_of(loop) + " reads past the end of `patch` (made in line 5): it "));
  CHECK(has(text, loop + " What to do: "));
  CHECK(
      has(text, course.place_of("return first_of") + " reads `copy` (made in line 17) after its"));
  CHECK(has(text, " calls `conv2d` again and again without an end: the stack is full. "));
  CHECK(has(text, ": `response_map` comes to its end without a return"));
  CHECK(has(text, course.place_of("return (layers") + " computes "));
  CHECK(has(text, " * 2000000000, which does not fit into an int. "));
  CHECK_FALSE(has(text, "AddressSanitizer"));
  CHECK_FALSE(has(text, "runtime error"));

  const auto json =
      nlohmann::json::parse(course.convlings({"check", "04", "--sanitize", "--json"}).output);
  const std::string message = json.at("exercises").at(0).at("checks").at(0).at("message");
  CHECK(has(message, "reads past the end of `patch`"));
}

TEST_CASE("sanitize: a right answer passes, and it says that it watched") {
  const SanitizedCourse course;
  course.write(course.read(course.solution()));
  const auto result = course.convlings({"check", "04", "--sanitize"});
  INFO(result.output);
  CHECK(result.ending.code == 0);
  CHECK(has(result.output, "The sanitizers watched: no call misused memory or numbers."));
  CHECK_FALSE(has(course.convlings({"check", "04"}).output, "sanitizers"));
}
