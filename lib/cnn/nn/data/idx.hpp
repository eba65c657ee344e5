// MNIST's file format: a short header, then bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "cnn/nn/data/dataset.hpp"
#include "cnn/nn/data/known_datasets.hpp"

namespace cnn {

/// Grey pictures, one after another, each row-major.
struct IdxImages {
  int count = 0;
  int height = 0;
  int width = 0;
  std::vector<std::uint8_t> pixels;
};

/// Reads an IDX file of unsigned bytes with three axes, plain or .gz: magic 00 00 08 03, then
/// count, height and width as big-endian 32-bit numbers, then the pixels.
/// Source: the page of MNIST, http://yann.lecun.com/exdb/mnist/.
///
/// Throws DataError, with file and byte, when the header is another, there are no pictures, a side
/// is not 1 to 65,535, or the pixels are not exactly as many as the header says. Memory is taken
/// only for pixels that can be there, 1 GiB at most.
IdxImages read_idx_images(const std::filesystem::path& file);

/// The same with one axis, magic 00 00 08 01: one label for each picture.
std::vector<std::uint8_t> read_idx_labels(const std::filesystem::path& file);

/// One part of a set in four files named as MNIST's (see find_idx_file), its name is
/// "mnist, training" or "mnist, test". No class names: "0", "1", … up to the largest label in the
/// folder's label files.
///
/// Throws DataError as the readers do, and when a file is missing, pictures and labels differ in
/// number, or a label has no class; that one is named by its position.
Dataset read_idx_dataset(const std::filesystem::path& folder, Part part, const std::string& name,
                         const std::vector<std::string>& class_names = {});

}  // namespace cnn
