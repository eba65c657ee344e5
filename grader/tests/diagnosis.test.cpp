// The diagnosis, asked with answers that are made here by hand. Lesson 01's misconceptions are what
// it compares them with.
#include "checks/diagnosis.hpp"

#include <catch2_either.hpp>

#include "checks/same_outcome.hpp"

using namespace convlings;
using namespace convlings::checks;
using cnn::matrix;
using cnn::Tensor;

namespace {

const Tensor image = matrix({{1, 2, 0, 3}, {4, 1, 5, 2}, {0, 6, 2, 7}});
const Tensor kernel = matrix({{1, 2}, {3, 5}});

/// What a student's slide would answer; `weight` gives the kernel's cell for (i, j).
template <typename Weight>
Tensor slid(Weight weight) {
  Tensor output({2, 3});
  for (int row = 0; row < 2; ++row) {
    for (int column = 0; column < 3; ++column) {
      for (int i = 0; i < 2; ++i) {
        for (int j = 0; j < 2; ++j)
          output(row, column) += image(row + i, column + j) * weight(i, j);
      }
    }
  }
  return output;
}

MadeCall slide_call(Outcome outcome) {
  return {"slide", {Value(image), Value(kernel)}, std::move(outcome), 0.001};
}

std::optional<Diagnosis> diagnose_slide(const std::vector<MadeCall>& calls) {
  return diagnose(CONVLINGS_SLIPS_01, "slide", calls);
}

Tensor flipped() {
  return slid([](int i, int j) { return kernel(1 - i, 1 - j); });
}

}  // namespace

TEST_CASE("diagnosis: a turned kernel is told by name") {
  const auto diagnosis = diagnose_slide({slide_call(Value(flipped()))});
  REQUIRE(diagnosis);
  CHECK(diagnosis->exercise == "slide");
  CHECK(diagnosis->kind == Diagnosis::Kind::one);
  REQUIRE(diagnosis->suspects.size() == 1);
  CHECK(diagnosis->suspects[0].id == "slide.flipped");
  CHECK(diagnosis->suspects[0].sentence.find("upside down") != std::string::npos);
  CHECK(diagnosis->suspects[0].see == "One word, two meanings");
}

TEST_CASE("diagnosis: right answers have none") {
  CHECK_FALSE(diagnose_slide({slide_call(Value(slid([](int i, int j) { return kernel(i, j); })))}));
  CHECK_FALSE(diagnose_slide({}));
}

TEST_CASE("diagnosis: one answer that does not fit clears the suspect") {
  Tensor nearly = flipped();
  nearly(1, 2) += 1;
  CHECK_FALSE(diagnose_slide({slide_call(Value(nearly))}));
  CHECK_FALSE(diagnose_slide({slide_call(Value(flipped())), slide_call(Value(nearly))}));
}

TEST_CASE("diagnosis: right and wrong answers together must fit") {
  const Tensor symmetric = matrix({{1, 1}, {1, 1}});
  Tensor sums({2, 3}, {8, 8, 10, 11, 14, 16});
  const MadeCall right{"slide", {Value(image), Value(symmetric)}, Value(sums), 0.001};
  CHECK(diagnose_slide({right, slide_call(Value(flipped()))}));

  sums(0, 0) = 9;  // a turned kernel does not explain this one
  const MadeCall wrong{"slide", {Value(image), Value(symmetric)}, Value(sums), 0.001};
  CHECK_FALSE(diagnose_slide({wrong, slide_call(Value(flipped()))}));
}

TEST_CASE("diagnosis: two mistakes at once are told as two") {
  const Tensor whole = flipped();
  Tensor short_answer({1, 2});  // without its last row and column
  for (int column = 0; column < 2; ++column) short_answer(0, column) = whole(0, column);
  // The shape is one difference only; more answers make it certain.
  const MadeCall call = slide_call(Value(short_answer));
  const auto diagnosis = diagnose_slide({call, call, call});
  REQUIRE(diagnosis);
  CHECK(diagnosis->kind == Diagnosis::Kind::both);
  REQUIRE(diagnosis->suspects.size() == 2);
  CHECK(diagnosis->suspects[0].id == "slide.flipped");
  CHECK(diagnosis->suspects[1].id == "slide.one_too_few");

  CHECK_FALSE(diagnose_slide({call}));  // one wrong shape fits too many pairs
}

TEST_CASE("diagnosis: mistakes that this input cannot tell apart are told as one of two") {
  const Tensor one = matrix({{2}});
  // A 1x1 kernel: averaging over one cell is right, but the last column left out is 0.
  const MadeCall call{"patch_times_kernel", {Value(one), Value(matrix({{4}}))}, Value(0.0), 0.001};
  const auto diagnosis = diagnose(CONVLINGS_SLIPS_01, "patch_times_kernel", {call});
  REQUIRE(diagnosis);
  CHECK(diagnosis->kind == Diagnosis::Kind::either);
  CHECK(diagnosis->suspects.size() == 2);
}

TEST_CASE("diagnosis: the mistake of a function that this one calls is recognised in it") {
  const Tensor whole = flipped();  // right, had slide not left out the last row and column
  const Tensor received = matrix({{whole(0, 0), whole(0, 1)}});
  const MadeCall call{"true_convolution", {Value(image), Value(kernel)}, Value(received), 0.001};
  CHECK_FALSE(diagnose(CONVLINGS_SLIPS_01, "true_convolution", {call}));  // slide may be right

  const std::vector<Suspect> told{{"slide.one_too_few", "You left something out.", "Slide"}};
  const auto diagnosis = diagnose(CONVLINGS_SLIPS_01, "true_convolution", {call}, told);
  REQUIRE(diagnosis);
  CHECK(diagnosis->kind == Diagnosis::Kind::one);
  CHECK(diagnosis->exercise == "true_convolution");
  CHECK(diagnosis->suspects[0].id == "slide.one_too_few");
}

TEST_CASE("diagnosis: what crashed or ran out of time says nothing") {
  CHECK_FALSE(diagnose_slide({slide_call(NoAnswer{Verdict::crashed, "It crashed."})}));
  CHECK_FALSE(diagnose_slide({slide_call(NoAnswer{Verdict::timed_out, "No answer."})}));
  CHECK(diagnose_slide(
      {slide_call(NoAnswer{Verdict::crashed, "It crashed."}), slide_call(Value(flipped()))}));
}

TEST_CASE("diagnosis: without a misconceptions program there is none to be had") {
  CHECK_THROWS_AS(diagnose("/nowhere/slips", "slide", {slide_call(Value(flipped()))}), NoAnswer);
}

TEST_CASE("same_outcome: numbers up to rounding, NaN and infinity as such, exceptions by words") {
  CHECK(same_outcome(Value(1.0), Value(1.00001)));
  CHECK_FALSE(same_outcome(Value(1.0), Value(1.001)));
  CHECK_FALSE(same_outcome(Value(1.0), Value(std::int64_t{1})));
  CHECK(same_outcome(Value(std::nan("")), Value(std::nan(""))));
  CHECK(same_outcome(Value(HUGE_VAL), Value(HUGE_VAL)));
  CHECK_FALSE(same_outcome(Value(HUGE_VAL), Value(1.0)));
  CHECK_FALSE(same_outcome(Value(HUGE_VAL), Value(-HUGE_VAL)));
  CHECK(same_outcome(NoAnswer{Verdict::threw, "a"}, NoAnswer{Verdict::threw, "a"}));
  CHECK_FALSE(same_outcome(NoAnswer{Verdict::threw, "a"}, NoAnswer{Verdict::threw, "b"}));
  CHECK_FALSE(same_outcome(NoAnswer{Verdict::crashed, "a"}, NoAnswer{Verdict::crashed, "a"}));
  CHECK_FALSE(same_outcome(NoAnswer{Verdict::threw, "a"}, Value(1.0)));
  CHECK(differing_numbers(Value(matrix({{1, 2, 3}})), Value(matrix({{1, 5, 4}}))) == 2);
  CHECK(differing_numbers(Value(matrix({{1, 2, 3}})), Value(matrix({{1}, {2}, {3}}))) == 1);
}

TEST_CASE("a diagnosis survives its line of JSON") {
  const Diagnosis diagnosis{"slide",
                            Diagnosis::Kind::either,
                            {{"slide.a", "You \"did\" a.", "Here"}, {"slide.b", "Or b.", "There"}}};
  const std::string line = to_json(diagnosis);
  CHECK(is_diagnosis(line));
  CHECK_FALSE(is_diagnosis(R"({"event":"end"})"));
  const Diagnosis read = parse_diagnosis(line);
  CHECK(read.exercise == "slide");
  CHECK(read.kind == Diagnosis::Kind::either);
  REQUIRE(read.suspects.size() == 2);
  CHECK(read.suspects[0].sentence == "You \"did\" a.");
  CHECK(read.suspects[1].see == "There");
  CHECK_THROWS(parse_diagnosis(R"({"event":"diagnosis","exercise":"a","kind":"x","suspects":[]})"));
}
