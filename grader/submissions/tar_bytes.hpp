// The bytes of a .tar or .tar.gz, unpacked as they are asked for, and never more than allowed.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace convlings {

/// Not libarchive's own gzip filter: that one unpacks what is packed many times over, where a few
/// kilobytes keep it busy for hours.
class TarBytes {
 public:
  /// `packed` must outlive this. More than `most` bytes are not unpacked.
  TarBytes(std::string_view packed, std::int64_t most);
  ~TarBytes();
  TarBytes(const TarBytes&) = delete;
  TarBytes& operator=(const TarBytes&) = delete;

  /// The next bytes; empty at the end, or when `fault` or `too_large` has become true.
  std::string_view next();

  const std::string& fault() const { return fault_; }  ///< "is cut short", "is damaged"
  bool too_large() const { return too_large_; }

  /// Whether the last 512 bytes were zeros, as at the end of every whole tar file.
  bool ended_in_zeros() const { return zeros_ >= 512; }

 private:
  std::string_view unpack();
  void count_zeros(std::string_view bytes);

  std::string_view packed_;
  bool is_gzip_ = false;
  bool finished_ = false;
  z_stream stream_{};
  std::vector<char> block_;
  std::int64_t left_;
  std::int64_t zeros_ = 0;
  std::string fault_;
  bool too_large_ = false;
};

}  // namespace convlings
