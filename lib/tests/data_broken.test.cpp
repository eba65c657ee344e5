// The broken files of the shared data sets, each as its manifest says: "valid" loads as the control
// does, "error" is refused, "tolerated or error" does either.
#include <catch2_either.hpp>
#include <fstream>
#include <optional>
#include <sstream>

#include "cnn/core/errors.hpp"
#include "cnn/nn/data/cifar10.hpp"
#include "cnn/nn/data/idx.hpp"
#include "cnn/nn/data/image_folder.hpp"
#include "largest_allocation.hpp"
#include "test_data.hpp"
#include "test_folder.hpp"

namespace fs = std::filesystem;
using cnn::Dataset;

namespace {

const std::vector<std::string> digits{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};

struct Line {
  std::string name;  // "idx/ok-images-idx3-ubyte"
  std::string expected;
};

std::vector<Line> manifest(const fs::path& file, const std::string& folder) {
  std::ifstream stream(file);
  std::vector<Line> lines;
  for (std::string text; std::getline(stream, text);) {
    std::istringstream fields(text);
    std::string name;
    std::string bytes;
    std::string expected;
    std::getline(fields, name, '\t');
    std::getline(fields, bytes, '\t');
    std::getline(fields, expected, '\t');
    if (name.starts_with(folder)) lines.push_back({name, expected});
  }
  return lines;
}

// The file in the place of its kind in a folder named as MNIST's test part, the control in the
// other.
Dataset read_as_idx(const fs::path& file) {
  const TestFolder test;
  const bool images = file.filename().string().find("idx3") != std::string::npos;
  const std::string ending = file.extension() == ".gz" ? ".gz" : "";
  const fs::path control = file.parent_path() /  //
                           (images ? "ok-labels-idx1-ubyte" : "ok-images-idx3-ubyte");
  const std::string images_name = "t10k-images-idx3-ubyte";
  const std::string labels_name = "t10k-labels-idx1-ubyte";
  fs::create_symlink(file, test.path / ((images ? images_name : labels_name) + ending));
  fs::create_symlink(control, test.path / (images ? labels_name : images_name));
  return read_idx_dataset(test.path, cnn::Part::test, "broken", digits);
}

Dataset read_as_cifar10(const fs::path& file) {
  const TestFolder test;
  fs::create_symlink(file, test.path / "test_batch.bin");
  return read_cifar10_dataset(test.path, cnn::Part::test, "broken");
}

bool equal(const Dataset& a, const Dataset& b) {
  if (a.labels() != b.labels()) return false;
  for (int i = 0; i < a.size(); ++i) {
    if (!std::equal(a.pixels(i).begin(), a.pixels(i).end(), b.pixels(i).begin(),
                    b.pixels(i).end())) {
      return false;
    }
  }
  return true;
}

// How many files there were.
int check_manifest(const fs::path& file, const std::string& folder, const std::string& control,
                   Dataset (*read)(const fs::path&)) {
  const fs::path broken = file.parent_path();
  const Dataset good = read(broken / control);
  int files = 0;
  for (const Line& line : manifest(file, folder)) {
    CAPTURE(line.name, line.expected);
    ++files;
    reset_largest_allocation();
    std::optional<Dataset> set;
    std::string message;
    try {
      set = read(broken / line.name);
    } catch (const cnn::DataError& error) {
      message = error.what();
    }
    CAPTURE(message);
    CHECK(largest_allocation() < std::size_t{1} << 20);
    if (line.expected == "valid") CHECK((set && equal(*set, good)));
    if (line.expected == "error") CHECK_FALSE(set);
    if (!set) CHECK(message.find("read_") == 0);
  }
  return files;
}

}  // namespace

TEST_CASE("read_idx_dataset: every broken file as its manifest says", "[data]") {
  const auto file = shared_data_or_warn("broken/MANIFEST.tsv");
  if (!file) return;
  CHECK(read_as_idx(file->parent_path() / "idx/ok-images-idx3-ubyte").labels() ==
        std::vector<int>{7, 2, 1, 0, 4, 1, 4, 9, 5, 9});
  CHECK(check_manifest(*file, "idx/", "idx/ok-images-idx3-ubyte", &read_as_idx) == 41);
}

TEST_CASE("read_cifar10_dataset: every broken file as its manifest says", "[data]") {
  const auto file = shared_data_or_warn("broken/MANIFEST.tsv");
  if (!file) return;
  CHECK(read_as_cifar10(file->parent_path() / "cifar/ok_batch.bin").labels() ==
        std::vector<int>{3, 8, 8, 0, 6, 6, 1, 6, 3, 1});
  CHECK(check_manifest(*file, "cifar/", "cifar/ok_batch.bin", &read_as_cifar10) == 7);
}

// All but the picture of 8000 x 8000, which is valid and takes a gigabyte as floats.
TEST_CASE("read_image_folder: a folder of broken pictures is read as far as it can be", "[data]") {
  const auto file = shared_data_or_warn("broken/MANIFEST.tsv");
  if (!file) return;
  const TestFolder test;
  fs::create_directories(test.path / "broken");
  int valid = 0;
  int errors = 0;
  for (const Line& line : manifest(*file, "images/")) {
    const fs::path picture = file->parent_path() / line.name;
    if (line.name == "images/png_bomb_8000x8000.png") continue;
    fs::create_symlink(picture, test.path / "broken" / picture.filename());
    valid += line.expected == "valid" ? 1 : 0;
    errors += line.expected == "error" ? 1 : 0;
  }
  CHECK(valid > 0);
  CHECK(errors > 20);
  std::vector<cnn::UnreadableFile> skipped;
  const Dataset set =
      cnn::read_image_folder(test.path, {.image_shape = {8, 8, 3}, .skipped = &skipped});
  CHECK(set.size() >= valid);
  CHECK(static_cast<int>(skipped.size()) >= errors);
}
