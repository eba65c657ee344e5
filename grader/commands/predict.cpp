#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <numeric>

#include "catalogue/errors.hpp"
#include "catalogue/utf8.hpp"
#include "cnn/core/image_file.hpp"
#include "cnn/nn/exchange/weights.hpp"
#include "cnn/nn/view/photograph.hpp"
#include "commands/commands.hpp"
#include "commands/model_options.hpp"
#include "commands/training_options.hpp"

namespace convlings {

using std::string_literals::operator""s;

namespace {

struct PredictOptions {
  ModelOptions model;
  DataOptions data;
  std::vector<std::string> files;
  int top = 3;
};

/// Those of --data, or numbers.
std::vector<std::string> class_names(const Context& context, const PredictOptions& options,
                                     const cnn::Sequential& model) {
  const int units = model.output_shape()[0];
  const int classes = loss_for(model) == cnn::binary_crossentropy ? 2 : units;
  std::vector<std::string> names;
  if (options.data.data.empty()) {
    for (int i = 0; i < classes; ++i) names.push_back(std::to_string(i));
  } else if (const cnn::KnownDataset* known = cnn::known_dataset(options.data.data)) {
    names = known->class_names;
  } else {
    names = options.data.load(context, cnn::Part::train, model.input_shape()).class_names();
  }
  if (static_cast<int>(names.size()) == classes) return names;
  throw InputError(fmt::format("{} has {} classes, and {} answers {}. Choose another --data.",
                               options.data.data, names.size(), options.model.model, classes));
}

/// A probability for each class.
std::vector<float> probabilities(const cnn::Sequential& model, const std::string& file,
                                 const DataOptions& data) {
  cnn::Tensor picture = cnn::view::prepared(cnn::read_image(file), model.input_shape());
  if (data.scale == "raw") {
    for (float& value : picture) value *= 255;
  }
  const cnn::Shape shape = picture.shape();
  const cnn::Tensor output =
      model.forward(picture.reshaped({1, shape[0], shape[1], shape[2]}));  // (1, classes)
  if (output.size() > 1) return output.values();
  return {1 - output(0, 0), output(0, 0)};
}

/// "cat.jpg: boot 0.93, sandal 0.05, bag 0.01".
std::string answer_line(const std::string& file, const std::vector<float>& shares,
                        const std::vector<std::string>& names, int top) {
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return shares[a] > shares[b]; });
  order.resize(std::min(order.size(), static_cast<std::size_t>(top)));
  std::string line = printable(file) + ":";
  for (const std::size_t i : order) {
    line += fmt::format("{} {} {:.4f}", i == order[0] ? "" : ",", names[i], shares[i]);
  }
  return line;
}

int predict(const Context& context, const PredictOptions& options) {
  cnn::Sequential model = options.model.make();
  if (options.files.empty()) {
    throw InputError("predict needs pictures. Name JPEG, PNG, BMP or PNM files after MODEL.");
  }
  const std::vector<std::string> names = class_names(context, options, model);
  cnn::load_weights(model, options.model.weights);
  int status = 0;
  for (const std::string& file : options.files) {
    try {
      say(context,
          answer_line(file, probabilities(model, file, options.data), names, options.top) + "\n");
    } catch (const cnn::DataError& error) {
      std::fflush(stdout);
      std::fprintf(stderr, "convlings: %s\n", printable(error.what()).c_str());
      status = 2;
    }
  }
  return status;
}

}  // namespace

void add_predict(CommandLine& line, const Context& context) {
  auto options = std::make_shared<PredictOptions>();
  options->data.data.clear();  // the classes have numbers unless somebody names them
  Command command = line.command(
      "predict", "Say what pictures show",
      "  ./convlings predict mnist --weights run/weights.safetensors seven.png two.jpg\n"
      "  ./convlings predict mnist --weights w.safetensors --data mnist --top 10 7.png\n"s +
          layer_words,
      [&context, options] { return predict(context, *options); });
  options->model.add_to(command);
  command.words("FILE", options->files, "Pictures: JPEG, PNG, BMP or PNM");
  command.option("--weights", options->model.weights, "A .safetensors file, as train writes", true);
  command.option("--data", options->data.data, "The data that names the classes; else numbers");
  command.option("--scale", options->data.scale, "Pixels as in training: 0 to 1, or 0 to 255",
                 {"unit", "raw"});
  command.option("--top", options->top, "Classes to name for each picture (3)", 1, 1000);
}

}  // namespace convlings
