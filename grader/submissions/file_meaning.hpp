// Which lesson's file is it, going by its name? Learning platforms and people rename files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/lesson.hpp"

namespace convlings {

/// What a file's name says. The lesson is its position in the course, -1 when not told.
struct FileMeaning {
  enum class Kind { none, source, answers };

  Kind kind = Kind::none;
  int lesson = -1;
  bool exact = false;  ///< "convolution.cpp" or "answers.toml" itself, but for capitals
  std::string before;  ///< what stands before: "ada_12345_" of "ada_12345_convolution-1.cpp"
};

/// Knows "convolution.cpp" also as "ada_12345_67890_convolution.cpp", "01-convolution.cpp",
/// "convolution-1.cpp", "convolution (1).cpp" and "convolution - Copy.cpp"; "answers.toml" likewise
/// and as "01-answers.toml", "answers-01.toml" or "convolution_answers.toml", which name a lesson.
FileMeaning meaning_of(std::string_view name, const std::vector<Lesson>& lessons);

/// The lesson that a folder is named after: "01-convolution", "01", "01_my-work" or "convolution".
/// -1 when it is none.
int lesson_of_folder(std::string_view folder, const std::vector<Lesson>& lessons);

/// The lesson whose questions most lines of an answers.toml begin with; -1 when there is none, or
/// two lessons have the same number of them.
int lesson_of_answers(std::string_view text, const std::vector<Lesson>& lessons);

}  // namespace convlings
