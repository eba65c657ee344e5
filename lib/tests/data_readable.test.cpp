#include "cnn/nn/data/readable.hpp"

#include <catch2_either.hpp>

using cnn::readable;

TEST_CASE("readable: letters of every length stay") {
  for (const std::string text : {"", "cat", "Schößling", "ねこ", "🐈", "a\xC2\xA0z"}) {
    CHECK(readable(text, 100) == text);
  }
}

TEST_CASE("readable: control characters and bytes that are no UTF-8 become question marks") {
  CHECK(readable("a\x1b[31m\n\x7f", 100) == "a?[31m??");
  CHECK(readable("\xC2\x9B"
                 "31m",
                 100) == "?31m");                      // CSI as one character
  CHECK(readable("\xFF\xC3", 100) == "??");            // never a start; cut
  CHECK(readable("\xC0\xAF", 100) == "??");            // overlong
  CHECK(readable("\xE0\x80\xAF", 100) == "???");       // overlong
  CHECK(readable("\xED\xA0\x80", 100) == "???");       // a surrogate
  CHECK(readable("\xF4\x90\x80\x80", 100) == "????");  // above U+10FFFF
  CHECK(readable("\xF0\x9F\x90", 100) == "???");       // cut
}

TEST_CASE("readable: long text is cut between characters") {
  CHECK(readable("abcdef", 3) == "abc…");
  CHECK(readable("abc", 3) == "abc");
  CHECK(readable("aéé", 4) == "aé…");
}
