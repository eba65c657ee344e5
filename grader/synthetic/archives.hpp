// Archives as students' programs write them, and as no honest program does.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace convlings {

struct ArchivedFile {
  std::string path;  ///< written as it is, ".." and all
  std::string content;
  std::string link = {};  ///< a symbolic link to this, in place of a file
};

/// Throw std::runtime_error when the file cannot be written.
void write_zip(const std::filesystem::path& file, const std::vector<ArchivedFile>& entries);
void write_tar_gz(const std::filesystem::path& file, const std::vector<ArchivedFile>& entries);

}  // namespace convlings
