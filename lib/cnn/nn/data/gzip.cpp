#include "cnn/nn/data/gzip.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <new>
#include <optional>

#include "cnn/core/errors.hpp"
#include "cnn/nn/data/file_blocks.hpp"

namespace cnn {
namespace {

namespace fs = std::filesystem;

constexpr int gzip_only = 16;              // inflateInit2: expect gzip's header and trailer,
constexpr int window = 15;                 // with the largest window
constexpr std::int64_t best_ratio = 1032;  // 258 bytes take two bits at least

}  // namespace

// The file's own bytes, and zlib's state if they are packed.
class UnpackedFile::Source {
 public:
  Source(const char* who, const fs::path& file) : blocks_(who, file) {
    packed_ = blocks_.waiting() >= 2 && blocks_.data()[0] == 0x1F && blocks_.data()[1] == 0x8B;
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
    if (ahead_) return false;
    std::uint8_t next = 0;
    if (read(&next, 1) == 0) return true;
    --offset_;
    ahead_ = next;
    return false;
  }

  std::int64_t offset() const { return offset_; }

  std::int64_t at_most_left() const {
    const std::int64_t left = blocks_.left();
    return (ahead_ ? 1 : 0) + (packed_ ? best_ratio * (left + waiting_inside) : left);
  }

  [[noreturn]] void damaged(const std::string& what, std::int64_t offset) const {
    blocks_.damaged(what, std::to_string(offset) + (packed_ ? " of what is packed in it" : ""));
  }

 private:
  // zlib may have taken in a few bytes that it has not unpacked yet.
  static constexpr std::int64_t waiting_inside = 64;

  std::int64_t copy(std::uint8_t* to, std::int64_t count) {
    if (!blocks_.fill()) return 0;
    const std::int64_t piece = std::min(count, blocks_.waiting());
    std::copy_n(blocks_.data(), piece, to);
    blocks_.pass(piece);
    return piece;
  }

  // At least one byte, or none when the last member has ended.
  std::int64_t unpack(std::uint8_t* to, std::int64_t count) {
    const auto room = static_cast<uInt>(std::min<std::int64_t>(count, 1 << 30));
    zlib_.next_out = to;
    zlib_.avail_out = room;
    while (zlib_.avail_out == room) {
      if (!blocks_.fill()) {
        if (between_members_) return 0;
        damaged_packing("the gzip data are cut");
      }
      if (between_members_) begin_member();
      inflate_block();
    }
    return room - zlib_.avail_out;
  }

  void begin_member() {
    if (*blocks_.data() != 0x1F) damaged_packing("something that is no gzip follows the gzip data");
    inflateReset(&zlib_);
    between_members_ = false;
  }

  void inflate_block() {
    zlib_.next_in = blocks_.data();
    zlib_.avail_in = static_cast<uInt>(blocks_.waiting());
    const int result = inflate(&zlib_, Z_NO_FLUSH);
    blocks_.pass(blocks_.waiting() - zlib_.avail_in);
    if (result == Z_MEM_ERROR) throw std::bad_alloc();
    if (result == Z_STREAM_END) {
      between_members_ = true;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      const char* const reason = zlib_.msg != nullptr ? zlib_.msg : "unknown";
      damaged_packing(fmt::format("the gzip data are wrong: {}", reason));
    }
  }

  [[noreturn]] void damaged_packing(const std::string& what) const {
    blocks_.damaged(what, std::to_string(blocks_.offset()));
  }

  FileBlocks blocks_;
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
  source_->damaged(fmt::format("the file is cut: {} at byte {} takes {} bytes, but the file ends",
                               what, start, count),
                   offset());
}

bool UnpackedFile::at_end() { return source_->at_end(); }

std::int64_t UnpackedFile::offset() const { return source_->offset(); }

std::int64_t UnpackedFile::at_most_left() const { return source_->at_most_left(); }

void UnpackedFile::damaged(const std::string& what, std::int64_t offset) const {
  source_->damaged(what, offset);
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
