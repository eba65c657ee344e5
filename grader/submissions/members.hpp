// Whose is it? From the names in a class's folder to students.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "catalogue/lesson.hpp"
#include "submissions/roster.hpp"
#include "submissions/submission.hpp"

namespace convlings {

/// One thing in the folder or .zip of a class.
struct ClassItem {
  std::string name;  ///< any bytes
  bool is_folder = false;
};

/// A student, and the positions of what he or she handed in.
struct Member {
  Submission submission;  ///< id, name and the roster's words; problem when two have one id
  std::vector<std::size_t> items;
};

/// The students that the items belong to, and everybody else on the roster, sorted by id. See
/// read_submissions for the rules.
std::vector<Member> members_of(const std::vector<ClassItem>& items,
                               const std::vector<Enrolled>& roster,
                               const std::vector<Lesson>& lessons);

/// Whether these are the parts of one submission rather than the submissions of a class.
bool are_of_one_submission(const std::vector<ClassItem>& items, const std::vector<Lesson>& lessons);

/// Whether a folder of this name is a student's for sure.
bool is_named_after_student(const std::string& folder, const std::vector<Enrolled>& roster);

}  // namespace convlings
