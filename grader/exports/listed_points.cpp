#include "exports/listed_points.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <numeric>

namespace convlings {
namespace {

Hundredths whole(int points) { return Hundredths{100} * points; }

/// What each exercise earned. Marks that came without a list are shared out in proportion to the
/// checks; the last exercise that earned anything takes what rounding left over.
std::vector<Hundredths> points_of_exercises(const GradedLesson& lesson) {
  const std::vector<ExerciseResult>& exercises = lesson.result.exercises;
  const bool listed = lesson.marks.by_exercise.size() == exercises.size();
  const bool earning = lesson.state == LessonState::graded;
  std::vector<Hundredths> points;
  points.reserve(exercises.size());
  for (std::size_t i = 0; i < exercises.size(); ++i) {
    const double proportional = earning ? exercises[i].points() : 0;
    points.push_back(to_hundredths(listed ? lesson.marks.by_exercise[i] : proportional));
  }
  const Hundredths left = to_hundredths(lesson.marks.exercises) -
                          std::accumulate(points.begin(), points.end(), Hundredths{0});
  if (left == 0 || points.empty()) return points;
  std::size_t taker = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i] > 0) taker = i;
  }
  points[taker] += left;
  return points;
}

int points_for_predictions(const GradedLesson& lesson) {
  int most = 0;
  for (const PredictionResult& asked : lesson.result.predictions) most += asked.prediction.points;
  return most;
}

}  // namespace

Hundredths to_hundredths(double points) {
  return static_cast<Hundredths>(std::llround(points * 100));
}

std::string hundredths_text(Hundredths points) {
  const Hundredths size = std::abs(points);
  std::string text = fmt::format("{}{}.{:02}", points < 0 ? "-" : "", size / 100, size % 100);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string to_string(ListedPoints::Kind kind) {
  switch (kind) {
    case ListedPoints::Kind::exercise:
      return "exercise";
    case ListedPoints::Kind::predictions:
      return "predictions";
    case ListedPoints::Kind::written:
      return "written";
    case ListedPoints::Kind::bonus:
      return "bonus";
    case ListedPoints::Kind::late:
      return "late";
  }
  return "exercise";
}

std::vector<ListedPoints> listed_points(const GradedLesson& lesson) {
  using Kind = ListedPoints::Kind;
  if (is_undecided(lesson)) return {};
  const LessonMarks& marks = lesson.marks;
  std::vector<ListedPoints> lines;
  const std::vector<Hundredths> exercises = points_of_exercises(lesson);
  for (std::size_t i = 0; i < exercises.size(); ++i) {
    const int most = lesson.result.exercises[i].exercise.points;
    lines.push_back({Kind::exercise, static_cast<int>(i), exercises[i], whole(most)});
  }
  if (!lesson.result.predictions.empty()) {
    const int most = points_for_predictions(lesson);
    lines.push_back({Kind::predictions, -1, to_hundredths(marks.predictions), whole(most)});
  }
  if (marks.max_written > 0) {
    std::optional<Hundredths> earned;
    if (marks.written) earned = to_hundredths(*marks.written);
    lines.push_back({Kind::written, -1, earned, whole(marks.max_written)});
  }
  if (const Hundredths bonus = to_hundredths(marks.bonus); bonus != 0) {
    lines.push_back({Kind::bonus, -1, bonus, 0});
  }
  Hundredths sum = 0;
  for (const ListedPoints& line : lines) sum += line.earned.value_or(0);
  // A penalty cannot cost more than there is: it is what makes the total.
  const Hundredths late = to_hundredths(marks.total) - sum;
  if (late != 0) lines.push_back({Kind::late, -1, late, 0});
  return lines;
}

std::optional<Hundredths> listed_total(const GradedLesson& lesson) {
  if (is_undecided(lesson)) return std::nullopt;
  return to_hundredths(lesson.marks.total);
}

Hundredths listed_maximum(const GradedLesson& lesson) {
  return whole(lesson.marks.max_automatic + lesson.marks.max_written);
}

Hundredths listed_total(const GradedStudent& student) {
  Hundredths total = 0;
  for (const GradedLesson& lesson : student.lessons) total += listed_total(lesson).value_or(0);
  return total;
}

Hundredths listed_maximum(const GradedStudent& student) {
  Hundredths most = 0;
  for (const GradedLesson& lesson : student.lessons) most += listed_maximum(lesson);
  return most;
}

}  // namespace convlings
