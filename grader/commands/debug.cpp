#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>

#include "build/variants.hpp"
#include "catalogue/catalogue.hpp"
#include "catalogue/errors.hpp"
#include "catalogue/source_lines.hpp"
#include "catalogue/text_file.hpp"
#include "commands/commands.hpp"
#include "debugging/debugger.hpp"
#include "debugging/launch_json.hpp"
#include "marking/mark_lesson.hpp"
#include "marking/own_lesson.hpp"
#include "marking/source_file.hpp"
#include "report/lesson_text.hpp"

namespace convlings {
namespace {

namespace fs = std::filesystem;

struct DebugOptions {
  std::string lesson;
  std::string exercise;
  std::string debugger;
  bool print = false;
  bool batch = false;
};

/// A check that failed with an answer, or without one for another reason than the stub's.
const CheckEvent* failed_check(const ExerciseResult& exercise) {
  const auto failed = [](const CheckEvent& check) {
    return check.verdict != Verdict::passed && check.verdict != Verdict::not_written;
  };
  const auto found = std::find_if(exercise.checks.begin(), exercise.checks.end(), failed);
  return found == exercise.checks.end() ? nullptr : &*found;
}

/// The exercise that is meant: by its name, or the first with a failed check, or the first that
/// is not written; null when all pass.
const ExerciseResult* chosen_exercise(const LessonResult& result, const std::string& name) {
  if (!name.empty()) {
    const std::string& found = find_exercise(result.lesson, name).name;
    for (const ExerciseResult& exercise : result.exercises) {
      if (exercise.exercise.name == found) return &exercise;
    }
  }
  for (const ExerciseResult& exercise : result.exercises) {
    if (failed_check(exercise) != nullptr) return &exercise;
  }
  return next_exercise(result);
}

/// "image" of "Tensor conv2d(const Tensor& image, …": something to print.
std::string first_parameter(const LessonResult& result, const std::string& function) {
  const int line = definition_line(result.source_text, function);
  std::size_t at = 0;
  for (int i = 1; i < line; ++i) at = result.source_text.find('\n', at) + 1;
  const std::size_t open = result.source_text.find('(', at);
  const std::size_t end = result.source_text.find_first_of(",)", open);
  if (line == 0 || end == std::string::npos) return "NAME";
  const std::size_t begin = result.source_text.find_last_of(" &*(", end) + 1;
  return begin < end ? result.source_text.substr(begin, end - begin) : "NAME";
}

/// What to type, in two lines.
std::string keys(const LessonResult& result, const ExerciseResult& exercise, Verdict verdict) {
  const std::string go_on = verdict == Verdict::threw       ? "c  go on to the exception"
                            : verdict == Verdict::crashed   ? "c  go on to the crash"
                            : verdict == Verdict::timed_out ? "c, then Ctrl-C  where is the loop?"
                                                            : "c  go on to the end";
  const std::string parameter = first_parameter(result, exercise.exercise.name);
  return fmt::format(
      "Type: n  next line      s  into a function of yours      {}\n"
      "      p {}  show it      bt  who called      q  leave",
      go_on, parameter);
}

/// The program to debug, built in a slot of its own, and the call to make.
Replay build_replay(const Context& context, const Lesson& lesson, const std::string& function) {
  const Course& course = context.course;
  const fs::path cache = course.state() / "cache";
  Replay replay;
  replay.call = cache / lesson.id / failed_calls / (function + ".call");
  replay.function = function;
  const Source source = student_source(course, lesson);
  replay.source = source.path;
  const Busy busy(context, "Building for the debugger");
  const LessonTools tools = for_debugger(read_tools(course.toolchain(), lesson.id));
  const Slot slot(cache / (lesson.id + ".debug"));
  const Build build = build_runner(slot, tools, source);
  if (build.verdict != Verdict::passed) {
    throw InputError(fmt::format("debug: {} {}", build.problem,
                                 "It builds for a check. Try ./convlings check again."));
  }
  replay.program = build.runner;
  return replay;
}

/// Hands the terminal over: this process becomes the debugger, so that its keys reach it.
[[noreturn]] void become(const Debugger& debugger, const Replay& replay) {
  const fs::path session = replay.program.parent_path() / ("session." + debugger.name);
  write_text_file(session, session_text(debugger, replay));
  const std::vector<std::string> words = debugger_command(debugger, replay, session);
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  setenv("CONVLINGS_SOURCE", replay.source.c_str(), 1);
  std::fflush(nullptr);
  execv(arguments[0], arguments.data());
  throw InputError(
      fmt::format("debug: {} cannot be started: {}", arguments[0], std::strerror(errno)));
}

std::string by_hand(const Context& context, const Debugger& debugger, const Replay& replay,
                    const std::string& place) {
  const Course& course = context.course;
  std::string text = "In a terminal:\n";
  for (const std::string& line : lines_by_hand(debugger, replay)) text += "  " + line + "\n";
  const fs::path file = course.home / ".vscode" / "launch.json";
  const std::string shown = shown_path(course, file);
  const std::string configuration = launch_configuration(debugger, replay, course.home);
  std::error_code error;
  const std::string existing = fs::exists(file, error) ? read_text_file(file, shown) : "";
  const auto merged = with_configuration(existing, configuration);
  text += "\nIn VS Code, with its extension C/C++ (ms-vscode.cpptools):\n";
  if (merged) {
    write_text_file(file, *merged);
    text += fmt::format("  {} now has \"{}\".\n", shown, launch_name);
  } else {
    text += fmt::format(
        "  {} has comments, or is no plain JSON: it is left as it is.\n"
        "  Put this among its \"configurations\":\n\n{}\n\n",
        shown, configuration);
  }
  text += fmt::format(
      "  Set a breakpoint at {} (F9), choose it under Run and Debug, press F5.\n"
      "\nThe program is the one of now: call this again when you have changed your file.\n",
      place);
  return text;
}

int debug(const Context& context, const DebugOptions& options) {
  const std::vector<Lesson> lessons = context.lessons();
  const Lesson& lesson = find_lesson(lessons, options.lesson);
  const Style style = context.style();
  const LessonResult result = [&] {
    const Busy busy(context, "Checking " + lesson.id);
    return mark_own(context.course, lesson, MarkOptions().seed, false);
  }();
  if (result.build != Verdict::passed) {
    say(context, lesson_text(result, {style, false, false, true}));
    return 1;
  }
  const ExerciseResult* exercise = chosen_exercise(result, options.exercise);
  if (exercise == nullptr || exercise->passed()) {
    say(context,
        fmt::format("{} passes every check: there is nothing to debug.\n",
                    exercise == nullptr ? "Lesson " + lesson.number : exercise->exercise.name));
    return 0;
  }
  const std::string& function = exercise->exercise.name;
  const std::string place = place_of(result, exercise->exercise);
  const CheckEvent* failed = failed_check(*exercise);
  if (failed == nullptr) {
    say(context,
        fmt::format("{} is not written yet. It waits for its lines: {}\n", function, place));
    return 1;
  }
  const fs::path call =
      context.course.state() / "cache" / lesson.id / failed_calls / (function + ".call");
  std::error_code error;
  if (!fs::exists(call, error)) {
    say(context, fmt::format("This check failed without a call of {}: there is nothing to debug.\n"
                             "  {}\n",
                             function, failed->name));
    return 1;
  }
  const auto debugger = find_debugger(options.debugger);
  if (!debugger && !options.print) {
    const std::string missing =
        options.debugger.empty() ? "neither gdb nor lldb is" : options.debugger + " is not";
    throw InputError(fmt::format("debug: {} installed. Install it: {}", missing,
                                 install_line(options.debugger)));
  }
  Replay replay = build_replay(context, lesson, function);
  replay.batch = options.batch;
  replay.stop_at_exit = failed->verdict == Verdict::exited_early;
  replay.keys = keys(result, *exercise, failed->verdict);
  std::string text = painted(style, Paint::bold, failed->name) + "\n";
  const std::string problem = failed->story ? failed->story->problem : failed->message;
  text += paragraph(style, problem, 2) + "\n";
  if (options.print) {
    const std::string wanted = options.debugger.empty() ? "gdb" : options.debugger;
    say(context, text + by_hand(context, debugger.value_or(Debugger{wanted, "/usr/bin/" + wanted}),
                                replay, place));
    return 0;
  }
  text += fmt::format("{} makes that call again and stops at the first line of {}.\n\n",
                      debugger->name, function);
  say(context, text);
  become(*debugger, replay);
}

}  // namespace

void add_debug(CommandLine& line, const Context& context) {
  auto options = std::make_shared<DebugOptions>();
  line.command("debug", "Make the call of a failed check again, in a debugger",
               "  ./convlings debug 04              the first function whose check fails\n"
               "  ./convlings debug 04 conv2d\n"
               "  ./convlings debug 04 --debugger lldb\n"
               "  ./convlings debug 04 --print      how to do it by hand, and in VS Code\n"
               "In the debugger: n next line, s step into, p image show it, c go on, q leave.",
               [&context, options] { return debug(context, *options); })
      .word("lesson", options->lesson, "01, 01-convolution or convolution")
      .word("function", options->exercise, "the function's name", false)
      .option("--debugger", options->debugger, "gdb or lldb; the first that is there otherwise",
              std::vector<std::string>{"gdb", "lldb"})
      .flag("--print", options->print, "Do not start it: say how, and write .vscode/launch.json")
      .flag("--batch", options->batch, "No prompt: show where it stops, and leave");
}

}  // namespace convlings
