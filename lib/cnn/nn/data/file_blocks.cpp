#include "cnn/nn/data/file_blocks.hpp"

#include <fmt/format.h>

#include <system_error>

#include "cnn/core/errors.hpp"

namespace cnn {
namespace {

namespace fs = std::filesystem;

std::ifstream opened(const char* who, const fs::path& file) {
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (!fs::exists(status)) {
    throw DataError(fmt::format("{}: {} does not exist. Check the path.", who, file.string()));
  }
  if (!fs::is_regular_file(status)) {
    throw DataError(fmt::format("{}: {} is not a file. Give a file's path.", who, file.string()));
  }
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    throw DataError(
        fmt::format("{}: {} cannot be read. Check its permissions.", who, file.string()));
  }
  return stream;
}

}  // namespace

FileBlocks::FileBlocks(const char* who, const fs::path& file)
    : who_(who), name_(file.string()), stream_(opened(who, file)) {
  std::error_code error;
  const auto size = static_cast<std::int64_t>(fs::file_size(file, error));
  if (!error) size_ = size;
  fill();
}

bool FileBlocks::fill() {
  if (waiting() > 0) return true;
  stream_.read(reinterpret_cast<char*>(block_.data()), static_cast<int>(block_.size()));
  at_ = 0;
  end_ = stream_.gcount();
  read_ += end_;
  if (stream_.bad()) damaged("it cannot be read further", std::to_string(read_));
  return end_ > 0;
}

void FileBlocks::damaged(const std::string& what, const std::string& where) const {
  throw DataError(
      fmt::format("{}: {}: {} (at byte {}). The file is damaged; copy or download it again.", who_,
                  name_, what, where));
}

}  // namespace cnn
