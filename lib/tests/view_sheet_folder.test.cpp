#include <catch2_either.hpp>

#include <fstream>
#include <string>

#include "cnn/core/errors.hpp"
#include "cnn/core/image_file.hpp"
#include "cnn/nn/view/canvas.hpp"
#include "cnn/nn/view/sheet_folder.hpp"
#include "test_folder.hpp"

using namespace cnn::view;
namespace fs = std::filesystem;

TEST_CASE("sheet folder: is made where missing, and the picture in it is the sheet") {
  const TestFolder folder;
  SheetFolder sheets(folder.path / "a" / "b");
  sheets.write({"conv2d_1", blank(2, 3, {10, 20, 30})});
  REQUIRE(sheets.files().size() == 1);
  CHECK(sheets.files()[0] == folder.path / "a" / "b" / "conv2d_1.png");
  CHECK(cnn::read_image(sheets.files()[0]) == blank(2, 3, {10, 20, 30}));
}

TEST_CASE("sheet folder: no name leads out of it, and equal names keep apart") {
  const TestFolder folder;
  SheetFolder sheets(folder.path / "out");
  for (const char* name : {"../../evil", "a/b", "a_b", "", ".", "caf\xC3\xA9"}) {
    sheets.write({name, blank(1, 1)});
  }
  sheets.write({std::string(1000, 'x'), blank(1, 1)});
  int found = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder.path)) {
    if (entry.is_directory()) continue;
    ++found;
    CHECK(entry.path().parent_path() == folder.path / "out");
  }
  CHECK(found == 7);
  CHECK(fs::exists(folder.path / "out" / "______evil.png"));
  CHECK(fs::exists(folder.path / "out" / "a_b.png"));
  CHECK(fs::exists(folder.path / "out" / "a_b_2.png"));
}

TEST_CASE("sheet folder: an older file of the same name is replaced") {
  const TestFolder folder;
  SheetFolder(folder.path).write({"input", blank(1, 1, {1, 1, 1})});
  SheetFolder(folder.path).write({"input", blank(1, 1, {2, 2, 2})});
  CHECK(cnn::read_image(folder.path / "input.png") == blank(1, 1, {2, 2, 2}));
}

TEST_CASE("sheet folder: a file in its place is a clear error and stays") {
  const TestFolder folder;
  const fs::path file = folder.path / "out";
  std::ofstream(file) << "precious";
  CHECK_THROWS_WITH(SheetFolder(file), "pictures go into a folder. Received " + file.string() +
                                           ", which is a file. Name another one.");
  CHECK_THROWS_AS(SheetFolder(file / "deeper"), cnn::DataError);
  CHECK(fs::file_size(file) == 8);
}

TEST_CASE("sheet folder: one that cannot be made is a clear error") {
  CHECK_THROWS_AS(SheetFolder("/proc/convlings/out"), cnn::DataError);
  CHECK_THROWS_AS(SheetFolder(""), cnn::DataError);
}
