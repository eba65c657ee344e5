// What the repository ships under datasets/: whole, balanced, and as its checksums say.
#include <zlib.h>

#include <array>
#include <catch2_either.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "cnn/core/file.hpp"
#include "cnn/core/image_file.hpp"
#include "datasets/sha256.hpp"

namespace fs = std::filesystem;

namespace {

const fs::path datasets = fs::path(CONVLINGS_SOURCE_DIR) / "datasets";

std::string gunzipped(const fs::path& file) {
  gzFile stream = gzopen(file.c_str(), "rb");
  REQUIRE(stream != nullptr);
  std::string data;
  std::array<char, 65536> block{};
  int count = 0;
  while ((count = gzread(stream, block.data(), block.size())) > 0) {
    data.append(block.data(), static_cast<std::size_t>(count));
  }
  CHECK(gzclose(stream) == Z_OK);
  CHECK(count == 0);
  return data;
}

// Compares every file that `folder`/SHA256SUMS names; returns how many there are.
int check_sums(const fs::path& folder) {
  std::ifstream sums(folder / "SHA256SUMS");
  int files = 0;
  for (std::string sum, name; sums >> sum >> name; ++files) {
    INFO(name);
    CHECK(convlings::sha256(cnn::read_file(folder / name, 1 << 24)) == sum);
  }
  return files;
}

void check_part(const std::string& part, int each, const std::string& first_labels) {
  const fs::path folder = datasets / "fashion-mnist";
  const std::string images = gunzipped(folder / (part + "-images-idx3-ubyte.gz"));
  const std::string labels = gunzipped(folder / (part + "-labels-idx1-ubyte.gz"));
  const int count = 10 * each;
  const std::string big_count{0, 0, static_cast<char>(count >> 8), static_cast<char>(count & 255)};
  CHECK(images.substr(0, 16) ==
        std::string{0, 0, 8, 3} + big_count + std::string{0, 0, 0, 28, 0, 0, 0, 28});
  CHECK(labels.substr(0, 8) == std::string{0, 0, 8, 1} + big_count);
  CHECK(static_cast<int>(images.size()) == 16 + count * 28 * 28);
  REQUIRE(static_cast<int>(labels.size()) == 8 + count);
  CHECK(labels.substr(8, 10) == first_labels);
  std::array<int, 10> in_class{};
  for (const char label : labels.substr(8)) ++in_class.at(static_cast<std::size_t>(label));
  for (const int images_in_class : in_class) CHECK(images_in_class == each);
}

}  // namespace

TEST_CASE("datasets: every shipped file has the checksum that its folder states") {
  CHECK(check_sums(datasets / "fashion-mnist") == 4);
  CHECK(check_sums(datasets / "pictures") == 4);
}

// The whole set begins with these labels too: the subset keeps the order.
TEST_CASE("datasets: the Fashion-MNIST subset is balanced and in the order of the whole") {
  check_part("train", 500, {9, 0, 0, 3, 0, 2, 7, 2, 5, 5});
  check_part("t10k", 100, {9, 2, 1, 1, 6, 1, 4, 6, 5, 7});
}

TEST_CASE("datasets: the pictures load in their sizes") {
  CHECK(cnn::read_image(datasets / "pictures/camera.png").shape() == cnn::Shape{512, 512, 1});
  CHECK(cnn::read_image(datasets / "pictures/cat.jpg").shape() == cnn::Shape{300, 451, 3});
  const cnn::Tensor edges = cnn::read_image(datasets / "pictures/edges.png");
  CHECK(edges.shape() == cnn::Shape{256, 256, 1});
  // The first tile: a vertical edge in the middle, dark before bright.
  CHECK(edges(10, 31, 0) == 40);
  CHECK(edges(10, 32, 0) == 215);
}

TEST_CASE("datasets: the boot is the first image of the Fashion-MNIST test set") {
  const std::string images = gunzipped(datasets / "fashion-mnist/t10k-images-idx3-ubyte.gz");
  const cnn::Tensor boot = cnn::read_image(datasets / "pictures/boot.png");
  REQUIRE(boot.shape() == cnn::Shape{28, 28, 1});
  int different = 0;
  for (std::size_t i = 0; i < boot.values().size(); ++i) {
    const auto byte = static_cast<unsigned char>(images[16 + i]);
    if (boot.values()[i] != static_cast<float>(byte)) ++different;
  }
  CHECK(different == 0);
}
