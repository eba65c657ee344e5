// Examples of a data set side by side, each with a few words under it.
#pragma once

#include <string>
#include <vector>

#include "cnn/nn/data/dataset.hpp"
#include "cnn/nn/view/header.hpp"

namespace cnn::view {

/// Draws the pictures `indices` of `data` as they are in the file, grey or in colour, enlarged by a
/// whole factor: (height, width, 3) of 0..255. Under each stands its caption, one for each index;
/// without `captions` the name of its class. A caption longer than 16 letters is shortened. Throws
/// std::out_of_range for an index that the set does not have, std::invalid_argument when indices
/// are missing, or captions differ from them in number.
Tensor example_sheet(const Header& header, const Dataset& data, const std::vector<int>& indices,
                     const std::vector<std::string>& captions = {});

}  // namespace cnn::view
