#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "catalogue/catalogue.hpp"
#include "catalogue/errors.hpp"
#include "catalogue/text_file.hpp"
#include "commands/commands.hpp"
#include "commands/marking_many.hpp"
#include "marking/mark_lesson.hpp"
#include "marking/own_lesson.hpp"
#include "marking/source_file.hpp"
#include "report/finding_text.hpp"
#include "report/lesson_page.hpp"
#include "report/lesson_text.hpp"
#include "report/result_json.hpp"

namespace convlings {
namespace {

struct CheckOptions {
  std::vector<std::string> names;
  std::string file;
  std::string html;
  bool solutions = false;
  bool json = false;
  bool all = false;
  bool timings = false;
  bool sanitize = false;
  std::uint64_t seed = MarkOptions().seed;
};

/// The lessons that the student has begun. A file that cannot be read counts, so that it is told.
bool is_begun(const Course& course, const Lesson& lesson) {
  try {
    return !is_untouched(course, lesson, student_source(course, lesson));
  } catch (const InputError&) {
    return true;
  }
}

std::vector<Lesson> chosen_lessons(const Context& context, const CheckOptions& options,
                                   std::vector<std::string>& left_out) {
  const std::vector<Lesson> lessons = context.lessons();
  std::vector<Lesson> chosen;
  for (const std::string& name : options.names) {
    const Lesson& lesson = find_lesson(lessons, name);
    const bool twice = std::any_of(chosen.begin(), chosen.end(),
                                   [&](const Lesson& other) { return other.id == lesson.id; });
    if (!twice) chosen.push_back(lesson);
  }
  if (!options.names.empty()) return chosen;
  for (const Lesson& lesson : lessons) {
    if (options.solutions || is_begun(context.course, lesson)) {
      chosen.push_back(lesson);
    } else {
      left_out.push_back(lesson.number);
    }
  }
  return chosen;
}

LessonResult mark_one(const Context& context, const CheckOptions& options, const Lesson& lesson) {
  const Course& course = context.course;
  MarkOptions marking;
  marking.seed = options.seed;
  marking.sanitize = options.sanitize;
  const std::string suffix = options.sanitize ? ".sanitized" : "";
  if (options.solutions) {
    marking.slot = lesson.id + ".solution" + suffix;
    marking.answers = AnswersFrom::solution;
    return mark_lesson(course, lesson, solution_source(course, lesson), marking);
  }
  if (!options.file.empty()) {
    marking.slot = lesson.id + ".file" + suffix;
    marking.answers = AnswersFrom::nobody;
    return mark_lesson(course, lesson, source_from(course, lesson, options.file), marking);
  }
  if (options.sanitize) {
    marking.slot = lesson.id + suffix;
    return mark_lesson(course, lesson, student_source(course, lesson), marking);
  }
  return mark_own(course, lesson, options.seed, true);
}

std::string passed_line(const LessonResult& result, const Style& style) {
  return fmt::format("{} {} {}  {}/{}\n", mark(style, Mark::passed), result.lesson.number,
                     result.lesson.title, points_text(result.points()), result.max_points());
}

void tell(const Context& context, const CheckOptions& options,
          const std::vector<LessonResult>& results) {
  const Style style = context.style();
  LessonTextOptions look{style, options.all, options.timings};
  look.own = !options.solutions && options.file.empty();
  look.solution = !context.course.is_students_edition();
  bool first = true;
  for (const LessonResult& result : results) {
    if (results.size() > 1 && result.passed() && !options.all) {
      say(context, passed_line(result, style));
    } else {
      say(context, (first ? "" : "\n") + lesson_text(result, look));
      if (options.sanitize) say(context, nothing_found(result));
    }
    first = false;
  }
}

int check(const Context& context, const CheckOptions& options) {
  if (!options.file.empty() && (options.names.size() != 1 || options.solutions)) {
    throw InputError("check --file needs exactly one lesson: ./convlings check 01 --file FILE");
  }
  if (!options.html.empty() && !options.html.ends_with(".html")) {
    throw InputError(
        "check --html needs the name of a page, one that ends in .html: it is written "
        "anew. Received " +
        options.html + ".");
  }
  std::vector<std::string> left_out;
  const std::vector<Lesson> lessons = chosen_lessons(context, options, left_out);
  std::vector<Marked> marked;
  {
    const Busy busy(context, lessons.size() == 1 ? "Checking " + lessons.front().id : "Checking");
    marked = mark_many(static_cast<int>(lessons.size()), [&](int i) {
      return mark_one(context, options, lessons[static_cast<std::size_t>(i)]);
    });
  }
  std::vector<LessonResult> results;
  bool fault = false;
  bool all_passed = true;
  for (Marked& one : marked) {
    if (one.result) {
      all_passed = all_passed && one.result->passed();
      results.push_back(std::move(*one.result));
    } else {
      fault = true;
      std::fprintf(stderr, "convlings: %s\n", one.fault.c_str());
    }
  }
  if (!options.html.empty() && !results.empty()) {
    write_text_file(options.html, lesson_page(results));
  }
  if (options.json) {
    if (results.empty() && fault) return 2;
    const std::string json = result_json(results);
    std::fwrite(json.data(), 1, json.size(), stdout);
  } else {
    tell(context, options, results);
    if (lessons.empty()) say(context, "No lesson is begun yet. ./convlings says where to start.\n");
    if (!left_out.empty() && !lessons.empty()) {
      say(context, fmt::format("\nNot begun, so left out: {}\n", fmt::join(left_out, " ")));
    }
  }
  if (fault) return 2;
  return all_passed ? 0 : 1;
}

}  // namespace

void add_check(CommandLine& line, const Context& context) {
  auto options = std::make_shared<CheckOptions>();
  line.command("check", "Check one lesson, or all that you have begun",
               "  ./convlings check 01\n"
               "  ./convlings check            every lesson that you have begun\n"
               "  ./convlings check padding --all\n"
               "  ./convlings check 01 --file ~/try.cpp --json\n"
               "  ./convlings check 01 --html result.html     the same as a web page\n"
               "  ./convlings check 04 --sanitize    it crashes: which line, and why?\n"
               "Exit status: 0 all checks passed, 1 some failed, 2 a file or word is wrong.",
               [&context, options] { return check(context, *options); })
      .words("lesson", options->names, "01, 01-convolution or convolution")
      .option("--file", options->file, "Check this file instead of the lesson's own")
      .option("--html", options->html, "Write the result as a web page, too: FILE.html")
      .flag("--solutions", options->solutions, "Check the solutions instead")
      .flag("--json", options->json, "Print the result as JSON")
      .flag("--all", options->all, "Tell every failed check and error whole")
      .flag("--sanitize", options->sanitize, "Watch memory and numbers while it runs (slower)")
      .flag("--timings", options->timings, "Say where the time went")
      .option("--seed", options->seed, "Seed of the random inputs");
}

}  // namespace convlings
