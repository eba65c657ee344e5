#include "watch/parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "report/hint_text.hpp"
#include "report/lesson_text.hpp"
#include "report/terminal.hpp"

namespace convlings {
namespace {

const char* dot(const Style& style) { return style.unicode ? "·" : "-"; }

const Exercise& exercise_of(const Session& session) {
  return session.lesson().lesson.exercises[static_cast<std::size_t>(session.exercise())];
}

/// Puts pieces into lines no wider than `columns`, `gap` spaces apart. `widths` are without colour.
std::string flowed(const std::vector<std::string>& pieces, const std::vector<int>& widths,
                   int columns, int gap) {
  std::string text;
  int used = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (used > 0 && used + gap + widths[i] > columns) {
      text += "\n";
      used = 0;
    }
    if (used > 0) text += std::string(static_cast<std::size_t>(gap), ' ');
    used += widths[i] + (used > 0 ? gap : 0);
    text += pieces[i];
  }
  return text + "\n";
}

/// Every exercise of the lesson with its mark, the current one bold.
std::string marks_text(const Session& session, const Style& style) {
  std::vector<std::string> pieces;
  std::vector<int> widths;
  const LessonProgress& state = session.lesson();
  for (std::size_t i = 0; i < state.marks.size(); ++i) {
    const std::string& name = state.lesson.exercises[i].name;
    const bool here = static_cast<int>(i) == session.exercise();
    pieces.push_back(mark(style, state.marks[i]) + " " +
                     (here ? painted(style, Paint::bold, name) : name));
    widths.push_back(2 + columns_of(name));
  }
  return flowed(pieces, widths, style.width, 3);
}

std::string place_text(const Session& session) {
  const LessonProgress& state = session.lesson();
  if (!state.result) return state.lesson.source_name();
  if (state.result->build != Verdict::passed && !state.result->errors.empty()) {
    const std::string& place = state.result->errors.front().place;
    if (!place.empty()) return place;
  }
  return place_of(*state.result, exercise_of(session));
}

std::string passed_text(const Session& session, const Style& style) {
  const LessonProgress& state = session.lesson();
  const std::string tick = mark(style, Mark::passed) + " ";
  const Exercise& exercise = exercise_of(session);
  const auto checks = static_cast<int>(
      state.result->exercises[static_cast<std::size_t>(session.exercise())].checks.size());
  std::string text = tick + painted(style, Paint::green, exercise.name + " passes") +
                     fmt::format(": {} of {} checks.\n", checks, checks);
  if (state.passed()) {
    text += tick +
            painted(style, Paint::green, fmt::format("Lesson {} is done", state.lesson.number)) +
            fmt::format(": {} of {} points.\n", points_text(state.result->points()),
                        state.result->max_points());
  }
  text += "\n  s  see how others solve it\n";
  const bool all = std::all_of(session.lessons().begin(), session.lessons().end(),
                               [](const LessonProgress& lesson) { return lesson.passed(); });
  if (all) {
    text += "\nEvery lesson is done. Read the library next: lib/README.md\n";
  } else if (state.passed()) {
    text += "  n  go on to the next lesson\n";
  } else {
    text += "  n  go on to the next function, or write it and save\n";
  }
  return state.passed() ? text + afterwards_text(*state.result, style) : text;
}

/// A lesson's text is read before its first function is written.
std::string unwritten_text(const Session& session, const Style& style) {
  const Lesson& lesson = session.lesson().lesson;
  const Exercise& exercise = exercise_of(session);
  std::string text = mark(style, Mark::open) + " " + painted(style, Paint::bold, exercise.name) +
                     " is not written yet.\n\n";
  if (session.exercise() == 0) text += fmt::format("  read  lessons/{}/README.md\n", lesson.id);
  text += fmt::format("  edit  {}\n", place_text(session));
  return text + "  save  and look here again\n";
}

}  // namespace

std::string header_text(const Session& session, const Style& style) {
  const Lesson& lesson = session.lesson().lesson;
  const std::string title = painted(style, Paint::bold,
                                    fmt::format("{} {} {} {}", lesson.number, lesson.title,
                                                dot(style), exercise_of(session).name));
  return title + fmt::format(" ({} of {})\n", session.exercise() + 1, lesson.exercises.size()) +
         painted(style, Paint::dim, place_text(session)) + "\n" + marks_text(session, style);
}

std::string verdict_part(const Session& session, const Style& style) {
  const LessonProgress& state = session.lesson();
  if (!state.fault.empty()) {
    return mark(style, Mark::failed) + " " + wrap(state.fault, style.width - 2, "  ") +
           "\n\nSave the file again, or press x to bring the stub back.\n";
  }
  if (!state.result) return "";
  const LessonResult& result = *state.result;
  const ExerciseResult& exercise = result.exercises[static_cast<std::size_t>(session.exercise())];
  if (result.build != Verdict::passed) return exercise_text(result, exercise, style);
  if (exercise.passed()) return passed_text(session, style);
  if (exercise.not_written()) return unwritten_text(session, style);
  return fmt::format("{} of {} checks pass. The first that fails:\n\n", exercise.passed_checks(),
                     exercise.checks.size()) +
         exercise_text(result, exercise, style);
}

std::string hints_part(const Session& session, const Style& style) {
  const Lesson& lesson = session.lesson().lesson;
  std::string text;
  for (int level = 1; level <= session.hints_shown(); ++level) {
    text += hint_text(lesson, exercise_of(session), level, style) + "\n";
  }
  return text + (session.hints_shown() < 3 ? "h shows more.\n" : "That was the last hint.\n");
}

std::string list_part(const Session& session, const Style& style, int& current) {
  std::string text;
  int lines = 0;
  for (std::size_t i = 0; i < session.lessons().size(); ++i) {
    const LessonProgress& state = session.lessons()[i];
    if (static_cast<int>(i) == session.lesson_index()) current = lines;
    text +=
        painted(style, Paint::bold, fmt::format("{} {}", state.lesson.number, state.lesson.title)) +
        (state.fault.empty() ? "" : ": cannot be read") +
        (state.result && state.result->build != Verdict::passed ? ": does not build" : "") + "\n";
    for (std::size_t j = 0; j < state.marks.size(); ++j) {
      const bool here = static_cast<int>(i) == session.lesson_index() &&
                        static_cast<int>(j) == session.exercise();
      text += fmt::format("  {} {}{}\n", mark(style, state.marks[j]),
                          state.lesson.exercises[j].name, here ? "  <- you are here" : "");
    }
    lines += 1 + static_cast<int>(state.marks.size());
  }
  return text;
}

std::string progress_line(const Session& session, const Style& style, int columns) {
  int passed = 0;
  int total = 0;
  for (const LessonProgress& state : session.lessons()) {
    total += static_cast<int>(state.marks.size());
    passed += static_cast<int>(std::count(state.marks.begin(), state.marks.end(), Mark::passed));
  }
  const int width = columns >= 72 ? 24 : 12;
  const int full = total == 0 ? 0 : passed * width / total;
  std::string bar;
  for (int i = 0; i < width; ++i) {
    if (i < full) bar += style.unicode ? "█" : "#";
    if (i >= full) bar += style.unicode ? "░" : "-";
  }
  const std::string left = fmt::format("{} {}/{} functions", bar, passed, total);
  const int checking = session.checking();
  std::string right = session.took();
  if (checking >= 0) {
    const Lesson& lesson = session.lessons()[static_cast<std::size_t>(checking)].lesson;
    right = fmt::format("checking {} {}", lesson.number, style.unicode ? "…" : "...");
  }
  const int gap = columns - columns_of(left) - columns_of(right);
  if (gap < 2) return left + "\n";
  return left + std::string(static_cast<std::size_t>(gap), ' ') + right + "\n";
}

std::string keys_text(const Session& session, const Style& style, int columns) {
  if (session.asks_about_reset()) {
    const std::string file = session.lesson().lesson.topic + ".cpp";
    return painted(style, Paint::yellow, fmt::format("Bring the stub of {} back?", file)) +
           " Yours is kept.  y yes  any other key no\n";
  }
  std::vector<std::pair<const char*, const char*>> keys{
      {"n", "next"},  {"h", "hint"}, {"r", "run"},   {"c", "check all"},
      {"d", "debug"}, {"l", "list"}, {"x", "reset"}, {"q", "quit"}};
  if (session.exercise_passed()) keys.insert(keys.begin() + 1, {"s", "solution"});
  std::vector<std::string> pieces;
  std::vector<int> widths;
  for (const auto& [key, word] : keys) {
    pieces.push_back(painted(style, Paint::bold, key) + " " + word);
    widths.push_back(2 + columns_of(word));
  }
  return flowed(pieces, widths, columns, 2);
}

}  // namespace convlings
