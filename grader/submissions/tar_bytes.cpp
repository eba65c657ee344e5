#include "submissions/tar_bytes.hpp"

#include <algorithm>
#include <new>

namespace convlings {
namespace {

constexpr std::size_t block_bytes = 1U << 16U;
constexpr int window_bits_of_gzip = 15 + 16;

}  // namespace

TarBytes::TarBytes(std::string_view packed, std::int64_t most)
    : packed_(packed), is_gzip_(packed.substr(0, 2) == "\x1F\x8B"), left_(most) {
  if (!is_gzip_) return;
  if (inflateInit2(&stream_, window_bits_of_gzip) != Z_OK) throw std::bad_alloc();
  block_.resize(block_bytes);
}

TarBytes::~TarBytes() {
  if (is_gzip_) inflateEnd(&stream_);
}

std::string_view TarBytes::next() {
  if (finished_) return {};
  std::string_view bytes;
  if (is_gzip_) {
    bytes = unpack();
  } else {
    bytes = packed_.substr(0, block_bytes);
    packed_.remove_prefix(bytes.size());
  }
  left_ -= static_cast<std::int64_t>(bytes.size());
  too_large_ = left_ < 0;
  finished_ = bytes.empty() || too_large_;
  if (too_large_) return {};
  count_zeros(bytes);
  return bytes;
}

std::string_view TarBytes::unpack() {
  stream_.next_out = reinterpret_cast<Bytef*>(block_.data());
  stream_.avail_out = static_cast<uInt>(block_.size());
  // zlib does not write what it reads, but its type says otherwise.
  stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed_.data()));
  stream_.avail_in = static_cast<uInt>(packed_.size());
  int code = Z_OK;
  while (code == Z_OK && stream_.avail_out > 0) {
    code = inflate(&stream_, Z_NO_FLUSH);
    // Another member may follow, or zeros that fill a block.
    if (code == Z_STREAM_END && stream_.avail_in > 0 && *stream_.next_in == 0x1F) {
      code = inflateReset(&stream_);
    }
  }
  const std::size_t size = block_.size() - stream_.avail_out;
  packed_ = packed_.substr(packed_.size() - stream_.avail_in);
  if (code == Z_MEM_ERROR) throw std::bad_alloc();
  if (code == Z_STREAM_END) packed_ = {};
  if (size > 0) return {block_.data(), size};  // zlib will say again what is wrong behind it
  if (code == Z_BUF_ERROR) fault_ = "is cut short";
  if (code == Z_DATA_ERROR || code == Z_NEED_DICT) fault_ = "is damaged";
  return {};
}

void TarBytes::count_zeros(std::string_view bytes) {
  const std::size_t last = bytes.find_last_not_of('\0');
  const auto size = static_cast<std::int64_t>(bytes.size());
  zeros_ =
      last == std::string_view::npos ? zeros_ + size : size - static_cast<std::int64_t>(last) - 1;
}

}  // namespace convlings
