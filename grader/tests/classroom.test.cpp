// A class graded in this process: what is built, what is remembered, what is written.
#include <algorithm>
#include <catch2_either.hpp>
#include <set>

#include "classroom/decide.hpp"
#include "classroom/grade_class.hpp"
#include "classroom/grading_summary.hpp"
#include "classroom/kit.hpp"
#include "classroom/write_reports.hpp"
#include "gradebook/gradebook.hpp"
#include "grading/marks.hpp"
#include "small_class.hpp"
#include "submissions/intake.hpp"
#include "test_folder.hpp"

namespace fs = std::filesystem;
using namespace convlings;

namespace {

GradedClass graded(const SmallClass& small, const fs::path& out, int workers = 2) {
  GradingOptions options;
  options.lessons = small.lessons();
  options.workers = workers;
  options.course_key = "a key of the tests";
  options.scratch = out / ".work";
  fs::create_directories(out);
  Gradebook gradebook(out / "gradebook.sqlite");
  return grade_class(small.course(), options, read_submissions(small.folder(), {}, small.lessons()),
                     gradebook, {});
}

const GradedLesson& lesson_of(const GradedClass& all, const std::string& id, std::size_t lesson) {
  const auto found = std::ranges::find_if(
      all.students, [&](const GradedStudent& one) { return one.submission.id == id; });
  REQUIRE(found != all.students.end());
  return found->lessons.at(lesson);
}

}  // namespace

TEST_CASE("grade_class: everybody gets the verdict of the own file") {
  const TestFolder folder;
  const SmallClass small(folder.path / "class");
  const GradedClass all = graded(small, folder.path / "out");
  REQUIRE(all.students.size() == 6);
  for (std::size_t lesson = 0; lesson < 2; ++lesson) {
    CHECK(lesson_of(all, "ada", lesson).state == LessonState::graded);
    CHECK(lesson_of(all, "ada", lesson).result.passed());
    CHECK(lesson_of(all, "cem", lesson).result.build == Verdict::does_not_build);
    CHECK(lesson_of(all, "cem", lesson).result.points() == 0);
    CHECK(lesson_of(all, "dora", lesson).state == LessonState::untouched);
  }
  CHECK(lesson_of(all, "eli", 0).result.passed());
  CHECK(lesson_of(all, "eli", 1).state == LessonState::missing);
  const GradedLesson& ben = lesson_of(all, "ben", 0);
  CHECK(ben.result.exercises.front().passed());
  CHECK_FALSE(ben.result.exercises.back().passed());
  CHECK(lesson_of(all, "ben", 1).result.passed());
  const GradedLesson& fay = lesson_of(all, "fay", 0);
  const auto& checks = fay.result.exercises.back().checks;
  REQUIRE_FALSE(checks.empty());
  CHECK(std::ranges::all_of(
      checks, [](const CheckEvent& check) { return check.verdict == Verdict::wrong; }));
  CHECK(fay.result.exercises.front().passed());
  CHECK(lesson_of(all, "fay", 1).state == LessonState::untouched);
}

TEST_CASE("grade_class: predictions are compared, and missing ones are not right") {
  const TestFolder folder;
  const SmallClass small(folder.path / "class");
  const GradedClass all = graded(small, folder.path / "out");
  const auto& right = lesson_of(all, "ada", 0).result.predictions;
  REQUIRE_FALSE(right.empty());
  CHECK(std::ranges::all_of(right, &PredictionResult::right));
  CHECK(
      std::ranges::none_of(lesson_of(all, "ben", 0).result.predictions, &PredictionResult::right));
}

TEST_CASE("grade_class: what is known is not built again, and one changed file is") {
  const TestFolder folder;
  const SmallClass small(folder.path / "class");
  const GradedClass first = graded(small, folder.path / "out");
  CHECK(first.graded_now == 8);  // ada 2, ben 2, cem 2, eli 1, fay 1
  CHECK(first.remembered == 0);
  const GradedClass second = graded(small, folder.path / "out");
  CHECK(second.graded_now == 0);
  CHECK(second.remembered == first.graded_now);
  small.hand_in("ben", 0, small.solution(0));
  const GradedClass third = graded(small, folder.path / "out");
  CHECK(third.graded_now == 1);
  CHECK(lesson_of(third, "ben", 0).result.passed());
  CHECK_FALSE(fs::exists(folder.path / "out" / ".work"));
}

TEST_CASE("grade_class: a class without submissions is no fault") {
  const TestFolder folder;
  const SmallClass small(folder.path / "class");
  for (const auto& entry : fs::directory_iterator(small.folder())) fs::remove_all(entry);
  const GradedClass all = graded(small, folder.path / "out");
  CHECK(all.students.empty());
  CHECK(grading_summary(all, "out", Style{}) == "Nobody has handed in anything yet.\n");
}

TEST_CASE(
    "write_reports: a file for everybody and everything; what is right is not written again") {
  const TestFolder folder;
  const SmallClass small(folder.path / "class");
  GradedClass all = graded(small, folder.path / "out");
  give_marks(all, Policy{}, {}, {});
  const fs::path out = folder.path / "out";
  write_reports(out, all, {});
  for (const char* name : {"class.html", "marks.csv", "checks.csv", "canvas.csv", "feedback/ada.md",
                           "feedback/ada.html", "gradescope/fay.json", "junit/cem.xml",
                           "exercism/dora/02.json", "exercism/dora/03.json"}) {
    CAPTURE(name);
    CHECK(fs::file_size(out / name) > 0);
  }
  const auto written = fs::last_write_time(out / "marks.csv");
  write_reports(out, all, {});
  CHECK(fs::last_write_time(out / "marks.csv") == written);
}

TEST_CASE("Kit: headers of the library, this lesson's header and objects, and nothing else") {
  const TestFolder folder;
  const SmallClass small(folder.path / "class");
  const Lesson& lesson = small.lessons()[0];
  const LessonTools tools = read_tools(small.course().toolchain(), lesson.id);
  const Kit kit(small.course(), library_folder(tools), folder.path / "kit");
  std::set<std::string> kinds;
  for (const auto& entry : fs::recursive_directory_iterator(folder.path / "kit")) {
    if (entry.is_regular_file()) kinds.insert(entry.path().extension().string());
  }
  CHECK(kinds == std::set<std::string>{".hpp"});
  for (const Mount& mount : kit.mounts(lesson, tools)) {
    const std::string inside = mount.inside.string();
    CAPTURE(inside);
    CHECK(fs::exists(mount.host));
    CHECK(inside.find("solutions") == std::string::npos);
    CHECK(inside.find("checks") == std::string::npos);
    CHECK(inside.find("slips") == std::string::npos);
    CHECK((inside.find("/lessons/") == std::string::npos || inside.ends_with("padding.hpp")));
  }
}

TEST_CASE("LessonKeys: another text, seed or lesson is another outcome") {
  const TestFolder folder;
  const SmallClass small(folder.path / "class");
  const LessonKeys keys(small.course(), small.lessons());
  const LessonKeys again(small.course(), small.lessons());
  const std::string one = small.lessons()[0].id;
  const std::string two = small.lessons()[1].id;
  CHECK(keys.key(one, "text", 7) == again.key(one, "text", 7));
  const std::set<std::string> all{keys.key(one, "text", 7), keys.key(one, "text ", 7),
                                  keys.key(one, "text", 8), keys.key(two, "text", 7)};
  CHECK(all.size() == 4);
}
