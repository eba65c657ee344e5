#include "cnn/nn/data/load_dataset.hpp"

#include <algorithm>
#include <catch2_either.hpp>

#include "cnn/core/errors.hpp"
#include "cnn/core/file.hpp"
#include "cnn/core/image_file.hpp"
#include "data_samples.hpp"
#include "test_folder.hpp"

namespace fs = std::filesystem;
using cnn::Dataset;
using cnn::load_dataset;
using cnn::LoadOptions;
using cnn::Part;
using cnn::write_file;

namespace {

const fs::path shipped = fs::path(CONVLINGS_SOURCE_DIR) / "datasets";

void write_idx_set(const fs::path& folder) {
  fs::create_directories(folder);
  write_file(folder / "train-images-idx3-ubyte", idx_images_3x2(3));
  write_file(folder / "train-labels-idx1-ubyte", idx_labels({2, 0, 1}));
  write_file(folder / "t10k-images-idx3-ubyte", idx_images_3x2(1));
  write_file(folder / "t10k-labels-idx1-ubyte", idx_labels({1}));
}

void write_picture(const fs::path& file) {
  fs::create_directories(file.parent_path());
  cnn::write_png(file, cnn::matrix({{0, 255}, {255, 0}}));
}

}  // namespace

TEST_CASE("load_dataset: the shipped Fashion-MNIST subset is found last and named so") {
  const LoadOptions options{.roots = {"", "", "", shipped}};
  const Dataset train = load_dataset("fashion-mnist", Part::train, options);
  CHECK(train.name() == "fashion-mnist subset, training");
  CHECK(train.size() == 5000);
  CHECK(train.class_names()[9] == "ankle boot");
  const Dataset test = load_dataset("fashion-mnist", Part::test, options);
  CHECK(test.name() == "fashion-mnist subset, test");
  CHECK(test.size() == 1000);
  for (int label = 0; label < 10; ++label) {
    const auto of_class = [&](const Dataset& set) {
      const std::vector<int> labels = set.labels();
      return std::count(labels.begin(), labels.end(), label);
    };
    CHECK(of_class(train) == 500);
    CHECK(of_class(test) == 100);
  }
}

TEST_CASE("load_dataset: a known set in another place wins over the shipped subset") {
  const TestFolder test;
  write_idx_set(test.path / "fashion-mnist");
  const LoadOptions options{.roots = {test.path, "", "", shipped}};
  const Dataset train = load_dataset("fashion-mnist", Part::train, options);
  CHECK(train.name() == "fashion-mnist, training");
  CHECK(train.size() == 3);
}

TEST_CASE("load_dataset: a known set that is nowhere lists its places and the command to get it") {
  const TestFolder test;
  fs::create_directories(test.path / "mnist");
  const LoadOptions options{.roots = {test.path, "/nowhere", "", shipped}};
  CHECK(data_error([&] { load_dataset("mnist", Part::test, options); }) ==
        "load_dataset: MNIST, handwritten digits is in none of its places. Get it with "
        "`./convlings data get mnist`, or set CONVLINGS_DATA to the folder that holds it. Looked "
        "in:\n  " +
            (test.path / "mnist").string() +
            ": CONVLINGS_DATA, but without train-images-idx3-ubyte\n"
            "  /nowhere/mnist: the system's data sets");
}

TEST_CASE("load_dataset: folders by path are told by their files") {
  const TestFolder test;
  write_idx_set(test.path / "digits");
  const std::string digits = (test.path / "digits").string();
  CHECK(load_dataset(digits, Part::train).name() == "digits, training");
  CHECK(load_dataset(digits + "/", Part::test).name() == "digits, test");
  CHECK(load_dataset(digits, Part::train).classes() == 3);
  CHECK(cnn::has_test_part(digits));
  write_idx_set(test.path / "mnist");
  CHECK(load_dataset((test.path / "mnist").string(), Part::train).classes() == 10);

  fs::create_directories(test.path / "batches");
  write_file(test.path / "batches/data_batch_1.bin", cifar10_records({1, 2}));
  const std::string batches = (test.path / "batches").string();
  CHECK(load_dataset(batches, Part::train).size() == 2);
  CHECK_FALSE(cnn::has_test_part(batches));
}

TEST_CASE("load_dataset: a CSV file is one part") {
  const TestFolder test;
  const std::string file = (test.path / "digits.csv").string();
  write_file(file, "0,1,2,3,4,5,6\n");
  const LoadOptions options{.image_shape = {2, 3, 1}};
  CHECK(load_dataset(file, Part::train, options).input_shape() == cnn::Shape{2, 3, 1});
  CHECK_FALSE(cnn::has_test_part(file));
  CHECK(data_error([&] { load_dataset(file, Part::test, options); }) ==
        "load_dataset: " + file +
            " has no test part. Hold some of it out, or give pictures in train/ and test/.");
}

TEST_CASE("load_dataset: pictures need a shape, and are one part or two") {
  const TestFolder test;
  const fs::path folder = test.path / "pets";
  write_picture(folder / "cat/1.png");
  write_picture(folder / "dog/1.png");
  const LoadOptions options{.image_shape = {4, 4, 1}};
  const Dataset all = load_dataset(folder.string(), Part::train, options);
  CHECK(all.name() == "pets");
  CHECK(all.class_names() == std::vector<std::string>{"cat", "dog"});
  CHECK(all.input_shape() == cnn::Shape{4, 4, 1});
  CHECK_FALSE(cnn::has_test_part(folder.string()));
  CHECK_THROWS_AS(load_dataset(folder.string(), Part::train), cnn::ShapeError);

  const fs::path split = test.path / "split";
  fs::create_directories(split);
  fs::rename(folder, split / "train");
  write_picture(split / "validation/dog/2.png");
  CHECK(cnn::has_test_part(split.string()));
  const Dataset validation = load_dataset(split.string(), Part::test, options);
  CHECK(validation.name() == "split, test");
  CHECK(validation.labels() == std::vector<int>{1});  // dog's number, though cat is missing
  write_picture(split / "test/cat/3.png");
  CHECK(load_dataset(split.string(), Part::test, options).labels() == std::vector<int>{0});
  CHECK(load_dataset(split.string(), Part::train, options).size() == 2);
}

TEST_CASE("load_dataset: anything else is told what there is") {
  CHECK(data_error([] { load_dataset("minst", Part::train); }) ==
        "load_dataset: a data set is mnist, fashion-mnist, cifar-10, a folder or a CSV file. "
        "Received \"minst\", which is none of these.");
  CHECK(cnn::has_test_part("mnist"));
  CHECK(data_error([] { cnn::has_test_part("minst"); }) != "no error");
}
