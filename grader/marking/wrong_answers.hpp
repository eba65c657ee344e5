// A corpus of wrong answers, written without a look at the misconceptions: how often is the
// diagnosis right?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/course.hpp"
#include "catalogue/lesson.hpp"

namespace convlings {

/// One entry of grader/tests/corpus/NN-name.txt:
///
///   === conv2d · bias inside the channel loop
///   says: the bias is added once for every channel
///   is: patch_response.bias_per_channel        (or: a or b; a + b; none)
///   float sum = …                              what stands in place of the solution
struct WrongAnswer {
  std::string exercise;
  std::string name;
  std::string says;
  std::vector<std::string> is;  ///< ids: any of them is right, all of them when `both`
  bool both = false;
  std::string code;
};

/// Throws InputError, with the line, for what is no entry.
std::vector<WrongAnswer> parse_wrong_answers(std::string_view text, std::string_view shown);

/// What the diagnosis made of one answer.
enum class Telling {
  right,
  in_part,  ///< one of its two mistakes, and nothing that is false
  wrong,
  silent,
  nothing_wrong,
  does_not_build
};

struct ToldAnswer {
  WrongAnswer answer;
  Telling telling = Telling::silent;
  std::vector<std::string> told;
};

/// Builds every entry of the lesson's corpus into its solution and checks it.
std::vector<ToldAnswer> try_wrong_answers(const Course& course, const Lesson& lesson);

/// A lesson's line of the confusion table.
struct Confusion {
  std::string lesson;
  int answers = 0;
  int known = 0;  ///< those that are a misconception, or two, of ours
  int right = 0;
  int in_part = 0;
  int wrong = 0;
  int silent = 0;
};

Confusion confusion_of(const std::string& lesson, const std::vector<ToldAnswer>& told);

}  // namespace convlings
