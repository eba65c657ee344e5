#include "cnn/nn/model/summary.hpp"

#include <memory>

#include "cnn/nn/model/walkthrough.hpp"
#include "commands/commands.hpp"
#include "commands/model_options.hpp"

namespace convlings {

void add_summary(CommandLine& line, const Context& context) {
  auto options = std::make_shared<ModelOptions>();
  auto style = std::make_shared<std::string>("keras2");
  Command command =
      line.command("summary", "Print a model's layers, shapes and parameters as Keras does",
                   "  ./convlings summary mnist\n"
                   "  ./convlings summary cifar --style keras3\n"
                   "  ./convlings summary \"c32,3 m2 f d10\" --input 28x28x1 --padding valid",
                   [&context, options, style] {
                     const cnn::SummaryStyle parsed = cnn::parse_summary_style(*style);
                     say(context, cnn::summary(options->make(), parsed, context.style().width));
                     return 0;
                   });
  options->add_to(command);
  command.option("--style", *style, "As which Keras prints it", {"keras2.0", "keras2", "keras3"});
}

void add_walkthrough(CommandLine& line, const Context& context) {
  auto options = std::make_shared<ModelOptions>();
  Command command =
      line.command("walkthrough", "Work out a model's parameters, sizes and costs line by line",
                   "  ./convlings walkthrough mnist\n"
                   "  ./convlings walkthrough \"c6,5 m2 f d10\" --input 28x28x1",
                   [&context, options] {
                     say(context, cnn::walkthrough(options->make()));
                     return 0;
                   });
  options->add_to(command);
}

}  // namespace convlings
