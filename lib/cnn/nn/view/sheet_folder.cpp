#include "cnn/nn/view/sheet_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "cnn/core/errors.hpp"
#include "cnn/core/image_file.hpp"

namespace cnn::view {
namespace {

constexpr std::size_t longest_name = 100;  // file systems allow 255 bytes

std::string file_stem(const std::string& name) {
  std::string stem = name.substr(0, longest_name);
  for (char& letter : stem) {
    const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                       (letter >= '0' && letter <= '9') || letter == '-' || letter == '_';
    if (!plain) letter = '_';
  }
  return stem.empty() ? "sheet" : stem;
}

}  // namespace

SheetFolder::SheetFolder(const std::filesystem::path& folder) : folder_(folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (std::filesystem::is_directory(folder)) return;
  const bool taken = std::filesystem::exists(folder);
  throw DataError(fmt::format("pictures go into a folder. Received {}, which {}. Name another one.",
                              folder.string(),
                              taken ? "is a file" : "cannot be made: " + error.message()));
}

void SheetFolder::write(const Sheet& sheet) {
  const std::string stem = file_stem(sheet.name);
  std::filesystem::path file = folder_ / (stem + ".png");
  for (int count = 2; std::find(files_.begin(), files_.end(), file) != files_.end(); ++count) {
    file = folder_ / fmt::format("{}_{}.png", stem, count);
  }
  write_png(file, sheet.pixels);
  files_.push_back(file);
}

}  // namespace cnn::view
