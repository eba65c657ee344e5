#include "cnn/nn/model/text_numbers.hpp"

#include <charconv>
#include <locale>
#include <sstream>

namespace cnn {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  if (!text.empty() && text.back() == separator) parts.emplace_back();
  return parts;
}

std::optional<int> whole_number(const std::string& text) {
  int value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

std::optional<float> share(const std::string& text) {
  std::istringstream stream(text);  // libc++ lacks std::from_chars for floats
  stream.imbue(std::locale::classic());
  float value = -1;
  stream >> std::noskipws >> value;
  if (!stream || stream.peek() != std::istringstream::traits_type::eof()) return std::nullopt;
  if (value < 0 || value >= 1) return std::nullopt;
  return value;
}

}  // namespace cnn
