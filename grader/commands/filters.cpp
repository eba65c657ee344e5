#include "cnn/nn/view/filters.hpp"

#include <memory>

#include "commands/commands.hpp"
#include "commands/model_options.hpp"
#include "commands/pictures.hpp"

namespace convlings {

using std::string_literals::operator""s;

namespace {

struct FiltersOptions {
  ModelOptions model;
  std::string layer;
  std::string out;
};

int filters(const Context& context, const FiltersOptions& options) {
  const cnn::Sequential model = options.model.make_with_weights();
  cnn::view::FilterOptions drawing;
  drawing.note = options.model.weights_note();
  std::vector<std::filesystem::path> files;
  {
    const Busy busy(context, "Drawing");
    files = cnn::view::write_filters(model, options.out, options.layer, drawing);
  }
  say_written(context, files);
  return 0;
}

}  // namespace

void add_filters(CommandLine& line, const Context& context) {
  auto options = std::make_shared<FiltersOptions>();
  Command command =
      line.command("filters", "Draw the kernels of a model's convolutions",
                   "  ./convlings filters mnist --out filters\n"
                   "  ./convlings filters cifar --layer conv2d_1 --out filters\n"
                   "  ./convlings filters mnist --weights best.safetensors --out filters\n"s +
                       layer_words,
                   [&context, options] { return filters(context, *options); });
  options->model.add_to(command);
  command.option("--out", options->out, "Folder for the PNG files, made where missing", true);
  command.option("--layer", options->layer, "Draw this layer only");
  options->model.add_weights_to(command);
}

}  // namespace convlings
