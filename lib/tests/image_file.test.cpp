#include "cnn/core/image_file.hpp"

#include <unistd.h>

#include <catch2_either.hpp>
#include <filesystem>
#include <limits>

#include "cnn/core/errors.hpp"

using cnn::read_image;
using cnn::Tensor;
using cnn::write_png;
namespace fs = std::filesystem;

namespace {

// A folder of the test's own, gone with it.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("convlings_image_" + std::to_string(getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
};

}  // namespace

TEST_CASE("write_png: what was written is read back, for 1 to 4 channels") {
  const Folder folder;
  for (int channels = 1; channels <= 4; ++channels) {
    Tensor image({5, 7, channels});
    float level = 0;
    for (float& value : image)
      value = level = static_cast<float>((static_cast<int>(level) + 37) % 256);
    write_png(folder.path / "image.png", image);
    CHECK(read_image(folder.path / "image.png") == image);
  }
}

TEST_CASE("write_png: values are rounded and clamped, and (height, width) is grey") {
  const Folder folder;
  write_png(folder.path / "image.png", cnn::matrix({{-3, 0.4F, 0.6F}, {254.6F, 300, 1e30F}}));
  CHECK(read_image(folder.path / "image.png") == Tensor({2, 3, 1}, {0, 0, 1, 255, 255, 255}));
}
