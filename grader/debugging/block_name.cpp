#include "debugging/block_name.hpp"

#include <regex>

namespace convlings {

std::string line_of(std::string_view text, int line) {
  for (int i = 1; i < line; ++i) {
    const std::size_t end = text.find('\n');
    if (end == text.npos) return "";
    text.remove_prefix(end + 1);
  }
  if (line < 1) return "";
  text = text.substr(0, text.find('\n'));
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == text.npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin));
}

std::string made_in(const std::string& code) {
  static const std::regex declared(
      R"((?:Tensor|vector<[^;=()]*>|auto|float|int|double)\s*[*&]?\s+[*&]?(\w+)\s*[({=;])");
  static const std::regex assigned(R"(^(\w+)\s*=[^=])");
  std::smatch parts;
  if (std::regex_search(code, parts, declared)) return parts[1];
  if (std::regex_search(code, parts, assigned)) return parts[1];
  return "";
}

std::string indexed_in(const std::string& code) {
  static const std::regex indexed(R"((\w+)\s*(?:\.\s*(?:data|begin|values)\(\))?\s*\[)");
  std::string name;
  for (auto at = std::sregex_iterator(code.begin(), code.end(), indexed);
       at != std::sregex_iterator(); ++at) {
    const std::string found = (*at)[1];
    if (!name.empty() && name != found) return "";
    name = found;
  }
  return name;
}

}  // namespace convlings
