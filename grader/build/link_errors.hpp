// What a linker (bfd, gold, mold, lld) says, as data.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace convlings {

struct LinkErrors {
  std::vector<std::string> undefined;   ///< demangled: "slide(cnn::Tensor const&)"
  std::vector<std::string> duplicates;  ///< defined twice: "main"
};

/// Each symbol once, in the order of their first mention.
LinkErrors parse_link_errors(std::string_view output);

/// "slide" of "cnn::lesson::slide(cnn::Tensor const&, int)".
std::string function_name(std::string_view symbol);

}  // namespace convlings
