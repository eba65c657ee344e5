#include <fmt/format.h>

#include <memory>
#include <optional>

#include "cnn/core/image_file.hpp"
#include "cnn/nn/exchange/weights.hpp"
#include "cnn/nn/model/number_text.hpp"
#include "cnn/nn/view/mistakes.hpp"
#include "cnn/nn/view/sheet_folder.hpp"
#include "commands/commands.hpp"
#include "commands/judgement.hpp"
#include "commands/model_options.hpp"
#include "commands/pictures.hpp"
#include "commands/training_options.hpp"

namespace convlings {

using std::string_literals::operator""s;

namespace {

constexpr int most_mistakes = 30;

struct EvaluateOptions {
  ModelOptions model;
  DataOptions data;
  std::string part = "test";
  int threads = 0;
  std::string out;
};

cnn::Part part_of(const EvaluateOptions& options) {
  const bool test = options.part == "test" && cnn::has_test_part(options.data.data);
  return test ? cnn::Part::test : cnn::Part::train;
}

int evaluate(const Context& context, const EvaluateOptions& options) {
  std::optional<cnn::Dataset> dataset;
  std::optional<Judgement> judgement;
  {
    const Busy busy(context, "Evaluating");
    dataset.emplace(options.data.load(context, part_of(options), options.model.input_shape()));
    cnn::Sequential model = make_model_for(options.model, *dataset);
    const cnn::Loss loss = loss_for(model);
    dataset.emplace(with_targets_for(loss, *dataset));
    model.compile({.loss = loss, .metrics = {cnn::accuracy}});
    cnn::load_weights(model, options.model.weights);
    judgement.emplace(judge(model, *dataset, options.threads));
  }
  say(context, wrap(fmt::format("{}: {} pictures: {}", dataset->name(),
                                cnn::with_commas(dataset->size()), to_string(*judgement)),
                    context.style().width, "  ") +
                   "\n\n" + cnn::to_string(judgement->matrix, dataset->class_names()));
  if (options.out.empty()) return 0;
  const auto mistakes = cnn::view::worst_mistakes(*dataset, judgement->outputs, most_mistakes);
  if (mistakes.empty()) {
    say(context, "There are no mistakes to draw.\n");
    return 0;
  }
  cnn::view::SheetFolder folder(options.out);
  folder.write({"mistakes", cnn::view::mistakes_sheet(*dataset, mistakes, dataset->name())});
  say_written(context, folder.files());
  return 0;
}

}  // namespace

void add_evaluate(CommandLine& line, const Context& context) {
  auto options = std::make_shared<EvaluateOptions>();
  Command command = line.command(
      "evaluate", "Judge a trained model by pictures it has not seen",
      "  ./convlings evaluate mnist --data mnist --weights run/weights.safetensors\n"
      "  ./convlings evaluate mnist --data mnist --weights best.safetensors --out run\n"s +
          layer_words,
      [&context, options] { return evaluate(context, *options); });
  options->model.add_to(command);
  options->data.add_to(command);
  command.option("--weights", options->model.weights, "A .safetensors file, as train writes", true);
  command.option("--part", options->part, "Of the data", {"test", "train"});
  command.option("--threads", options->threads, "Else one for each processor", 1, 1024);
  command.option("--out", options->out, "Folder for mistakes.png, the surest wrong answers");
}

}  // namespace convlings
