#include <fmt/format.h>

#include "cnn/nn/model/number_text.hpp"
#include "cnn/nn/model/summary_styles.hpp"

namespace cnn {
namespace {

// Keras ends the columns at 0.45, 0.85 and 1 of its 65 characters: at 29, 55 and 65.
constexpr int line_width = 65;
constexpr int name_width = 29;
constexpr int shape_width = 26;
constexpr int count_width = 10;

std::string row(const std::string& name, const std::string& shape, const std::string& count) {
  // {:<28.28} pads to 28 and cuts at 28; one space always parts the columns.
  return fmt::format("{:<{}.{}} {:<{}.{}} {:<{}.{}}\n", name, name_width - 1, name_width - 1, shape,
                     shape_width - 1, shape_width - 1, count, count_width, count_width);
}

}  // namespace

std::string keras2_table(const Sequential& model) {
  const std::string rule = std::string(line_width, '_') + "\n";
  const std::string double_rule = std::string(line_width, '=') + "\n";
  std::string table = rule + row("Layer (type)", "Output Shape", "Param #") + double_rule;
  bool first = true;
  for (const ModelLayer& layer : model.layers()) {
    if (!first) table += rule;
    first = false;
    table += row(fmt::format("{} ({})", layer.name(), layer.layer().type()),
                 batch_shape_text(layer.output_shape()), std::to_string(layer.parameter_count()));
  }
  const std::string total = with_commas(model.parameter_count());
  return table + double_rule + "Total params: " + total + "\nTrainable params: " + total +
         "\nNon-trainable params: 0\n" + rule;
}

}  // namespace cnn
