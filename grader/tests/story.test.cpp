#include <catch2_either.hpp>

#include "story/render.hpp"
#include "story/story_json.hpp"

using namespace convlings;

namespace {

Story example() {
  Story story;
  story.call = "slide(image, kernel)";
  story.others = {"stride = 2"};
  story.arguments = {grid_of("image", cnn::matrix({{1, 2}, {3, -4}}), {})};
  story.problem = "Cell (0, 1) is the first wrong one: it should be 2; yours is 3.";
  story.arithmetic = "Cell (0, 1): 1·2 = 2";
  story.expected = grid_of("expected", cnn::matrix({{1, 2}}), {0, 1});
  story.received = grid_of("received", cnn::matrix({{1, 3}}), {0, 1});
  return story;
}

}  // namespace

TEST_CASE("story: told in plain text, with a mark that needs no colour") {
  CHECK(render(example()) ==
        "  called slide(image, kernel)\n"
        "    stride = 2\n"
        "  image (2, 2)\n"
        "    1  2\n"
        "    3 -4\n"
        "\n"
        "  expected (1, 2)    received (1, 2)\n"
        "   1>2                1>3\n"
        "\n"
        "  Cell (0, 1) is the first wrong one: it should be 2; yours is 3.\n"
        "  Cell (0, 1): 1·2 = 2\n");
}

TEST_CASE("story: without UTF-8 every character is ASCII") {
  const std::string text = render(example(), {.unicode = false});
  CHECK(text.find("1*2 = 2") != std::string::npos);
  for (const char c : text) CHECK(static_cast<unsigned char>(c) < 0x80);
}

TEST_CASE("story: with colour the wrong cell is red, and its width does not change") {
  const std::string text = render(example(), {.colour = true});
  CHECK(text.find(">\033[1;31m3\033[0m") != std::string::npos);
}

TEST_CASE("story: no line is wider than 80 columns, however large the tensors") {
  Story story = example();
  story.arguments = {grid_of("image", cnn::Tensor({500, 300}), {}),
                     grid_of("kernel", cnn::Tensor({40, 40}), {20, 20})};
  story.problem = std::string(300, 'x') + " and then many words " + std::string(50, 'y');
  std::istringstream lines(render(story));
  for (std::string line; std::getline(lines, line);) {
    if (line.find("xxx") == std::string::npos) CHECK(columns_of(line) <= 80);
  }
}

TEST_CASE("story: a large grid is cropped around the wrong cell and says which part it shows") {
  cnn::Tensor tensor({100, 50});
  tensor(60, 49) = 7;
  const Grid grid = grid_of("received", tensor, {60, 49});
  CHECK(grid.title == "received (100, 50), rows 55 to 64, columns 40 to 49");
  REQUIRE(grid.marked.size() == 1);
  const auto [row, column] = grid.marked.front();
  CHECK(grid.cells.at(static_cast<std::size_t>(row)).at(static_cast<std::size_t>(column)) == "7");
}

TEST_CASE("story: rank 3 shows the plane of the wrong cell's channel") {
  cnn::Tensor tensor({2, 3, 4});
  tensor(1, 2, 3) = 9;
  const Grid grid = grid_of("received", tensor, {1, 2, 3});
  CHECK(grid.title == "received (2, 3, 4), channel 3");
  CHECK(grid.cells == std::vector<std::vector<std::string>>{{"0", "0", "0"}, {"0", "0", "9"}});
}

TEST_CASE("story: an event survives its line of JSON") {
  CheckEvent event;
  event.name = "slide: \"quotes\"\nand lines";
  event.exercise = "slide";
  event.verdict = Verdict::wrong;
  event.message = "bytes that are no UTF-8: \xff";
  event.story = example();
  event.remarks = {"accuracy 0.81", "two lines"};
  event.pictures = {"contact_sheet.png"};
  event.assertions = 3;
  event.seconds = 0.25;
  const std::string line = to_json(event);
  CHECK(line.find('\n') == std::string::npos);
  const CheckEvent back = parse_event(line);
  CHECK(back.name == event.name);
  CHECK(back.verdict == Verdict::wrong);
  CHECK(back.assertions == 3);
  CHECK(back.remarks == event.remarks);
  CHECK(back.pictures == event.pictures);
  REQUIRE(back.story);
  CHECK(render(*back.story) == render(example()));
  CHECK(is_end_line(end_line()));
}

TEST_CASE("verdicts: every name is found again") {
  for (int i = 0; i <= static_cast<int>(Verdict::system_error); ++i) {
    const auto verdict = static_cast<Verdict>(i);
    CHECK(parse_verdict(to_string(verdict)) == verdict);
  }
  CHECK_FALSE(parse_verdict("fine"));
}
