// Pictures as lines of a CSV file, as Kaggle offers its digits.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cnn/nn/data/dataset.hpp"

namespace cnn {

struct CsvPixelsOptions {
  std::string name = {};                      ///< the set's; the file's name if empty
  Shape image_shape = {};                     ///< rank 0: square and grey
  std::vector<std::string> class_names = {};  ///< none: "0", "1", … up to the largest label
};

/// Each line is a picture: its label first, then its pixels, whole numbers 0 to 255, row-major and
/// channels last. A first line of names is passed over. Plain or .gz. See CsvText for quotes and
/// line ends.
///
/// Throws DataError, with file, line and column, when a field is no such number, lines differ in
/// length, the pixels do not fill the shape, a label has no class, or there are no pictures or more
/// than 2^30 pixels. Throws ShapeError when a shape is given that is not (height, width, channels).
Dataset read_csv_pixels(const std::filesystem::path& file, const CsvPixelsOptions& options = {});

}  // namespace cnn
