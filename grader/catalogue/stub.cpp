#include "catalogue/stub.hpp"

#include <fmt/format.h>

#include "catalogue/errors.hpp"

namespace convlings {
namespace {

[[noreturn]] void refuse(std::string_view shown, int line, std::string_view rule) {
  throw InputError(fmt::format("{}:{}: {}", shown, line, rule));
}

}  // namespace

std::string make_stub(std::string_view solution, std::string_view shown) {
  std::string stub;
  int number = 0;
  int opened = 0;  // the line of the open BEGIN, or 0
  int regions = 0;
  while (!solution.empty()) {
    ++number;
    const std::size_t end = std::min(solution.find('\n'), solution.size() - 1) + 1;
    const std::string_view line = solution.substr(0, end);
    solution.remove_prefix(end);

    const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    const std::string_view body =
        line.substr(indent, line.find_last_not_of(" \t\r\n") + 1 - indent);
    if (body == "// BEGIN SOLUTION") {
      if (opened > 0) refuse(shown, number, "BEGIN SOLUTION inside a solution. Close it first.");
      opened = number;
      ++regions;
      const std::string_view space = line.substr(0, indent);
      stub += fmt::format("{}// ...\n{}throw cnn::NotWritten(__func__);\n", space, space);
    } else if (body == "// END SOLUTION") {
      if (opened == 0) refuse(shown, number, "END SOLUTION without a BEGIN SOLUTION above.");
      opened = 0;
    } else if (opened == 0) {
      stub += line;
    }
  }
  if (opened > 0) refuse(shown, opened, "BEGIN SOLUTION without an END SOLUTION below.");
  if (regions == 0) refuse(shown, 1, "no BEGIN SOLUTION: there is nothing for a student to write.");
  return stub;
}

std::string without_marks(std::string_view solution) {
  std::string text;
  while (!solution.empty()) {
    const std::size_t end = std::min(solution.find('\n'), solution.size() - 1) + 1;
    const std::string_view line = solution.substr(0, end);
    solution.remove_prefix(end);
    const bool mark = line.find("// BEGIN SOLUTION") != std::string_view::npos ||
                      line.find("// END SOLUTION") != std::string_view::npos;
    if (!mark) text += line;
  }
  return text;
}

}  // namespace convlings
