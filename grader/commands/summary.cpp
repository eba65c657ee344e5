#include "cnn/nn/model/summary.hpp"

#include <cstdio>
#include <memory>

#include "cnn/nn/model/walkthrough.hpp"
#include "commands/commands.hpp"
#include "commands/model_options.hpp"

namespace convlings {

using std::string_literals::operator""s;

void add_summary(CommandLine& line, const Context& context) {
  auto options = std::make_shared<ModelOptions>();
  auto style = std::make_shared<std::string>("keras2");
  Command command = line.command(
      "summary", "A model's layers, shapes and parameters as Keras has it",
      "  ./convlings summary mnist\n"
      "  ./convlings summary cifar --style keras3\n"
      "  ./convlings summary \"c32,3 m2 f d10\" --input 28x28x1 --padding valid\n"s +
          layer_words,
      [&context, options, style] {
        const cnn::SummaryStyle parsed = cnn::parse_summary_style(*style);
        // To the letter, whatever the locale: keras3 draws boxes that ASCII does not have.
        const std::string table = cnn::summary(options->make(), parsed, context.style().width);
        std::fwrite(table.data(), 1, table.size(), stdout);
        return 0;
      });
  options->add_to(command);
  command.option("--style", *style, "As which Keras prints it", {"keras2.0", "keras2", "keras3"});
}

void add_walkthrough(CommandLine& line, const Context& context) {
  auto options = std::make_shared<ModelOptions>();
  Command command = line.command("walkthrough", "A model's parameters, sizes and costs, worked out",
                                 "  ./convlings walkthrough mnist\n"
                                 "  ./convlings walkthrough \"c6,5 m2 f d10\" --input 28x28x1\n"s +
                                     layer_words,
                                 [&context, options] {
                                   say(context, cnn::walkthrough(options->make()));
                                   return 0;
                                 });
  options->add_to(command);
}

}  // namespace convlings
