// The shapes in which people hand in.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "catalogue/course.hpp"
#include "synthetic/synthetic_work.hpp"

namespace convlings {

enum class Layout {
  lessons_folder,  ///< ID/lessons/01-convolution/convolution.cpp
  named_folders,   ///< ID/01-convolution/convolution.cpp
  numbered,        ///< ID/01/convolution.cpp
  side_by_side,    ///< ID/convolution.cpp; answers.toml has no place there
  zip,
  wrapped_zip,  ///< all in one more folder, whose name has spaces
  tar_gz,
  clone,      ///< the whole repository, with the stubs of lessons that are not begun
  clone_zip,  ///< ID_late_12345.zip, as a learning platform renames it
};
constexpr int layouts = 9;

/// "lessons_folder" and so on.
std::string name_of(Layout layout);

/// Do files of lessons that are not begun come along, as stubs? And does answers.toml?
bool brings_stubs(Layout layout);
bool brings_answers(Layout layout);

/// Writes one student's work below `folder`.
void hand_in(const std::filesystem::path& folder, const std::string& id, Layout layout,
             const Course& course, const std::vector<SyntheticLesson>& work);

}  // namespace convlings
