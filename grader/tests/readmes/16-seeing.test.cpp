// Every number in lesson 16's README, computed.
#include <fmt/format.h>

#include <catch2_either.hpp>

#include "checks/photograph_maps.hpp"
#include "checks/picture_reference.hpp"
#include "cnn/nn/model/named_models.hpp"
#include "cnn/nn/view/tiles.hpp"
#include "readme.hpp"
#include "text_table.hpp"

using namespace convlings;
using cnn::Tensor;

TEST_CASE("lesson 16's README: its numbers are the library's") {
  tests::Readme readme("16-seeing");

  const Tensor map = cnn::matrix({{-2, 0, 2}, {4, 6, 8}});
  const Tensor levels = checks::reference_levels(map);
  readme.shows(tests::side_by_side({{"map", map, 2}, {"levels", levels, 3}}, {4}));
  readme.says(fmt::format("The {0}, for example, becomes 255 · ({0} − (−2)) / (8 − (−2)) = {1}",
                          map(1, 0), levels(1, 0)));
  readme.says("The numbers of a map run from −2 to 8.");
  readme.says("Which grey level, from 0 to 255, does the number 0 get?");
  readme.answers("grey_level", levels(0, 1));
  readme.says("level = 255 · (number − least) / (greatest − least)");  // the definition
  readme.says(fmt::format("8 bits for each pixel: a whole number from 0, black, to {}, white",
                          (1 << 8) - 1));
  readme.says("its least number becomes 0, stretch it so that the greatest becomes 255");
  readme.says("Then greatest − least is 0, and 0 / 0 is no number.");
  readme.says("But here 0 has a meaning");
  readme.says("So 0 must look the same in every filter.");
  readme.says("white is 0, blue is negative");

  const cnn::Shape maps = cnn::named_model("mnist").layers().front().output_shape();
  const int factor = cnn::view::upscale_factor(maps[0], maps[1]);
  const int side = maps[0] * factor;
  const int gutter = cnn::view::gutter;
  readme.says(fmt::format("makes {} maps of {}×{}", maps[2], maps[0], maps[1]));
  readme.says(fmt::format("a block of {0}×{0} pixels, and a tile has {1}×{1}", factor, side));
  const cnn::Shape sheet = checks::reference_sheet(Tensor(maps), 8, factor, gutter).shape();
  const int rows = maps[2] / 8;
  readme.says(
      fmt::format("Rows of 8 tiles with {} pixels of paper between two make a sheet of "
                  "{}·{} + {}·{} = {} rows and 8·{} + 7·{} = {} columns: with 8 tiles "
                  "there are 7 gaps",
                  gutter, rows, side, rows - 1, gutter, sheet[0], side, gutter, sheet[1]));
  readme.says(
      fmt::format("Tiles of {} pixels stand 8 in a row, with a gutter of {} pixels", side, gutter));
  readme.answers("sheet_width", sheet[1]);

  const int high = checks::reference_sheet(Tensor({1, 1, maps[2]}), 5, 1, 0).shape()[0];
  readme.answers("rows_of_tiles", high);
  readme.says(fmt::format("{} maps stand in rows of 5.", maps[2]));
  readme.says("Rows of 5 do not come out even");
  readme.says(
      fmt::format("{} / 5 rounded down is {} rows, which hold {} tiles, and nobody would "
                  "ever see the last {} maps. So round up: {} rows.",
                  maps[2], maps[2] / 5, maps[2] / 5 * 5, maps[2] % 5, high));

  const cnn::Shape kernels = checks::photograph_kernels().shape();
  readme.says(fmt::format("{}×{} weights for each channel", kernels[0], kernels[1]));
  readme.says(fmt::format("what {} filters answer to a photograph", kernels[3]));
  readme.says(".convlings/16-seeing/contact_sheet.png");  // a name
  readme.says("(5 marks, marked by your instructor.)");
  readme.has_no_other_number();
}
