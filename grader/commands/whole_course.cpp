// What the whole course can do, and the student's edition cannot.
#include "commands/commands.hpp"

namespace convlings {

void add_commands_of_whole_course(CommandLine& line, const Context& context) {
  add_grade(line, context);
  add_gradescope(line, context);
  add_doctor(line, context);
  add_merge(line, context);
  add_release(line, context);
  add_dev(line, context);
}

std::string examples_of_whole_course() {
  return "\n  ./convlings test            build and run the project's own tests";
}

}  // namespace convlings
