#include "watch/watch_course.hpp"

#include <memory>

#include "catalogue/catalogue.hpp"
#include "commands/commands.hpp"

namespace convlings {
namespace {

int watch(const Context& context, const std::string& name) {
  WatchOptions options;
  options.course = context.course;
  options.lessons = context.lessons();
  if (!name.empty()) {
    const Lesson& lesson = find_lesson(options.lessons, name);
    options.start = static_cast<int>(&lesson - options.lessons.data());
  }
  options.colour = context.colour_choice();
  options.colour_word = context.colour;
  return watch_course(options);
}

}  // namespace

void add_watch(CommandLine& line, const Context& context) {
  auto name = std::make_shared<std::string>();
  line.command("watch", "Check at every save, and show what is wrong at once",
               "  ./convlings watch            from the first lesson that is not done\n"
               "  ./convlings watch 05\n"
               "Keep it open beside your editor. It goes on to the next function by itself.",
               [&context, name] { return watch(context, *name); })
      .word("lesson", *name, "01, 01-convolution or convolution", false);
}

}  // namespace convlings
