// Which files a folder of pictures holds, in an order that is the same everywhere. For image_folder
// only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace cnn {

/// The files of one class, `class_folder` and below, sorted. Throws DataError, which names `who`,
/// when there are none or more than `most`, when the class's folder is a link that leads back to
/// `folder`, or when a folder cannot be looked into.
std::vector<std::filesystem::path> files_below(const char* who, const std::filesystem::path& folder,
                                               const std::filesystem::path& class_folder,
                                               std::int64_t most);

}  // namespace cnn
