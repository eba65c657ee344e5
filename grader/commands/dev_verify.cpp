#include <fmt/format.h>

#include <memory>

#include "commands/commands.hpp"
#include "commands/marking_many.hpp"
#include "marking/verify_lesson.hpp"

namespace convlings {
namespace {

int verify(const Context& context, const std::vector<std::string>& names) {
  const Style style = context.style();
  const std::vector<Lesson> lessons = context.lessons_named(names);

  int faults = 0;
  say(context, fmt::format("  {:<28} {:>9} {:>7} {:>11} {:>6}\n", "lesson", "functions", "checks",
                           "assertions", "words"));
  std::vector<VerifiedLesson> states(lessons.size());
  {
    const Busy busy(context, "Verifying");
    on_two_threads(static_cast<int>(lessons.size()), [&](int i) {
      const auto at = static_cast<std::size_t>(i);
      states[at] = verify_lesson(context.course, lessons[at]);
    });
  }
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    const VerifiedLesson& state = states[i];
    say(context, fmt::format("{} {} {:>9} {:>7} {:>11} {:>6}\n",
                             mark(style, state.faults.empty() ? Mark::passed : Mark::failed),
                             padded(lessons[i].id, 28), lessons[i].exercises.size(), state.checks,
                             state.assertions, state.words));
    for (const std::string& fault : state.faults) say(context, paragraph(style, fault, 4));
    faults += static_cast<int>(state.faults.size());
  }
  say(context, faults == 0 ? "Every lesson is whole.\n"
                           : fmt::format("{} fault{}.\n", faults, faults == 1 ? "" : "s"));
  return faults == 0 ? 0 : 1;
}

}  // namespace

void add_dev_verify(Command& dev, const Context& context) {
  auto names = std::make_shared<std::vector<std::string>>();
  dev.command("verify", "Solutions pass, stubs fail, pages fit: is all whole?",
              "  ./convlings dev verify\n"
              "  ./convlings dev verify 01",
              [&context, names] { return verify(context, *names); })
      .words("lesson", *names, "only these; all when none is named");
}

}  // namespace convlings
