#include "datasets/sha256.hpp"

#include <catch2_either.hpp>

#include <fstream>

#include "cnn/core/errors.hpp"
#include "test_folder.hpp"

using convlings::sha256;

TEST_CASE("sha256: equals the examples of FIPS 180-4 and its padding edges") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("sha256: piece by piece is the same, and a digest in between does not disturb") {
  convlings::Sha256 sum;
  CHECK(sum.digest() == sha256(""));
  sum.add("a");
  CHECK(sum.digest() == sha256("a"));
  sum.add("bc");
  CHECK(sum.digest() == sha256("abc"));
  CHECK(sum.digest() == sha256("abc"));
}

TEST_CASE("sha256: of a file, and of what is none") {
  const TestFolder folder;
  const std::string text(1'000'003, 'x');  // more than one block, and no multiple of it
  std::ofstream(folder.path / "file", std::ios::binary) << text;
  CHECK(convlings::sha256_of_file(folder.path / "file") == sha256(text));
  CHECK_THROWS_AS(convlings::sha256_of_file(folder.path), cnn::DataError);
  CHECK_THROWS_AS(convlings::sha256_of_file(folder.path / "nowhere"), cnn::DataError);
}
