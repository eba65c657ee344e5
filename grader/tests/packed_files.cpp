#include "packed_files.hpp"

#include <fmt/format.h>
#include <zlib.h>

namespace convlings::tests {
namespace {

constexpr int raw_deflate = -15;
constexpr int gzip = 15 + 16;

// `flush` is Z_FINISH, or Z_FULL_FLUSH for a part that may be repeated.
std::string packed(const std::string& bytes, int window_bits, int flush) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, window_bits, 9, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, flush);
  packed.resize(packed.size() - stream.avail_out);
  deflateEnd(&stream);
  return packed;
}

// Little-endian, as zip has all its numbers.
template <typename... Parts>
std::string numbers(const Parts&... parts) {
  std::string bytes;
  const auto append = [&](auto number) {
    for (std::size_t i = 0; i < sizeof number; ++i) {
      bytes += static_cast<char>(static_cast<std::uint64_t>(number) >> (8 * i));
    }
  };
  (append(parts), ...);
  return bytes;
}

using u16 = std::uint16_t;
using u32 = std::uint32_t;

u32 size_of(const std::string& bytes) { return static_cast<u32>(bytes.size()); }

}  // namespace

std::string zip_of(const std::vector<ZipEntry>& entries) {
  std::string zip;
  std::string directory;
  for (const ZipEntry& entry : entries) {
    const std::string data =
        entry.deflated ? packed(entry.contents, raw_deflate, Z_FINISH) : entry.contents;
    const auto* const bytes = reinterpret_cast<const Bytef*>(entry.contents.data());
    const u32 crc = entry.crc.value_or(static_cast<u32>(crc32(0, bytes, size_of(entry.contents))));
    const u32 size = entry.size.value_or(size_of(entry.contents));
    const u32 packed_size = entry.deflated ? size_of(data) : entry.size.value_or(size_of(data));
    const u16 method = entry.deflated ? 8 : 0;
    const u16 name_size = static_cast<u16>(entry.name.size());
    const std::string common = numbers(u16{20}, entry.flags, method, u16{0}, u16{0x21}, crc,
                                       packed_size, size, name_size, u16{0});
    const u16 made_by = entry.unix_mode == 0 ? 20 : (3 << 8) | 20;
    directory += "PK\1\2" + numbers(made_by) + common +
                 numbers(u16{0}, u16{0}, u16{0}, u32{entry.unix_mode << 16U}, size_of(zip)) +
                 entry.name;
    zip.append("PK\3\4").append(common).append(entry.name).append(data);
  }
  const u16 count = static_cast<u16>(entries.size());
  const u32 start = size_of(zip);
  return zip + directory + "PK\5\6" +
         numbers(u16{0}, u16{0}, count, count, size_of(directory), start, u16{0});
}

std::string tar_of(const std::vector<TarItem>& items) {
  std::string tar;
  for (const TarItem& item : items) {
    std::string header(512, '\0');
    const auto put = [&](std::size_t at, const std::string& text) {
      header.replace(at, text.size(), text);
    };
    put(0, item.name.substr(0, 100));
    put(100, "0000644");
    put(108, "0000000");
    put(116, "0000000");
    put(124, fmt::format("{:011o}", item.contents.size()));
    put(136, "00000000000");
    put(148, "        ");
    header[156] = item.type;
    put(157, item.link.substr(0, 100));
    put(257, std::string("ustar\0"
                         "00",
                         8));
    unsigned sum = 0;
    for (const char c : header) sum += static_cast<unsigned char>(c);
    put(148, fmt::format("{:06o}", sum) + std::string("\0 ", 2));
    tar += header + item.contents + std::string((512 - item.contents.size() % 512) % 512, '\0');
  }
  return tar + std::string(1024, '\0');
}

std::string gzipped(const std::string& bytes) { return packed(bytes, gzip, Z_FINISH); }

std::string deflated_zeros(int megabytes) {
  const std::string part = packed(std::string(1 << 20, '\0'), raw_deflate, Z_FULL_FLUSH);
  std::string zeros;
  for (int i = 0; i < megabytes; ++i) zeros += part;
  return zeros + packed("", raw_deflate, Z_FINISH);
}

// The checksum behind them is wrong; who reads as far as that has read too much.
std::string gzipped_zeros(int megabytes) {
  return gzipped("").substr(0, 10) + deflated_zeros(megabytes) + std::string(8, 'x');
}

}  // namespace convlings::tests
