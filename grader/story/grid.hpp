// A tensor as a table of texts, cropped to what fits a screen, with the part that matters marked.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cnn/core/tensor.hpp"

namespace convlings {

/// Some rows and columns that lie together: of a grid's `cells`, or of a plane of a tensor, where
/// it may reach beyond the edges, as a window over padding does.
struct Block {
  int top = 0;
  int left = 0;
  int height = 1;
  int width = 1;

  friend bool operator==(const Block&, const Block&) = default;
};

/// A table of numbers as text, cropped to what fits a screen.
struct Grid {
  std::string title;                             ///< "image (6, 5)"
  std::vector<std::vector<std::string>> cells;   ///< rows of numbers; "…" where it was cropped
  std::vector<std::pair<int, int>> marked = {};  ///< (row, column) in `cells` that are wrong
  std::optional<Block> window = {};              ///< the part of `cells` that is talked about
};

/// What a grid holds where its window reaches beyond the edge of the tensor.
constexpr const char* beyond_the_edge = ".";

/// A two-dimensional look at `tensor`: all of it when its rank is below 3, else the plane through
/// the cell `focus` (row and column are the last two axes of rank 2, the two before the channel
/// otherwise). At most 10 rows and 10 columns around `focus`, which may be empty; the cell is
/// marked.
Grid grid_of(const std::string& name, const cnn::Tensor& tensor, const std::vector<int>& focus);

/// The plane through the cell `at`, cropped around `window`, rows and columns of the plane (of rank
/// 1: one row). Where the window reaches beyond the plane its cells are `beyond_the_edge`.
Grid grid_around(const std::string& name, const cnn::Tensor& tensor, const std::vector<int>& at,
                 const Block& window);

}  // namespace convlings
