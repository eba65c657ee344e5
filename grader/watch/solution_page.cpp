#include "watch/solution_page.hpp"

#include <fmt/format.h>

#include "catalogue/source_lines.hpp"
#include "catalogue/stub.hpp"
#include "catalogue/utf8.hpp"
#include "marking/source_file.hpp"

namespace convlings {
namespace {

std::string function_in(const Source& source, const std::string& text, const Exercise& exercise) {
  const std::string code = printable(definition_text(text, exercise.name));
  return code.empty() ? fmt::format("  (see {})\n", source.shown) : code;
}

}  // namespace

std::string solution_page(const Course& course, const Lesson& lesson, const Exercise& exercise) {
  const Source own = student_source(course, lesson);
  const Source other = solution_source(course, lesson);
  return fmt::format(
      "You solve it so:\n\n{}\nOthers solve it so:\n\n{}\ns shows the next function.\n",
      function_in(own, own.text, exercise),
      function_in(other, without_marks(other.text), exercise));
}

}  // namespace convlings
