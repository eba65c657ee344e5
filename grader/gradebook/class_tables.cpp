#include "gradebook/class_tables.hpp"

#include <fmt/format.h>

#include "catalogue/utf8.hpp"

namespace convlings {
namespace {

/// Whose rows are being written.
struct Owner {
  const std::string& student;
  const std::string& lesson;
};

/// The statements for one class, compiled once.
class TableWriter {
 public:
  explicit TableWriter(Database& database) : database_(database) {}

  void write(const GradedClass& graded) {
    write_run(graded);
    int place = 0;
    for (const Lesson& lesson : graded.lessons) {
      lessons_.with(lesson.id, lesson.number, printable(lesson.title), ++place).run();
    }
    for (const GradedStudent& student : graded.students) write_student(student);
  }

 private:
  void write_run(const GradedClass& graded);
  void write_student(const GradedStudent& student);
  void write_marks(const Owner& owner, const GradedLesson& lesson);
  void write_exercise(const Owner& owner, const ExerciseResult& result, double points);

  Database& database_;
  Statement lessons_{database_, "INSERT INTO lessons VALUES (?, ?, ?, ?)"};
  Statement students_{database_, "INSERT INTO students VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  Statement marks_{database_,
                   "INSERT INTO marks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  Statement exercises_{database_, "INSERT INTO exercises VALUES (?, ?, ?, ?, ?, ?, ?, ?)"};
  Statement checks_{database_, "INSERT INTO checks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  Statement written_{database_, "INSERT INTO written VALUES (?, ?, ?, ?, ?)"};
};

void TableWriter::write_run(const GradedClass& graded) {
  Statement(database_,
            "INSERT INTO runs VALUES (strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ?), "
            "strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), ?, ?, ?, ?, ?)")
      .with(fmt::format("-{:.3f} seconds", graded.seconds), CONVLINGS_VERSION, graded.isolation,
            printable(graded.title), graded.graded_now, graded.remembered)
      .run();
}

void TableWriter::write_student(const GradedStudent& student) {
  const Submission& who = student.submission;
  students_
      .with(who.id, printable(who.name), printable(who.email), printable(who.section),
            printable(who.canvas_id), printable(who.problem), student.total, student.max,
            static_cast<int>(student.provisional))
      .run();
  for (const GradedLesson& lesson : student.lessons) {
    const Owner owner{who.id, lesson.result.lesson.id};
    write_marks(owner, lesson);
    for (std::size_t i = 0; i < lesson.result.exercises.size(); ++i) {
      const ExerciseResult& result = lesson.result.exercises[i];
      const std::vector<double>& points = lesson.marks.by_exercise;
      write_exercise(owner, result, i < points.size() ? points[i] : result.points());
    }
    for (const WrittenResult& result : lesson.result.written) {
      written_
          .with(owner.student, owner.lesson, result.written.name, result.written.marks,
                static_cast<int>(result.answered))
          .run();
    }
  }
}

void TableWriter::write_marks(const Owner& owner, const GradedLesson& lesson) {
  const LessonMarks& marks = lesson.marks;
  const bool built = lesson.state == LessonState::graded;
  const LessonState state = is_undecided(lesson) ? LessonState::undecided : lesson.state;
  marks_
      .with(owner.student, owner.lesson, to_string(state), printable(lesson.reason),
            built ? to_string(lesson.result.build) : "", marks.exercises, marks.predictions,
            marks.written, marks.bonus, marks.late_penalty, marks.total, marks.max_automatic,
            marks.max_written, marks.days_late, printable(marks.remark),
            built ? to_string(lesson.isolation.level) : "",
            static_cast<int>(built && lesson.isolation.other_uid))
      .run();
}

std::string suspects_of(const ExerciseResult& result) {
  std::string ids;
  if (!result.diagnosis) return ids;
  for (const Suspect& suspect : result.diagnosis->suspects) {
    if (!ids.empty()) ids += ", ";
    ids += suspect.id;
  }
  return ids;
}

void TableWriter::write_exercise(const Owner& owner, const ExerciseResult& result, double points) {
  const std::string& exercise = result.exercise.name;
  exercises_
      .with(owner.student, owner.lesson, exercise, points, result.exercise.points,
            result.passed_checks(), static_cast<int>(result.checks.size()), suspects_of(result))
      .run();
  int place = 0;
  for (const CheckEvent& check : result.checks) {
    checks_
        .with(owner.student, owner.lesson, exercise, ++place, printable(check.name),
              to_string(check.verdict), printable(check.message),
              check.story ? printable(check.story->problem) : "", check.seconds)
        .run();
  }
}

}  // namespace

void write_class_tables(Database& database, const GradedClass& graded) {
  // Those that refer to others first.
  for (const char* table : {"written", "checks", "exercises", "marks", "lessons", "students"}) {
    database.run(fmt::format("DELETE FROM {}", table));
  }
  TableWriter(database).write(graded);
}

}  // namespace convlings
