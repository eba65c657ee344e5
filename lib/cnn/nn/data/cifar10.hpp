// CIFAR-10's binary files: records of a label and a colour picture.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "cnn/nn/data/dataset.hpp"
#include "cnn/nn/data/known_datasets.hpp"

namespace cnn {

/// Pictures (32, 32, 3), one after another, channels last as everywhere here.
struct Cifar10Batch {
  std::vector<std::uint8_t> labels;
  std::vector<std::uint8_t> pixels;
};

/// Reads records of 3,073 bytes: a label 0 to 9, then 1,024 red, 1,024 green and 1,024 blue bytes,
/// each plane row-major. Plain or .gz.
/// Source: the page of CIFAR-10, https://www.cs.toronto.edu/~kriz/cifar.html.
///
/// Throws DataError, with file and byte, when there is no record, the last one is cut (CIFAR-100,
/// with its two labels, is recognised), a label is not 0 to 9, or there are more than 2^28 bytes.
Cifar10Batch read_cifar10_batch(const std::filesystem::path& file);

/// All batches of a part that lie in the folder (see find_cifar10_batches), in order; fewer than
/// five will do for training. The class names stand in batches.meta.txt; where it is missing they
/// are those of known_datasets. Throws DataError as read_cifar10_batch does, when there is no
/// batch, or batches.meta.txt does not hold ten names.
Dataset read_cifar10_dataset(const std::filesystem::path& folder, Part part,
                             const std::string& name);

}  // namespace cnn
