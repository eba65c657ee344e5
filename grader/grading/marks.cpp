#include "grading/marks.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "catalogue/utf8.hpp"
#include "grading/late.hpp"
#include "grading/manual_answers.hpp"

namespace convlings {
namespace {

/// Hundredths of a point. Sums of whole numbers do not depend on how doubles round.
using Hundredths = std::int64_t;

double points(Hundredths hundredths) { return static_cast<double>(hundredths) / 100; }

/// Half up. A millionth is the finest that counts, so that 1.005 is what it says.
Hundredths rounded(double points, int times = 1) {
  const std::int64_t millionths = std::llround(points * 1e6) * times;
  return (millionths + 5000) / 10'000;
}

/// `earned` without `percent` of it, half up.
Hundredths without(Hundredths earned, double percent) {
  constexpr std::int64_t whole = 100'000'000;  // 100 %, in millionths of one
  const std::int64_t off = std::llround(percent * 1e6);
  return (earned * (whole - off) + whole / 2) / whole;
}

/// In proportion to the checks that passed, half up, or all or nothing.
Hundredths earned_by(const ExerciseResult& result, bool all_or_nothing) {
  if (result.passed()) return Hundredths{100} * result.exercise.points;
  if (result.checks.empty() || all_or_nothing) return 0;
  const auto checks = static_cast<std::int64_t>(result.checks.size());
  return (std::int64_t{200} * result.exercise.points * result.passed_checks() + checks) /
         (2 * checks);
}

/// Why there is nothing, or less than there might be; empty when the checks say all.
std::string reason_in_words(const GradedStudent& student, const GradedLesson& graded) {
  const auto told = [](const std::string& what, const std::string& reason) {
    return reason.empty() ? what : what + ": " + printable(reason);
  };
  if (is_undecided(graded)) {
    return told("not decided, the grader is at fault; no marks yet", graded.reason);
  }
  switch (graded.state) {
    case LessonState::missing:
      return told("nothing handed in", student.submission.problem);
    case LessonState::untouched:
      return "not begun: the file is as it was given out";
    case LessonState::rejected:
      return told("not accepted", graded.reason);
    default:
      return graded.result.build == Verdict::passed ? "" : verdict_text(graded.result.build);
  }
}

std::string late_in_words(const Lateness& late, const LateRule& rule) {
  const std::string days = fmt::format("{} day{} late", late.days, late.days == 1 ? "" : "s");
  if (late.closed) {
    return fmt::format("{}: closed after {:g}, nothing is earned", days, *rule.closed_after_days);
  }
  return late.percent > 0 ? fmt::format("{}: {:g} % off", days, late.percent) : days;
}

/// Marks one lesson of one student at a time.
class LessonMarker {
 public:
  LessonMarker(const Policy& policy, const HandInTimes& times, const ManualMarks& manual)
      : policy_(policy), times_(times), manual_(manual) {}

  void mark(const GradedStudent& student, const Lesson& lesson, GradedLesson& graded) const {
    LessonMarks& marks = graded.marks;
    marks = {};
    marks.max_automatic = lesson.max_points();
    for (const Written& question : lesson.written) marks.max_written += question.marks;
    marks.by_exercise.assign(graded.result.exercises.size(), 0);
    std::vector<std::string> remarks = {reason_in_words(student, graded)};
    Hundredths earned = 0;
    if (!is_undecided(graded)) {
      earned = automatic(lesson, graded) + by_person(student, lesson, graded, remarks);
      const Lateness late = lateness_of(student, lesson, graded, earned);
      const Hundredths kept = late.closed ? 0 : without(earned, late.percent);
      marks.days_late = late.days;
      marks.late_penalty = points(earned - kept);
      marks.total = points(kept);
      if (late.days > 0) remarks.insert(remarks.begin() + 1, late_in_words(late, policy_.late));
    }
    remarks.erase(std::remove(remarks.begin(), remarks.end(), ""), remarks.end());
    marks.remark = fmt::format("{}", fmt::join(remarks, "; "));
  }

 private:
  /// Exercises, predictions and bonus.
  Hundredths automatic(const Lesson& lesson, GradedLesson& graded) const {
    LessonMarks& marks = graded.marks;
    Hundredths exercises = 0;
    int passed = 0;
    for (std::size_t i = 0; i < graded.result.exercises.size(); ++i) {
      const ExerciseResult& result = graded.result.exercises[i];
      const Hundredths earned =
          earned_by(result, policy_.is_all_or_nothing(lesson, result.exercise));
      marks.by_exercise[i] = points(earned);
      exercises += earned;
      if (result.passed()) ++passed;
    }
    Hundredths predictions = 0;
    for (const PredictionResult& result : graded.result.predictions) {
      if (result.right) predictions += Hundredths{100} * result.prediction.points;
    }
    const auto extra = policy_.bonus.find(lesson.id);
    const Hundredths bonus =
        extra == policy_.bonus.end() ? Hundredths{0} : rounded(extra->second, passed);
    marks.exercises = points(exercises);
    marks.predictions = points(predictions);
    marks.bonus = points(bonus);
    return exercises + predictions + bonus;
  }

  /// What a person gave. Nobody needs to mark a question without an answer.
  Hundredths by_person(const GradedStudent& student, const Lesson& lesson, GradedLesson& graded,
                       std::vector<std::string>& remarks) const {
    const auto given = manual_.find({student.submission.id, lesson.id});
    const std::vector<WrittenAnswer> answers = written_answers(lesson, graded);
    Hundredths sum = 0;
    bool complete = true;
    for (std::size_t i = 0; i < lesson.written.size(); ++i) {
      const std::string& question = lesson.written[i].name;
      const bool marked = given != manual_.end() && given->second.count(question) > 0;
      if (!marked) {
        complete = complete && answers[i].unanswered();
        continue;
      }
      const ManualMark& mark = given->second.at(question);
      sum += rounded(mark.marks);
      if (mark.remark.empty()) continue;
      const std::string about = lesson.written.size() > 1 ? question + ": " : "";
      remarks.push_back(about + printable(mark.remark));
    }
    if (!complete) return 0;
    graded.marks.written = points(sum);
    return sum;
  }

  Lateness lateness_of(const GradedStudent& student, const Lesson& lesson,
                       const GradedLesson& graded, Hundredths earned) const {
    const auto due = policy_.due.find(lesson.id);
    auto time = times_.find({student.submission.id, lesson.id});
    if (time == times_.end()) time = times_.find({student.submission.id, ""});
    const bool handed_in = graded.state == LessonState::graded || earned > 0;
    if (due == policy_.due.end() || time == times_.end() || !handed_in) return {};
    return lateness(read_time(due->second, Moment::last), time->second, policy_.late);
  }

  const Policy& policy_;
  const HandInTimes& times_;
  const ManualMarks& manual_;
};

}  // namespace

void give_marks(GradedClass& graded, const Policy& policy, const HandInTimes& times,
                const ManualMarks& manual) {
  const LessonMarker marker(policy, times, manual);
  for (GradedStudent& student : graded.students) {
    Hundredths total = 0;
    student.max = 0;
    student.provisional = false;
    for (std::size_t i = 0; i < student.lessons.size(); ++i) {
      GradedLesson& lesson = student.lessons[i];
      marker.mark(student, graded.lessons.at(i), lesson);
      total += rounded(lesson.marks.total);
      student.max += lesson.marks.max_automatic + lesson.marks.max_written;
      if (!lesson.marks.written) student.provisional = true;  // undecided, or not marked yet
    }
    student.total = points(total);
  }
}

}  // namespace convlings
