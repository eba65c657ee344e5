// Where the course lies on this disk.
#pragma once

#include <filesystem>
#include <string>

#include "catalogue/lesson.hpp"

namespace convlings {

/// The folders of one copy of the course.
struct Course {
  std::filesystem::path home;   ///< holds lessons/ and, in the whole course, solutions/
  std::filesystem::path built;  ///< the build folder that belongs to it

  std::filesystem::path lessons() const { return home / "lessons"; }
  std::filesystem::path solutions() const { return home / "solutions"; }
  /// What the student's edition has in place of solutions/: stubs, and hashes of right answers.
  std::filesystem::path edition() const { return home / "grader" / "edition"; }
  /// The student's progress, backups and cached runners.
  std::filesystem::path state() const { return home / ".convlings"; }
  /// What CMake says about compiling a lesson.
  std::filesystem::path toolchain() const { return built / "student" / "toolchain.json"; }

  std::filesystem::path stub(const Lesson& lesson) const {
    return lessons() / lesson.id / (lesson.topic + ".cpp");
  }
  std::filesystem::path solution(const Lesson& lesson) const {
    return solutions() / lesson.id / (lesson.topic + ".cpp");
  }

  /// True for what `convlings release` has made: it tells no solutions.
  bool is_students_edition() const;
};

/// The course that this program was built from, or the one that CONVLINGS_HOME names.
Course this_course();

/// A path as people read it: relative to `home` when it lies inside, as it is otherwise.
std::string shown_path(const Course& course, const std::filesystem::path& path);

}  // namespace convlings
