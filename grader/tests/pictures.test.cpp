// The table of pictures, their manners, and how they are compared.
#include "pictures/pictures.hpp"

#include <algorithm>
#include <catch2_either.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "cnn/nn/view/canvas.hpp"
#include "pictures/compare_pictures.hpp"

using namespace convlings;
using namespace cnn::view;
namespace fs = std::filesystem;

namespace {

const fs::path home = CONVLINGS_SOURCE_DIR;

bool shows_a_picture(const fs::path& lesson) {
  std::ostringstream text;
  text << std::ifstream(lesson / "README.md").rdbuf();
  return text.str().find("](picture.png)") != std::string::npos;
}

// Is every pixel of the outermost `width` rows and columns paper?
bool has_clear_margin(const cnn::Tensor& picture, int width) {
  const int height = picture.shape()[0];
  const int right = picture.shape()[1];
  for (int row = 0; row < height; ++row) {
    for (int column = 0; column < right; ++column) {
      const bool inside =
          row >= width && row < height - width && column >= width && column < right - width;
      if (!inside && !(pixel(picture, row, column) == paper)) return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("pictures: every README that shows a picture has one in the table, and no other") {
  std::vector<std::string> shown;
  for (const auto& entry : fs::directory_iterator(home / "lessons")) {
    if (shows_a_picture(entry.path())) shown.push_back(entry.path().filename());
  }
  std::sort(shown.begin(), shown.end());
  std::vector<std::string> drawn;
  for (const LessonPicture& picture : lesson_pictures()) drawn.push_back(picture.lesson);
  CHECK(shown == drawn);
}

TEST_CASE("pictures: each fits on a page, with a margin that nothing is cut by") {
  for (const LessonPicture& picture : lesson_pictures()) {
    INFO(picture.lesson);
    const cnn::Tensor drawn = picture.draw(home / "datasets/pictures");
    REQUIRE(drawn.shape().rank() == 3);
    CHECK(drawn.shape()[2] == 3);
    CHECK(drawn.shape()[1] <= 1200);
    CHECK(drawn.shape()[0] <= 800);
    CHECK(has_clear_margin(drawn, 12));
  }
}

TEST_CASE("pictures: a committed file is small") {
  for (const LessonPicture& picture : lesson_pictures()) {
    INFO(picture.lesson);
    CHECK(fs::file_size(home / "lessons" / picture.lesson / "picture.png") < 230'000);
  }
}

TEST_CASE("difference: pictures agree when every pixel is within three levels") {
  const cnn::Tensor drawn = blank(4, 5, {100, 100, 100});
  CHECK(difference(drawn, drawn).empty());
  cnn::Tensor other = drawn;
  other(3, 4, 2) = 103;
  other(0, 0, 0) = 97;
  CHECK(difference(other, drawn).empty());
  other(3, 4, 2) = 104;
  CHECK(difference(other, drawn) == "1 of 20 pixels have another colour");
  other(0, 0, 1) = 90;
  other(0, 0, 2) = 90;
  CHECK(difference(other, drawn) == "2 of 20 pixels have another colour");
}

TEST_CASE("difference: fractions and overshoots count as a PNG keeps them") {
  const cnn::Tensor drawn = blank(1, 1, {100.4F, 300, -20});
  CHECK(difference(blank(1, 1, {103, 255, 0}), drawn).empty());
  CHECK_FALSE(difference(blank(1, 1, {104, 255, 0}), drawn).empty());
}

TEST_CASE("difference: another size is another picture") {
  CHECK(difference(blank(4, 5), blank(5, 4)) == "is (4, 5, 3), drawn anew (5, 4, 3)");
}
