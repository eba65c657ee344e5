#include <catch2_either.hpp>

#include "cnn/core/errors.hpp"
#include "cnn/core/file.hpp"
#include "cnn/nn/data/csv_pixels.hpp"
#include "data_samples.hpp"
#include "test_folder.hpp"

using cnn::CsvPixelsOptions;
using cnn::Dataset;
using cnn::read_csv_pixels;

namespace {

Dataset from_text(const std::string& text, const CsvPixelsOptions& options = {}) {
  const TestFolder test;
  cnn::write_file(test.path / "digits.csv", text);
  return read_csv_pixels(test.path / "digits.csv", options);
}

// The message without who, file and ": ".
std::string error_of(const std::string& text, const CsvPixelsOptions& options = {}) {
  const std::string message = data_error([&] { from_text(text, options); });
  const std::string file = "digits.csv: ";
  const auto start = message.find(file);
  return start == std::string::npos ? message : message.substr(start + file.size());
}

std::vector<int> all_pixels(const Dataset& set) {
  std::vector<int> all;
  for (int i = 0; i < set.size(); ++i) {
    for (const std::uint8_t pixel : set.pixels(i)) all.push_back(pixel);
  }
  return all;
}

}  // namespace

TEST_CASE("read_csv_pixels: label first, then the pixels of a square; names are passed over") {
  const Dataset set = from_text("label,pixel0,pixel1,pixel2,pixel3\n3,0,1,2,255\n0,4,5,6,7\n");
  CHECK(set.name() == "digits.csv");
  CHECK(set.labels() == std::vector<int>{3, 0});
  CHECK(set.input_shape() == cnn::Shape{2, 2, 1});
  CHECK(all_pixels(set) == std::vector<int>{0, 1, 2, 255, 4, 5, 6, 7});
  CHECK(set.class_names() == std::vector<std::string>{"0", "1", "2", "3"});
}

TEST_CASE("read_csv_pixels: quotes, spaces, line ends, blank lines and a missing last one") {
  const std::vector<int> pixels{1, 2, 3, 4, 5, 6, 7, 8};
  const std::string byte_order_mark = "\xEF\xBB\xBF";
  const std::vector<std::string> texts{
      "0,1,2,3,4\n1,5,6,7,8",
      "0,1,2,3,4\r\n1,5,6,7,8\r\n",
      "0,1,2,3,4\r1,5,6,7,8\r",
      "\n\n0,1,2,3,4\n \t\n\r\n1,5,6,7,8\n\n \n",
      "\"0\",\"1\",\"2\",\"3\",\"4\"\n1,5,6,7,\"8\"",
      " 0 ,1, 2,3 ,\t4\t\n1,5,6,7,8",
      byte_order_mark + "0,1,2,3,4\n1,5,6,7,8\n",
      "\"la,\"\"b\"\"\nel\",a,b,c,d\n0,1,2,3,4\n1,5,6,7,8\n",
  };
  for (const std::string& text : texts) {
    CAPTURE(text);
    const Dataset set = from_text(text);
    CHECK(all_pixels(set) == pixels);
    CHECK(set.labels() == std::vector<int>{0, 1});
  }
  CHECK(all_pixels(from_text(gzipped("0,1\n"))) == std::vector<int>{1});
}

TEST_CASE("read_csv_pixels: a shape, a name and class names may be given") {
  const Dataset set = from_text(
      "1,1,2,3,4,5,6", {.name = "tiny", .image_shape = {1, 2, 3}, .class_names = {"a", "b"}});
  CHECK(set.name() == "tiny");
  CHECK(set.input_shape() == cnn::Shape{1, 2, 3});
  CHECK(set.class_names()[1] == "b");
  CHECK(error_of("1,1,2,3", {.image_shape = {2, 2, 1}}) ==
        "line 1, column 4: a picture (2, 2, 1) has 4 pixels. Received 3 after the label. Give "
        "another shape.");
  CHECK_THROWS_AS(from_text("1,1", {.image_shape = {1}}), cnn::ShapeError);
}

TEST_CASE("read_csv_pixels: what is wrong is told with line and column") {
  const std::string advice = ". Each line is a label and then pixels.";
  CHECK(error_of("0,1\n1,256\n") ==
        "line 2, column 2: a pixel is a whole number 0 to 255. Received \"256\"" + advice);
  CHECK(error_of("0,1,2,3,4\n0,1,-2,3,4\n") ==
        "line 2, column 3: a pixel is a whole number 0 to 255. Received \"-2\"" + advice);
  CHECK(error_of("0,0.5") ==
        "line 1, column 2: a pixel is a whole number 0 to 255. Received \"0.5\"" + advice);
  CHECK(error_of("0,1\n1,\n") ==
        "line 2, column 2: a pixel is a whole number 0 to 255. Received \"\"" + advice);
  CHECK(error_of("0,\x1b[2J") ==
        "line 1, column 2: a pixel is a whole number 0 to 255. Received \"?[2J\"" + advice);
  CHECK(error_of("label,p\n256,1\n") ==
        "line 2, column 1: a label is a whole number 0 to 255. Received \"256\"" + advice);
  CHECK(error_of("label,p\ncat,1\n") ==
        "line 2, column 1: a label is a whole number 0 to 255. Received \"cat\"" + advice);
  CHECK(error_of("2,1\n", {.class_names = {"a", "b"}}) ==
        "line 1, column 1: a label is a whole number 0 to 1. Received \"2\"" + advice);
  CHECK(error_of("0,1,2\n") ==
        "line 1, column 3: pictures are square unless a shape is given. Received 2 pixels after "
        "the label. Give their shape; is the label missing?");
  CHECK(error_of("0,1,2,3,4\n\"0\",1,2\n") ==
        "line 2, column 3: all lines have as many pixels as the first, 4. Received 2. Is the line "
        "cut?");
  CHECK(error_of("0,1\n0,1,2\n").starts_with("line 2, column 3: all lines"));
  CHECK(error_of("7").starts_with("line 1, column 1: pictures are square"));
  CHECK(error_of("pixel0,label\n1,0\n") ==
        "line 1, column 2: the label comes first. Received the name \"label\" in this column. Move "
        "its column to the front.");
}

TEST_CASE("read_csv_pixels: an empty file, an open quote and an endless field are refused") {
  CHECK(error_of("") == "there are no pictures in it.");
  CHECK(error_of("label,pixel0\n\n") == "there are no pictures in it.");
  CHECK(error_of("0,\"1\n1,2\n") ==
        "line 1, column 2: a quote is opened and never closed. Close it or remove it.");
  CHECK(error_of("0," + std::string(1001, '1')) ==
        "line 1, column 2: a field has at most 1000 bytes. Is a quote missing?");
  CHECK(error_of("0,\"" + std::string(2000, '\n')).starts_with("line 1, column 2: a field has"));
  CHECK(error_of(std::string("0,\0", 3)).find("Received \"?\"") != std::string::npos);
}
