// The data sets that the course knows by name: what they hold, and where their files come from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cnn/core/shape.hpp"

namespace cnn {

/// What to learn from, and what to be judged by.
enum class Part { train, test };

/// "mnist, training" or "mnist, test".
std::string part_name(const std::string& set, Part part);

enum class DatasetFormat { idx, cifar10 };

/// One file as it is published. Checksums are 64 lower-case hexadecimal digits.
struct KnownFile {
  std::string name;  ///< "train-images-idx3-ubyte.gz"
  std::int64_t bytes = 0;
  std::string sha256;
  /// Of what is inside a .gz. Debian compresses anew: its files differ, their contents do not.
  std::string contents_sha256;
  /// Where it can be fetched, the official one first; none for a file of an archive.
  std::vector<std::string> addresses;
};

struct KnownDataset {
  std::string name;    ///< "mnist"
  std::string title;   ///< "MNIST, handwritten digits"
  std::string folder;  ///< its other usual folder name: "cifar-10-batches-bin"
  DatasetFormat format = DatasetFormat::idx;
  Shape image_shape;  ///< (height, width, channels)
  int train_images = 0;
  int test_images = 0;
  std::vector<std::string> class_names;
  std::string licence;
  std::string subset;                ///< what the repository ships of it: empty for nothing
  std::vector<KnownFile> files;      ///< what lies in the folder in the end
  std::optional<KnownFile> archive;  ///< a .tar.gz that holds `files` in a folder, if they come so

  int classes() const { return static_cast<int>(class_names.size()); }
};

/// mnist, fashion-mnist and cifar-10.
const std::vector<KnownDataset>& known_datasets();

/// The one of this name, or null.
const KnownDataset* known_dataset(const std::string& name);

}  // namespace cnn
