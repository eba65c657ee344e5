#include "graded_examples.hpp"

namespace convlings::tests {

Story slide_story() {
  Story story;
  story.call = "slide(image, kernel)";
  story.arguments = {{.title = "image (6, 5)",
                      .cells = {{"200", "200", "200", "200", "200"},
                                {"200", "200", "200", "200", "200"},
                                {"200", "200", "200", "200", "200"},
                                {"0", "0", "0", "0", "0"},
                                {"0", "0", "0", "0", "0"},
                                {"0", "0", "0", "0", "0"}},
                      .window = Block{1, 0, 3, 3}},
                     {.title = "kernel (3, 3)",
                      .cells = {{"10", "10", "10"}, {"0", "0", "0"}, {"-10", "-10", "-10"}},
                      .window = Block{0, 0, 3, 3}}};
  story.cell = "cell (1, 0)";
  story.problem =
      "6 of 12 cells are wrong, the first at (1, 0): it should be 6000; yours is -6000.";
  story.sum = Sum{.label = "Cell (1, 0), kernel · image",
                  .parts = {{.name = "",
                             .rows = {{"10·200", "10·200", "10·200"},
                                      {"0·200", "0·200", "0·200"},
                                      {"(-10)·0", "(-10)·0", "(-10)·0"}},
                             .value = "6000"}}};
  story.expected = Grid{.title = "expected (4, 3)",
                        .cells = {{"0", "0", "0"},
                                  {"6000", "6000", "6000"},
                                  {"6000", "6000", "6000"},
                                  {"0", "0", "0"}},
                        .window = Block{1, 0, 1, 1}};
  story.received = Grid{.title = "received (4, 3)",
                        .cells = {{"0", "0", "0"},
                                  {"-6000", "-6000", "-6000"},
                                  {"-6000", "-6000", "-6000"},
                                  {"0", "0", "0"}},
                        .marked = {{1, 0}, {1, 1}, {1, 2}, {2, 0}, {2, 1}, {2, 2}}};
  story.printed = "sum so far: -6000";
  return story;
}

Story own_inputs_story() {
  Story story;
  story.call = "slide(image, kernel)";
  story.arguments = {
      {.title = "image (772, 773)", .cells = {{"771", "-77"}, {"4.77", "977"}}, .window = Block{}},
      {.title = "kernel (177, 277)", .cells = {{"377"}}}};
  story.others = {"stride = 1077", "padding = 3.077"};
  story.cell = "cell (770, 2077)";
  story.problem =
      "877 of 977 cells are wrong, the first at (770, 2077): it should be 5077; yours is -77.5.";
  story.arithmetic = "Cell (770, 2077): 771 times 377.";
  story.sum = Sum{.label = "Cell (770, 2077), kernel · image",
                  .parts = {{.name = "channel 77", .rows = {{"771·377"}}, .value = "5077"}},
                  .total = "5077"};
  story.conclusion = "Without the term kernel(77, 1) · image = 1177 it would be yours.";
  story.expected = Grid{.title = "expected (1477)", .cells = {{"5077"}}};
  story.received = Grid{.title = "received (1577)", .cells = {{"-77.5"}}, .marked = {{0, 0}}};
  story.printed = "I see 771 and 377";
  return story;
}

}  // namespace convlings::tests
