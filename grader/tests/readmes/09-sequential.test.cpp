// Every number in lesson 09's README, and both of its tables, computed.
#include <fmt/format.h>

#include <catch2_either.hpp>

#include "cnn/core/errors.hpp"
#include "cnn/nn/model/create_cnn.hpp"
#include "cnn/nn/model/named_models.hpp"
#include "cnn/nn/model/summary.hpp"
#include "readme.hpp"

using namespace convlings;

namespace {

/// What a dense layer says that gets a picture.
std::string complaint(const cnn::Shape& input) {
  try {
    cnn::Sequential(input).add(cnn::Dense({.units = 3}));
  } catch (const cnn::ShapeError& error) {
    return error.what();
  }
  return "no complaint";
}

}  // namespace

TEST_CASE("lesson 09's README: its numbers and tables are the library's") {
  tests::Readme readme("09-sequential");
  const cnn::Sequential base =
      cnn::create_cnn("c32,3 m2 c64,3 m2 c64,3", {28, 28, 1}, {.padding = cnn::valid});
  const cnn::Sequential convnet = cnn::named_model("mnist");
  readme.shows(cnn::summary(base));
  readme.shows(cnn::summary(convnet));

  const cnn::Sequential tiny = cnn::create_cnn("c2,3 f d3", {6, 6, 1}, {.padding = cnn::valid});
  const auto& layers = tiny.layers();
  readme.shows("Sequential model({6, 6, 1});");
  readme.shows("// " + to_string(tiny.input_shape()) + "\n");
  readme.shows("model.add(Conv2D({.filters = 2, .kernel_size = 3, .activation = relu}));  // " +
               to_string(layers[0].output_shape()));
  readme.shows("// " + to_string(layers[1].output_shape()));
  readme.shows("model.add(Dense({.units = 3, .activation = softmax}));                    // " +
               to_string(layers[2].output_shape()));
  readme.shows(cnn::summary(tiny));
  readme.shows(complaint(tiny.input_shape()));
  readme.says(fmt::format("you never type {}", layers[2].input_shape()[0]));
  CHECK(cnn::Conv2D({.filters = 2}).options().strides == cnn::Size2D(1));
  readme.says("stride 1, valid padding");  // the default, checked above

  const cnn::Shape& maps = base.output_shape();
  readme.says(fmt::format("from {} to {}. The number of channels grows, from {} to {}",
                          base.input_shape()[0], maps[0], base.input_shape()[2], maps[2]));
  readme.says("a block of " + to_string(maps));
  readme.says(fmt::format("a dense layer of {} units", convnet.layer("dense_1").output_shape()[0]));
  readme.says(fmt::format("each of the {} digits", convnet.output_shape()[0]));
  readme.says("positive, with sum 1");  // what softmax means

  int learning = 0;
  for (const cnn::ModelLayer& layer : convnet.layers()) learning += layer.parameter_count() > 0;
  CHECK(convnet.layers().size() == 8);
  readme.says("eight layers");
  constexpr int batch = 64;
  readme.says(fmt::format("A batch of {} pictures", batch));
  readme.answers("numbers_after_base", static_cast<double>(maps.size()));
  readme.answers("layers_that_learn", learning);
  readme.answers("numbers_for_a_batch", static_cast<double>(batch * convnet.output_shape().size()));

  const cnn::Shape& first = base.layers()[0].output_shape();
  readme.says(fmt::format("{} maps of {}×{}, halved by pooling, then {} smaller ones", first[2],
                          first[0], first[1], maps[2]));
  readme.says("arXiv:1511.08458");  // the paper's name
  readme.says("(one page, 15 marks, marked by your instructor.)");
  readme.has_no_other_number();
}
