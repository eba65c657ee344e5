#include "cnn/nn/data/gzip.hpp"

#include <sys/stat.h>

#include <catch2_either.hpp>

#include "cnn/core/errors.hpp"
#include "cnn/core/file.hpp"
#include "cnn/core/random.hpp"
#include "data_samples.hpp"
#include "test_folder.hpp"

using cnn::read_unpacked;
using cnn::UnpackedFile;
using cnn::write_file;

namespace {

// Hard to pack and longer than the reader's blocks.
std::string noise(int length) {
  cnn::Random random(7);
  std::string bytes;
  for (int i = 0; i < length; ++i) bytes += static_cast<char>(random.integer(0, 255));
  return bytes;
}

}  // namespace

TEST_CASE("read_unpacked: plain and packed files give the same bytes, whatever their names") {
  const TestFolder test;
  for (const std::string& bytes : {std::string(), std::string("a"), std::string("\x1f"),
                                   std::string(200000, 'z'), noise(300000)}) {
    CAPTURE(bytes.size());
    write_file(test.path / "plain.gz", bytes);
    CHECK(read_unpacked("test", test.path / "plain.gz", 300000) == bytes);
    write_file(test.path / "packed", gzipped(bytes));
    CHECK(read_unpacked("test", test.path / "packed", 300000) == bytes);
  }
}

TEST_CASE("read_unpacked: several gzip members are one file, empty ones too") {
  const TestFolder test;
  const std::string half = noise(70000);
  write_file(test.path / "two.gz", gzipped(half) + gzipped("") + gzipped("end"));
  CHECK(read_unpacked("test", test.path / "two.gz", 1 << 20) == half + "end");
}

TEST_CASE("read_unpacked: more than max_bytes is refused, packed or not, exactly as many is not") {
  const TestFolder test;
  const auto file = test.path / "file";
  for (const bool packed : {false, true}) {
    const std::string bytes(1000, 'x');
    write_file(file, packed ? gzipped(bytes) : bytes);
    CHECK(read_unpacked("test", file, 1000) == bytes);
    CHECK(data_error([&] { read_unpacked("test", file, 999); }) ==
          "test: " + file.string() +
              " is too large. Received more than 999 bytes, at most so many are read.");
  }
}

// 100 MB of zeros take 100 kB packed. What is asked is unpacked, no more.
TEST_CASE("UnpackedFile: a bomb is read as far as asked") {
  const TestFolder test;
  std::string zeros;
  zeros.resize(100'000'000);
  const std::string bomb = gzipped(zeros);
  CHECK(bomb.size() < 110'000);
  write_file(test.path / "bomb.gz", bomb);
  UnpackedFile file("test", test.path / "bomb.gz");
  CHECK(file.at_most_left() >= 100'000'000);
  CHECK(file.at_most_left() < 120'000'000);
  std::uint8_t bytes[10];
  CHECK(file.read(bytes, 10) == 10);
  CHECK_FALSE(file.at_end());
  CHECK(file.offset() == 10);
  CHECK(data_error([&] {
          read_unpacked("test", test.path / "bomb.gz", 1 << 20);
        }).find("is too large") != std::string::npos);
}

TEST_CASE("UnpackedFile: pieces, a look ahead and the offset agree") {
  const TestFolder test;
  write_file(test.path / "file.gz", gzipped("abcdef"));
  UnpackedFile file("test", test.path / "file.gz");
  std::uint8_t bytes[8] = {};
  CHECK_FALSE(file.at_end());
  CHECK(file.offset() == 0);
  file.take(bytes, 4, "letters");
  CHECK(std::string(bytes, bytes + 4) == "abcd");
  CHECK_FALSE(file.at_end());
  CHECK_FALSE(file.at_end());
  CHECK(file.offset() == 4);
  CHECK(file.read(bytes, 8) == 2);
  CHECK(std::string(bytes, bytes + 2) == "ef");
  CHECK(file.at_end());
  CHECK(file.offset() == 6);
  CHECK(file.read(bytes, 8) == 0);
}

TEST_CASE("UnpackedFile: a wrong checksum, length, cut or rest is an error with file and byte") {
  const TestFolder test;
  const auto file = test.path / "file.gz";
  const std::string good = gzipped("The same text again and again, the same text again.");
  const auto error_of = [&](const std::string& bytes) {
    write_file(file, bytes);
    return data_error([&] { read_unpacked("test", file, 1 << 20); });
  };
  const std::string start = "test: " + file.string() + ": ";
  const std::string end = "). The file is damaged; copy or download it again.";
  const std::string cut = start + "the gzip data are cut (at byte ";
  const std::string size = std::to_string(good.size());
  CHECK(error_of(good) == "no error");

  std::string altered = good;
  altered[good.size() - 8] ^= 1;
  const std::string before_length = std::to_string(good.size() - 4);
  CHECK(error_of(altered) ==
        start + "the gzip data are wrong: incorrect data check (at byte " + before_length + end);
  altered = good;
  altered[good.size() - 1] ^= 1;
  CHECK(error_of(altered) ==
        start + "the gzip data are wrong: incorrect length check (at byte " + size + end);
  CHECK(error_of(good + "rest") ==
        start + "something that is no gzip follows the gzip data (at byte " + size + end);
  const auto cut_at = [&](std::size_t byte) { return cut + std::to_string(byte) + end; };
  CHECK(error_of(good + "\x1f") == cut_at(good.size() + 1));
  for (std::size_t length = 2; length < good.size(); ++length) {
    CHECK(error_of(good.substr(0, length)) == cut_at(length));
  }
  CHECK(data_error([&] {
          write_file(file, good);
          std::uint8_t bytes[64];
          UnpackedFile("test", file).take(bytes, 64, "the rest");
        }) == start +
                  "the file is cut: the rest at byte 0 takes 64 bytes, but the file ends (at byte "
                  "51 of what is packed in it" +
                  end);
}

TEST_CASE("UnpackedFile: what is missing, a folder or a pipe is refused without waiting") {
  const TestFolder test;
  const auto error_of = [&](const std::filesystem::path& file) {
    return data_error([&] { UnpackedFile("test", file).at_end(); });
  };
  CHECK(error_of(test.path / "none") ==
        "test: " + (test.path / "none").string() + " does not exist. Check the path.");
  CHECK(error_of(test.path) ==
        "test: " + test.path.string() + " is not a file. Give a file's path.");
  REQUIRE(mkfifo((test.path / "pipe").c_str(), 0600) == 0);
  CHECK(error_of(test.path / "pipe").find("is not a file") != std::string::npos);
}
