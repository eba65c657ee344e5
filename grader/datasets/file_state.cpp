#include "datasets/file_state.hpp"

#include <optional>
#include <vector>

#include "cnn/core/errors.hpp"
#include "cnn/nn/data/gzip.hpp"
#include "datasets/sha256.hpp"

namespace convlings {

namespace fs = std::filesystem;

namespace {

std::string dotted(std::string name) {
  const std::size_t at = name.rfind("-idx");
  if (at != std::string::npos) name[at] = '.';
  return name;
}

/// In the order in which the readers prefer them: plain before compressed.
std::optional<fs::path> find_spelling(const cnn::KnownFile& file, const fs::path& folder) {
  std::vector<std::string> names{file.name, dotted(file.name)};
  if (file.name.ends_with(".gz")) {
    const std::string plain = file.name.substr(0, file.name.size() - 3);
    names.insert(names.begin(), {plain, dotted(plain)});
  }
  for (const std::string& name : names) {
    std::error_code ignored;  // what cannot be looked at is not there
    if (fs::is_regular_file(folder / name, ignored)) return folder / name;
  }
  return std::nullopt;
}

std::string sha256_of_contents(const fs::path& file) {
  cnn::UnpackedFile contents("checksum", file);
  Sha256 sum;
  std::vector<std::uint8_t> block(1U << 18U);
  while (const std::int64_t got =
             contents.read(block.data(), static_cast<std::int64_t>(block.size()))) {
    sum.add({reinterpret_cast<const char*>(block.data()), static_cast<std::size_t>(got)});
  }
  return sum.digest();
}

}  // namespace

FileState state_of(const cnn::KnownFile& file, const fs::path& folder) {
  const std::optional<fs::path> found = find_spelling(file, folder);
  if (!found) return FileState::missing;
  try {
    if (sha256_of_file(*found) == file.sha256) return FileState::published;
    if (!file.name.ends_with(".gz")) return FileState::different;
    if (sha256_of_contents(*found) != file.contents_sha256) return FileState::different;
    return found->extension() == ".gz" ? FileState::compressed_anew : FileState::unpacked;
  } catch (const cnn::DataError&) {
    return FileState::different;
  }
}

bool is_right(FileState state) {
  return state != FileState::missing && state != FileState::different;
}

const char* words_for(FileState state) {
  switch (state) {
    case FileState::published:
      return "as published";
    case FileState::compressed_anew:
      return "compressed anew, same contents";
    case FileState::unpacked:
      return "unpacked, contents as published";
    case FileState::missing:
      return "missing";
    case FileState::different:
      return "NOT what was published";
  }
  return "";
}

}  // namespace convlings
