// Photographs in folders, one class a sub-folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cnn/nn/data/dataset.hpp"

namespace cnn {

/// A file that read_image refuses.
struct UnreadableFile {
  std::filesystem::path file;
  std::string why;  ///< read_image's message, which names the file
};

struct ImageFolderOptions {
  std::string name = {};                      ///< the set's; the folder's name if empty
  Shape image_shape = {150, 150, 3};          ///< (height, width, 1 grey or 3 RGB)
  std::vector<std::string> class_names = {};  ///< those of the training part; none: as found

  /// Null: files that cannot be read are an error, which lists them. Else they are left out and
  /// listed here.
  std::vector<UnreadableFile>* skipped = nullptr;
};

/// Every sub-folder is a class, named and sorted by its name's bytes; all files in it and in the
/// folders below it are its pictures, sorted by path. Each is read by read_image and resized to
/// image_shape by area average, as Keras's flow_from_directory does: squashed where its sides have
/// another ratio.
///
/// Passed over: names that begin with a dot, Thumbs.db, desktop.ini, and files beside the classes.
/// A link to a picture or to a class's folder is followed, unless it leads back; a link to a folder
/// further below is not. Bytes of a name that are no UTF-8 become `?` in the class name.
///
/// Throws DataError when there is no class or more than 256, two have one name, a class has no
/// picture or is not among class_names, pictures cannot be read (see `skipped`), or there are more
/// than a million, or than 2^30 bytes hold; the last before any is read. Throws ShapeError for
/// another kind of image_shape.
Dataset read_image_folder(const std::filesystem::path& folder,
                          const ImageFolderOptions& options = {});

/// Its sub-folders in the order of classes; empty when there are none or it is no folder.
std::vector<std::filesystem::path> class_folders(const std::filesystem::path& folder);

/// The names of its classes, as read_image_folder makes them.
std::vector<std::string> class_names_in(const std::filesystem::path& folder);

}  // namespace cnn
