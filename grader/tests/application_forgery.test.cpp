// What a submission can do with the grader's own channel, and what it earns by it: nothing.
#include <catch2_either.hpp>
#include <nlohmann/json.hpp>

#include "course_copy.hpp"

namespace {

/// Each function forges in its own way, but for the last one, which never ends; and something
/// cheerful is printed before main.
const char* const forger = R"student(#include "convolution.hpp"
#include <unistd.h>
#include <cstdio>

void send(const void* bytes, std::size_t size) {
  if (write(3, bytes, size) < 0) _exit(9);
}

float patch_times_kernel(const Tensor&, const Tensor&) {
  send("all tests passed, honestly!", 27);
  return 0;
}

Tensor slide(const Tensor& image, const Tensor&) {  // claims 4 GiB
  const unsigned char header[20] = {'C', 'V', 'L', '1', 2, 0, 0, 0, 1,    2,
                                    3,   4,   5,   6,   7, 8, 0xFF, 0xFF, 0xFF, 0xFF};
  send(header, sizeof header);
  return image;
}

std::string symbolic_cell(int, int) {  // guesses the nonce
  const unsigned char answer[21] = {'C', 'V', 'L', '1', 2, 0, 0, 0, 1, 2,
                                    3,   4,   5,   6,   7, 8, 1, 0, 0, 0, 'x'};
  send(answer, sizeof answer);
  return "";
}

Tensor box_blur_kernel(int) {
  close(3);
  for (;;) pause();
}

Tensor true_convolution(const Tensor& image, const Tensor& kernel) {
  return true_convolution(kernel, image);
}

struct Early {
  Early() { std::puts("All tests passed (18 assertions in 18 test cases)"); }
} early;
)student";

}  // namespace

TEST_CASE("application: forged answers on the grader's channel earn nothing") {
  const CourseCopy course;
  course.write(forger);
  const auto check = course.convlings({"check", "01", "--json"});
  CHECK(check.ending.code == 1);
  const auto lesson = nlohmann::json::parse(check.output);
  int checks = 0;
  for (const auto& exercise : lesson.at("exercises")) {
    CHECK(exercise.at("points") == 0);
    const bool recursion = exercise.at("name") == "true_convolution";
    for (const auto& each : exercise.at("checks")) {
      ++checks;
      CHECK(each.at("verdict") == (recursion ? "crashed" : "protocol_violation"));
    }
  }
  CHECK(checks == 18);
}

TEST_CASE("application: the story on the front page is what the grader tells") {
  const CourseCopy course;
  const std::string front = course.read(std::string(CONVLINGS_SOURCE_DIR) + "/README.md");
  const std::size_t begin = front.find("✗ slide");
  REQUIRE(begin != std::string::npos);
  const std::string story = front.substr(begin, front.find("```", begin) - begin);

  std::string text = course.read(course.solution());  // with the sign of the edge turned
  const std::string term = "image(row + i, column + j) * kernel(i, j)";
  REQUIRE(has(text, term));
  text.replace(text.find(term), term.size(),
               "image(row + i, column + j) * kernel(kernel.shape()[0] - 1 - i, j)");
  course.write(text);
  CHECK(has(course.convlings({"check", "01"}).output, story));
}
