#include "catalogue/answers.hpp"

#include <catch2_either.hpp>

#include "catalogue/errors.hpp"

using namespace convlings;

namespace {

Lesson lesson() {
  Lesson lesson;
  lesson.predictions = {{"rows", "How many?", 1}, {"word", "What?", 1}};
  lesson.written = {{"why", "Why?", 3}};
  return lesson;
}

Answers read(const std::string& text) { return read_answers(text, lesson(), "answers.toml"); }

Answer given(const std::string& value) {
  return answer_to(read("[predictions]\nrows = " + value + "\n").predictions, "rows");
}

}  // namespace

TEST_CASE("answers: a question mark, nothing at all and a missing key are unanswered") {
  CHECK(given("\"?\"").unanswered());
  CHECK(given("\"  \"").unanswered());
  CHECK(answer_to(read("").predictions, "rows").unanswered());
  CHECK_FALSE(given("0").unanswered());
}

TEST_CASE("answers: a number is right within one in a million, however it is written") {
  const Answer right = given("18496");
  CHECK(same_answer(given("18496"), right));
  CHECK(same_answer(given("18496.0"), right));
  CHECK(same_answer(given("\"18,496\""), right));
  CHECK(same_answer(given("18496.001"), right));
  CHECK_FALSE(same_answer(given("18496.1"), right));
  CHECK_FALSE(same_answer(given("-18496"), right));
  CHECK_FALSE(same_answer(given("nan"), right));
  CHECK_FALSE(same_answer(given("\"many\""), right));
  CHECK_FALSE(same_answer(given("\"?\""), right));
  CHECK(same_answer(given("0"), given("0")));
  CHECK_FALSE(same_answer(given("1e-9"), given("0")));
}

TEST_CASE("answers: a word is right whatever its capitals and spaces") {
  CHECK(same_answer(given("\" Cross Correlation\""), given("\"cross correlation\"")));
  CHECK_FALSE(same_answer(given("\"convolution\""), given("\"cross correlation\"")));
}

TEST_CASE("answers: a slip in the file is told with its line") {
  CHECK_THROWS_WITH(read("[predictions]\nrow = 4\n"),
                    "answers.toml:2: [predictions] has no question \"row\". Did you mean rows?");
  CHECK_THROWS_WITH(read("[prediction]\nrows = 4\n"),
                    "answers.toml:1: \"prediction\" stands outside [predictions] and [written]. "
                    "Did you mean predictions?");
  CHECK_THROWS_WITH(read("[predictions]\nrows = [4]\n"),
                    "answers.toml:2: an answer is a number or a text in quotes.");
  CHECK_THROWS_AS(read("[predictions]\nrows = 4x\n"), InputError);
}
