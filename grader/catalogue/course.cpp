#include "catalogue/course.hpp"

#include <cstdlib>
#include <system_error>

namespace convlings {

namespace fs = std::filesystem;

Course this_course() {
  Course course{CONVLINGS_SOURCE_DIR, CONVLINGS_BINARY_DIR};
  if (const char* home = std::getenv("CONVLINGS_HOME"); home != nullptr && *home != '\0') {
    course.home = fs::absolute(home).lexically_normal();
  }
  return course;
}

bool Course::is_students_edition() const {
  std::error_code error;
  return fs::is_directory(edition(), error);
}

std::string shown_path(const Course& course, const fs::path& path) {
  const fs::path relative = path.lexically_normal().lexically_relative(course.home);
  const bool inside = !relative.empty() && *relative.begin() != "..";
  return inside ? relative.string() : path.string();
}

}  // namespace convlings
