// Inputs of a student's own are not told: neither they nor any answer to them.
#include <catch2_either.hpp>

#include "feedback/hidden_inputs.hpp"
#include "feedback/student_feedback.hpp"
#include "graded_examples.hpp"
#include "markup.hpp"

using namespace convlings;
using namespace convlings::tests;

namespace {

CheckEvent own_check(Verdict verdict, const std::string& problem) {
  CheckEvent check;
  check.name = "slide: random images";
  check.exercise = "slide";
  check.verdict = verdict;
  check.own_inputs = true;
  check.message = "the story with 771 and -77.5";
  check.report = "a report with 772";
  check.remarks = {"a remark with 773"};
  check.story = own_inputs_story();
  check.story->problem = problem;
  return check;
}

/// The sentence without what is said of every such check.
std::string told(Verdict verdict, const std::string& problem) {
  const std::string message = without_hidden_inputs(own_check(verdict, problem)).message;
  const std::string ending = " Its inputs are random numbers of your own; they are not told.";
  REQUIRE(message.ends_with(ending));
  return message.substr(0, message.size() - ending.size());
}

}  // namespace

TEST_CASE("hidden inputs: no number of inputs or answers is in the pages, unless it may be") {
  const GradedClass graded = small_class();
  const GradedStudent& ben = graded.students[1];
  const auto pages = [&](bool show) {
    const FeedbackOptions options{.show_hidden_inputs = show};
    return std::vector<std::string>{feedback_markdown(graded, ben, options),
                                    read_markup(feedback_html(graded, ben, options)).text};
  };
  for (const std::string& page : pages(false)) {
    CHECK(page.find("77") == std::string::npos);  // all numbers of the story have these digits
    CHECK(page.find("slide: random images of any height and width") != std::string::npos);
    CHECK(page.find("Some of the cells are wrong.") != std::string::npos);
    CHECK(page.find("I see") == std::string::npos);
    CHECK(page.find("You turned the kernel") != std::string::npos);
  }
  for (const std::string& page : pages(true)) {
    CHECK(page.find("-77.5") != std::string::npos);
    CHECK(page.find("I see 771 and 377") != std::string::npos);
  }
}

TEST_CASE("hidden inputs: a reduced check has verdict, name and sentence, and nothing else") {
  const CheckEvent check = without_hidden_inputs(own_check(Verdict::wrong, "anything 77"));
  CHECK(check.verdict == Verdict::wrong);
  CHECK(check.name == "slide: random images");
  CHECK(check.exercise == "slide");
  CHECK(check.own_inputs);
  CHECK_FALSE(check.story);
  CHECK(check.report.empty());
  CHECK(check.remarks.empty());
  CHECK(check.message.find("77") == std::string::npos);
}

TEST_CASE("hidden inputs: checks with everybody's inputs, and passed ones, stay whole") {
  CheckEvent everybodys = own_check(Verdict::wrong, "yours is 77");
  everybodys.own_inputs = false;
  CHECK(without_hidden_inputs(everybodys).story);
  CHECK(without_hidden_inputs(everybodys).message == everybodys.message);
  CHECK(without_hidden_inputs(own_check(Verdict::passed, "")).remarks.size() == 1);
}

TEST_CASE("hidden inputs: the sentence says what kind of wrong it is") {
  CHECK(
      told(Verdict::wrong, "The shape is wrong: it should be (3, 4, 2); your answer is (3, 4).") ==
      "The shape is wrong: it should be (3, 4, 2); your answer is (3, 4).");
  CHECK(told(Verdict::wrong, "The shape is wrong: it should be (3); your answer is (3) 77.") !=
        "The shape is wrong: it should be (3); your answer is (3) 77.");
  CHECK(told(Verdict::wrong,
             "All 77 cells are wrong; the first is (0, 0): it should be 77; yours is 177.") ==
        "All cells are wrong.");
  CHECK(
      told(Verdict::wrong, "1 of 77 cells is wrong, the one at 7: it should be 77; yours is 7.") ==
      "One of the cells is wrong.");
  CHECK(told(Verdict::wrong, "The only cell, 0, is wrong: it should be 77; yours is 7.") ==
        "The only cell is wrong.");
  CHECK(told(Verdict::wrong,
             "2 of 77 cells are wrong, the first at 7: it should be 77; yours is nan. A number "
             "that is not finite: was something divided by zero?") ==
        "Some of the cells are wrong. A number that is not finite: was something divided by zero?");
  CHECK(told(Verdict::wrong, "The answer is 77; your function returned 771.") ==
        "The answer is not the right one.");
  CHECK(told(Verdict::wrong, R"(The answer is "f1*a"; your function returned "seven".)") ==
        "The answer is not the right one.");
  CHECK(told(Verdict::wrong, "Entry 7 should be conv77; it is seven seven.") ==
        "The answer is not the right one.");
  CHECK(told(Verdict::wrong, "All together must be 77; yours add up to 7.7.") ==
        "All together must be ….");
  CHECK(told(Verdict::wrong, "Picture 77 should be there once; it is there 7 times.") ==
        "Picture … should be there once.");
  CHECK(told(Verdict::wrong, "dense gave a number.") == "dense gave a number.");
  CHECK(told(Verdict::wrong, "") == "The answer is not the right one.");
}

TEST_CASE("hidden inputs: nothing that the student's code said is told") {
  CHECK(told(Verdict::threw, "It threw an exception: seven seven one") == "It threw an exception.");
  CHECK(told(Verdict::threw, "It threw an exception: index (77, 0) is outside a (7, 7) tensor") ==
        "It threw an exception: an index is outside a tensor.");
  CHECK(told(Verdict::exited_early,
             "The program ended (exit status 77) before your function returned.") ==
        "The program ended (exit status …) before your function returned.");
  CHECK(told(Verdict::timed_out,
             "No answer came in time. Does a loop never end, or wait for input?") ==
        "No answer came in time. Does a loop never end, or wait for input?");
  CHECK(told(Verdict::crashed, "") == "crashed.");
}
