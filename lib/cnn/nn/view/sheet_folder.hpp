// Sheets on disk: a folder with one PNG each.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cnn/core/tensor.hpp"

namespace cnn::view {

/// A picture (height, width, 3) of 0..255 with the name of what it shows: "conv2d_1".
struct Sheet {
  std::string name;
  Tensor pixels;
};

/// The folder that sheets go to. Each file is written in one piece or not at all.
class SheetFolder {
 public:
  /// Makes the folder, and those around it, where missing. Throws DataError when something else
  /// bears its name or it cannot be made.
  explicit SheetFolder(const std::filesystem::path& folder);

  /// Writes conv2d_1.png; an older file of that name is replaced. In the file name, a character
  /// other than a letter, a digit, `-` and `_` becomes `_`, so that no name leads out of the
  /// folder; a second sheet of the same name becomes conv2d_1_2.png. Throws DataError when it
  /// cannot.
  void write(const Sheet& sheet);

  /// The files written so far, in order.
  const std::vector<std::filesystem::path>& files() const { return files_; }

 private:
  std::filesystem::path folder_;
  std::vector<std::filesystem::path> files_;
};

}  // namespace cnn::view
