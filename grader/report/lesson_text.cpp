#include "report/lesson_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "catalogue/source_lines.hpp"
#include "report/complaint_text.hpp"
#include "report/diagnosis_text.hpp"
#include "report/finding_text.hpp"
#include "report/terminal.hpp"

namespace convlings {
namespace {

std::string heading(const LessonResult& result, const Style& style) {
  const Lesson& lesson = result.lesson;
  const std::string title =
      painted(style, Paint::bold, fmt::format("{} {}", lesson.number, lesson.title));
  return fmt::format("{} {} {}\n\n", title, style.unicode ? "·" : "-", result.shown);
}

bool failed(const CheckEvent& check) {
  return check.verdict != Verdict::passed && check.verdict != Verdict::not_written;
}

std::string remark(const ExerciseResult& exercise) {
  const auto count = static_cast<int>(exercise.checks.size());
  if (exercise.not_written() && exercise.left_throw > 0) return "its throw still stands";
  if (exercise.not_written()) return "not written yet";
  return fmt::format("{} of {} checks passed", exercise.passed_checks(), count);
}

std::string exercise_lines(const LessonResult& result, const Style& style) {
  int width = 0;
  for (const ExerciseResult& exercise : result.exercises) {
    width = std::max(width, columns_of(exercise.exercise.name));
  }
  std::string text;
  for (const ExerciseResult& exercise : result.exercises) {
    const std::string points =
        fmt::format("{}/{}", points_text(exercise.points()), exercise.exercise.points);
    text += fmt::format("  {} {}  {} {}\n", mark(style, mark_of(exercise)),
                        padded(exercise.exercise.name, width), padded(points, 6), remark(exercise));
  }
  return text;
}

std::string told_whole(const LessonResult& result, const CheckEvent& check, const Style& style) {
  std::string text = "\n" + mark(style, Mark::failed) + " " +
                     painted(style, Paint::bold, wrap(check.name, style.width - 2, "  ")) + "\n";
  if (const auto finding = finding_of(check, result)) text += finding_text(*finding, style) + "\n";
  if (check.story) return text + render(*check.story, style);
  text += paragraph(style, check.message.empty() ? verdict_text(check.verdict) : check.message, 2);
  return text;
}

/// A line of a list: mark, words, wrapped under the words.
std::string item(const Style& style, Mark kind, const std::string& words) {
  return "  " + mark(style, kind) + " " + wrap(words, style.width - 4, "    ") + "\n";
}

/// What failed in some exercises: the first check whole, the others by name unless `all`.
std::string failures(const LessonResult& result,
                     const std::vector<const ExerciseResult*>& exercises, const Style& style,
                     bool all, const char* others_heading) {
  std::string text;
  std::string others;
  for (const ExerciseResult* exercise : exercises) {
    bool first = true;
    for (const CheckEvent& check : exercise->checks) {
      if (!failed(check)) continue;
      if (text.empty() || all) {
        text += told_whole(result, check, style);
        if (first && exercise->diagnosis) {
          text += "\n" + diagnosis_text(*exercise->diagnosis, result.lesson, style);
        }
        first = false;
      } else {
        others += item(style, Mark::failed,
                       fmt::format("{} ({})", check.name, verdict_text(check.verdict)));
      }
    }
  }
  if (!others.empty()) text += fmt::format("\n{}\n{}", others_heading, others);
  return text;
}

std::string failures(const LessonResult& result, const LessonTextOptions& options) {
  std::vector<const ExerciseResult*> exercises;
  for (const ExerciseResult& exercise : result.exercises) exercises.push_back(&exercise);
  return failures(result, exercises, options.style, options.all,
                  "Also failed (--all tells them whole):");
}

/// Why there is no program to check.
std::string build_failure(const LessonResult& result, const Style& style, bool all) {
  return mark(style, Mark::failed) + " " + wrap(result.build_problem, style.width - 2, "  ") +
         "\n\n" + errors_text(result.errors, style, all);
}

/// Lines that nobody reaches, or that reach a throw: the stub's own line was left behind.
std::string throw_left(const ExerciseResult& exercise, const Style& style) {
  if (exercise.left_throw == 0) return "";
  return "\n" +
         paragraph(style,
                   fmt::format("{}: you have written lines, but line {} still says throw "
                               "cnn::NotWritten(__func__); and that ends the function. "
                               "Delete line {}.",
                               exercise.exercise.name, exercise.left_throw, exercise.left_throw),
                   2);
}

std::string shown_lines(const LessonResult& result, const Style& style) {
  std::string text = result.remarks.empty() ? "" : "\n";
  for (const std::string& remark : result.remarks) text += paragraph(style, remark, 2);
  if (!result.pictures.empty()) text += "\nDrawn with your functions:\n";
  for (const std::string& picture : result.pictures) text += "  " + picture + "\n";
  return text;
}

/// Wrong predictions with their questions; those that are still open by name, as their questions
/// stand in answers.toml.
std::string prediction_lines(const LessonResult& result, const Style& style) {
  if (result.predictions.empty()) return "";
  std::size_t right = 0;
  std::string wrong;
  std::string open;
  for (const PredictionResult& prediction : result.predictions) {
    const Prediction& asked = prediction.prediction;
    if (prediction.right) {
      ++right;
    } else if (prediction.given.unanswered()) {
      open += (open.empty() ? "" : ", ") + asked.name;
    } else {
      wrong += item(style, Mark::failed,
                    fmt::format("{}: {} Your answer {} is not right.", asked.name, asked.question,
                                prediction.given.text));
    }
  }
  std::string text = fmt::format("\nPredictions in answers.toml: {} of {} right\n", right,
                                 result.predictions.size());
  if (!open.empty()) text += item(style, Mark::open, "open: " + open);
  return text + wrong;
}

std::string written_lines(const LessonResult& result, const Style& style) {
  std::string text;
  for (const WrittenResult& written : result.written) {
    text += item(style, Mark::open,
                 fmt::format("{}: {}, {} mark{} given by a person", written.written.name,
                             written.answered ? "answered" : "a written question, open",
                             written.written.marks, written.written.marks == 1 ? "" : "s"));
  }
  return text;
}

std::string warning_lines(const LessonResult& result, const Style& style, bool all) {
  if (result.warnings.empty()) return "";
  std::string text = "\nThe compiler warns:\n";
  for (const Complaint& warning : result.warnings) {
    if (!all && &warning - result.warnings.data() == 3) {
      text += fmt::format("  and {} more (--all shows them)\n", result.warnings.size() - 3);
      break;
    }
    const std::string place = warning.place.substr(warning.place.rfind('/') + 1);
    text += paragraph(style, place + ": " + warning.text, 2);
    if (!result.passed()) text += plain_words_text(warning, style, 4);
  }
  return text;
}

/// Commands that show a failed call at work.
std::string closer_looks(const ExerciseResult& exercise, const Lesson& lesson) {
  const auto any = [&exercise](const auto& rule) {
    return std::any_of(exercise.checks.begin(), exercise.checks.end(), rule);
  };
  std::string text;
  if (any([](const CheckEvent& check) {
        return check.verdict == Verdict::crashed && check.report.empty();
      })) {
    text += fmt::format("      ./convlings check {} --sanitize\n", lesson.number);
  }
  if (any(failed)) {
    text += fmt::format("      ./convlings debug {} {}\n", lesson.number, exercise.exercise.name);
  }
  return text;
}

std::string what_next(const LessonResult& result, const LessonTextOptions& options) {
  const Style& style = options.style;
  const Lesson& lesson = result.lesson;
  std::string text = "\n";
  const ExerciseResult* next = next_exercise(result);
  if (next == nullptr) {
    text += painted(style, Paint::green, "Lesson " + lesson.number + " is done.") +
            " ./convlings shows what comes next";
    if (!options.solution) return text + ".\n";
    return text + "; ./convlings solution " + lesson.number + "\ncompares notes.\n";
  }
  if (result.build != Verdict::passed) {
    const std::string place = result.errors.empty() ? result.shown : result.errors.front().place;
    return text +
           fmt::format("Next: mend {}\n      then ./convlings check {}\n", place, lesson.number);
  }
  const std::string& function = next->exercise.name;
  if (next->left_throw > 0) {
    return text + fmt::format("Next: delete {}:{}\n      then ./convlings check {}\n", result.shown,
                              next->left_throw, lesson.number);
  }
  text += fmt::format("Next: {}  ({})\n      ./convlings hint {} {}\n",
                      place_of(result, next->exercise), function, lesson.number, function);
  return text + closer_looks(*next, lesson);
}

}  // namespace

Mark mark_of(const ExerciseResult& exercise) {
  if (exercise.passed()) return Mark::passed;
  return exercise.not_written() ? Mark::open : Mark::failed;
}

const ExerciseResult* next_exercise(const LessonResult& result) {
  for (const ExerciseResult& exercise : result.exercises) {
    if (!exercise.passed()) return &exercise;
  }
  return nullptr;
}

std::string place_of(const LessonResult& result, const Exercise& exercise) {
  int line = unwritten_line(result.source_text, exercise.name);
  if (line == 0) line = definition_line(result.source_text, exercise.name);
  return line == 0 ? result.shown : fmt::format("{}:{}", result.shown, line);
}

std::string exercise_text(const LessonResult& result, const ExerciseResult& exercise,
                          const Style& style) {
  if (result.build != Verdict::passed) {
    return spelled(style, build_failure(result, style, false));
  }
  std::string text =
      throw_left(exercise, style) + failures(result, {&exercise}, style, false, "Also failed:");
  if (text.empty()) return text;
  text.erase(0, 1);  // it begins with an empty line
  return spelled(style, text + warning_lines(result, style, false));
}

std::string afterwards_text(const LessonResult& result, const Style& style) {
  return spelled(style, shown_lines(result, style) + prediction_lines(result, style) +
                            written_lines(result, style) + warning_lines(result, style, false));
}

std::string lesson_text(const LessonResult& result, const LessonTextOptions& options) {
  const Style& style = options.style;
  std::string text = heading(result, style);
  if (result.build == Verdict::passed) {
    text += exercise_lines(result, style);
    for (const ExerciseResult& exercise : result.exercises) text += throw_left(exercise, style);
    text += failures(result, options) + shown_lines(result, style);
    if (options.own) text += prediction_lines(result, style) + written_lines(result, style);
    text += warning_lines(result, style, options.all);
  } else {
    text += build_failure(result, style, options.all);
  }
  text += fmt::format("\nPoints: {} of {}\n", points_text(result.points()), result.max_points());
  if (options.timings) {
    text += result.reused
                ? "Nothing changed since the last check.\n"
                : fmt::format("compile {:.3f} s, link {:.3f} s, checks {:.3f} s\n",
                              result.compile_seconds, result.link_seconds, result.check_seconds);
  }
  if (options.own) text += what_next(result, options);
  return spelled(style, text);
}

}  // namespace convlings
