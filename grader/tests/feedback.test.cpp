// The pages after grading: nothing lost, nothing told that is secret, nothing that a name can break.
#include <catch2_either.hpp>

#include "graded_examples.hpp"

using namespace convlings;
using namespace convlings::tests;

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
