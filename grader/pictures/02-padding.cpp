// One photograph under a wide blur with each kind of padding, at one scale.
#include <fmt/format.h>

#include "cnn/core/image_file.hpp"
#include "cnn/nn/view/photograph.hpp"
#include "pictures/layout.hpp"
#include "pictures/pictures.hpp"
#include "pictures/responses.hpp"

namespace convlings {
namespace {

using namespace cnn::view;

constexpr int side = 208;                // of the photograph
constexpr int kernel = 33;               // of the blur: wide, so that the rim can be seen
constexpr int room = side + kernel - 1;  // the largest answer
constexpr Rgb outline{232, 120, 0};      // where the photograph lies

// An answer in the middle of a place for the largest one, with the photograph's outline: padding
// adds answers around it, and takes none from the middle.
cnn::Tensor placed(const cnn::Tensor& answer) {
  cnn::Tensor place = blank(room + 2, room + 2);
  const int margin = (room + 2 - answer.shape()[0]) / 2;
  const cnn::Tensor picture = framed(drawn(answer, light));
  paste(place, picture, margin - 1, margin - 1);
  const int border = (room + 2 - side) / 2;
  frame(place, {border, border, side, side}, outline);
  return place;
}

cnn::Tensor panel(const cnn::Tensor& answer, const char* name) {
  const cnn::Shape& shape = answer.shape();
  return stacked(
      {placed(answer), words(name), words(fmt::format("{} x {}", shape[0], shape[1]), pencil)}, 4,
      Align::middle);
}

}  // namespace

cnn::Tensor padding_picture(const std::filesystem::path& photographs) {
  const cnn::Tensor photograph = resized(cnn::read_image(photographs / "camera.png"), side, side);
  std::vector<cnn::Tensor> panels{panel(photograph, "photograph")};
  for (const cnn::Padding padding : {cnn::valid, cnn::same, cnn::full}) {
    panels.push_back(
        panel(response(photograph, box_kernel(kernel), 1, padding), to_string(padding)));
  }
  const cnn::Tensor title = words(fmt::format("A {0}x{0} blur, three paddings", kernel), ink, 3);
  const cnn::Tensor key = words("orange: where the photograph lies", outline);
  return page(stacked({title, key, beside(panels, 8)}, 10));
}

}  // namespace convlings
