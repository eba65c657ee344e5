// Where the large data sets lie that the repository does not ship; tests that need them say aloud
// when they are missing.
#pragma once

#include <catch2_either.hpp>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

/// The folder of the data sets: the environment's CONVLINGS_DATA, else shared/datasets beside the
/// repository, else nothing.
inline std::optional<std::filesystem::path> shared_data() {
  namespace fs = std::filesystem;
  const char* const named = std::getenv("CONVLINGS_DATA");
  if (named != nullptr && fs::is_directory(named)) return fs::path(named);
  const fs::path beside = fs::path(CONVLINGS_SOURCE_DIR) / "../shared/datasets";
  if (fs::is_directory(beside)) return beside;
  return std::nullopt;
}

/// `name`, a file or folder such as "photos/MANIFEST.tsv", in there; or nothing, after a warning
/// that ctest takes as "skipped". For test cases tagged [data] in programs with NEEDS_DATA. Use as
///   const auto file = shared_data_or_warn("mnist/t10k-images-idx3-ubyte.gz");
///   if (!file) return;
inline std::optional<std::filesystem::path> shared_data_or_warn(const std::string& name) {
  const auto folder = shared_data();
  if (folder && std::filesystem::exists(*folder / name)) return *folder / name;
  WARN("skipped: " << name << " is missing. Set CONVLINGS_DATA to the data sets' folder.");
  return std::nullopt;
}
