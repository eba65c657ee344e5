#include "report/board_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/lesson_text.hpp"
#include "report/terminal.hpp"

namespace convlings {
namespace {

constexpr int bar_width = 10;

bool done(const BoardRow& row) { return row.result && row.result->passed(); }

Mark mark_of(const BoardRow& row) {
  if (done(row)) return Mark::passed;
  return row.touched ? Mark::failed : Mark::open;
}

std::string bar(double share, const Style& style) {
  const int full = std::clamp(static_cast<int>(std::floor(share * bar_width + 1e-9)), 0, bar_width);
  std::string text;
  for (int i = 0; i < bar_width; ++i) {
    if (i < full) text += style.unicode ? "█" : "#";
    if (i >= full) text += style.unicode ? "░" : "-";
  }
  return text;
}

int open_predictions(const LessonResult& result) {
  return static_cast<int>(
      std::count_if(result.predictions.begin(), result.predictions.end(),
                    [](const PredictionResult& prediction) { return !prediction.right; }));
}

std::string state_of(const BoardRow& row) {
  if (!row.fault.empty()) return "cannot be read";
  if (!row.touched) return "not started";
  const LessonResult& result = *row.result;
  if (result.build != Verdict::passed) return verdict_text(result.build);
  if (result.passed()) {
    const int open = open_predictions(result);
    if (open == 0) return "done";
    return fmt::format("done, {} prediction{} open", open, open == 1 ? "" : "s");
  }
  const ExerciseResult& next = *next_exercise(result);
  return next.exercise.name + (next.not_written() ? " is not written" : " fails");
}

std::string row_text(const BoardRow& row, int title_width, const Style& style) {
  const int most = row.lesson.max_points();
  const double points = row.result ? row.result->points() : 0;
  const std::string line =
      fmt::format("  {} {} {}  {} {} ", mark(style, mark_of(row)), row.lesson.number,
                  padded(row.lesson.title, title_width), bar(points / most, style),
                  padded(fmt::format("{:>4}/{}", points_text(points), most), 8));
  const int indent = title_width + 7 + 2 + bar_width + 10;
  return line +
         wrap(state_of(row), style.width - indent,
              std::string(static_cast<std::size_t>(indent), ' ')) +
         "\n";
}

std::string next_text(const std::vector<BoardRow>& rows, const Style& style) {
  const auto next =
      std::find_if(rows.begin(), rows.end(), [](const auto& row) { return !done(row); });
  if (next == rows.end()) {
    return painted(style, Paint::green, "Every lesson is done.") +
           " Read the library next: lib/README.md\n";
  }
  const Lesson& lesson = next->lesson;
  std::string text = painted(style, Paint::bold, "Next: ");
  if (!next->result) {
    return text + fmt::format("lesson {} cannot be read\n", lesson.number) +
           paragraph(style, next->fault, 2);
  }
  const LessonResult& result = *next->result;
  const Exercise& exercise = next_exercise(result)->exercise;
  if (result.build != Verdict::passed) {
    const std::string place = result.errors.empty() ? result.shown : result.errors.front().place;
    text += fmt::format("lesson {}, mend what the compiler refuses\n  {}\n", lesson.number, place);
  } else {
    text += fmt::format("lesson {}, function {}\n", lesson.number, exercise.name);
    if (!next->touched) text += fmt::format("  read  lessons/{}/README.md\n", lesson.id);
    text += fmt::format("  edit  {}\n", place_of(result, exercise));
  }
  return text + fmt::format("  then  ./convlings check {}     stuck?  ./convlings hint {} {}\n",
                            lesson.number, lesson.number, exercise.name);
}

}  // namespace

std::string board_text(const std::vector<BoardRow>& rows, const std::string& version,
                       const Style& style) {
  const char* dot = style.unicode ? "·" : "-";
  std::string text = fmt::format("{} {} {} learn convolutional networks by building one in C++\n\n",
                                 painted(style, Paint::bold, "convlings"), version, dot);
  int width = 0;
  for (const BoardRow& row : rows) width = std::max(width, columns_of(row.lesson.title));
  for (const BoardRow& row : rows) text += row_text(row, width, style);
  text += "\n" + next_text(rows, style);
  text += painted(style, Paint::dim, "All commands: ./convlings --help") + "\n";
  return spelled(style, text);
}

}  // namespace convlings
