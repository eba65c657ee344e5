// The name of an outcome: equal names, equal outcomes.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "build/toolchain.hpp"
#include "catalogue/course.hpp"

namespace convlings {

/// Reads every program, object and library that grading a lesson involves, once.
class LessonKeys {
 public:
  /// Throws InputError when the course is not built.
  LessonKeys(const Course& course, const std::vector<Lesson>& lessons);

  const LessonTools& tools(const std::string& lesson) const { return known(lesson).tools; }

  /// SHA-256 over the file's text, the seed, and all that it is built with and checked by:
  /// contents, not dates.
  std::string key(const std::string& lesson, std::string_view source, std::uint64_t seed) const;

 private:
  struct Known {
    LessonTools tools;
    std::string digest;
  };
  const Known& known(const std::string& lesson) const;

  std::map<std::string, Known> lessons_;
};

}  // namespace convlings
