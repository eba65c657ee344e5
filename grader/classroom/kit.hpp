// All that a student's compiler may see of the course: headers, call tables, libraries. Not the
// solutions, not the checks, not the library's sources.
#pragma once

#include <filesystem>
#include <vector>

#include "build/toolchain.hpp"
#include "catalogue/course.hpp"
#include "sandbox/sandbox.hpp"

namespace convlings {

class Kit {
 public:
  /// Copies the headers of `library` (see library_folder()) into `folder`, which is made anew.
  Kit(Course course, std::filesystem::path library, std::filesystem::path folder);

  /// For one lesson: everything has the same name inside as outside, so that the command lines are
  /// the same with and without namespaces.
  std::vector<Mount> mounts(const Lesson& lesson, const LessonTools& tools) const;

  /// Folders whose files a compiler may quote to a student.
  std::vector<std::filesystem::path> quotable(const Lesson& lesson) const;

 private:
  Course course_;
  std::filesystem::path library_;
  std::filesystem::path folder_;
};

}  // namespace convlings
