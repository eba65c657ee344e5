#include "cnn/nn/data/gzip.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <new>
#include <optional>
#include <system_error>

#include "cnn/core/errors.hpp"

namespace cnn {
namespace {

namespace fs = std::filesystem;

constexpr int gzip_only = 16;              // inflateInit2: expect gzip's header and trailer,
constexpr int window = 15;                 // with the largest window
constexpr std::int64_t best_ratio = 1032;  // 258 bytes take two bits at least

// A regular file: a pipe or a device would block or never end.
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

// The file's own bytes in blocks, and zlib's state if they are packed.
class UnpackedFile::Source {
 public:
  Source(const char* who, const fs::path& file)
      : who_(who), name_(file.string()), stream_(opened(who, file)) {
    std::error_code error;
    size_ = static_cast<std::int64_t>(fs::file_size(file, error));
    if (error) size_ = 0;
    refill();
    packed_ = left_in_block() >= 2 && block_[0] == 0x1F && block_[1] == 0x8B;
    if (packed_ && inflateInit2(&zlib_, window + gzip_only) != Z_OK) throw std::bad_alloc();
  }
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  ~Source() {
    if (packed_) inflateEnd(&zlib_);
  }

  std::int64_t read(std::uint8_t* to, std::int64_t count) {
    std::int64_t done = 0;
    if (ahead_ && count > 0) {
      to[done++] = *ahead_;
      ahead_.reset();
    }
    while (done < count) {
      const std::int64_t piece = packed_ ? unpack(to + done, count - done)  //
                                         : copy(to + done, count - done);
      if (piece == 0) break;
      done += piece;
    }
    offset_ += done;
    return done;
  }

  bool at_end() {
    if (!ahead_) {
      std::uint8_t next = 0;
      if (read(&next, 1) == 0) return true;
      --offset_;
      ahead_ = next;
    }
    return false;
  }

  std::int64_t offset() const { return offset_; }

  std::int64_t at_most_left() const {
    const std::int64_t left = std::max<std::int64_t>(size_ - file_offset(), 0);
    return (ahead_ ? 1 : 0) + (packed_ ? best_ratio * (left + waiting_inside) : left);
  }

  [[noreturn]] void damaged(const std::string& what, const std::string& where) const {
    throw DataError(
        fmt::format("{}: {}: {} (at byte {}). The file is damaged; copy or download it "
                    "again.",
                    who_, name_, what, where));
  }
  [[noreturn]] void damaged_contents(const std::string& what, std::int64_t offset) const {
    damaged(what, std::to_string(offset) + (packed_ ? " of what is packed in it" : ""));
  }

 private:
  // zlib may have taken in a few bytes that it has not unpacked yet.
  static constexpr std::int64_t waiting_inside = 64;

  std::int64_t left_in_block() const { return block_end_ - block_at_; }
  std::int64_t file_offset() const { return file_read_ - left_in_block(); }

  // False at the end of the file.
  bool refill() {
    stream_.read(reinterpret_cast<char*>(block_.data()), static_cast<int>(block_.size()));
    block_at_ = 0;
    block_end_ = stream_.gcount();
    file_read_ += block_end_;
    if (stream_.bad()) damaged("it cannot be read further", std::to_string(file_read_));
    return block_end_ > 0;
  }

  std::int64_t copy(std::uint8_t* to, std::int64_t count) {
    if (left_in_block() == 0 && !refill()) return 0;
    const std::int64_t piece = std::min(count, left_in_block());
    std::copy_n(block_.data() + block_at_, piece, to);
    block_at_ += piece;
    return piece;
  }

  // At least one byte, or none when the last member has ended.
  std::int64_t unpack(std::uint8_t* to, std::int64_t count) {
    const auto room = static_cast<uInt>(std::min<std::int64_t>(count, 1 << 30));
    zlib_.next_out = to;
    zlib_.avail_out = room;
    while (zlib_.avail_out == room) {
      if (left_in_block() == 0 && !refill()) {
        if (between_members_) return 0;
        damaged("the gzip data are cut", std::to_string(file_read_));
      }
      if (between_members_) begin_member();
      inflate_block();
    }
    return room - zlib_.avail_out;
  }

  void begin_member() {
    if (block_[static_cast<std::size_t>(block_at_)] != 0x1F) {
      damaged("something that is no gzip follows the gzip data", std::to_string(file_offset()));
    }
    inflateReset(&zlib_);
    between_members_ = false;
  }

  void inflate_block() {
    zlib_.next_in = block_.data() + block_at_;
    zlib_.avail_in = static_cast<uInt>(left_in_block());
    const int result = inflate(&zlib_, Z_NO_FLUSH);
    block_at_ = block_end_ - zlib_.avail_in;
    if (result == Z_MEM_ERROR) throw std::bad_alloc();
    if (result == Z_STREAM_END) {
      between_members_ = true;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      const char* const reason = zlib_.msg != nullptr ? zlib_.msg : "unknown";
      damaged(fmt::format("the gzip data are wrong: {}", reason), std::to_string(file_offset()));
    }
  }

  const char* who_;
  std::string name_;
  std::ifstream stream_;
  std::int64_t size_ = 0;       // of the file
  std::int64_t file_read_ = 0;  // how much of it has been in block_
  std::array<std::uint8_t, 65536> block_;
  std::int64_t block_at_ = 0;
  std::int64_t block_end_ = 0;
  bool packed_ = false;
  bool between_members_ = false;
  z_stream zlib_{};
  std::int64_t offset_ = 0;            // in the contents
  std::optional<std::uint8_t> ahead_;  // the next byte, if at_end has looked
};

UnpackedFile::UnpackedFile(const char* who, const fs::path& file)
    : source_(std::make_unique<Source>(who, file)) {}

UnpackedFile::~UnpackedFile() = default;

std::int64_t UnpackedFile::read(std::uint8_t* to, std::int64_t count) {
  return source_->read(to, count);
}

void UnpackedFile::take(std::uint8_t* to, std::int64_t count, const std::string& what) {
  const std::int64_t start = offset();
  if (read(to, count) == count) return;
  source_->damaged_contents(
      fmt::format("the file is cut: {} at byte {} takes {} bytes, but the file ends", what, start,
                  count),
      offset());
}

bool UnpackedFile::at_end() { return source_->at_end(); }

std::int64_t UnpackedFile::offset() const { return source_->offset(); }

std::int64_t UnpackedFile::at_most_left() const { return source_->at_most_left(); }

void UnpackedFile::damaged(const std::string& what, std::int64_t offset) const {
  source_->damaged_contents(what, offset);
}

std::string read_unpacked(const char* who, const fs::path& file, std::int64_t max_bytes) {
  UnpackedFile source(who, file);
  std::string contents;
  while (!source.at_end()) {
    const auto have = static_cast<std::int64_t>(contents.size());
    if (have == max_bytes) {
      throw DataError(
          fmt::format("{}: {} is too large. Received more than {} bytes, at most so "
                      "many are read.",
                      who, file.string(), max_bytes));
    }
    // A piece as large as what is there already: doubling, as a vector grows.
    const std::int64_t piece =
        std::min(max_bytes - have, std::clamp<std::int64_t>(have, 1 << 16, 1 << 26));
    contents.resize(static_cast<std::size_t>(have + piece));
    const std::int64_t count =
        source.read(reinterpret_cast<std::uint8_t*>(contents.data()) + have, piece);
    contents.resize(static_cast<std::size_t>(have + count));
  }
  return contents;
}

}  // namespace cnn
