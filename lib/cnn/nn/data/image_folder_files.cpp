#include "cnn/nn/data/image_folder_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "cnn/core/errors.hpp"
#include "cnn/nn/data/image_folder.hpp"

namespace cnn {
namespace {

namespace fs = std::filesystem;

// What systems leave behind in folders of pictures.
bool passed_over(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with('.') || name == "Thumbs.db" || name == "desktop.ini";
}

[[noreturn]] void cannot_look(const char* who, const fs::path& folder,
                              const std::error_code& error) {
  throw DataError(fmt::format("{}: {} cannot be looked into: {}. Check its permissions.", who,
                              folder.string(), error.message()));
}

// True when `outer` is `inner` or lies in it: its classes would be walked through again.
bool leads_back(const fs::path& inner, const fs::path& outer) {
  std::error_code error;  // what cannot be resolved cannot be walked through either
  const fs::path resolved_inner = fs::canonical(inner, error);
  const fs::path resolved_outer = fs::canonical(outer, error);
  const fs::path back = resolved_outer.lexically_relative(resolved_inner);
  return !back.empty() && *back.begin() != "..";
}

void sort_by_bytes(std::vector<fs::path>& paths) {
  std::sort(paths.begin(), paths.end(),
            [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
}

}  // namespace

std::vector<fs::path> class_folders(const fs::path& folder) {
  std::vector<fs::path> folders;
  std::error_code error;  // what cannot be looked into has no folders
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code no_folder;
    if (entry->is_directory(no_folder) && !passed_over(entry->path())) {
      folders.push_back(entry->path());
    }
  }
  sort_by_bytes(folders);
  return folders;
}

std::vector<fs::path> files_below(const char* who, const fs::path& folder,
                                  const fs::path& class_folder, std::int64_t most) {
  std::error_code error;
  if (leads_back(class_folder, folder)) {
    throw DataError(fmt::format("{}: {} is a link that leads back to {}. Remove it.", who,
                                class_folder.string(), folder.string()));
  }
  std::vector<fs::path> files;
  fs::recursive_directory_iterator entry(class_folder, error);
  for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
    std::error_code unknown;  // a link that leads nowhere is no folder, and no picture either
    if (passed_over(entry->path())) {
      entry.disable_recursion_pending();
    } else if (!entry->is_directory(unknown)) {
      files.push_back(entry->path());
    }
    if (static_cast<std::int64_t>(files.size()) > most) {
      throw DataError(fmt::format(
          "{}: {}: at most a million pictures are read, and together 2^30 bytes of them. Received "
          "more by {}. Choose a smaller shape, or fewer pictures.",
          who, folder.string(), class_folder.string()));
    }
  }
  if (error) cannot_look(who, class_folder, error);
  if (files.empty()) {
    throw DataError(
        fmt::format("{}: {}: a class must have a picture. Add one or remove the folder.", who,
                    class_folder.string()));
  }
  sort_by_bytes(files);
  return files;
}

}  // namespace cnn
