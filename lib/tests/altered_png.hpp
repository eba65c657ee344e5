// PNG chunks put together by hand, for pictures that no program would write.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>

inline std::string big32(std::uint32_t value) {
  return {static_cast<char>(value >> 24 & 255), static_cast<char>(value >> 16 & 255),
          static_cast<char>(value >> 8 & 255), static_cast<char>(value & 255)};
}

inline std::string png_chunk(const std::string& name, const std::string& data) {
  const std::string body = name + data;
  const auto crc = crc32(0, reinterpret_cast<const Bytef*>(body.data()), body.size());
  return big32(static_cast<std::uint32_t>(data.size())) + body +
         big32(static_cast<std::uint32_t>(crc));
}

inline std::string deflated(const std::string& data) {
  uLongf size = compressBound(data.size());
  std::string packed(size, '\0');
  compress(reinterpret_cast<Bytef*>(packed.data()), &size,
           reinterpret_cast<const Bytef*>(data.data()), data.size());
  return packed.substr(0, size);
}

/// A PNG with right checksums whose header says what the arguments say; `rows` are the bytes before
/// compression, `extra` whole chunks between header and data.
inline std::string png(std::uint32_t width, std::uint32_t height, int bits, int colour_type,
                       const std::string& rows, const std::string& extra = "") {
  const std::string kind{static_cast<char>(bits), static_cast<char>(colour_type), 0, 0, 0};
  return "\x89PNG\r\n\x1a\n" + png_chunk("IHDR", big32(width) + big32(height) + kind) + extra +
         png_chunk("IDAT", deflated(rows)) + png_chunk("IEND", "");
}
