// The application: describes its commands, runs one, and turns complaints into one line.
#include <cstdio>
#include <exception>

#include "catalogue/errors.hpp"
#include "commands/commands.hpp"

namespace {

int run(int argc, const char* const* argv) {
  convlings::Context context;
  convlings::CommandLine line(
      "Learn convolutional networks by building one in C++.\n"
      "Without a command: the board, and the next thing to do.",
      "  ./convlings                 where am I, what is next\n"
      "  ./convlings watch           check at every save, beside the editor\n"
      "  ./convlings check 01        is my answer to lesson 01 right?\n"
      "  ./convlings hint 01 slide   I am stuck" +
          convlings::examples_of_whole_course());
  line.everywhere().option("--color", context.colour,
                           "Colours: auto follows NO_COLOR and the "
                           "terminal",
                           {"auto", "always", "never"});
  convlings::add_watch(line, context);
  convlings::add_check(line, context);
  convlings::add_debug(line, context);
  convlings::add_hint(line, context);
  convlings::add_reset(line, context);
  convlings::add_solution(line, context);
  convlings::add_summary(line, context);
  convlings::add_walkthrough(line, context);
  convlings::add_featuremaps(line, context);
  convlings::add_filters(line, context);
  convlings::add_experiment(line, context);
  convlings::add_data(line, context);
  convlings::add_train(line, context);
  convlings::add_evaluate(line, context);
  convlings::add_predict(line, context);
  convlings::add_commands_of_whole_course(line, context);
  return line.run(argc, argv, [&] { return convlings::show_board(context); });
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fflush(stdout);
    std::fprintf(stderr, "convlings: %s\n", error.what());
    return 2;
  }
}
