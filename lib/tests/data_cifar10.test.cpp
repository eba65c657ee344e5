#include "cnn/nn/data/cifar10.hpp"

#include <catch2_either.hpp>

#include "cnn/core/file.hpp"
#include "data_samples.hpp"
#include "test_folder.hpp"

using cnn::Dataset;
using cnn::Part;
using cnn::read_cifar10_batch;
using cnn::read_cifar10_dataset;
using cnn::write_file;

namespace {

std::string batch_error(const std::string& bytes) {
  const TestFolder test;
  write_file(test.path / "batch", bytes);
  std::string text = data_error([&] { read_cifar10_batch(test.path / "batch"); });
  const std::string start = "read_cifar10_batch: " + (test.path / "batch").string() + ": ";
  const std::string end = ". The file is damaged or another; copy or download it again.";
  if (!text.starts_with(start) || !text.ends_with(end)) return text;
  return text.substr(start.size(), text.size() - start.size() - end.size());
}

}  // namespace

TEST_CASE("read_cifar10_batch: red, green and blue planes become channels last") {
  const TestFolder test;
  std::string record(3073, '\0');
  record[0] = 9;
  record[1 + 33] = 11;            // red of row 1, column 1
  record[1 + 1024 + 33] = 22;     // its green
  record[1 + 2048 + 33] = 33;     // its blue
  record[1 + 2048 + 1023] = 'z';  // blue of the last pixel
  write_file(test.path / "batch", cifar10_records({3}) + record);
  const cnn::Cifar10Batch batch = read_cifar10_batch(test.path / "batch");
  CHECK(batch.labels == std::vector<std::uint8_t>{3, 9});
  REQUIRE(batch.pixels.size() == 6144);
  CHECK(batch.pixels[3] == 1);    // red of column 1
  CHECK(batch.pixels[96] == 32);  // red of row 1, column 0
  const std::size_t pixel = 3072 + 33 * 3;
  CHECK(batch.pixels[pixel] == 11);
  CHECK(batch.pixels[pixel + 1] == 22);
  CHECK(batch.pixels[pixel + 2] == 33);
  CHECK(batch.pixels.back() == 'z');
}

TEST_CASE("read_cifar10_batch: other lengths, CIFAR-100 and labels above 9 are refused") {
  CHECK(batch_error("") == "it is empty");
  CHECK(batch_error("\1") ==
        "records have 3073 bytes. Received 0 records and 1 bytes more, from byte 0 on");
  CHECK(batch_error(cifar10_records({1, 2}) + "x") ==
        "records have 3073 bytes. Received 2 records and 1 bytes more, from byte 6146 on");
  CHECK(batch_error(std::string(6148, '\1')) ==
        "records have 3073 bytes with one label. Received 2 records of 3074, with two labels, as "
        "CIFAR-100 has them");
  CHECK(batch_error(cifar10_records({1, 10, 2})) ==
        "a label is 0 to 9. Received 10 in record 1 (at byte 3073)");
}

TEST_CASE(
    "read_cifar10_dataset: the batches that are there, in order, with the names beside them") {
  const TestFolder test;
  write_file(test.path / "data_batch_4.bin", cifar10_records({4, 4}));
  write_file(test.path / "data_batch_2.bin", cifar10_records({2}));
  write_file(test.path / "test_batch.bin", gzipped(cifar10_records({8})));
  Dataset train = read_cifar10_dataset(test.path, Part::train, "cifar-10");
  CHECK(train.name() == "cifar-10, training");
  CHECK(train.labels() == std::vector<int>{2, 4, 4});
  CHECK(train.input_shape() == cnn::Shape{32, 32, 3});
  CHECK(train.class_names()[8] == "ship");
  write_file(test.path / "batches.meta.txt", "a\r\nb\r\nc\nd\ne\nf\ng\nh\ni\n\x1b[31mred\n\n");
  const Dataset part = read_cifar10_dataset(test.path, Part::test, "cifar-10");
  CHECK(part.labels() == std::vector<int>{8});
  CHECK(part.class_names()[1] == "b");
  CHECK(part.class_names()[9] == "?[31mred");
}

TEST_CASE("read_cifar10_dataset: no batch, or not ten names, is refused") {
  const TestFolder test;
  CHECK(data_error([&] { read_cifar10_dataset(test.path, Part::test, "x"); }) ==
        "read_cifar10_dataset: " + test.path.string() + " has no file test_batch.bin.");
  write_file(test.path / "test_batch.bin", cifar10_records({8}));
  write_file(test.path / "batches.meta.txt", "cat\ndog\n");
  CHECK(data_error([&] { read_cifar10_dataset(test.path, Part::test, "x"); }) ==
        "read_cifar10_dataset: " + (test.path / "batches.meta.txt").string() +
            ": there must be 10 class names, one a line. Received 2. Remove the file to use the "
            "usual names.");
}
