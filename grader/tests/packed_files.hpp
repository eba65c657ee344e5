// Archives for tests, byte by byte: as programs write them, and as no program would.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace convlings::tests {

/// An entry of a .zip. What is not told is as it should be.
struct ZipEntry {
  std::string name;
  std::string contents;
  bool deflated = false;
  std::uint16_t flags = 0;      ///< 1: encrypted, 1 << 11: the name is UTF-8
  std::uint32_t unix_mode = 0;  ///< 0120777: a symbolic link
  std::optional<std::uint32_t> crc = {};
  std::optional<std::uint32_t> size = {};  ///< as its headers have it
};

std::string zip_of(const std::vector<ZipEntry>& entries);

/// An entry of a .tar: `type` '0' is a file, '1' a hard link, '2' a symbolic link, '3' a device,
/// '5' a folder, '6' a pipe.
struct TarItem {
  std::string name;
  std::string contents;
  char type = '0';
  std::string link = {};
};

std::string tar_of(const std::vector<TarItem>& items);

std::string gzipped(const std::string& bytes);

/// So many MB of zeros, as deflate and gzip pack them; they never are in memory.
std::string deflated_zeros(int megabytes);
std::string gzipped_zeros(int megabytes);

}  // namespace convlings::tests
