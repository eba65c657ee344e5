// The photographs and the broken pictures of the shared data sets, each as its manifest says.
#include <catch2_either.hpp>
#include <cmath>
#include <fstream>
#include <sstream>
#include <utility>

#include "cnn/core/errors.hpp"
#include "cnn/core/image_file.hpp"
#include "datasets/sha256.hpp"
#include "test_data.hpp"

using cnn::read_image;
using cnn::Tensor;
namespace fs = std::filesystem;

namespace {

using Row = std::vector<std::string>;

// The rows of a tab-separated file, without the first one (the names).
std::vector<Row> table(const fs::path& file) {
  std::ifstream stream(file);
  std::vector<Row> rows;
  std::string line;
  for (std::getline(stream, line); std::getline(stream, line);) {
    Row row;
    std::istringstream fields(line);
    for (std::string field; std::getline(fields, field, '\t');) row.push_back(field);
    rows.push_back(row);
  }
  return rows;
}

// The decoded samples as the manifest's checksums take them: 16-bit ones big-endian.
std::string samples(const Tensor& image, bool wide) {
  std::string bytes;
  for (const float value : image) {
    const int sample = static_cast<int>(std::lround(wide ? value * 257 : value));
    if (wide) bytes += static_cast<char>(sample >> 8);
    bytes += static_cast<char>(sample & 255);
  }
  return bytes;
}

std::vector<double> channel_means(const Tensor& image) {
  const int channels = image.shape()[2];
  std::vector<double> means(static_cast<std::size_t>(channels));
  std::size_t at = 0;
  for (const float value : image) means[at++ % means.size()] += value;
  for (double& mean : means) mean *= static_cast<double>(channels) / image.size();
  return means;
}

void check_means(const Tensor& image, const std::vector<double>& expected) {
  const std::vector<double> means = channel_means(image);
  REQUIRE(means.size() == expected.size());
  for (std::size_t c = 0; c < means.size(); ++c) CHECK(std::abs(means[c] - expected[c]) <= 1);
}

// The numbers after "mean" in a manifest.
std::vector<double> numbers(const std::string& reference) {
  std::istringstream stream(reference.substr(5));
  std::vector<double> values;
  for (double value; stream >> value;) values.push_back(value);
  return values;
}

// The message of the DataError, or nothing when the picture loads.
std::string refusal(const fs::path& file) {
  try {
    const Tensor image = read_image(file);
    CHECK(image.shape().rank() == 3);
    return "";
  } catch (const cnn::DataError& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("read_image: every shared photograph equals its manifest", "[data]") {
  const auto manifest = shared_data_or_warn("photos/MANIFEST.tsv");
  if (!manifest) return;
  const std::vector<Row> rows = table(*manifest);
  CHECK(rows.size() == 32);
  for (const Row& row : rows) {
    REQUIRE(row.size() == 9);
    INFO(row[0]);
    const Tensor image = read_image(manifest->parent_path() / row[0]);
    int width = std::stoi(row[2]);
    int height = std::stoi(row[3]);
    if (row[6].find("EXIF orientation 6") != std::string::npos) std::swap(width, height);
    const bool cmyk = row[6].find("CMYK") != std::string::npos;
    const int channels = cmyk ? 3 : std::stoi(row[4]);
    CHECK(image.shape() == cnn::Shape{height, width, channels});
    if (cmyk) {
      check_means(image, {52.2254, 61.3050, 82.1722});  // as Pillow 9.4 converts it to RGB
    } else if (row[7].starts_with("mean")) {
      check_means(image, numbers(row[7]));
    } else {
      CHECK(convlings::sha256(samples(image, row[5] == "16")) == row[7]);
    }
  }
}

TEST_CASE("read_image: every shared broken picture loads or is refused as its manifest says",
          "[data]") {
  const auto manifest = shared_data_or_warn("broken/MANIFEST.tsv");
  if (!manifest) return;
  int pictures = 0;
  for (const Row& row : table(*manifest)) {
    if (!row[0].starts_with("images/")) continue;
    ++pictures;
    INFO(row[0] << ": " << row[3]);
    const fs::path file = manifest->parent_path() / row[0];
    const std::string message = refusal(file);
    CAPTURE(message);
    if (row[2] == "valid") CHECK(message.empty());
    if (row[2] == "error") CHECK_FALSE(message.empty());
    if (!message.empty()) CHECK(message.find(file.string() + ": ") != std::string::npos);
  }
  CHECK(pictures == 50);
}
