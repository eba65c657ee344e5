// What a student reads after grading.
#include <catch2_either.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "feedback/lesson_words.hpp"
#include "feedback/shown_text.hpp"
#include "feedback/student_feedback.hpp"
#include "graded_examples.hpp"
#include "markup.hpp"

using namespace convlings;
using namespace convlings::tests;

namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

const GradedStudent& student_of(const GradedClass& graded, const std::string& id) {
  for (const GradedStudent& student : graded.students) {
    if (student.submission.id == id) return student;
  }
  throw std::out_of_range(id);
}

/// grader/tests/recorded/feedback/NAME. CONVLINGS_APPROVE=1 writes it: read what has changed.
void approve(const std::string& name, const std::string& text) {
  const std::filesystem::path path = std::filesystem::path(CONVLINGS_SOURCE_DIR) / "grader" /
                                     "tests" / "recorded" / "feedback" / name;
  if (std::getenv("CONVLINGS_APPROVE") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << text;
  }
  std::ifstream in(path, std::ios::binary);
  CHECK(text == std::string(std::istreambuf_iterator<char>(in), {}));
}

}  // namespace

TEST_CASE("examples: the large class has 425 checks, and its marks are spread") {
  const GradedClass graded = large_class(40);
  std::size_t checks = 0;
  for (const GradedLesson& lesson : graded.students[0].lessons) {
    for (const ExerciseResult& exercise : lesson.result.exercises) checks += exercise.checks.size();
  }
  CHECK(checks == 425);
  double lowest = graded.students[0].total;
  double highest = lowest;
  for (const GradedStudent& student : graded.students) {
    lowest = std::min(lowest, student.total);
    highest = std::max(highest, student.total);
    CHECK(student.total <= student.max);
  }
  CHECK(highest - lowest > graded.students[0].max / 2);
}

TEST_CASE("feedback: the pages of the small class read as approved") {
  const GradedClass graded = small_class();
  for (const char* id : {"ada", "ben", "dee", "eve", "gus"}) {
    approve(std::string(id) + ".md", feedback_markdown(graded, student_of(graded, id), {}));
  }
}

TEST_CASE("feedback: both pages tell marks, stories, diagnosis, errors and predictions") {
  const GradedClass graded = small_class();
  const GradedStudent& ben = student_of(graded, "ben");
  const Markup html = read_markup(feedback_html(graded, ben, {}));
  const std::string markdown = feedback_markdown(graded, ben, {});
  for (const char* told :
       {"Feedback for Ben O'Hara", "4.1 of 14", "1.6 of 5", "2 days late: 20 % off", "1.5 of 3",
        "./convlings check 01", "3 of 5 checks passed", "1 of 3 checks passed",
        "6 of 12 cells are wrong", "(-10)·0", "sum so far: -6000", "You turned the kernel",
        "\"Slide it\" in lessons/01-convolution/README.md", "does not build",
        "'rows' was not declared", "Nothing is called rows at this place.",
        "not right, you wrote 5", "sandboxed, as another user", "2026-11-22 14:05"}) {
    INFO(told);
    CHECK(has(html.text, told));
    CHECK(has(markdown, told));
  }
}

TEST_CASE("feedback: every anchor of a page is there") {
  const GradedClass graded = small_class();
  for (const GradedStudent& student : graded.students) {
    const Markup page = read_markup(feedback_html(graded, student, {}));
    std::size_t anchors = 0;
    for (const std::string& link : page.links) {
      if (!link.starts_with('#')) continue;
      ++anchors;
      CHECK(std::ranges::count(page.ids, link.substr(1)) == 1);
    }
    CHECK(anchors == 2);
  }
}

TEST_CASE("feedback: a lesson that all checks passed takes one line") {
  const GradedClass graded = small_class();
  const std::string page = feedback_markdown(graded, student_of(graded, "ada"), {});
  CHECK(has(page,
            "## 01 Convolution\n\n✓ all 5 checks passed, all predictions right: 5 of 5 points.\n"));
  CHECK_FALSE(has(page, "slide"));
  CHECK(has(page, "Every check of every lesson passed."));
}

TEST_CASE("feedback: an undecided lesson is the grader's fault and costs nothing") {
  const GradedClass graded = small_class();
  const GradedStudent& eve = student_of(graded, "eve");
  for (const std::string& page :
       {feedback_markdown(graded, eve, {}), read_markup(feedback_html(graded, eve, {})).text}) {
    CHECK(has(page, "That is the grader's fault, not yours: no marks were taken off"));
    CHECK(has(page, "The checker stopped before its end, three times."));
    CHECK(has(page, "6 of 14 so far"));
    CHECK(has(page, "– of 5"));
    CHECK(has(page, "not decided yet"));
    CHECK(has(page, "not marked yet (of 3)"));
    CHECK(has(page, "The total is not the last word yet"));
  }
}

TEST_CASE("feedback: files that were not taken are named with the reason") {
  const GradedClass graded = small_class();
  const GradedStudent& dee = student_of(graded, "dee");
  for (const std::string& page :
       {feedback_markdown(graded, dee, {}), read_markup(feedback_html(graded, dee, {})).text}) {
    CHECK(has(page, "lessons/04-channels/channels.cpp"));
    CHECK(has(page, "It is a symbolic link."));
    CHECK(has(page, "The file of this lesson was not taken. channels.cpp is a symbolic link."));
  }
  const GradedStudent& gus = student_of(graded, "gus");
  CHECK(has(feedback_markdown(graded, gus, {}), "gus.zip is cut off after 1,024 bytes."));
  CHECK(has(feedback_html(graded, gus, {}), "gus.zip is cut off after 1,024 bytes."));
}

TEST_CASE("feedback: the next step is the first lesson in need, then one not begun") {
  const GradedClass graded = small_class();
  const auto step = [&graded](const char* id) { return next_step(student_of(graded, id)); };
  CHECK(step("ada").command.empty());
  CHECK(has(step("ben").sentence, "Look first at slide in lesson 01 (Convolution)"));
  CHECK(step("ben").command == "./convlings check 01");
  CHECK(has(step("chi").sentence, "Go on with lesson 01 (Convolution)"));
  CHECK(has(step("gus").sentence, "hand it in again"));
  CHECK(has(step("fay").sentence, "no file of it was handed in"));
  CHECK(step("eve").command.empty());
  CHECK(has(step("eve").sentence, "wait until what is not decided has been graded again"));

  GradedStudent only_04 = student_of(graded, "ben");
  only_04.lessons[0] = student_of(graded, "ada").lessons[0];
  CHECK(has(next_step(only_04).sentence, "the file does not build"));
  CHECK(has(next_step(only_04).sentence, "Begin at lessons/04-channels/channels.cpp:23."));
  CHECK(next_step(only_04).command == "./convlings check 04");

  GradedStudent refused = student_of(graded, "dee");
  refused.lessons[0] = student_of(graded, "ada").lessons[0];
  CHECK(has(next_step(refused).sentence, "its file was not taken"));
}

TEST_CASE("feedback: bonus, a throw left behind and warnings are told") {
  GradedClass graded = small_class();
  GradedStudent& ben = graded.students[1];
  ben.lessons[0].marks.bonus = 0.5;
  ben.lessons[0].result.exercises[1].left_throw = 31;
  ben.lessons[0].result.warnings = {{"lessons/01-convolution/convolution.cpp:9",
                                     "warning: unused variable 'k'", "int k;", "    ^",
                                     std::nullopt}};
  for (const std::string& page :
       {feedback_markdown(graded, ben, {}), read_markup(feedback_html(graded, ben, {})).text}) {
    CHECK(has(page, "2 of 5 + 0.5 bonus"));
    CHECK(has(page, "Delete line 31."));
    CHECK(has(page, "unused variable 'k'"));
  }
}

TEST_CASE("shown text: marks have two decimals at most, and no trailing zeros") {
  CHECK(marks_text(3) == "3");
  CHECK(marks_text(2.5) == "2.5");
  CHECK(marks_text(2.0 / 3) == "0.67");
  CHECK(marks_text(100) == "100");
  CHECK(marks_text(-0.001) == "0");
  CHECK(duration_text(0.44) == "0.4 s");
  CHECK(duration_text(119.6) == "2 min 0 s");
  CHECK(duration_text(12.4) == "12 s");
}

TEST_CASE("shown text: bytes that are no text, and marks that nobody sees, are gone") {
  CHECK(shown_text("a\xff\x1b[31mb") == "a??[31mb");
  CHECK(shown_text("a\u202Eb\u2066c\uFEFFd\u200Be") == "abcde");
  CHECK(shown_text("a\u2028b\tc") == "a b c");
  CHECK(shown_text("ääää", 5) == "ää…");
  CHECK(shown_text("äää", 6) == "äää");
  CHECK(one_line("a\nb") == "a b");
  CHECK(shown_html("<a & 'b'>") == "&lt;a &amp; &#39;b&#39;&gt;");
}

TEST_CASE("feedback: one check that the grader could not make leaves the lesson undecided") {
  GradedClass graded = small_class();
  GradedStudent& ben = graded.students[1];
  CheckEvent& check = ben.lessons[0].result.exercises[0].checks[0];
  check.verdict = Verdict::system_error;
  check.message = "The grader ran out of disk.";
  for (const std::string& page :
       {feedback_markdown(graded, ben, {}), read_markup(feedback_html(graded, ben, {})).text}) {
    CHECK(has(page, "no marks were taken off"));
    CHECK(has(page, "What happened: The grader ran out of disk."));
    CHECK(has(page, "6 of 12 cells are wrong"));  // what is known is told all the same
  }
  CHECK(next_step(ben).command == "./convlings check 04");
}

TEST_CASE("feedback: all or nothing is said where it costs something") {
  GradedClass graded = small_class();
  GradedStudent& ben = graded.students[1];
  CHECK(exercise_marks(ben.lessons[0], 1) == "1 of 3");
  ben.lessons[0].marks.by_exercise[1] = 0;
  CHECK(exercise_marks(ben.lessons[0], 1) == "0 of 3, all or nothing");
  CHECK(exercise_marks(graded.students[2].lessons[0], 1) == "0 of 3");
}
