#include "cnn/nn/data/idx.hpp"

#include <catch2_either.hpp>

#include "cnn/core/file.hpp"
#include "data_samples.hpp"
#include "test_folder.hpp"

using cnn::Dataset;
using cnn::Part;
using cnn::read_idx_images;
using cnn::read_idx_labels;
using cnn::write_file;
using Bytes = std::vector<std::uint8_t>;

namespace {

std::string images_error(const std::string& bytes) {
  const TestFolder test;
  write_file(test.path / "images", bytes);
  std::string text = data_error([&] { read_idx_images(test.path / "images"); });
  const std::string start = "read_idx_images: " + (test.path / "images").string() + ": ";
  const std::string end = ". The file is damaged; copy or download it again.";
  if (!text.starts_with(start) || !text.ends_with(end)) return text;
  return text.substr(start.size(), text.size() - start.size() - end.size());
}

// A folder with a training part of three pictures, labels 2, 0, 1, and a test part of two.
void write_set(const std::filesystem::path& folder) {
  write_file(folder / "train-images-idx3-ubyte", idx_images_3x2(3));
  write_file(folder / "train-labels.idx1-ubyte.gz", gzipped(idx_labels({2, 0, 1})));
  write_file(folder / "t10k-images-idx3-ubyte.gz", gzipped(idx_images_3x2(2)));
  write_file(folder / "t10k-labels-idx1-ubyte", idx_labels({4, 1}));
}

}  // namespace

TEST_CASE("read_idx_images: counts, sides and pixels, plain and packed") {
  const TestFolder test;
  const std::string bytes = idx_images_3x2(2);
  for (const std::string& file : {bytes, gzipped(bytes)}) {
    write_file(test.path / "images", file);
    const cnn::IdxImages images = read_idx_images(test.path / "images");
    CHECK(images.count == 2);
    CHECK(images.height == 3);
    CHECK(images.width == 2);
    CHECK(images.pixels == Bytes{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
  }
}

TEST_CASE("read_idx_labels: the labels") {
  const TestFolder test;
  write_file(test.path / "labels", idx_labels({7, 0, 255}));
  CHECK(read_idx_labels(test.path / "labels") == Bytes{7, 0, 255});
  write_file(test.path / "labels", idx_images_3x2(2));
  CHECK(data_error([&] {
          read_idx_labels(test.path / "labels");
        }).find("labels have one axis. Received 3 (at byte 3)") != std::string::npos);
}

TEST_CASE("read_idx_images: a wrong header is told with its byte") {
  const std::string rest(12, '\1');
  CHECK(images_error("") ==
        "the file is cut: the magic number at byte 0 takes 4 bytes, but the file ends (at byte 0)");
  CHECK(images_error("<html>") == "it is a text, not an IDX file (at byte 0)");
  CHECK(images_error(std::string("\3\10\0\0", 4) + rest) ==
        "its header is little-endian, but IDX is big-endian (at byte 0)");
  CHECK(images_error("\x12\x34\x56\x78" + rest) ==
        "an IDX file begins with two zero bytes. Received 12 34 (at byte 0)");
  CHECK(images_error(std::string("\0\0\x0D\3", 4) + rest) ==
        "only unsigned bytes (type 0x08) are read. Received 32-bit floats (type 0x0d) (at byte 2)");
  CHECK(images_error(std::string("\0\0\x07\3", 4) + rest) ==
        "only unsigned bytes (type 0x08) are read. Received elements of an unknown type (type "
        "0x07) (at byte 2)");
  CHECK(images_error(idx_labels({1, 2})) == "images have three axes. Received 1 (at byte 3)");
  CHECK(images_error(idx_header({0, 3, 2})) ==
        "the number of images must be 1 to 1073741824. Received 0 (at byte 4)");
  CHECK(images_error(idx_header({1, 0, 2})) ==
        "the height must be 1 to 65535. Received 0 (at byte 8)");
  CHECK(images_error(idx_header({1, 3, 4294967295U})) ==
        "the width must be 1 to 65535. Received 4294967295 (at byte 12)");
}

TEST_CASE("read_idx_images: more or fewer pixels than the header says are refused") {
  const std::string good = idx_images_3x2(10);
  CHECK(images_error(good) == "no error");
  CHECK(images_error(good.substr(0, good.size() - 1)) ==
        "the header claims 10 images of 6 bytes, but at most 59 bytes follow (at byte 4)");
  const std::string packed = gzipped(good.substr(0, good.size() - 1));
  CHECK(images_error(packed) ==
        "the header claims 10 images of 6 bytes, but the file ends after 9 (at byte 75 of what is "
        "packed in it)");
  CHECK(images_error(good + "x") ==
        "the header claims 10 images, but more bytes follow (at byte 76)");
  CHECK(images_error(gzipped(idx_header({60000, 28, 28}) + std::string(7840, '\0')))
            .starts_with("the header claims 60000 images of 784 bytes, but at most "));
  CHECK(images_error(idx_header({1U << 30, 65535, 65535})) ==
        "at most 1073741824 bytes are read. Received 1073741824 images of 4294836225 bytes (at "
        "byte 4)");
}

TEST_CASE("read_idx_dataset: both parts, classes numbered up to the largest label of both") {
  const TestFolder test;
  write_set(test.path);
  const Dataset train = read_idx_dataset(test.path, Part::train, "tiny");
  CHECK(train.name() == "tiny, training");
  CHECK(train.labels() == std::vector<int>{2, 0, 1});
  CHECK(train.input_shape() == cnn::Shape{3, 2, 1});
  CHECK(train.class_names() == std::vector<std::string>{"0", "1", "2", "3", "4"});
  CHECK(train.pixels(2)[5] == 17);
  const Dataset test_part = read_idx_dataset(test.path, Part::test, "tiny");
  CHECK(test_part.name() == "tiny, test");
  CHECK(test_part.size() == 2);
  CHECK(test_part.classes() == 5);
}

TEST_CASE("read_idx_dataset: files that do not belong together are refused") {
  const TestFolder test;
  write_set(test.path);
  const std::vector<std::string> four{"a", "b", "c", "d"};
  CHECK(read_idx_dataset(test.path, Part::train, "tiny", four).class_names() == four);
  CHECK(data_error([&] { read_idx_dataset(test.path, Part::test, "tiny", four); }) ==
        "read_idx_dataset: " + (test.path / "t10k-labels-idx1-ubyte").string() +
            ": a label is 0 to 3. Received 4 at position 0 (byte 8). The file is damaged, or of "
            "another data set.");
  write_file(test.path / "t10k-labels-idx1-ubyte", idx_labels({4, 1, 1}));
  CHECK(data_error([&] { read_idx_dataset(test.path, Part::test, "tiny"); }) ==
        "read_idx_dataset: every image has one label. Received 2 images in " +
            (test.path / "t10k-images-idx3-ubyte.gz").string() + " and 3 labels in " +
            (test.path / "t10k-labels-idx1-ubyte").string() +
            ". The files belong to different sets.");
  std::filesystem::remove(test.path / "t10k-labels-idx1-ubyte");
  CHECK(data_error([&] { read_idx_dataset(test.path, Part::test, "tiny"); }) ==
        "read_idx_dataset: " + test.path.string() +
            " has no file t10k-labels-idx1-ubyte, nor that name with .gz.");
}
