// Forwards through an edge kernel, relu and a pooling, and the way back to the pixels.
#include <algorithm>

#include "cnn/core/image_file.hpp"
#include "cnn/nn/kernels/activations.hpp"
#include "cnn/nn/kernels/pooling2d.hpp"
#include "cnn/nn/view/photograph.hpp"
#include "pictures/layout.hpp"
#include "pictures/pictures.hpp"
#include "pictures/responses.hpp"

namespace convlings {
namespace {

using namespace cnn::view;

constexpr int side = 34;  // pixels of the piece; its edges are two less
constexpr int pool = 4;   // divides 32
constexpr int top = 24;   // where the piece lies in the photograph of 128 x 128
constexpr int left = 42;
constexpr int zoom = 8;  // of a pixel

// (side, side, 1): head and camera
cnn::Tensor piece_of(const cnn::Tensor& photograph) {
  cnn::Tensor piece({side, side, 1});
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      piece(row, column, 0) = photograph(top + row, left + column, 0);
    }
  }
  return piece;
}

cnn::Tensor pooled(const cnn::Tensor& map) {
  const cnn::Window walk = cnn::resolve_window(map.shape()[0], pool, pool, cnn::valid);
  return cnn::kernels::max_pooling2d(map.reshaped({1, map.shape()[0], map.shape()[1], 1}), walk,
                                     walk)
      .reshaped({walk.output, walk.output, 1});
}

// A 1 for every window, at its winner. Where all is 0 nobody has won anything: relu stops it.
cnn::Tensor winners(const cnn::Tensor& map) {
  cnn::Tensor back(map.shape());
  for (int row = 0; row < map.shape()[0]; row += pool) {
    for (int column = 0; column < map.shape()[1]; column += pool) {
      int best_row = row;
      int best_column = column;
      for (int i = row; i < row + pool; ++i) {
        for (int j = column; j < column + pool; ++j) {
          if (map(i, j, 0) <= map(best_row, best_column, 0)) continue;
          best_row = i;
          best_column = j;
        }
      }
      if (map(best_row, best_column, 0) > 0) back(best_row, best_column, 0) = 1;
    }
  }
  return back;
}

// Back through a valid convolution: the turned kernel in full padding is the same sum.
cnn::Tensor back_through(const cnn::Tensor& d_output, cnn::Tensor kernel) {
  std::reverse(kernel.begin(), kernel.end());
  return response(d_output, kernel, 1, cnn::full);
}

// A map that is smaller than the pixels lies as far inside of them as its cells do.
cnn::Tensor panel(const cnn::Tensor& map, const ColorScale& scale, const char* name,
                  const char* remark) {
  const int cells = map.shape()[0];
  const int factor = cells < side - 2 ? pool * zoom : zoom;
  const int inside = (side * zoom - cells * factor) / 2;
  return with_margin(captioned(drawn(map, scale, factor), {name, remark}), inside, 0, inside, 0);
}

}  // namespace

cnn::Tensor backpropagation_picture(const std::filesystem::path& photographs) {
  const cnn::Tensor pixels =
      piece_of(resized(cnn::read_image(photographs / "camera.png"), 128, 128));
  cnn::Tensor edges = response(pixels, edge_kernel());
  cnn::kernels::relu(edges);
  const cnn::Tensor maxima = pooled(edges);
  cnn::Tensor ones(maxima.shape());
  std::fill(ones.begin(), ones.end(), 1.0F);
  const cnn::Tensor won = winners(edges);
  const ColorScale strength{Colormap::viridis, 0, 2000};
  const ColorScale share{Colormap::grey, 0, 1};
  const ColorScale signs{Colormap::diverging, -30, 30};
  const auto column = [](const cnn::Tensor& forwards, const cnn::Tensor& backwards) {
    return stacked({forwards, backwards}, 20);
  };
  return page(stacked(
      {words("Forwards above, from left to right; backwards below, from right to left", ink),
       beside({column(panel(pixels, light, "pixels", "34 x 34"),
                      panel(back_through(won, edge_kernel()), signs, "d_pixels",
                            "blue -30, white 0, red 30")),
               column(panel(edges, strength, "edges, after relu", "32 x 32"),
                      panel(won, share, "d_edges", "1 at each winner")),
               column(panel(maxima, strength, "maxima of 4 x 4", "8 x 8"),
                      panel(ones, share, "d_maxima", "1 everywhere"))},
              20)},
      14));
}

}  // namespace convlings
