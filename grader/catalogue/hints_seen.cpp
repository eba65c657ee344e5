#include "catalogue/hints_seen.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include "catalogue/text_file.hpp"

namespace convlings {
namespace {

std::filesystem::path hint_file(const Course& course, const Lesson& lesson,
                                const Exercise& exercise) {
  return course.state() / "hints" / lesson.id / exercise.name;
}

}  // namespace

int hints_seen(const Course& course, const Lesson& lesson, const Exercise& exercise) {
  std::ifstream in(hint_file(course, lesson, exercise));
  int seen = 0;
  in >> seen;
  return in && seen >= 0 && seen <= 3 ? seen : 0;
}

void remember_hint(const Course& course, const Lesson& lesson, const Exercise& exercise,
                   int level) {
  if (level <= hints_seen(course, lesson, exercise)) return;
  write_text_file(hint_file(course, lesson, exercise), std::to_string(level) + "\n");
}

}  // namespace convlings
