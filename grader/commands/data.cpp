#include "commands/commands.hpp"

namespace convlings {

void add_data(CommandLine& line, const Context& context) {
  Command data = line.command("data", "The data sets: what is here, and getting the rest",
                              "  ./convlings data list\n"
                              "  ./convlings data get mnist\n"
                              "  ./convlings data show fashion-mnist",
                              nullptr);
  add_data_list(data, context);
  add_data_info(data, context);
  add_data_get(data, context);
  add_data_show(data, context);
}

}  // namespace convlings
