// Files that are damaged, or made to do damage.
#include "cnn/nn/exchange/safetensors_file.hpp"

#include <sys/stat.h>

#include <catch2_either.hpp>

#include "cnn/core/file.hpp"
#include "cnn/core/random.hpp"
#include "cnn/nn/exchange/weights.hpp"
#include "exchange_examples.hpp"
#include "test_folder.hpp"

using namespace cnn;
namespace fs = std::filesystem;

namespace {

/// How reading a file of these bytes is refused, without the file's name; empty when it is not.
std::string refusal(const std::string& bytes) {
  const TestFolder folder;
  const fs::path file = folder.path / "w";
  write_file(file, bytes);
  Sequential model = two_to_one();
  model.set_weight("dense_1.bias", Tensor({1}, {7}));
  const Tensor kernel = model.weight("dense_1.kernel");
  try {
    load_weights(model, file);
  } catch (const DataError& error) {
    CHECK(model.weight("dense_1.bias")(0) == 7);
    CHECK(model.weight("dense_1.kernel") == kernel);
    const std::string text = error.what();
    CHECK(text.starts_with(file.string() + ": "));
    return text.substr(file.string().size() + 2);
  }
  return "";
}

const std::string advice =
    ". This is no intact safetensors file of float32 weights: write it again.";

/// The same for a header, `data` behind it.
std::string header_refusal(const std::string& json, const std::string& data = two_to_one_data) {
  const std::string text = refusal(safetensors_file_of(json, data));
  if (!text.ends_with(advice)) return "without advice: " + text;
  return text.substr(0, text.size() - advice.size());
}

/// `two_to_one_json` with one part replaced.
std::string with(const std::string& part, const std::string& by) {
  std::string json = two_to_one_json;
  const std::size_t at = json.find(part);
  REQUIRE(at != std::string::npos);
  return json.replace(at, part.size(), by);
}

std::string kernel_only(const std::string& value) { return "{\"dense_1.kernel\":" + value + "}"; }

}  // namespace

TEST_CASE("safetensors: a file without metadata is read") {
  CHECK(refusal(safetensors_file_of(two_to_one_json, two_to_one_data)).empty());
  CHECK(refusal(safetensors_file_of(two_to_one_json + "     ", two_to_one_data)).empty());
}

TEST_CASE("safetensors: the header's length is checked before anything is read") {
  CHECK(refusal("") == "a safetensors file has at least 8 bytes. Received 0.");
  CHECK(refusal("1234567") == "a safetensors file has at least 8 bytes. Received 7.");
  const std::string rest = " The file is cut, or no safetensors file.";
  const std::string rule = "bytes 0 to 7 tell the header's length, here at most ";
  CHECK(refusal(std::string(8, '\xFF') + "{}") ==
        rule + "2. Received 18446744073709551615." + rest);
  CHECK(refusal(std::string("\3\0\0\0\0\0\0\0{}", 10)) == rule + "2. Received 3." + rest);
  CHECK(refusal(std::string(8, '\0')) == "the header does not begin with {" + advice);
}

TEST_CASE("safetensors: a header above 100 MB is refused unread, however large the file") {
  const TestFolder folder;
  const fs::path file = folder.path / "w";
  write_file(file, std::string("\1\xE1\xF5\5\0\0\0\0{", 9));  // 100,000,001
  fs::resize_file(file, std::uintmax_t{1} << 40);             // a hole: takes no room on the disk
  CHECK_THROWS_WITH(SafetensorsFile(file),
                    file.string() +
                        ": bytes 0 to 7 tell the header's length, here at most "
                        "100000000. Received 100000001. The file is cut, or no "
                        "safetensors file.");
}

TEST_CASE("safetensors: a huge file of one tensor takes no memory until it is asked for") {
  const TestFolder folder;
  const fs::path file = folder.path / "w";
  const std::string json =
      kernel_only(R"({"dtype":"F32","shape":[1073741824],"data_offsets":[0,4294967296]})");
  write_file(file, safetensors_file_of(json, ""));
  fs::resize_file(file, 8 + json.size() + (std::uintmax_t{1} << 32));
  Sequential model = two_to_one();
  CHECK_THROWS_WITH(
      load_weights(model, file, {.layers = {"dense_1"}}),
      file.string() +
          ": these are not the weights of sequential_1. Shapes differ: dense_1.kernel "
          "expected (2, 1), received (1073741824,). Not in the file: dense_1.bias "
          "(1,). Load them into the model that they were saved from, or only the "
          "layers that agree.");
}

TEST_CASE("safetensors: what is not JSON is told with its byte") {
  const std::string rule = "the header is not JSON in UTF-8: byte ";
  CHECK(header_refusal("[]") == "the header does not begin with {");
  CHECK(header_refusal(" {}") == "the header does not begin with {");
  CHECK(header_refusal("{") == rule + "9 of the file");
  CHECK(header_refusal("{\"a\xFF\":{}}") == rule + "11 of the file");
  CHECK(header_refusal(two_to_one_json + "x") ==
        rule + std::to_string(8 + two_to_one_json.size()) + " of the file");
  CHECK(header_refusal(std::string("{\"a\0\":{}}", 9)) == rule + "11 of the file");
}

TEST_CASE("safetensors: JSON of another structure is told with the tensor") {
  CHECK(header_refusal(R"({"a":[]})") == "the tensor a has a list of the wrong kind");
  CHECK(header_refusal(R"({"a":1})") == "the tensor a has a number where none belongs");
  CHECK(header_refusal(R"({"a":null})") == "the tensor a has null where it does not belong");
  CHECK(header_refusal(R"({"a":{"dtype":true}})") ==
        "the tensor a has a truth value where none belongs");
  CHECK(header_refusal(R"({"a":{"dtype":{}}})") == "the tensor a has an object where none belongs");
  CHECK(header_refusal(R"({"a":{"shape":"x"}})") == "the tensor a has text where none belongs");
  CHECK(header_refusal(R"({"a":{"shape":[[1]]}})") == "the tensor a has a list of the wrong kind");
  CHECK(header_refusal(R"({"a":{"color":"red"}})") == "the tensor a has the unknown field color");
  CHECK(header_refusal(R"({"a":{"dtype":"F32"}})") ==
        "the tensor a needs dtype, shape and data_offsets");
  CHECK(header_refusal(R"({"__metadata__":{"a":1}})") ==
        "the tensor __metadata__ has a number where none belongs");
}

TEST_CASE("safetensors: a name that stands there twice is refused") {
  const std::string tensor = R"({"dtype":"F32","shape":[3],"data_offsets":[0,12]})";
  CHECK(header_refusal("{\"a\":" + tensor + ",\"a\":" + tensor + "}") ==
        "the tensor a stands there twice");
  CHECK(header_refusal("{\"a\":" + tensor + ",\"\\u0061\":" + tensor + "}") ==
        "the tensor a stands there twice");
  CHECK(header_refusal(R"({"a":{"dtype":"F32","dtype":"F32"}})") == "the tensor a has dtype twice");
  CHECK(header_refusal(R"({"__metadata__":{"b":"","b":""}})") ==
        "the tensor __metadata__ has a key twice");
}

TEST_CASE("safetensors: a hundred thousand brackets are refused at the first that is wrong") {
  const std::string deep(100'000, '[');
  CHECK(header_refusal("{\"a\":" + deep) == "the tensor a has a list of the wrong kind");
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  CHECK(header_refusal(objects) == "the tensor a has the unknown field a");
}

TEST_CASE("safetensors: float32 alone is read, and the others are named") {
  CHECK(header_refusal(with("F32", "F64")) ==
        "the tensor dense_1.kernel is of dtype F64, and only F32 is read");
  CHECK(header_refusal(with("F32", "")) ==
        "the tensor dense_1.kernel is of dtype \"\", and only F32 is read");
}

TEST_CASE("safetensors: shapes that no weight has are told as they are") {
  const std::string rule = "; expected 1 to 4 extents from 1, at most 2^30 numbers in all";
  const auto shape = [&](const std::string& text) { return header_refusal(with("[2,1]", text)); };
  const std::string begin = "the tensor dense_1.kernel has the shape ";
  CHECK(shape("[]") == begin + "[]" + rule);
  CHECK(shape("[0]") == begin + "[0]" + rule);
  CHECK(shape("[2,-1]") == begin + "[2, -1]" + rule);
  CHECK(shape("[1,1,1,1,2]") == begin + "[1, 1, 1, 1, 2]" + rule);
  CHECK(shape("[65536,65536]") == begin + "[65536, 65536]" + rule);
  CHECK(shape("[4294967296,4294967296,4]") == begin + "[4294967296, 4294967296, 4]" + rule);
  CHECK(shape("[9223372036854775807]") == begin + "[9223372036854775807]" + rule);
  CHECK(shape("[1,1,1,1,1,1,1,2]") == begin + "[1, 1, 1, 1, 1, 1, ...]" + rule);
  CHECK(shape("[9223372036854775808]") == "the tensor dense_1.kernel has a huge number");
  CHECK(shape("[99999999999999999999]") ==
        "the tensor dense_1.kernel has a number that is not whole");
  CHECK(shape("[2.0,1]") == "the tensor dense_1.kernel has a number that is not whole");
}

TEST_CASE("safetensors: offsets agree with shapes and leave neither hole nor overlap") {
  const auto offsets = [&](const std::string& text) { return header_refusal(with("[0,8]", text)); };
  CHECK(offsets("[0]") == "the tensor dense_1.kernel needs two data_offsets, begin and end");
  CHECK(offsets("[0,8,8]") == "the tensor dense_1.kernel needs two data_offsets, begin and end");
  CHECK(offsets("[8,0]") == "the tensor dense_1.kernel needs two data_offsets, begin and end");
  CHECK(offsets("[-8,0]") == "the tensor dense_1.kernel needs two data_offsets, begin and end");
  CHECK(offsets("[0,7]") ==
        "the tensor dense_1.kernel of shape (2, 1) needs 8 bytes, but its data_offsets span 7");
  CHECK(offsets("[4,12]") ==
        "the tensor dense_1.kernel begins at byte 4 of the data, which leaves "
        "a hole behind 0");
  CHECK(header_refusal(with("[8,12]", "[4,8]")) ==
        "the tensor dense_1.bias begins at byte 4 of the data, inside the one that ends at 8");
  CHECK(header_refusal(with("[8,12]", "[12,16]")) ==
        "the tensor dense_1.bias begins at byte 12 of the data, which leaves a hole behind 8");
  CHECK(offsets("[9223372036854775800,9223372036854775807]") ==
        "the tensor dense_1.kernel of shape (2, 1) needs 8 bytes, but its data_offsets span 7");
}

TEST_CASE("safetensors: data that are cut, or go on, are told with both lengths") {
  CHECK(header_refusal(two_to_one_json, two_to_one_data.substr(0, 11)) ==
        "the header tells of 12 bytes of data, the last of them dense_1.bias. Received 11, cut "
        "short");
  CHECK(header_refusal(two_to_one_json, two_to_one_data + "x") ==
        "the header tells of 12 bytes of data, the last of them dense_1.bias. Received 13, too "
        "many");
  CHECK(header_refusal("{}") == "the header tells of 0 bytes of data. Received 12, too many");
}

TEST_CASE("safetensors: a foreign name cannot steer the terminal") {
  const std::string error = header_refusal(R"({"\u001b[31m\n)" + std::string(100, 'x') + "\":1}");
  CHECK(error ==
        "the tensor ?[31m?" + std::string(54, 'x') + "... has a number where none belongs");
}

TEST_CASE("safetensors: weights of a later version are refused") {
  const std::string metadata = R"({"__metadata__":{"format":"convlings","version":"2"},)";
  CHECK(refusal(safetensors_file_of(metadata + two_to_one_json.substr(1), two_to_one_data)) ==
        "weights of version 1 are read. Received version 2. Use the program that wrote it.");
  const std::string other = R"({"__metadata__":{"format":"pt","version":"2"},)";
  CHECK(refusal(safetensors_file_of(other + two_to_one_json.substr(1), two_to_one_data)).empty());
}

TEST_CASE("safetensors: folders, pipes and missing files are refused without waiting") {
  const TestFolder folder;
  CHECK_THROWS_WITH(SafetensorsFile(folder.path / "w"),
                    (folder.path / "w").string() + ": there is no such file. Check the path.");
  const std::string no_file = ": this is not a file. Give a file's path.";
  CHECK_THROWS_WITH(SafetensorsFile(folder.path), folder.path.string() + no_file);
  const fs::path pipe = folder.path / "pipe";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  CHECK_THROWS_WITH(SafetensorsFile(pipe), pipe.string() + no_file);
}

TEST_CASE("safetensors: thousands of damaged files are refused, or hold the right shapes") {
  const std::string whole = safetensors_file_of(two_to_one_json, two_to_one_data);
  const TestFolder folder;
  const fs::path file = folder.path / "w";
  const auto last = static_cast<int>(whole.size()) - 1;
  const std::string tokens = "{}[]\",:0129-.eE \n\\\xFF\x80";
  Random random(1);
  int refused = 0;
  int rounds = 0;
  for (; rounds < 4000; ++rounds) {
    std::string bytes = whole;
    for (int change = random.integer(1, 3); change > 0; --change) {
      const auto at = static_cast<std::size_t>(random.integer(0, last));
      const auto token =
          tokens[static_cast<std::size_t>(random.integer(0, static_cast<int>(tokens.size()) - 1))];
      if (at >= bytes.size()) continue;
      switch (random.integer(0, 4)) {
        case 0:
          bytes[at] = static_cast<char>(random.integer(0, 255));
          break;
        case 1:
          bytes[at] = token;
          break;
        case 2:
          bytes.erase(at, static_cast<std::size_t>(random.integer(1, 9)));
          break;
        case 3:
          bytes.insert(at, 1, token);
          break;
        default:
          bytes.resize(at);
      }
    }
    write_file(file, bytes);
    Sequential model = two_to_one();
    try {
      load_weights(model, file);
    } catch (const DataError&) {
      ++refused;
      REQUIRE(model.weight("dense_1.kernel")(1, 0) == -2);
    }
    REQUIRE(model.weight("dense_1.kernel").shape() == Shape{2, 1});
  }
  CHECK(refused > rounds / 2);  // changes to the numbers alone are no damage
  CHECK(refused < rounds);
}
