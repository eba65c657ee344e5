// What a check shows besides right and wrong: a line of what it found out, a picture.
#pragma once

#include <filesystem>
#include <string>

#include "cnn/core/tensor.hpp"

namespace convlings::checks {

/// The report tells `line` under the exercises, whether the check passes or not.
void remark(const std::string& line);

/// Writes `picture` (height, width) or (height, width, channels), 0..255, as PNG file `name` into
/// the folder that CONVLINGS_PICTURES names; the report says where it lies. Without such a folder
/// (a checker that somebody runs by hand) nothing is drawn. Throws DataError when the file cannot
/// be written.
void draw(const std::string& name, const cnn::Tensor& picture);

/// datasets/pictures or datasets/fashion-mnist: what checks show to a student's code. They lie in
/// the folder that CONVLINGS_DATASETS names; without it, in the course that the check was built
/// from.
std::filesystem::path shipped(const std::string& folder);

}  // namespace convlings::checks
