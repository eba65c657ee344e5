// What a lesson's checks draw with a student's functions, and where the application puts it.
#include <catch2_either.hpp>

#include "checks/photograph_maps.hpp"
#include "checks/picture_reference.hpp"
#include "cnn/core/image_file.hpp"
#include "course_copy.hpp"

using cnn::Tensor;

namespace {

const std::filesystem::path photograph =
    std::filesystem::path(CONVLINGS_SOURCE_DIR) / "datasets/pictures/camera.png";

}  // namespace

TEST_CASE("application: lesson 16 leaves a contact sheet that the student's own code drew") {
  const CourseCopy course("16-seeing", "seeing");
  course.write(course.read(course.solution()));
  const std::filesystem::path sheet = course.home() / ".convlings/16-seeing/contact_sheet.png";
  const auto first = course.convlings({"check", "16"});
  INFO(first.output);
  CHECK(first.ending.code == 0);
  CHECK(
      has(first.output, "Drawn with your functions:\n  .convlings/16-seeing/contact_sheet.png\n"));
  const Tensor maps = convlings::checks::photograph_maps(cnn::read_image(photograph));
  const Tensor expected = convlings::checks::reference_sheet(maps, 4, 2, 8);
  const cnn::Shape& shape = expected.shape();
  REQUIRE(std::filesystem::exists(sheet));
  CHECK(cnn::read_image(sheet) == expected.reshaped({shape[0], shape[1], 1}));

  // What the application remembers of an unchanged file is not believed without the picture.
  std::filesystem::remove(sheet);
  CHECK(has(course.convlings({"check", "16"}).output, "contact_sheet.png"));
  CHECK(std::filesystem::exists(sheet));
  CHECK(has(course.convlings({"check", "16", "--timings"}).output, "Nothing changed"));
}

TEST_CASE("application: a wrong contact sheet is not drawn, and stops no other picture") {
  const CourseCopy course("16-seeing", "seeing");
  std::string text = course.read(course.solution());
  const std::string order = "response_map(feature_map, n)";
  const std::size_t place = text.find(order);
  REQUIRE(place != std::string::npos);
  text.replace(place, order.size(), "response_map(feature_map, 0)");
  course.write(text);
  const auto result = course.convlings({"check", "16"});
  INFO(result.output);
  CHECK(result.ending.code == 1);
  CHECK_FALSE(std::filesystem::exists(course.home() / ".convlings/16-seeing/contact_sheet.png"));
  CHECK(has(result.output, ".convlings/16-seeing/filters.png"));
}
