#include "report/lesson_text.hpp"

#include <catch2_either.hpp>
#include <cstdlib>

#include "report/board_text.hpp"
#include "report/complaint_text.hpp"
#include "report/lesson_page.hpp"
#include "report/result_json.hpp"
#include "report/terminal.hpp"

using namespace convlings;

namespace {

CheckEvent check(const std::string& name, Verdict verdict, const std::string& message = "") {
  CheckEvent event;
  event.name = name;
  event.verdict = verdict;
  event.message = message;
  return event;
}

Story wrong_cell() {
  Story story;
  story.call = "slide(image, kernel)";
  story.problem = "1 of 2 cells is wrong, the one at (0, 1): it should be 2; yours is 3.";
  story.expected = grid_of("expected", cnn::matrix({{1, 2}}), {0, 1});
  story.received = grid_of("received", cnn::matrix({{1, 3}}), {0, 1});
  return story;
}

/// One function right, one wrong in two ways, one not written; a prediction of each kind.
LessonResult example() {
  LessonResult result;
  Lesson& lesson = result.lesson;
  lesson.id = "01-convolution";
  lesson.number = "01";
  lesson.title = "Convolution";
  lesson.topic = "convolution";
  lesson.exercises = {{"patch", 2, 3, {}}, {"slide", 4, 8, {}}, {"blur", 1, 4, {}}};
  lesson.predictions = {
      {"rows", "How many rows?", 1}, {"flat", "And here?", 1}, {"sum", "How much?", 1}};
  result.shown = lesson.source_name();
  result.source_text = "\nTensor slide(int a) {\n  return a;\n}\nTensor blur() {\n  // ...\n}\n";
  CheckEvent wrong = check("slide: the edge answers 6000", Verdict::wrong, "wrong");
  wrong.story = wrong_cell();
  result.exercises = {
      {lesson.exercises[0], {check("patch: adds", Verdict::passed)}},
      {lesson.exercises[1],
       {check("slide: shape", Verdict::passed), wrong,
        check("slide: random", Verdict::timed_out, "No answer came in time.")}},
      {lesson.exercises[2], {check("blur: sums to 1", Verdict::not_written, "not written")}}};
  result.predictions = {{lesson.predictions[0], {"rows", "4", true, 4}, true},
                        {lesson.predictions[1], {"flat", "7", true, 7}, false},
                        {lesson.predictions[2], {"sum", "?"}, false}};
  lesson.written = {{"why", "Why?", 3}};
  result.written = {{lesson.written[0], false}};
  result.warnings = {{result.shown + ":3", "warning: unused variable 'x'", "", ""}};
  return result;
}

LessonResult broken() {
  LessonResult result = example();
  result.build = Verdict::does_not_build;
  result.build_problem = "convolution.cpp does not compile.";
  result.errors = {{"lessons/01-convolution/convolution.cpp:9", "error: 'outptu' was not declared",
                    "outptu(0, 0) = 1;", "^~~~~~"},
                   {"lessons/01-convolution/convolution.cpp:12", "error: expected '}'", "", ""}};
  for (ExerciseResult& exercise : result.exercises) {
    exercise.checks = {check("builds", Verdict::does_not_build)};
  }
  return result;
}

}  // namespace

TEST_CASE("report: a lesson at 80 columns without colour") {
  CHECK(lesson_text(example(), {}) ==
        "01 Convolution · lessons/01-convolution/convolution.cpp\n"
        "\n"
        "  ✓ patch  2/2    1 of 1 checks passed\n"
        "  ✗ slide  1.3/4  1 of 3 checks passed\n"
        "  · blur   0/1    not written yet\n"
        "\n"
        "✗ slide: the edge answers 6000\n"
        "  called slide(image, kernel)\n"
        "\n"
        "  expected (1, 2)    received (1, 2)\n"
        "   1>2                1>3\n"
        "\n"
        "  > wrong\n"
        "\n"
        "  1 of 2 cells is wrong, the one at (0, 1): it should be 2; yours is 3.\n"
        "\n"
        "Also failed (--all tells them whole):\n"
        "  ✗ slide: random (ran out of time)\n"
        "\n"
        "Predictions in answers.toml: 1 of 3 right\n"
        "  · open: sum\n"
        "  ✗ flat: And here? Your answer 7 is not right.\n"
        "  · why: a written question, open, 3 marks given by a person\n"
        "\n"
        "The compiler warns:\n"
        "  convolution.cpp:3: warning: unused variable 'x'\n"
        "\n"
        "Points: 4.3 of 10\n"
        "\n"
        "Next: lessons/01-convolution/convolution.cpp:2  (slide)\n"
        "      ./convlings hint 01 slide\n"
        "      ./convlings debug 01 slide\n");
}

TEST_CASE("report: what checks found out and drew stands under the exercises") {
  LessonResult result = example();
  result.exercises.resize(1);
  result.remarks = {"accuracy 0.81", "error 0.19"};
  result.pictures = {".convlings/16-seeing/contact_sheet.png"};
  const std::string text = lesson_text(result, {});
  CHECK(text.find("  ✓ patch  2/2    1 of 1 checks passed\n"
                  "\n"
                  "  accuracy 0.81\n"
                  "  error 0.19\n"
                  "\n"
                  "Drawn with your functions:\n"
                  "  .convlings/16-seeing/contact_sheet.png\n"
                  "\n"
                  "Predictions") != std::string::npos);
}

TEST_CASE("report: a file that does not compile shows its first error, and the others briefly") {
  CHECK(lesson_text(broken(), {}) ==
        "01 Convolution · lessons/01-convolution/convolution.cpp\n"
        "\n"
        "✗ convolution.cpp does not compile.\n"
        "\n"
        "lessons/01-convolution/convolution.cpp:9\n"
        "  error: 'outptu' was not declared\n"
        "\n"
        "    outptu(0, 0) = 1;\n"
        "    ^~~~~~\n"
        "\n"
        "and 1 more error, often caused by the first (--all shows it)\n"
        "\n"
        "Points: 1 of 10\n"
        "\n"
        "Next: mend lessons/01-convolution/convolution.cpp:9\n"
        "      then ./convlings check 01\n");
}

TEST_CASE("report: --all tells the second failure whole, and no line is wider than asked") {
  LessonTextOptions options;
  options.all = true;
  const std::string text = lesson_text(example(), options);
  CHECK(text.find("No answer came in time.") != std::string::npos);
  options.style.width = 50;
  const std::string narrow = lesson_text(example(), options);
  std::size_t at = 0;
  while (at < narrow.size()) {
    const std::size_t end = narrow.find('\n', at);
    const std::string line = narrow.substr(at, end - at);
    CAPTURE(line);
    const bool path = line.find('/') != std::string::npos;  // a path is not broken
    CHECK((path || columns_of(line) <= 50));
    at = end + 1;
  }
}

TEST_CASE(
    "report: without UTF-8 only ASCII, without colour no escape, with colour the same words") {
  const std::string ascii = lesson_text(example(), {.style = {.unicode = false}});
  for (const char c : ascii) CHECK(static_cast<unsigned char>(c) < 0x80);
  CHECK(ascii.find("  + patch") != std::string::npos);
  CHECK(ascii.find("  x slide") != std::string::npos);
  CHECK(ascii.find("  . blur") != std::string::npos);
  const std::string coloured = lesson_text(example(), {.style = {.colour = true}});
  CHECK(coloured.find("\033[32m✓\033[0m patch") != std::string::npos);
}

TEST_CASE("report: points never round up to more than was earned") {
  CHECK(points_text(2) == "2");
  CHECK(points_text(2.99) == "2.9");
  CHECK(points_text(0.3) == "0.3");
  CHECK(points_text(0) == "0");
}

TEST_CASE("report: JSON has exactly the promised shape") {
  LessonResult result = example();
  result.exercises.resize(1);
  result.exercises[0].checks[0].message = "broken \xFF bytes";
  CHECK(result_json({result}) ==
        "{\n"
        "  \"lesson\": \"01-convolution\",\n"
        "  \"exercises\": [\n"
        "    {\n"
        "      \"name\": \"patch\",\n"
        "      \"points\": 2.0,\n"
        "      \"max_points\": 2,\n"
        "      \"checks\": [\n"
        "        {\n"
        "          \"name\": \"patch: adds\",\n"
        "          \"verdict\": \"passed\",\n"
        "          \"message\": \"broken \xEF\xBF\xBD bytes\"\n"
        "        }\n"
        "      ]\n"
        "    }\n"
        "  ]\n"
        "}\n");
  CHECK(result_json({}) == "[]\n");
  CHECK(result_json({result, result}).substr(0, 2) == "[\n");
}

TEST_CASE("board: every lesson with mark, bar, points and state; then what to do") {
  BoardRow done;
  done.lesson = example().lesson;
  done.touched = true;
  done.result = example();
  for (ExerciseResult& exercise : done.result->exercises) {
    for (CheckEvent& event : exercise.checks) event.verdict = Verdict::passed;
  }
  BoardRow begun;
  begun.lesson = example().lesson;
  begun.lesson.number = "02";
  begun.lesson.title = "Padding";
  begun.touched = true;
  begun.result = example();
  begun.result->lesson = begun.lesson;
  BoardRow missing;
  missing.lesson = begun.lesson;
  missing.lesson.number = "03";
  missing.touched = true;
  missing.fault = "strides.cpp: there is no such file.";
  CHECK(board_text({done, begun, missing}, "0.1.0", {}) ==
        "convlings 0.1.0 · learn convolutional networks by building one in C++\n"
        "\n"
        "  ✓ 01 Convolution  ████████░░    8/10  done, 2 predictions open\n"
        "  ✗ 02 Padding      ████░░░░░░  4.3/10  slide fails\n"
        "  ✗ 03 Padding      ░░░░░░░░░░    0/10  cannot be read\n"
        "\n"
        "Next: lesson 02, function slide\n"
        "  edit  lessons/01-convolution/convolution.cpp:2\n"
        "  then  ./convlings check 02     stuck?  ./convlings hint 02 slide\n"
        "All commands: ./convlings --help\n");
}

TEST_CASE("page: exercises with their states, the first failed check open, the next folded") {
  const std::string page = lesson_page({example()});
  const auto shows = [&page](const std::string& part) {
    return page.find(part) != std::string::npos;
  };
  CHECK(shows("<title>convlings: 01 Convolution</title>"));
  CHECK(
      shows("<th scope=\"row\">slide</th><td class=\"state failed\">✗ failed</td>"
            "<td>1.3 of 4</td><td>1 of 3</td>"));
  CHECK(shows("<h4>✗ slide: the edge answers 6000</h4>\n<section class=\"story\">"));
  CHECK(shows("<summary>1 more failed check</summary>"));
  CHECK(shows("No answer came in time."));
  CHECK_FALSE(shows("blur: sums to 1"));  // not written yet: nothing has failed
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("http:") == std::string::npos);  // nothing is fetched
}

TEST_CASE("page: a file that does not build shows the compiler's words, as text") {
  LessonResult result = broken();
  result.errors.front().text = "error: no '<script>alert(1)</script>' here";
  const std::string page = lesson_page({result});
  CHECK(page.find("convolution.cpp does not compile.") != std::string::npos);
  CHECK(page.find("&lt;script&gt;alert(1)") != std::string::npos);
  CHECK(page.find("<script") == std::string::npos);
}

TEST_CASE("complaints: a long line of code is shown around its marker") {
  Complaint complaint{"a.cpp:1", "error: here",
                      std::string(200, 'x') + "HERE" + std::string(100, 'y'),
                      std::string(200, ' ') + "^~~~"};
  const std::string text = complaint_text(complaint, {});
  const std::size_t code = text.find("xxxx");
  const std::size_t marker = text.rfind("    ");
  REQUIRE(code != std::string::npos);
  CHECK(text.find("HERE") - text.rfind('\n', text.find("HERE")) ==
        text.find('^') - text.rfind('\n', text.find('^')));
  CHECK(marker != std::string::npos);
}

TEST_CASE("terminal: colour obeys the option, then NO_COLOR, then CLICOLOR_FORCE") {
  CHECK(style_for(-1, ColourChoice::always).colour);
  setenv("CLICOLOR_FORCE", "1", 1);
  CHECK(style_for(-1, ColourChoice::automatic).colour);
  CHECK_FALSE(style_for(-1, ColourChoice::never).colour);
  setenv("NO_COLOR", "1", 1);
  CHECK_FALSE(style_for(-1, ColourChoice::automatic).colour);
  CHECK(style_for(-1, ColourChoice::always).colour);
  unsetenv("NO_COLOR");
  unsetenv("CLICOLOR_FORCE");
  CHECK_FALSE(style_for(-1, ColourChoice::automatic).colour);
  setenv("LC_ALL", "C", 1);
  CHECK_FALSE(style_for(-1, ColourChoice::never).unicode);
  setenv("LC_ALL", "de_DE.UTF-8", 1);
  CHECK(style_for(-1, ColourChoice::never).unicode);
  unsetenv("LC_ALL");
}

TEST_CASE("report: an all-or-nothing exercise earns its points with its last check") {
  ExerciseResult slide = example().exercises[1];  // one of three checks passed, 4 points
  CHECK(points_text(slide.points()) == "1.3");
  slide.exercise.all_or_nothing = true;
  CHECK(slide.points() == 0);
  for (CheckEvent& event : slide.checks) event.verdict = Verdict::passed;
  CHECK(slide.points() == 4);
}
