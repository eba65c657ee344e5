// How a data set's files are named in its folder. Reads nothing.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cnn/nn/data/known_datasets.hpp"

namespace cnn {

enum class IdxContent { images, labels };

/// MNIST's name for it without ending: "train-images-idx3-ubyte", "t10k-labels-idx1-ubyte".
std::string idx_file_name(Part part, IdxContent content);

/// The file of that name in `folder`, plain or .gz; train-images.idx3-ubyte, as gunzip -N and some
/// copies spell it, is found too. The plain one comes first.
std::optional<std::filesystem::path> find_idx_file(const std::filesystem::path& folder, Part part,
                                                   IdxContent content);

/// CIFAR-10's batches that lie in `folder`: data_batch_1.bin to data_batch_5.bin, or
/// test_batch.bin.
std::vector<std::filesystem::path> find_cifar10_batches(const std::filesystem::path& folder,
                                                        Part part);

/// The first file that `folder` lacks to be a set of this format, both parts; empty when it is
/// whole. One of CIFAR-10's five training batches is enough.
std::string missing_file(const std::filesystem::path& folder, DatasetFormat format);

}  // namespace cnn
