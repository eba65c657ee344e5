#include <fmt/format.h>

#include <memory>

#include "catalogue/catalogue.hpp"
#include "catalogue/errors.hpp"
#include "commands/commands.hpp"
#include "synthetic/synthetic_class.hpp"

namespace convlings {
namespace {

struct ClassOptions {
  std::string folder;
  std::string lessons = "01-10";
  std::string level = "sandboxed";
  SyntheticPlan plan;
  bool harmless = false;
};

/// "04" or "01-10".
std::vector<Lesson> chosen(const Context& context, const std::string& range) {
  const std::vector<Lesson> all = context.lessons();
  const std::size_t dash = range.find('-');
  const std::string from = range.substr(0, dash);
  const std::string to = dash == std::string::npos ? from : range.substr(dash + 1);
  std::vector<Lesson> lessons;
  for (const Lesson& lesson : all) {
    if (lesson.number >= from && lesson.number <= to) lessons.push_back(lesson);
  }
  if (lessons.empty()) {
    throw InputError(
        fmt::format("dev class --lessons takes a lesson or a range. Received {}. "
                    "Write 04 or 01-10.",
                    range));
  }
  return lessons;
}

int make_class(const Context& context, ClassOptions& options) {
  options.plan.lessons = chosen(context, options.lessons);
  options.plan.hostile = !options.harmless;
  options.plan.level = parse_isolation(options.level).value();
  write_synthetic_class(context.course, options.plan, options.folder);
  say(context, fmt::format("{0} students in {1}/submissions. Grade them:\n"
                           "  {2} grade {1}/submissions --out {1}/out --roster {1}/roster.csv "
                           "--policy {1}/policy.toml\n"
                           "What must come of it is in {1}/expected.json.\n",
                           options.plan.students, options.folder, program));
  return 0;
}

}  // namespace

void add_dev_class(Command& dev, const Context& context) {
  auto options = std::make_shared<ClassOptions>();
  dev.command("class", "Make up a class whose right marks are known, to test the grader with",
              "  ./convlings dev class /tmp/class --students 200 --seed 7 --lessons 01-10",
              [&context, options] { return make_class(context, *options); })
      .word("folder", options->folder, "where to write it; must be empty or not be there")
      .option("--students", options->plan.students, "How many (200)", 1, 10'000)
      .option("--seed", options->plan.seed, "Another class of the same kind")
      .option("--lessons", options->lessons, "A lesson or a range (01-10)")
      .option("--level", options->level, "The isolation at which it will be graded",
              {"limits", "filtered", "sandboxed", "contained"})
      .flag("--harmless", options->harmless, "Nobody attacks the grader");
}

}  // namespace convlings
