#include <fmt/format.h>

#include <memory>

#include "catalogue/errors.hpp"
#include "catalogue/text_file.hpp"
#include "commands/commands.hpp"
#include "marking/source_file.hpp"

namespace convlings {
namespace {

bool in_sync(const Course& course, const Lesson& lesson) {
  try {
    return is_untouched(course, lesson, student_source(course, lesson));
  } catch (const InputError&) {
    return false;  // missing, or no text
  }
}

int stubs(const Context& context, bool only_check) {
  const Course& course = context.course;
  int different = 0;
  for (const Lesson& lesson : context.lessons()) {
    const std::string stub = stub_of(course, lesson);
    if (in_sync(course, lesson)) continue;
    ++different;
    if (!only_check) write_text_file(course.stub(lesson), stub);
    say(context,
        fmt::format("{} {}\n", only_check ? "differs:" : "written:", lesson.source_name()));
  }
  if (different == 0) say(context, "All stubs are as their solutions make them.\n");
  return only_check && different > 0 ? 1 : 0;
}

}  // namespace

void add_dev_stubs(Command& dev, const Context& context) {
  auto only_check = std::make_shared<bool>(false);
  dev.command("stubs", "Make the stubs in lessons/ from solutions/",
              "  ./convlings dev stubs\n"
              "  ./convlings dev stubs --check   only compare; status 1 when they differ",
              [&context, only_check] { return stubs(context, *only_check); })
      .flag("--check", *only_check, "Change nothing, list the files that differ");
}

}  // namespace convlings
