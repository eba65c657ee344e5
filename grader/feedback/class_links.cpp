#include "feedback/class_links.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "feedback/shown_text.hpp"

namespace convlings {
namespace {

bool safe_id(std::string_view id) {
  return !id.empty() && id.front() != '.' && std::ranges::all_of(id, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '_' || c == '-';
  });
}

}  // namespace

std::string student_link(const GradedStudent& student) {
  const std::string& id = student.submission.id;
  const std::string& called = student.submission.name;
  const std::string name =
      fmt::format("<bdi>{}</bdi>", shown_html(one_line(called.empty() ? id : called, 60)));
  return safe_id(id) ? fmt::format("<a href=\"feedback/{}.html\">{}</a>", id, name) : name;
}

std::string student_links(const GradedClass& graded, const std::vector<std::string>& ids,
                          std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < std::min(most, ids.size()); ++i) {
    const auto found = std::ranges::find_if(graded.students, [&](const GradedStudent& student) {
      return student.submission.id == ids[i];
    });
    const bool known = found != graded.students.end();
    text += (text.empty() ? "" : ", ") + (known ? student_link(*found) : shown_html(ids[i], 60));
  }
  if (ids.size() > most) text += fmt::format(" and {} more", ids.size() - most);
  return text;
}

}  // namespace convlings
