// Tensors as the READMEs print them: side by side, a name above each.
#pragma once

#include <string>
#include <vector>

#include "cnn/core/tensor.hpp"

namespace convlings::tests {

struct NamedTable {
  std::string name;
  cnn::Tensor values;  ///< (rows, columns)
  int width;           ///< characters of a number
};

/// The tables' lines, names first; `gaps[i]` spaces between table i and table i + 1. No line ends
/// with a space. Ends with a newline.
std::string side_by_side(const std::vector<NamedTable>& tables, const std::vector<int>& gaps);

}  // namespace convlings::tests
