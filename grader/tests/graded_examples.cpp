#include "graded_examples.hpp"

#include <fmt/format.h>

#include "graded_parts.hpp"

namespace convlings::tests {
namespace {

const Lesson convolution = two_lessons("").lessons[0];
const Lesson channels = two_lessons("").lessons[1];

void add_student(GradedClass& graded, const std::string& id, const std::string& name,
                 const std::vector<GradedLesson>& lessons, std::optional<double> written) {
  GradedStudent student;
  student.submission.id = id;
  student.submission.name = name;
  student.submission.email = id + "@example.org";
  student.submission.section = "A";
  student.submission.canvas_id = fmt::format("{}", 1000 + graded.students.size());
  student.submission.from = "submissions/" + id + ".zip";
  student.lessons = lessons;
  for (GradedLesson& lesson : student.lessons) mark(lesson, written);
  add_up(student);
  graded.students.push_back(std::move(student));
}

void take_off(GradedStudent& student, std::size_t lesson, double days, double percent) {
  LessonMarks& marks = student.lessons[lesson].marks;
  marks.days_late = days;
  marks.late_penalty = hundredths(marks.total * percent / 100);
  marks.total = hundredths(marks.total - marks.late_penalty);
  marks.remark = fmt::format("{} days late: {} % off", days, percent);
  add_up(student);
}

std::vector<CheckEvent> checks_01() {
  return {
      check("patch_times_kernel: the four products of a 2x2 patch add up", Verdict::passed),
      check("patch_times_kernel: a second call starts again at zero", Verdict::passed),
      check("slide: a 4x5 image and a 2x3 kernel leave 3x3 positions", Verdict::passed),
      check("slide: the edge between bright and dark answers 6000, all else 0", Verdict::passed),
      check("slide: random images of any height and width, random kernels", Verdict::passed)};
}

std::vector<CheckEvent> checks_04() {
  return {
      check("conv2d: two filters over two channels give two maps", Verdict::passed),
      check("conv2d: on a black picture each map holds its filter's bias, once", Verdict::passed),
      check("response_map: a map is as high and wide as the output", Verdict::passed)};
}

GradedLesson bens_lesson_01() {
  std::vector<CheckEvent> checks = checks_01();
  checks[3] = told(checks[3].name, Verdict::wrong, slide_story(), false);
  checks[4] = told(checks[4].name, Verdict::wrong, own_inputs_story(), true);
  GradedLesson lesson = graded(convolution, checks, false);
  lesson.result.exercises[1].diagnosis =
      Diagnosis{.exercise = "slide",
                .kind = Diagnosis::Kind::one,
                .suspects = {{"slide.kernel_turned",
                              "You turned the kernel by half a turn first. This lesson's sum takes "
                              "kernel(i, j) as it lies.",
                              "Slide it"}}};
  return lesson;
}

const Complaint undeclared = {
    .place = "lessons/04-channels/channels.cpp:23",
    .text = "error: 'rows' was not declared in this scope",
    .code = "  for (int i = 0; i < rows; ++i) {",
    .marker = "                      ^~~~",
    .words = PlainWords{"undeclared", "Nothing is called rows at this place.",
                        "Say where it comes from: const int rows = kernel.shape()[0];", 0}};

std::vector<GradedLesson> crashes() {
  std::vector<CheckEvent> checks = checks_01();
  checks[0] = check(checks[0].name, Verdict::crashed, "Your code ended with signal SIGSEGV.");
  checks[1] = check(checks[1].name, Verdict::timed_out, "No answer within 2 seconds.");
  checks[2] = check(checks[2].name, Verdict::exited_early, "exit was called before the answer.");
  checks[3] = check(checks[3].name, Verdict::threw, "It threw: index (5, 0) is outside.");
  checks[4] = check(checks[4].name, Verdict::output_limit, "More than 1 MB was printed.");
  return {graded(convolution, checks, true),
          not_graded(channels, LessonState::rejected, "channels.cpp is a symbolic link.")};
}

/// Every text that came from outside becomes `text`; numbers, states and our own words stay.
void fill_texts(GradedStudent& student, const std::string& text) {
  Submission& submission = student.submission;
  submission.name = text;
  submission.email = text;
  submission.section = text;
  submission.canvas_id = text;
  submission.from = "submissions/" + text;
  submission.not_taken = {{text, text, true}, {text, text, false}};
  submission.rejected["04-channels"] = text;
  for (GradedLesson& lesson : student.lessons) {
    lesson.reason = text;
    lesson.source = fmt::format("{}\n{}", text, text);
    lesson.written_answers = text;
    lesson.marks.remark = text;
    LessonResult& result = lesson.result;
    result.source_text = text;
    result.remarks = {text};
    if (result.build != Verdict::passed) result.build_problem = text;
    for (Complaint& error : result.errors)
      error = {text, text, text, text, PlainWords{"", text, text}};
    result.warnings = {{text, text, text, text, std::nullopt}};
    for (PredictionResult& prediction : result.predictions) prediction.given.text = text;
    for (ExerciseResult& exercise : result.exercises) {
      for (CheckEvent& event : exercise.checks) {
        event.message = text;
        event.remarks = {text};
        if (!event.story) continue;
        change_texts(*event.story, [&text](std::string_view) { return text; });
        event.story->others = {text};
      }
    }
  }
}

}  // namespace

GradedClass empty_class() { return two_lessons("A class of nobody"); }

GradedClass small_class() {
  GradedClass graded_class = two_lessons("Seeing machines, autumn");
  const GradedLesson all_01 = graded(convolution, checks_01(), true);
  const GradedLesson all_04 = graded(channels, checks_04(), true);
  add_student(graded_class, "ada", "Ada Lovelace", {all_01, all_04}, 3);
  add_student(graded_class, "ben", "Ben O'Hara",
              {bens_lesson_01(), not_built(channels, undeclared)}, 1.5);
  take_off(graded_class.students.back(), 0, 2, 20);
  add_student(graded_class, "chi", "张伟",
              {not_graded(convolution, LessonState::untouched, ""),
               not_graded(channels, LessonState::missing, "")},
              0);
  add_student(graded_class, "dee", "Dee Ångström", crashes(), 0);
  graded_class.students.back().submission.not_taken = {
      {"CMakeLists.txt", "Only the lessons' own files are taken.", false},
      {"lessons/04-channels/channels.cpp", "It is a symbolic link.", true}};
  graded_class.students.back().submission.rejected["04-channels"] =
      "channels.cpp is a symbolic link.";
  add_student(graded_class, "eve", "Eve Adams",
              {not_graded(convolution, LessonState::undecided,
                          "The checker stopped before its end, three times."),
               all_04},
              std::nullopt);
  const std::vector<GradedLesson> nothing = {not_graded(convolution, LessonState::missing, ""),
                                             not_graded(channels, LessonState::missing, "")};
  add_student(graded_class, "fay", "Fay Wray", nothing, 0);
  graded_class.students.back().submission.from.clear();
  add_student(graded_class, "gus", "Gus Grissom", nothing, 0);
  graded_class.students.back().submission.problem = "gus.zip is cut off after 1,024 bytes.";
  graded_class.similar = {{"04-channels", "ada", "eve", 0.93, 41, {{12, 15}, {30, 33}}}};
  graded_class.graded_now = 5;
  graded_class.remembered = 1;
  return graded_class;
}

std::vector<std::string> hostile_texts() {
  return {
      "<script>alert('payload')</script>",
      "</title></style></pre></td></table></svg><img src=x onerror=payload>",
      R"("' onmouseover="payload" x=')",
      "a --> b <!-- payload ]]> c",
      "&lt;payload&gt; &amp;amp; &#60;b&#62;",
      "=cmd|'/C payload'!A0",
      "+payload,\"quoted\";semi\ttab",
      "-payload\r\nsecond,line",
      "@payload(1)",
      "a | payload | c\n| --- | --- |\n# heading\n- item\n1. one\n> quote\n***",
      "[payload](https://example.org/payload) ![p](http://example.org/p.png) <http://payload.org>",
      "`payload` ``` ````` ~~~~ $x$ \\| *b* _i_ **s** ~~d~~",
      "```\n</code>payload\n~~~\n    ```` \n",
      "https://example.org/payload www.example.org payload@example.org",
      "payload \x1b[31mred\x07\x01\x7f end",
      "payload \xff\xfe\xc3( \xed\xa0\x80 \xf4\x90\x80\x80",
      "payload \u202Eesrever\u202C \u200B\u2028\uFEFF\u0085 end",
      std::string("payload \0 after", 15),
      "payload" + std::string(5000, 'W'),
      "张伟 العربية 🧑‍🎓 payload"};
}

GradedClass hostile_class(const std::vector<std::string>& texts) {
  GradedClass graded_class = two_lessons(texts.at(0));
  int number = 0;
  for (const std::string& text : texts) {
    const std::string id = fmt::format("h{:02}", number++);
    add_student(graded_class, id, text, {bens_lesson_01(), not_built(channels, undeclared)}, 1);
    fill_texts(graded_class.students.back(), text);
  }
  add_student(graded_class, fmt::format("h{:02}", number++), "payload", crashes(), 0);
  fill_texts(graded_class.students.back(), texts.at(0));
  add_student(graded_class, fmt::format("h{:02}", number++), "payload",
              {not_graded(convolution, LessonState::undecided, ""),
               not_graded(channels, LessonState::missing, "")},
              std::nullopt);
  fill_texts(graded_class.students.back(), texts.at(1));
  graded_class.students.back().submission.problem = texts.at(1);
  graded_class.similar = {{"04-channels", "h00", "h01", 1.0, 2, {{1, 1}}}};
  graded_class.isolation = "limits";
  return graded_class;
}

}  // namespace convlings::tests
