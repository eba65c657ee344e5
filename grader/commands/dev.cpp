#include "commands/commands.hpp"

namespace convlings {

void add_dev(CommandLine& line, const Context& context) {
  Command dev = line.command("dev", "For those who write lessons",
                             "  ./convlings dev class /tmp/class\n"
                             "  ./convlings dev kills --check\n"
                             "  ./convlings dev stubs --check\n"
                             "  ./convlings dev mutants 01\n"
                             "  ./convlings dev pictures\n"
                             "  ./convlings dev verify",
                             nullptr);
  add_dev_class(dev, context);
  add_dev_corpus(dev, context);
  add_dev_kills(dev, context);
  add_dev_mutants(dev, context);
  add_dev_pictures(dev, context);
  add_dev_stubs(dev, context);
  add_dev_verify(dev, context);
}

}  // namespace convlings
