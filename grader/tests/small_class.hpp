// A class of six that hands in two quick lessons, in a folder, for tests of grading.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "catalogue/course.hpp"
#include "catalogue/lesson.hpp"

/// ada: right; ben: one function wrong; cem: does not build; dora: the stubs; eli: one lesson
/// only; fay: one answer has a shape of its own. Lessons 02 and 03, with answers for ada.
class SmallClass {
 public:
  explicit SmallClass(const std::filesystem::path& folder);

  const std::filesystem::path& folder() const { return folder_; }
  /// The lessons that are handed in.
  const std::vector<convlings::Lesson>& lessons() const { return lessons_; }
  const convlings::Course& course() const { return course_; }

  /// What somebody hands in for a lesson (by its place in lessons()).
  void hand_in(const std::string& student, std::size_t lesson, const std::string& text) const;
  std::string solution(std::size_t lesson) const;
  std::string stub(std::size_t lesson) const;

 private:
  std::filesystem::path folder_;
  convlings::Course course_;
  std::vector<convlings::Lesson> lessons_;
};

/// `text` with the body of one function replaced.
std::string with_body(const std::string& text, const std::string& function,
                      const std::string& body);
