// Which files of a class look alike: a place to look, never a verdict.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grading/graded_class.hpp"

namespace convlings {

/// One student's file of a lesson.
struct HandedInFile {
  std::string student;
  std::string text;
};

/// Pairs that are too alike after the stub's own lines and comments are taken away and every
/// identifier is renamed by its order, most alike first. Source: Schleimer, Wilkerson, Aiken,
/// "Winnowing", SIGMOD 2003.
std::vector<SimilarPair> similar_pairs(const std::string& lesson, std::string_view stub,
                                       const std::vector<HandedInFile>& files);

}  // namespace convlings
