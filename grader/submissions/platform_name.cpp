#include "submissions/platform_name.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

namespace convlings {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
  });
}

PlatformName read_moodle(std::string_view name) {
  constexpr std::string_view mark = "_assignsubmission_";
  const std::size_t at = name.find(mark);
  if (at == std::string_view::npos) return {};
  const std::string_view before = name.substr(0, at);
  const std::size_t number = before.rfind('_');
  if (number == std::string_view::npos || number == 0 || !is_number(before.substr(number + 1))) {
    return {};
  }
  std::string_view rest = name.substr(at + mark.size());  // "file_convolution.cpp", "file_", "file"
  rest.remove_prefix(std::min(
      rest.size(), rest.find('_') == std::string_view::npos ? rest.size() : rest.find('_') + 1));
  return {PlatformName::Platform::moodle, std::string(before.substr(0, number)),
          std::string(before.substr(number + 1)), std::string(rest)};
}

// person _ number of the person _ number of the file _ name of the file
PlatformName read_canvas(std::string_view name) {
  for (std::size_t first = name.find('_'); first != std::string_view::npos;
       first = name.find('_', first + 1)) {
    const std::size_t second = name.find('_', first + 1);
    if (second == std::string_view::npos) break;
    const std::size_t third = name.find('_', second + 1);
    if (third == std::string_view::npos) break;
    const std::string_view number = name.substr(first + 1, second - first - 1);
    const std::string_view file = name.substr(second + 1, third - second - 1);
    if (first == 0 || !is_number(number) || !is_number(file) || third + 1 == name.size()) continue;
    std::string_view person = name.substr(0, first);
    constexpr std::string_view late = "_LATE";
    if (person.size() > late.size() && person.substr(person.size() - late.size()) == late) {
      person.remove_suffix(late.size());
    }
    return {PlatformName::Platform::canvas, std::string(person), std::string(number),
            std::string(name.substr(third + 1))};
  }
  return {};
}

}  // namespace

PlatformName read_platform_name(std::string_view name) {
  PlatformName found = read_moodle(name);
  return found.platform == PlatformName::Platform::none ? read_canvas(name) : found;
}

}  // namespace convlings
