// Every number in lesson 10's README, computed.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <catch2_either.hpp>

#include "cnn/nn/model/costs.hpp"
#include "cnn/nn/model/create_cnn.hpp"
#include "cnn/nn/model/named_models.hpp"
#include "cnn/nn/model/number_text.hpp"
#include "readme.hpp"

using namespace convlings;
using cnn::with_commas;

namespace {

/// The config as C++ writes it: "{'c', 32, 3, valid}, {'m', 2}, {'f'}, …".
std::string entries_text(const std::vector<cnn::LayerConfig>& config) {
  std::vector<std::string> entries;
  entries.reserve(config.size());
  for (const cnn::LayerConfig& entry : config) {
    entries.push_back(entry.kind == 'f' ? "{'f'}"
                      : entry.kind == 'c'
                          ? fmt::format("{{'c', {}, {}{}}}", entry.size, entry.kernel,
                                        entry.padding == cnn::valid ? ", valid" : "")
                          : fmt::format("{{'{}', {}}}", entry.kind, entry.size));
  }
  return fmt::format("{{{}}}", fmt::join(entries, ", "));
}

/// "convolution, 6 filters", "average pooling", "flatten" or "dense, 120 units".
std::string title(const cnn::LayerConfig& entry) {
  if (entry.kind == 'c') return fmt::format("convolution, {} filters", entry.size);
  if (entry.kind == 'd') return fmt::format("dense, {} units", entry.size);
  return entry.kind == 'a' ? "average pooling" : "flatten";
}

std::int64_t weights(int kernel, int channels) {
  return cnn::Conv2D({.filters = channels, .kernel_size = kernel, .use_bias = false})
      .parameter_count({64, 64, channels});
}

}  // namespace

TEST_CASE("lesson 10's README: its numbers are the library's") {
  tests::Readme readme("10-create-cnn");
  const cnn::NamedModel& mnist = cnn::named_models()[0];
  readme.says(entries_text(cnn::parse_layer_config(mnist.config, mnist.padding)));
  CHECK(entries_text(cnn::parse_layer_config("c64,3 c64,3,valid m2 a2 f d64")) ==
        "{{'c', 64, 3}, {'c', 64, 3, valid}, {'m', 2}, {'a', 2}, {'f'}, {'d', 64}}");
  readme.says("| `{'c', 64, 3}` | convolution: 64 filters, 3×3 kernel, padding same |");
  readme.says("| `{'c', 64, 3, valid}` | the same with padding valid |");
  readme.says("| `{'m', 2}` | max pooling of 2×2 |");
  readme.says("| `{'a', 2}` | average pooling of 2×2 |");
  readme.says("| `{'d', 64}` | dense, 64 units |");

  const cnn::Sequential cifar = cnn::named_model("cifar");
  const cnn::Shape& photo = cifar.input_shape();
  const cnn::ModelLayer& first = cifar.layers()[0];
  readme.says(fmt::format("({} filters over {} channels) has {} parameters with 3×3 kernels",
                          first.output_shape()[2], photo[2], with_commas(first.parameter_count())));
  readme.answers("larger_kernel",
                 static_cast<double>(cnn::create_cnn("c64,5", photo).parameter_count()));
  readme.says("How many with 5×5?");
  readme.says(
      fmt::format("Flatten delivers {} numbers there", cifar.layer("flatten_1").output_shape()[0]));
  readme.answers(
      "one_more_pool",
      static_cast<double>(
          cnn::create_cnn("c64,3 c64,3 m2 c128,3 m2 c128,3 m2 f", photo).output_shape().size()));
  readme.says("after one more 2×2 pooling?");
  readme.says(
      fmt::format("photographs of {}×{}×{}. Two convolutions", photo[0], photo[1], photo[2]));
  readme.says(fmt::format("the classifier: {} parameters", with_commas(cifar.parameter_count())));

  const auto lenet5 = cnn::parse_layer_config("c6,5 a2 c16,5 a2 f d120 d84 d10", cnn::valid);
  const cnn::Sequential lenet = cnn::create_cnn(lenet5, {32, 32, 1});
  readme.says(fmt::format("grey pictures of {}×{} and uses {}×{} kernels", lenet.input_shape()[0],
                          lenet.input_shape()[1], lenet5[0].kernel, lenet5[0].kernel));
  for (std::size_t i = 0; i < lenet5.size(); ++i) {
    const cnn::ModelLayer& layer = lenet.layers()[i];
    readme.says(fmt::format("| {} | ({}) | {} |", title(lenet5[i]),
                            fmt::join(layer.output_shape(), ", "),
                            with_commas(layer.parameter_count())));
  }
  readme.says(fmt::format("| together | | {} |", with_commas(lenet.parameter_count())));
  readme.says("LeNet-5");            // a name: the fifth of its line
  readme.says("and others, 1998)");  // the years of the papers
  readme.says("Zisserman, 2014)");

  const cnn::Sequential vgg16 = cnn::create_cnn(
      "c64,3 c64,3 m2 c128,3 c128,3 m2 c256,3 c256,3 c256,3 m2 c512,3 c512,3 c512,3 m2 "
      "c512,3 c512,3 c512,3 m2 f d4096 d4096 d1000",
      {224, 224, 3});
  int learning = 0;
  int dense = 0;
  for (const cnn::ModelLayer& layer : vgg16.layers()) {
    learning += layer.parameter_count() > 0 ? 1 : 0;
    dense += layer.layer().type() == "Dense" ? 1 : 0;
  }
  readme.says(fmt::format("its name from {} layers that learn", learning));
  readme.says(fmt::format("VGG-{}", learning));
  readme.answers("vgg16_dense", dense);
  const cnn::Shape& input = vgg16.input_shape();
  readme.says(fmt::format("photographs of {}×{}×{} into {} classes", input[0], input[1], input[2],
                          with_commas(vgg16.output_shape()[0])));
  const auto stacked = cnn::layer_costs(cnn::create_cnn("c8,3 c8,3", {32, 32, 3}));
  CHECK(stacked[1].rows.field == 5);
  readme.says("all kernels 3×3 with same padding. Why 3×3?");  // as in the config above
  readme.says(fmt::format("see {0}×{0} pixels", stacked[1].rows.field));
  readme.says(fmt::format("Over 512 channels they need {} weights, one 5×5 layer needs {}",
                          with_commas(2 * weights(3, 512)), with_commas(weights(5, 512))));
  const std::int64_t heavy = vgg16.layer("dense_1").parameter_count();
  readme.says(fmt::format(
      "Its total is {}, and {} of them, {:.0f} of 100,", with_commas(vgg16.parameter_count()),
      with_commas(heavy),
      100.0 * static_cast<double>(heavy) / static_cast<double>(vgg16.parameter_count())));
  readme.says(fmt::format("takes {:.0f} million bytes",
                          static_cast<double>(vgg16.parameter_count()) * sizeof(float) / 1e6));

  readme.says("kernels of 5×5 and 7×7");  // the changes that are asked for
  readme.says("with 2 convolutions, 1 pooling and 2 dense layers");
  readme.says("(3 marks, marked by your instructor.)");
  readme.has_no_other_number();
}
