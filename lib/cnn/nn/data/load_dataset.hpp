// A data set by name or path, whatever its format: what commands take as --data.
#pragma once

#include <string>

#include "cnn/nn/data/dataset.hpp"
#include "cnn/nn/data/find_dataset.hpp"
#include "cnn/nn/data/known_datasets.hpp"

namespace cnn {

struct LoadOptions {
  DatasetRoots roots = dataset_roots();

  /// (height, width, 1 or 3) that pictures of a folder are resized to, which a folder needs and
  /// other sets do not; for a CSV, if its pictures are not square and grey.
  Shape image_shape = {};
};

/// `source` is the name of a known data set, found where dataset_places says, or the path of
///   - a folder with IDX files as MNIST's, or with CIFAR-10's binary batches,
///   - a folder of pictures, one class a sub-folder; perhaps in train/ and in test/ or validation/,
///   - a CSV file, one picture a line: its label, then its pixels.
/// A known name wins over a folder of that name; write ./mnist for the folder.
///
/// The set's name says what was read: "mnist, training", "fashion-mnist subset, test".
///
/// Throws DataError, which lists the places, when the set is nowhere; when a file is wrong; or when
/// the test part is asked of a source without parts. ShapeError when a folder of pictures
/// needs an image_shape.
Dataset load_dataset(const std::string& source, Part part, const LoadOptions& options = {});

/// Whether there is something to ask Part::test for. A CSV file and a folder of classes are all
/// Part::train. Throws DataError when the source is no known name, no folder and no file.
bool has_test_part(const std::string& source);

}  // namespace cnn
