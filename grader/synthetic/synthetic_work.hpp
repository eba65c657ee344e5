// One student's file of one lesson, and what the grader must say of it, known from how it is made.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "catalogue/answers.hpp"
#include "catalogue/course.hpp"
#include "catalogue/lesson.hpp"
#include "marking/wrong_answers.hpp"
#include "synthetic/hostile_fixtures.hpp"

namespace convlings {

/// A file and its expectations. `expects` by exercise: verdicts as in hostile.toml, "not_passed",
/// or "any" where an exercise calls another one that is wrong.
struct SyntheticLesson {
  Lesson lesson;
  std::string state =
      "graded";  ///< as to_string(LessonState); "missing" also where stubs come along
  std::string source;
  std::string answers;
  ExpectedVerdicts expects;
  std::map<std::string, bool> predictions;  ///< which are right

  bool begun() const { return state == "graded"; }
};

/// What work on one lesson is made from, read once.
struct LessonMaterial {
  Lesson lesson;
  std::string solution;  ///< with its marks
  std::string stub;
  std::string empty_answers;  ///< answers.toml as it comes
  Answers right;
  std::vector<WrongAnswer> wrong;
  std::map<std::string, std::vector<std::string>> callers;  ///< exercises that call it, all the way
};

LessonMaterial read_material(const Course& course, const Lesson& lesson);

using Random = std::mt19937_64;

/// Everything right, in the student's own words.
SyntheticLesson right_work(const LessonMaterial& material, const std::string& id, Random& random);
/// One or two exercises answered as in the corpus of wrong answers.
SyntheticLesson wrong_work(const LessonMaterial& material, const std::string& id, Random& random);
/// The last exercises are not written yet, some predictions not made.
SyntheticLesson unfinished_work(const LessonMaterial& material, const std::string& id,
                                Random& random);
/// The compiler refuses it.
SyntheticLesson broken_work(const LessonMaterial& material, const std::string& id, Random& random);
/// The stub.
SyntheticLesson no_work(const LessonMaterial& material);

}  // namespace convlings
