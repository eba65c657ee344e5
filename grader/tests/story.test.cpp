#include <catch2_either.hpp>
#include <sstream>

#include "story/html.hpp"
#include "story/render.hpp"
#include "story/story_json.hpp"

using namespace convlings;

namespace {

Story example() {
  Story story;
  story.call = "slide(image, kernel)";
  story.others = {"stride = 2"};
  story.arguments = {grid_around("image", cnn::matrix({{1, 2}, {3, -4}}), {}, {0, 1, 1, 1})};
  story.cell = "cell (0, 1)";
  story.problem = "1 of 2 cells is wrong, the one at (0, 1): it should be 2; yours is 3.";
  story.sum = Sum{.label = "Cell (0, 1), kernel · image",
                  .parts = {{.name = "", .rows = {{"1·2"}}, .value = "2"}}};
  story.expected = grid_around("expected", cnn::matrix({{1, 2}}), {}, {0, 1, 1, 1});
  story.received = grid_of("received", cnn::matrix({{1, 3}}), {0, 1});
  return story;
}

/// A window of an image, and nothing else.
std::string drawn(const cnn::Tensor& image, const Block& window, const Style& style = {}) {
  Story story;
  story.arguments = {grid_around("image", image, {}, window)};
  return render(story, style);
}

/// Lines must not be wider than the style.
void check_width(const std::string& text, int width) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    CHECK(columns_of(line) <= width);
  }
}

/// 0, 1, 2, … in a rows·columns matrix.
cnn::Tensor counting(int rows, int columns) {
  cnn::Tensor tensor({rows, columns});
  for (std::int64_t i = 0; i < tensor.size(); ++i) tensor.data()[i] = static_cast<float>(i);
  return tensor;
}

}  // namespace

TEST_CASE("story: told in plain text, with marks that need no colour") {
  CHECK(render(example()) ==
        "  called slide(image, kernel)\n"
        "    stride = 2\n"
        "  image (2, 2)\n"
        "    1 [ 2]\n"
        "    3  -4\n"
        "\n"
        "  expected (1, 2)    received (1, 2)\n"
        "   1 [2]              1>3\n"
        "\n"
        "  [ ] cell (0, 1) and what it is made from   > wrong\n"
        "\n"
        "  1 of 2 cells is wrong, the one at (0, 1): it should be 2; yours is 3.\n"
        "  Cell (0, 1), kernel · image: 1·2 = 2\n");
}

TEST_CASE("story: without UTF-8 every character is ASCII") {
  const std::string text = render(example(), {.unicode = false});
  CHECK(text.find("kernel * image: 1*2 = 2") != std::string::npos);
  for (const char c : text) CHECK(static_cast<unsigned char>(c) < 0x80);
}

TEST_CASE("story: with colour the wrong cell is red, and its width does not change") {
  const std::string text = render(example(), {.colour = true});
  CHECK(text.find("\033[1;31m>3\033[0m") != std::string::npos);
  CHECK(text.find("\033[36m[ 2\033[0m\033[36m]\033[0m") != std::string::npos);
  std::istringstream coloured(text);
  std::istringstream plain(render(example()));
  std::string line;
  for (std::string bare; std::getline(plain, bare);) {
    REQUIRE(std::getline(coloured, line));
    CHECK(columns_of(line) == columns_of(bare));
  }
}

TEST_CASE("story: no line is wider than the style, however large the tensors and the words") {
  Story story = example();
  story.arguments = {grid_of("image", cnn::Tensor({500, 300}), {}),
                     grid_of("kernel", cnn::Tensor({40, 40}), {20, 20})};
  story.problem = std::string(300, 'x') + " and then many words " + std::string(50, 'y');
  story.printed = "\n" + std::string(300, 'z');
  for (const int width : {40, 60, 80, 100}) check_width(render(story, {.width = width}), width);
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

TEST_CASE("story: the window of a cell stands in brackets, its columns in line") {
  CHECK(drawn(counting(4, 5), {1, 1, 2, 3}) ==
        "  image (4, 5)\n"
        "    0   1  2  3   4\n"
        "    5 [ 6  7  8]  9\n"
        "   10 [11 12 13] 14\n"
        "   15  16 17 18  19\n"
        "\n"
        "  [ ] what the answer is made from\n");
}

TEST_CASE("story: a window that hangs over the edge takes in cells that count as 0") {
  const cnn::Tensor image = cnn::matrix({{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
  CHECK(drawn(image, {-1, -1, 3, 3}) ==
        "  image (3, 3)\n"
        "  [. . .]\n"
        "  [. 1 2] 3\n"
        "  [. 4 5] 6\n"
        "     7 8  9\n"
        "\n"
        "  [ ] what the answer is made from   . beyond the edge, counts as 0\n");
  CHECK(drawn(image, {1, 2, 3, 2}) ==
        "  image (3, 3)\n"
        "   1 2  3\n"
        "   4 5 [6 .]\n"
        "   7 8 [9 .]\n"
        "       [. .]\n"
        "\n"
        "  [ ] what the answer is made from   . beyond the edge, counts as 0\n");
}

TEST_CASE("story: a large image is cropped around the window") {
  const std::string text = drawn(counting(28, 28), {12, 20, 3, 3});
  CHECK(text ==
        "  image (28, 28), rows 8 to 17, columns 16 to 25\n"
        "     …   …   …   …   …    …   …   …    …   …   …   …\n"
        "     … 240 241 242 243  244 245 246  247 248 249   …\n"
        "     … 268 269 270 271  272 273 274  275 276 277   …\n"
        "     … 296 297 298 299  300 301 302  303 304 305   …\n"
        "     … 324 325 326 327  328 329 330  331 332 333   …\n"
        "     … 352 353 354 355 [356 357 358] 359 360 361   …\n"
        "     … 380 381 382 383 [384 385 386] 387 388 389   …\n"
        "     … 408 409 410 411 [412 413 414] 415 416 417   …\n"
        "     … 436 437 438 439  440 441 442  443 444 445   …\n"
        "     … 464 465 466 467  468 469 470  471 472 473   …\n"
        "     … 492 493 494 495  496 497 498  499 500 501   …\n"
        "     …   …   …   …   …    …   …   …    …   …   …   …\n"
        "\n"
        "  [ ] what the answer is made from\n");
}

TEST_CASE("story: a window larger than what is shown is shown from its first cell") {
  const Grid grid = grid_around("scores", counting(1, 1000), {}, {0, 0, 1, 1000});
  CHECK(grid.cells.front().front() == "0");
  CHECK(grid.cells.front().back() == "…");
  CHECK(grid.window == Block{0, 0, 1, 10});
}

TEST_CASE("story: in a narrow place the window stays, and other columns go") {
  CHECK(drawn(counting(3, 10), {1, 7, 2, 2}, {.width = 24}) ==
        "  image (3, 10)\n"
        "    …  5  6   7  8   9\n"
        "    … 15 16 [17 18] 19\n"
        "    … 25 26 [27 28] 29\n"
        "\n"
        "  [ ] what the answer is\n"
        "    made from\n");
}

TEST_CASE("story: answers too wide for two columns lose cells rather than stand apart") {
  cnn::Tensor small({2, 10});
  for (float& cell : small) cell = -0.25F;
  Story story = example();
  story.expected = grid_around("expected", small, {}, {1, 6, 1, 1});
  small(1, 6) = 7;
  story.received = grid_of("received", small, {1, 6});
  for (const int width : {80, 60}) {
    const std::string text = render(story, {.width = width});
    check_width(text, width);
    std::istringstream lines(text);
    bool beside = false;
    for (std::string line; std::getline(lines, line);) {
      beside = beside || (line.find("expected (2, 10)") != std::string::npos &&
                          line.find("received (2, 10)") != std::string::npos);
    }
    CHECK(beside == (width == 80));
    CHECK(text.find("[-0.25]") != std::string::npos);
    CHECK(text.find("    >7") != std::string::npos);
  }
}

TEST_CASE("story: a long sum is written row by row as the window lies") {
  const Sum sum{
      .label = "Cell (1, 0, 2), kernel · image",
      .parts = {{.name = "bias", .rows = {{"7"}}},
                {.name = "channel 0",
                 .rows = {{"10·200", "(-10)·200"}, {"0·1", "3·5"}},
                 .value = "15"},
                {.name = "channel 1", .rows = {{"1·1", "2·2"}, {"3·3", "4·4"}}, .value = "30"}},
      .total = "52"};
  Story story;
  story.sum = sum;
  CHECK(render(story, {.width = 60}) ==
        "\n"
        "  Cell (1, 0, 2), kernel · image:\n"
        "    bias        7\n"
        "    channel 0   10·200 + (-10)·200\n"
        "              +    0·1 +       3·5 = 15\n"
        "    channel 1   1·1 + 2·2\n"
        "              + 3·3 + 4·4 = 30\n"
        "    together    52\n");
  CHECK(render(story, {.width = 160}) ==
        "\n"
        "  Cell (1, 0, 2), kernel · image: bias 7, channel 0: 10·200 + (-10)·200 + 0·1 + 3·5 = 15, "
        "channel 1: 1·1 + 2·2 + 3·3 + 4·4 = 30, together 52\n");
  check_width(render(story, {.width = 30}), 31);
}

TEST_CASE("story: without Unicode the columns are in line all the same") {
  CHECK(drawn(counting(1, 20), {0, 0, 1, 2}, {.unicode = false}) ==
        "  image (1, 20), columns 0 to 9\n"
        "  [  0   1]   2   3   4   5   6   7   8   9 ...\n"
        "\n"
        "  [ ] what the answer is made from\n");
}

TEST_CASE("story: what a student's code says is told line by line") {
  Story story;
  story.problem = "It threw: one\ntwo";
  CHECK(render(story) == "\n  It threw: one\n  two\n");
}

TEST_CASE("story: an older line of JSON has no window, no sum, no cell") {
  const CheckEvent event = parse_event(
      R"({"event":"check","name":"n","exercise":"e","verdict":"wrong","message":"","story":)"
      R"({"call":"f","arguments":[{"title":"a, one cell","cells":[["1"]]}],"problem":"no"},)"
      R"("remarks":[],"pictures":[],"assertions":1,"seconds":0.1})");
  REQUIRE(event.story);
  CHECK(render(*event.story) == "  called f\n  a, one cell\n   1\n\n  no\n");
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
  CHECK(back.story->arguments.at(0).window == Block{0, 1, 1, 1});
  CHECK(is_end_line(end_line()));
}

TEST_CASE("verdicts: every name is found again") {
  for (int i = 0; i <= static_cast<int>(Verdict::system_error); ++i) {
    const auto verdict = static_cast<Verdict>(i);
    CHECK(parse_verdict(to_string(verdict)) == verdict);
  }
  CHECK_FALSE(parse_verdict("fine"));
}

TEST_CASE("html: whatever a student's code says is text, never markup") {
  Story story = example();
  std::string evil = "<script>alert('x')</script>&\"\x1b[2J";
  const std::string safe = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;?[2J";
  CHECK(html_text(evil) == safe);
  change_texts(story, [&](std::string_view) { return evil; });
  story.printed = evil;
  const std::string html = render_html(story);
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find('\x1b') == std::string::npos);
  std::size_t count = 0;
  for (std::size_t at = html.find(safe); at != std::string::npos; at = html.find(safe, at + 1)) {
    ++count;
  }
  CHECK(count >= 15);  // call, other, grids, legend, problem, sum, print
}

TEST_CASE("html: the window has a frame, a wrong cell a mark, and screen readers hear of both") {
  const std::string html = render_html(example());
  CHECK(html.find("<td class=\"window top bottom left right\">2</td>") != std::string::npos);
  CHECK(html.find("<td class=\"wrong\"><span aria-hidden=\"true\">&gt;</span>3"
                  "<span class=\"said\"> (wrong)</span></td>") != std::string::npos);
  CHECK(html.find("framed: 1 by 1 cells from row 1, column 2") != std::string::npos);
  CHECK(html.find("Cell (0, 1), kernel · image: 1·2 = 2") != std::string::npos);
}
