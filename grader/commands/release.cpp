#include "release/release.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <sstream>

#include "commands/commands.hpp"

namespace convlings {
namespace {

struct ReleaseOptions {
  std::string folder;
  std::string lessons;
  std::string checks = "source";
};

std::vector<std::string> split_at_commas(const std::string& text) {
  std::vector<std::string> words;
  std::istringstream in(text);
  for (std::string word; std::getline(in, word, ',');) {
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

int release(const Context& context, const ReleaseOptions& options) {
  std::vector<Lesson> lessons = context.lessons_named(split_at_commas(options.lessons));
  std::sort(lessons.begin(), lessons.end(),
            [](const Lesson& one, const Lesson& other) { return one.number < other.number; });
  lessons.erase(std::unique(lessons.begin(), lessons.end(),
                            [](const Lesson& one, const Lesson& other) {
                              return one.number == other.number;
                            }),
                lessons.end());
  const bool prebuilt = options.checks == "prebuilt";
  {
    const Busy busy(context, "Writing the student's edition");
    write_release(context.course, options.folder, lessons,
                  prebuilt ? ReleasedChecks::prebuilt : ReleasedChecks::source);
  }
  say(context, fmt::format("{} holds the student's edition: {} lesson{}, checks as {}. Students "
                           "start there with ./convlings\n",
                           options.folder, lessons.size(), lessons.size() == 1 ? "" : "s",
                           prebuilt ? "programs" : "source"));
  return 0;
}

}  // namespace

void add_release(CommandLine& line, const Context& context) {
  auto options = std::make_shared<ReleaseOptions>();
  line.command("release", "Write the student's edition: the course without its solutions",
               "  ./convlings release ../students\n"
               "  ./convlings release ../week-1 --lessons 01,02,03\n"
               "  ./convlings release ../students --checks prebuilt",
               [&context, options] { return release(context, *options); })
      .word("folder", options->folder, "where to write it: a folder that is not there yet")
      .option("--lessons", options->lessons, "Only these, as 01,02,03; all without it")
      .option("--checks", options->checks,
              "source: the checks' source; prebuilt: programs for machines such as this one",
              {"source", "prebuilt"});
}

}  // namespace convlings
