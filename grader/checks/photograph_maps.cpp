#include "checks/photograph_maps.hpp"

#include <array>
#include <cmath>

#include "checks/picture_reference.hpp"
#include "cnn/core/window.hpp"
#include "cnn/nn/kernels/activations.hpp"
#include "cnn/nn/kernels/conv2d.hpp"
#include "cnn/nn/view/photograph.hpp"

namespace convlings::checks {
namespace {

using cnn::Tensor;

constexpr std::array<std::array<float, 9>, 11> filters{
    {{3, 3, 3, 0, 0, 0, -3, -3, -3},          // bright above dark
     {-3, -3, -3, 0, 0, 0, 3, 3, 3},          // dark above bright
     {3, 0, -3, 3, 0, -3, 3, 0, -3},          // bright left of dark
     {-3, 0, 3, -3, 0, 3, -3, 0, 3},          // dark left of bright
     {3, 3, 0, 3, 0, -3, 0, -3, -3},          // two slopes
     {0, 3, 3, -3, 0, 3, -3, -3, 0},          //
     {0, -1, 0, -1, 4, -1, 0, -1, 0},         // bright spots
     {0, 1, 0, 1, -4, 1, 0, 1, 0},            // dark spots
     {-1, 3, -1, -1, 3, -1, -1, 3, -1},       // upright lines
     {1, 1, 1, 1, 1, 1, 1, 1, 1},             // blur
     {-1, -1, -1, -1, -1, -1, -1, -1, -1}}};  // never wakes up after relu

}  // namespace

Tensor photograph_kernels() {
  Tensor kernels({3, 3, 1, static_cast<int>(filters.size())});
  for (int filter = 0; filter < kernels.shape()[3]; ++filter) {
    for (int tap = 0; tap < 9; ++tap) {
      kernels(tap / 3, tap % 3, 0, filter) =
          filters.at(static_cast<std::size_t>(filter)).at(static_cast<std::size_t>(tap));
    }
  }
  return kernels;
}

Tensor photograph_maps(const Tensor& photograph) {
  constexpr int side = 82;
  Tensor small = cnn::view::resized(photograph, side, side);
  for (float& pixel : small) pixel = std::round(pixel);  // sums stay exact
  const Tensor kernels = photograph_kernels();
  const int count = kernels.shape()[3];
  const cnn::Window window = cnn::resolve_window(side, 3, 1, cnn::valid);
  Tensor maps = cnn::kernels::conv2d(small.reshaped({1, side, side, 1}), kernels, Tensor({count}),
                                     window, window);
  cnn::kernels::relu(maps);
  return without_ties(maps.reshaped({window.output, window.output, count}));
}

}  // namespace convlings::checks
