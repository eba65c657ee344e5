// The bytes of one picture file, read with checked offsets. For the format readers only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace cnn {

/// Every read is checked against the end of the file, and every complaint names the file. Offsets
/// are 64-bit, so sums of 32-bit fields from the file cannot wrap.
class ImageBytes {
 public:
  /// More pixels are refused before memory is taken: 8192 x 8192.
  static constexpr std::int64_t max_pixels = std::int64_t{1} << 26;

  ImageBytes(std::string name, std::string bytes)
      : name_(std::move(name)), bytes_(std::move(bytes)) {}

  std::int64_t size() const { return static_cast<std::int64_t>(bytes_.size()); }
  bool starts_with(std::string_view start) const;

  /// Throws DataError ("… is cut") unless `count` bytes lie at `offset`; `what` they should be.
  void need(std::int64_t offset, std::int64_t count, const char* what) const;

  /// Numbers at `offset`, checked as `need` does.
  std::uint32_t byte(std::int64_t offset) const;
  std::uint32_t big16(std::int64_t offset) const;
  std::uint32_t big32(std::int64_t offset) const;
  std::uint32_t little16(std::int64_t offset) const;
  std::uint32_t little32(std::int64_t offset) const;
  std::string_view view(std::int64_t offset, std::int64_t count, const char* what) const;

  /// Throws DataError when a side is below 1 or the picture has more than `max_pixels`.
  void check_size(std::int64_t width, std::int64_t height) const;

  /// Throws DataError: file, `what` is wrong, and that the file is damaged.
  [[noreturn]] void damaged(const std::string& what) const;
  [[noreturn]] void damaged(const std::string& what, std::int64_t offset) const;

  /// Throws DataError: file, `what` it is, and that it has to be converted.
  [[noreturn]] void unsupported(const std::string& what) const;

 private:
  std::string name_;
  std::string bytes_;
};

}  // namespace cnn
