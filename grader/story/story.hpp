// What happened in one failed check, as data: the call, its inputs, the first wrong cell and its
// arithmetic, both answers. Made by the checker, carried as JSON, told by the report.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cnn/core/tensor.hpp"

namespace convlings {

/// A table of numbers as text, cropped to what fits a screen.
struct Grid {
  std::string title;                            ///< "image (6, 5)"
  std::vector<std::vector<std::string>> cells;  ///< rows of numbers; "…" where it was cropped
  std::vector<std::pair<int, int>> marked;      ///< (row, column) in `cells` to point out
};

/// A failed check. Empty parts are left out when it is told.
struct Story {
  std::string call;                 ///< "slide(image, kernel)"
  std::vector<Grid> arguments;      ///< what it was called with
  std::vector<std::string> others;  ///< arguments that are no tensors: "stride = 2"
  std::string problem;              ///< one sentence: what is wrong
  std::string arithmetic;           ///< how the first wrong cell comes about
  std::optional<Grid> expected;
  std::optional<Grid> received;
  std::string printed;  ///< the tail of what the student's code printed
};

/// A number as short as it can be told: "6000", "0.25", "-1.333", "nan".
std::string number_text(double value);

/// The same as a factor or after a sign: "6000", "(-1.333)".
std::string factor_text(double value);

/// A two-dimensional look at `tensor`: all of it when its rank is below 3, else the plane through
/// the cell `focus` (row and column are the last two axes of rank 2, the two before the channel
/// otherwise). At most 10 rows and 10 columns around `focus`, which may be empty.
Grid grid_of(const std::string& name, const cnn::Tensor& tensor, const std::vector<int>& focus);

/// "(1, 0)".
std::string index_text(const std::vector<int>& index);

}  // namespace convlings
