#include "cnn/nn/data/image_folder.hpp"

#include <sys/stat.h>

#include <catch2_either.hpp>

#include "cnn/core/errors.hpp"
#include "cnn/core/file.hpp"
#include "cnn/core/image_file.hpp"
#include "data_samples.hpp"
#include "test_folder.hpp"

namespace fs = std::filesystem;
using cnn::Dataset;
using cnn::ImageFolderOptions;
using cnn::read_image_folder;
using cnn::Tensor;
using Names = std::vector<std::string>;

namespace {

// A picture of one colour.
void write_picture(const fs::path& file, float level, const cnn::Shape& shape = {4, 6, 3}) {
  fs::create_directories(file.parent_path());
  Tensor image(shape);
  for (float& value : image) value = level;
  cnn::write_png(file, image);
}

std::vector<int> first_pixels(const Dataset& set) {
  std::vector<int> all(static_cast<std::size_t>(set.size()));
  for (int i = 0; i < set.size(); ++i) all[static_cast<std::size_t>(i)] = set.pixels(i)[0];
  return all;
}

std::string error_of(const fs::path& folder, const ImageFolderOptions& options = {}) {
  return data_error([&] { read_image_folder(folder, options); });
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

const ImageFolderOptions small{.image_shape = {2, 3, 3}};

}  // namespace

TEST_CASE("read_image_folder: sub-folders are classes, both in the order of their bytes") {
  const TestFolder test;
  write_picture(test.path / "dog/b.png", 40);
  write_picture(test.path / "dog/a/z.png", 30);
  write_picture(test.path / "cat/10.png", 10);
  write_picture(test.path / "cat/9.png", 20);
  write_picture(test.path / "Eel/1.png", 5, {1, 1, 1});
  write_picture(test.path / "beside.png", 99);
  cnn::write_file(test.path / "cat/.DS_Store", "x");
  cnn::write_file(test.path / "cat/Thumbs.db", "x");
  write_picture(test.path / ".hidden/1.png", 99);
  const Dataset set = read_image_folder(test.path, {.name = "pets", .image_shape = {2, 3, 3}});
  CHECK(set.name() == "pets");
  CHECK(set.class_names() == Names{"Eel", "cat", "dog"});
  CHECK(set.labels() == std::vector<int>{0, 1, 1, 2, 2});
  CHECK(first_pixels(set) == std::vector<int>{5, 10, 20, 30, 40});
  CHECK(set.input_shape() == cnn::Shape{2, 3, 3});
  CHECK(read_image_folder(test.path, small).name() == test.path.filename());
}

// By hand: 2x4 to 1x2, each new pixel the mean of four; 0.5 is rounded up.
TEST_CASE("read_image_folder: resized by area average, rounded, in grey or colour") {
  const TestFolder test;
  fs::create_directories(test.path / "a");
  cnn::write_png(test.path / "a/1.png", cnn::matrix({{0, 10, 200, 100}, {20, 12, 0, 0}}));
  const auto pixels = [&](const cnn::Shape& shape) {
    const Dataset set = read_image_folder(test.path, {.image_shape = shape});
    return std::vector<int>(set.pixels(0).begin(), set.pixels(0).end());
  };
  CHECK(pixels({1, 2, 1}) == std::vector<int>{11, 75});
  CHECK(pixels({1, 2, 3}) == std::vector<int>{11, 11, 11, 75, 75, 75});
  CHECK(pixels({2, 4, 1}) == std::vector<int>{0, 10, 200, 100, 20, 12, 0, 0});
}

TEST_CASE("read_image_folder: files that are no pictures are listed and refused, or skipped") {
  const TestFolder test;
  write_picture(test.path / "a/1.png", 10);
  for (int i = 2; i < 9; ++i) {
    cnn::write_file(test.path / "a" / (std::to_string(i) + ".png"), "no picture");
  }
  const std::string message = error_of(test.path, small);
  CHECK(contains(message, "read_image_folder: " + test.path.string() +
                              ": every file must be a picture. Received 7 that cannot be read. "
                              "Remove, convert or skip them:\n  read_image: " +
                              (test.path / "a/2.png").string()));
  CHECK(contains(message, "6.png"));
  CHECK_FALSE(contains(message, "7.png"));
  CHECK(message.ends_with("\n  and 2 more"));

  std::vector<cnn::UnreadableFile> skipped;
  ImageFolderOptions options = small;
  options.skipped = &skipped;
  CHECK(read_image_folder(test.path, options).size() == 1);
  REQUIRE(skipped.size() == 7);
  CHECK(skipped[6].file == test.path / "a/8.png");
  fs::remove(test.path / "a/1.png");  // nothing left
  CHECK(contains(error_of(test.path, options), "Received 7 that cannot be read"));
}

TEST_CASE(
    "read_image_folder: a link to a picture or class is followed, one that leads back is not") {
  const TestFolder test;
  const TestFolder elsewhere;
  write_picture(elsewhere.path / "cats/1.png", 10);
  write_picture(test.path / "dog/1.png", 20);
  fs::create_directory_symlink(elsewhere.path / "cats", test.path / "cat");
  fs::create_symlink("1.png", test.path / "dog/2.png");
  fs::create_directory_symlink("..", test.path / "dog/up");  // a loop, not walked
  const Dataset set = read_image_folder(test.path, small);
  CHECK(first_pixels(set) == std::vector<int>{10, 20, 20});

  fs::create_symlink("nowhere.png", test.path / "dog/3.png");
  CHECK(contains(error_of(test.path, small), "dog/3.png does not exist"));
  fs::remove(test.path / "dog/3.png");
  REQUIRE(mkfifo((test.path / "dog/pipe").c_str(), 0600) == 0);
  CHECK(contains(error_of(test.path, small), "dog/pipe is not a file"));
  fs::remove(test.path / "dog/pipe");
  for (const char* const back : {".", "..", "/"}) {
    fs::create_directory_symlink(back, test.path / "back");
    CHECK(contains(error_of(test.path, small), "back is a link that leads back to "));
    fs::remove(test.path / "back");
  }
  fs::create_symlink("self", test.path / "self");
  CHECK(read_image_folder(test.path, small).classes() == 2);
}

TEST_CASE("read_image_folder: no classes, empty ones and too many are refused") {
  const TestFolder test;
  const std::string nothing = error_of(test.path);
  CHECK(nothing == "read_image_folder: " + test.path.string() +
                       " must be a folder with 1 to 256 sub-folders, one for each class. Received "
                       "0.");
  CHECK(contains(error_of(test.path / "none"), "must be a folder with"));
  write_picture(test.path / "a/1.png", 1);
  fs::create_directories(test.path / "b/deep");
  CHECK(error_of(test.path) == "read_image_folder: " + (test.path / "b").string() +
                                   ": a class must have a picture. Add one or remove the folder.");
  for (int i = 0; i < 255; ++i) fs::create_directory(test.path / std::to_string(i));
  CHECK(contains(error_of(test.path), "Received 257."));
}

TEST_CASE("read_image_folder: more bytes than 2^30 are refused before a picture is read") {
  const TestFolder test;
  for (int i = 0; i < 5; ++i) {
    fs::create_directories(test.path / "a");
    cnn::write_file(test.path / "a" / std::to_string(i), "not looked at");
  }
  CHECK(contains(error_of(test.path, {.image_shape = {10000, 10000, 3}}),
                 "at most a million pictures are read, and together 2^30 bytes of them. Received "
                 "more by "));
  for (const cnn::Shape& shape : {cnn::Shape{2, 2}, cnn::Shape{2, 2, 2}, cnn::Shape{}}) {
    CHECK_THROWS_AS(read_image_folder(test.path, {.image_shape = shape}), cnn::ShapeError);
  }
}

TEST_CASE("read_image_folder: classes may be given, as those of the training part") {
  const TestFolder test;
  write_picture(test.path / "dog/1.png", 1);
  ImageFolderOptions options = small;
  options.class_names = {"cat", "dog"};
  CHECK(read_image_folder(test.path, options).labels() == std::vector<int>{1});
  options.class_names = {"cat", "cow"};
  CHECK(error_of(test.path, options) ==
        "read_image_folder: " + test.path.string() +
            ": every sub-folder must be one of the 2 classes. Received \"dog\".");
}

TEST_CASE("read_image_folder: names that are no UTF-8 are read, and written with question marks") {
  const TestFolder test;
  write_picture(test.path / "caf\xE9/\xFF.png", 7);
  write_picture(test.path / "z\n/1.png", 8);
  CHECK(read_image_folder(test.path, small).class_names() == Names{"caf?", "z?"});
  CHECK(cnn::class_names_in(test.path) == Names{"caf?", "z?"});
  write_picture(test.path / "caf\xEA/1.png", 9);
  CHECK(error_of(test.path, small) == "read_image_folder: " + test.path.string() +
                                          ": every class has a name of its own. Received \"caf?\" "
                                          "twice. Rename the sub-folders.");
}
