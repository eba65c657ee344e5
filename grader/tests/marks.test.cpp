#include "grading/marks.hpp"

#include <catch2_either.hpp>

#include <cmath>
#include <fstream>
#include <random>

#include "berlin_time.hpp"
#include "catalogue/errors.hpp"
#include "grading/late.hpp"
#include "test_folder.hpp"

using namespace convlings;

namespace {

/// Two functions for 2 and 4 points, a prediction for 1, a question for 3.
Lesson lesson_called(const std::string& id) {
  Lesson lesson;
  lesson.id = id;
  lesson.number = id.substr(0, 2);
  lesson.topic = id.substr(3);
  lesson.exercises = {{"patch", 2, 3, {}}, {"slide", 4, 8, {}}};
  lesson.predictions = {{"rows", "How many rows?", 1}};
  lesson.written = {{"why", "Why?", 3}};
  return lesson;
}

ExerciseResult checked(const Exercise& exercise, int passed, int checks) {
  ExerciseResult result;
  result.exercise = exercise;
  for (int i = 0; i < checks; ++i) {
    CheckEvent event;
    event.verdict = i < passed ? Verdict::passed : Verdict::wrong;
    result.checks.push_back(event);
  }
  return result;
}

/// So many of 3 checks of patch and of 5 of slide.
GradedLesson done(const Lesson& lesson, int patch, int slide, bool foretold,
                  const std::string& answer) {
  GradedLesson graded;
  graded.state = LessonState::graded;
  graded.result.lesson = lesson;
  graded.result.exercises = {checked(lesson.exercises[0], patch, 3),
                             checked(lesson.exercises[1], slide, 5)};
  graded.result.predictions = {{lesson.predictions[0], {}, foretold}};
  graded.written_answers = "[written]\nwhy = \"" + answer + "\"\n";
  return graded;
}

GradedLesson not_done(const Lesson& lesson, LessonState state) {
  GradedLesson graded = done(lesson, 0, 0, false, "");
  graded.state = state;
  graded.written_answers = "";
  return graded;
}

GradedStudent student(const std::string& id, const std::vector<GradedLesson>& lessons) {
  GradedStudent student;
  student.submission.id = id;
  student.lessons = lessons;
  return student;
}

/// One student of lesson 01 after marking.
GradedStudent marked(const GradedLesson& graded, const Policy& policy = {},
                     const HandInTimes& times = {}, const ManualMarks& manual = {}) {
  GradedClass one;
  one.lessons = {lesson_called("01-convolution")};
  one.students = {student("ada", {graded})};
  give_marks(one, policy, times, manual);
  return one.students[0];
}

const Lesson convolution = lesson_called("01-convolution");
const Lesson padding = lesson_called("02-padding");

ManualMarks why(double marks, const std::string& remark = "") {
  return {{{"ada", "01-convolution"}, {{"why", {marks, remark}}}}};
}

}  // namespace

TEST_CASE("marks: all that passed earns its points, and a person's marks are added") {
  const GradedStudent ada =
      marked(done(convolution, 3, 5, true, "Because."), {}, {}, why(2.5, "Nearly."));
  const LessonMarks& marks = ada.lessons[0].marks;
  CHECK(marks.exercises == 6);
  CHECK(marks.by_exercise == std::vector<double>{2, 4});
  CHECK(marks.predictions == 1);
  CHECK(marks.written == 2.5);
  CHECK(marks.total == 9.5);
  CHECK(marks.max_automatic == 7);
  CHECK(marks.max_written == 3);
  CHECK(marks.late_penalty == 0);
  CHECK(marks.remark == "Nearly.");
  CHECK(ada.total == 9.5);
  CHECK(ada.max == 10);
  CHECK_FALSE(ada.provisional);
}

TEST_CASE("marks: an exercise is shared out over its checks, rounded half up to hundredths") {
  const auto by_exercise = [](int patch, int slide) {
    return marked(done(convolution, patch, slide, false, "")).lessons[0].marks.by_exercise;
  };
  CHECK(by_exercise(1, 4) == std::vector<double>{0.67, 3.2});  // 2/3, 16/5
  CHECK(by_exercise(2, 1) == std::vector<double>{1.33, 0.8});  // 4/3, 4/5
  GradedLesson eighths = done(convolution, 0, 0, false, "");
  eighths.result.exercises = {checked({"one", 1, 1, {}}, 1, 8), checked({"two", 1, 1, {}}, 3, 8)};
  CHECK(marked(eighths).lessons[0].marks.by_exercise == std::vector<double>{0.13, 0.38});
  CHECK(marked(eighths).total == 0.51);
}

TEST_CASE("marks: all or nothing is the policy's word, or else the manifest's") {
  GradedLesson graded = done(convolution, 2, 5, false, "");
  graded.result.exercises[0].exercise.all_or_nothing = true;
  CHECK(marked(graded).total == 4);
  Policy policy;
  policy.all_or_nothing["01-convolution"] = false;
  CHECK(marked(graded, policy).total == 5.33);
  policy.all_or_nothing = {{"01-convolution", true}};
  CHECK(marked(done(convolution, 2, 4, true, ""), policy).total == 1);
  policy.all_or_nothing["01-convolution/slide"] = false;
  CHECK(marked(done(convolution, 2, 4, true, ""), policy).total == 4.2);
}

TEST_CASE("marks: an answer that waits for a person makes the student provisional") {
  const GradedStudent waits = marked(done(convolution, 3, 5, true, "Because."));
  CHECK_FALSE(waits.lessons[0].marks.written);
  CHECK(waits.total == 7);
  CHECK(waits.provisional);
  for (const std::string nothing : {"", "?", "  "}) {  // there is nothing to mark
    const GradedStudent blank = marked(done(convolution, 3, 5, true, nothing));
    CHECK(blank.lessons[0].marks.written == 0);
    CHECK_FALSE(blank.provisional);
  }
  CHECK(marked(done(convolution, 0, 0, false, ""), {}, {}, why(1)).total == 1);  // said aloud
  GradedLesson broken = done(convolution, 0, 0, false, "");
  broken.written_answers = "[written\nwhy = \"Because";
  CHECK(marked(broken).provisional);
}

TEST_CASE("marks: bonus is for each exercise that passes whole, to the hundredth") {
  Policy policy;
  policy.bonus["01-convolution"] = 1.005;
  CHECK(marked(done(convolution, 3, 4, false, ""), policy).lessons[0].marks.bonus == 1.01);
  const GradedStudent both = marked(done(convolution, 3, 5, false, ""), policy);
  CHECK(both.lessons[0].marks.bonus == 2.01);
  CHECK(both.total == 8.01);
  CHECK(both.max == 10);  // bonus is on top
  CHECK(marked(done(padding, 2, 4, false, ""), policy).lessons[0].marks.bonus == 0);
}

TEST_CASE("marks: lateness takes its part of all that was earned, and says so") {
  const BerlinTime berlin;
  Policy policy;
  policy.due["01-convolution"] = "2026-10-24 23:59";
  policy.late.percent_per_day = 10;
  policy.late.most_percent = 50;
  policy.late.closed_after_days = 7;
  const auto on = [&](const std::string& time, const GradedLesson& graded) {
    return marked(graded, policy, {{{"ada", ""}, read_time(time, Moment::first)}}, why(2))
        .lessons[0]
        .marks;
  };
  const GradedLesson all = done(convolution, 3, 5, true, "Because.");
  CHECK(on("2026-10-24 23:59:59", all).total == 9);
  CHECK(on("2026-10-24 23:59:59", all).remark.empty());
  CHECK(on("2026-10-25 23:59", all).total == 8.1);  // 25 hours later, one day
  CHECK(on("2026-10-25 23:59", all).remark == "1 day late: 10 % off");
  CHECK(on("2026-10-25 23:59", all).late_penalty == 0.9);
  CHECK(on("2026-10-26 00:00", all).total == 7.2);
  CHECK(on("2026-10-26 00:00", all).days_late == 2);
  CHECK(on("2026-10-31 12:00", all).remark == "7 days late: 50 % off");
  CHECK(on("2026-11-01 00:00", all).total == 0);
  CHECK(on("2026-11-01 00:00", all).late_penalty == 9);
  CHECK(on("2026-11-01 00:00", all).remark == "8 days late: closed after 7, nothing is earned");
  CHECK(on("2026-10-25 12:00", done(convolution, 1, 4, false, "")).total == 5.28);  // 5.87 · 0.9
}

TEST_CASE("marks: the time of a lesson counts before the student's, and none is in time") {
  const BerlinTime berlin;
  Policy policy;
  policy.due["01-convolution"] = "2026-11-30 23:59";
  policy.late.percent_per_day = 50;
  const auto day = [](const char* time) { return read_time(time, Moment::first); };
  const GradedLesson all = done(convolution, 3, 5, false, "");
  const HandInTimes late = {{{"ada", ""}, day("2026-12-01 12:00")}};
  CHECK(marked(all, policy, late).total == 3);
  const HandInTimes in_time = {{{"ada", ""}, day("2026-12-01 12:00")},
                               {{"ada", "01-convolution"}, day("2026-11-30 12:00")}};
  CHECK(marked(all, policy, in_time).total == 6);
  CHECK(marked(all, policy, {{{"ben", ""}, day("2026-12-01 12:00")}}).total == 6);
  policy.due.clear();
  CHECK(marked(all, policy, late).total == 6);
}

TEST_CASE("marks: a zero has its reason") {
  const auto told = [](LessonState state, const std::string& reason = "") {
    GradedLesson graded = not_done(convolution, state);
    graded.reason = reason;
    const GradedStudent ada = marked(graded);
    CHECK(ada.total == 0);
    CHECK_FALSE(ada.provisional);
    CHECK(ada.lessons[0].marks.written == 0);
    return ada.lessons[0].marks.remark;
  };
  CHECK(told(LessonState::missing) == "nothing handed in");
  CHECK(told(LessonState::untouched) == "not begun: the file is as it was given out");
  CHECK(told(LessonState::rejected, "a link to \x1b[31melsewhere") ==
        "not accepted: a link to ?[31melsewhere");
  GradedLesson unbuilt = not_done(convolution, LessonState::graded);
  unbuilt.result.build = Verdict::does_not_build;
  CHECK(marked(unbuilt).lessons[0].marks.remark == "does not build");
}

TEST_CASE("marks: what is missing is not late, but what was foretold without code counts") {
  Policy policy;
  policy.due["01-convolution"] = "2026-11-30 23:59";
  policy.late.percent_per_day = 10;
  const HandInTimes late = {{{"ada", ""}, read_time("2026-12-01 12:00", Moment::first)}};
  const GradedStudent nothing = marked(not_done(convolution, LessonState::missing), policy, late);
  CHECK(nothing.lessons[0].marks.remark == "nothing handed in");
  CHECK(nothing.lessons[0].marks.days_late == 0);
  GradedLesson foretold = not_done(convolution, LessonState::untouched);
  foretold.result.predictions[0].right = true;
  CHECK(marked(foretold, policy, late).total == 0.9);
}

TEST_CASE("marks: a fault of the grader is no zero") {
  const auto is_open = [](const GradedLesson& graded) {
    const GradedStudent ada = marked(graded, {}, {}, why(3));
    CHECK(ada.provisional);
    CHECK_FALSE(ada.lessons[0].marks.written);
    CHECK(ada.lessons[0].marks.exercises == 0);
    CHECK(ada.max == 10);
    return ada.lessons[0].marks.remark;
  };
  GradedLesson undecided = not_done(convolution, LessonState::undecided);
  undecided.reason = "no space left";
  CHECK(is_open(undecided) == "not decided, the grader is at fault; no marks yet: no space left");
  GradedLesson fault = done(convolution, 3, 5, true, "");
  fault.result.exercises[0].checks[1].verdict = Verdict::system_error;
  CHECK(is_open(fault) == "not decided, the grader is at fault; no marks yet");
}

TEST_CASE("marks: giving them twice gives the same") {
  GradedClass two;
  two.lessons = {convolution, padding};
  two.students = {
      student("ada", {done(convolution, 1, 4, true, "x"), done(padding, 3, 5, true, "")}),
      student("ben", {not_done(convolution, LessonState::missing),
                      not_done(padding, LessonState::undecided)})};
  give_marks(two, {}, {}, why(2));
  CHECK(two.students[0].total == 13.87);  // 0.67 + 3.2 + 1 + 2, and 7
  CHECK(two.students[0].max == 20);
  CHECK_FALSE(two.students[0].provisional);
  CHECK(two.students[1].provisional);
  const double total = two.students[0].total;
  give_marks(two, {}, {}, why(2));
  CHECK(two.students[0].total == total);
  CHECK(two.students[0].lessons[0].marks.by_exercise.size() == 2);
}

namespace {

/// Half up, found by counting: the greatest whole number that is at most a / b + 1/2.
int counted(std::int64_t a, std::int64_t b) {
  int n = 0;
  while (2 * b * (n + 1) <= 2 * a + b) ++n;
  return n;
}

/// Berlin's clock in the autumn of 2026, as seconds: summer time until 25 October, 01:00 UTC.
std::int64_t berlin_clock(std::chrono::sys_seconds moment) {
  const std::int64_t utc = moment.time_since_epoch().count();
  return utc + (utc < 1792890000 ? 7200 : 3600);
}

}  // namespace

TEST_CASE("marks: equal a slow computation in whole hundredths, and lessons add up to the total") {
  const BerlinTime berlin;
  std::mt19937 random(5);
  const auto up_to = [&](int most) { return static_cast<int>(random() % (most + 1)); };
  const auto due = read_time("2026-10-20 12:00:00", Moment::last);
  for (int round = 0; round < 400; ++round) {
    Policy policy;
    policy.late.grace_minutes = up_to(30);
    policy.late.percent_per_day = up_to(30);
    policy.late.most_percent = up_to(100);
    const int closed = up_to(20);
    if (closed < 12) policy.late.closed_after_days = closed;
    const int bonus_quarters = up_to(4);
    GradedClass graded;
    graded.students = {student("ada", {})};
    HandInTimes times;
    ManualMarks manual;
    int expected = 0;
    for (int number = 10; number < 16; ++number) {
      Lesson lesson = lesson_called(std::to_string(number) + "-x");
      policy.due[lesson.id] = "2026-10-20 12:00:00";
      policy.bonus[lesson.id] = 0.25 * bonus_quarters;
      policy.all_or_nothing[lesson.id] = up_to(3) == 0;
      GradedLesson one = done(lesson, 0, 0, up_to(1) == 1, "x");
      one.result.exercises.clear();
      int earned = one.result.predictions[0].right ? 100 : 0;
      for (int i = up_to(5); i >= 0; --i) {
        const int checks = 1 + up_to(12);
        const int passed = up_to(checks);
        const Exercise exercise{"e" + std::to_string(i), 1 + up_to(6), 1, {}};
        one.result.exercises.push_back(checked(exercise, passed, checks));
        const bool none = policy.all_or_nothing[lesson.id] && passed < checks;
        earned += none ? 0 : counted(100 * exercise.points * passed, checks);
        if (passed == checks) earned += 25 * bonus_quarters;
      }
      const int quarters = up_to(12);
      manual[{"ada", lesson.id}]["why"].marks = quarters / 4.0;
      earned += 25 * quarters;
      const auto handed_in = due + std::chrono::seconds(up_to(12 * 86400) - 86400);
      times[{"ada", lesson.id}] = handed_in;
      const std::int64_t over = berlin_clock(handed_in) - berlin_clock(due) -
                                60 * static_cast<int>(policy.late.grace_minutes);
      int days = 0;
      while (86400LL * days < over) ++days;
      const int percent = std::min(static_cast<int>(policy.late.most_percent),
                                   days * static_cast<int>(policy.late.percent_per_day));
      int kept = counted(std::int64_t{earned} * (100 - percent), 100);
      if (closed < 12 && days > closed) kept = 0;
      expected += kept;
      graded.lessons.push_back(lesson);
      graded.students[0].lessons.push_back(one);
    }
    give_marks(graded, policy, times, manual);
    const GradedStudent& ada = graded.students[0];
    CAPTURE(round);
    REQUIRE(ada.total == expected / 100.0);
    std::int64_t sum = 0;
    for (const GradedLesson& lesson : ada.lessons) {
      const LessonMarks& marks = lesson.marks;
      sum += std::llround(marks.total * 100);
      const double parts = marks.exercises + marks.predictions + *marks.written + marks.bonus;
      REQUIRE(std::llround(marks.total * 100) ==
              std::llround(parts * 100) - std::llround(marks.late_penalty * 100));
      std::int64_t exercises = 0;
      for (const double exercise : marks.by_exercise) exercises += std::llround(exercise * 100);
      REQUIRE(exercises == std::llround(marks.exercises * 100));
    }
    REQUIRE(sum == expected);
  }
}

TEST_CASE("times: CSV of a learning platform, by student or by lesson") {
  const BerlinTime berlin;
  const TestFolder folder;
  const auto file = folder.path / "times.csv";
  const auto read = [&](const std::string& text) {
    std::ofstream(file) << text;
    return read_times(file, {convolution, padding});
  };
  const HandInTimes times = read(
      "Name,ID,Lesson,Time\n\"Lovelace, Ada\",ada,1,2026-11-30 23:59\n"
      "Ben,ben,,2026-11-30T22:59:00Z\nChi,chi,padding,\n");
  REQUIRE(times.size() == 2);
  CHECK(times.at({"ada", "01-convolution"}) == times.at({"ben", ""}));
  CHECK(times.at({"ben", ""}).time_since_epoch().count() == 1796079540);
  CHECK(ids_of_nobody(times, {"ada", "chi"}) == std::vector<std::string>{"ben"});
  CHECK(read("id,time\n").empty());
  const HandInTimes canvas =
      read("Student,ID,SIS User ID,time\n\"Lovelace, Ada\",4711,ada@uni.de,2026-11-30 23:59\n");
  CHECK(canvas.count({"ada_uni.de", ""}) == 1);

  const auto complaint = [&](const std::string& text) -> std::string {
    try {
      read(text);
    } catch (const InputError& error) {
      const std::string what = error.what();
      return what.substr(what.find("times.csv"));
    }
    return "none";
  };
  CHECK(complaint("id,time\nada,2026-11-30\n") ==
        "times.csv:2: the time must be a date and a time such as \"2026-11-30 23:59\", if need be "
        "with an offset such as \"+01:00\". Received \"2026-11-30\".");
  CHECK(complaint("id,lesson,time\nada,paddin,2026-11-30 12:00\n") ==
        "times.csv:2: There is no lesson \"paddin\". Did you mean padding? Lessons: 01 to 02.");
  CHECK(complaint("id,lesson,time\n,1,2026-11-30 12:00\n") == "times.csv:2: the id is missing.");
  CHECK(complaint("id,lesson,time\nada,1,2026-11-30 12:00\nada,01,2026-12-30 12:00\n") ==
        "times.csv:3: a second time for ada and 01-convolution. Keep the line that counts.");
}
