#include "data_samples.hpp"

#include <zlib.h>

#include <stdexcept>

#include "cnn/core/errors.hpp"

std::string gzipped(const std::string& bytes) {
  constexpr int window_and_gzip = 15 + 16;
  z_stream zlib{};
  if (deflateInit2(&zlib, 6, Z_DEFLATED, window_and_gzip, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("deflateInit2");
  }
  std::string packed(deflateBound(&zlib, bytes.size()) + 32, '\0');
  std::string input = bytes;
  zlib.next_in = reinterpret_cast<Bytef*>(input.data());
  zlib.avail_in = static_cast<uInt>(input.size());
  zlib.next_out = reinterpret_cast<Bytef*>(packed.data());
  zlib.avail_out = static_cast<uInt>(packed.size());
  const int result = deflate(&zlib, Z_FINISH);
  packed.resize(zlib.total_out);
  deflateEnd(&zlib);
  if (result != Z_STREAM_END) throw std::runtime_error("deflate");
  return packed;
}

std::string idx_header(std::initializer_list<std::uint32_t> extents) {
  std::string header{0, 0, 8, static_cast<char>(extents.size())};
  for (const std::uint32_t extent : extents) {
    for (int shift = 24; shift >= 0; shift -= 8) header += static_cast<char>(extent >> shift);
  }
  return header;
}

std::string idx_images_3x2(int count) {
  std::string file = idx_header({static_cast<std::uint32_t>(count), 3, 2});
  for (int i = 0; i < count * 6; ++i) file += static_cast<char>(i % 251);
  return file;
}

std::string idx_labels(const std::vector<std::uint8_t>& labels) {
  return idx_header({static_cast<std::uint32_t>(labels.size())}) +
         std::string(labels.begin(), labels.end());
}

std::string cifar10_records(const std::vector<std::uint8_t>& labels) {
  std::string file;
  int record = 0;
  for (const std::uint8_t label : labels) {
    file += static_cast<char>(label);
    for (int i = 0; i < 3072; ++i) file += static_cast<char>((i + record) % 256);
    ++record;
  }
  return file;
}

std::string data_error(const std::function<void()>& call) {
  try {
    call();
  } catch (const cnn::DataError& error) {
    return error.what();
  }
  return "no error";
}
