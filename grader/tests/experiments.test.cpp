#include <catch2_either.hpp>

#include "experiments/findings.hpp"
#include "experiments/grid.hpp"

using namespace convlings;

namespace {

const ExperimentGrid two_by_two{.models = {"cF,K m2 f dN"},
                                .filters = {8, 16},
                                .kernel_sizes = {3, 5},
                                .batch_sizes = {64},
                                .scales = {"unit"},
                                .epochs = {1, 3}};

Finding finding(int epochs, double accuracy) {
  return {.setting = {"c8,3 m2 f d10", 1, 8, 3, 64, "unit"},
          .epochs = epochs,
          .parameters = 26'466,
          .train = {.loss = 0.9, .accuracy = 0.5427},
          .test = {.loss = 0.75, .accuracy = accuracy},
          .seconds = 12.4};
}

}  // namespace

TEST_CASE("experiment: every combination, with F, K and N filled in") {
  std::vector<std::string> models;
  for (const Setting& setting : settings_of(two_by_two, 10)) models.push_back(setting.model);
  CHECK(models == std::vector<std::string>{"c8,3 m2 f d10", "c8,5 m2 f d10", "c16,3 m2 f d10",
                                           "c16,5 m2 f d10"});
}

TEST_CASE("experiment: a model without places varies batch sizes and pixels only") {
  ExperimentGrid grid = two_by_two;
  grid.models = {"cifar"};
  grid.batch_sizes = {32, 64};
  grid.scales = {"raw", "unit"};
  const std::vector<Setting> settings = settings_of(grid, 10);
  REQUIRE(settings.size() == 4);
  CHECK(settings[1].model == "cifar");
  CHECK(settings[1].batch_size == 32);
  CHECK(settings[1].scale == "unit");
  CHECK(settings[2].batch_size == 64);
  CHECK(settings[2].scale == "raw");
}

TEST_CASE("experiment: the table fits into 80 columns, and its columns stand under their names") {
  const std::string header = table_header(two_by_two);
  const std::string row = table_row(two_by_two, finding(3, 0.7513));
  CHECK(header == "filters kernel batch pixels epochs parameters  train   test   loss   time\n");
  CHECK(row == "      8    3x3    64 0..1        3      26466 0.5427 0.7513 0.7500    12s\n");
  CHECK(header.size() == row.size());
  ExperimentGrid two_models = two_by_two;
  two_models.models.push_back("f d512 d10");
  CHECK(table_header(two_models).size() == 80);  // its line end counts
}

TEST_CASE("experiment: models beside each other; a dash where a model has no place for a number") {
  ExperimentGrid grid = two_by_two;
  grid.models = {"f d512 d10", "cF,3 m2 f dN"};
  const std::vector<Setting> settings = settings_of(grid, 10);
  REQUIRE(settings.size() == 3);  // the dense one has no F: it takes part once
  CHECK(settings[0].number == 1);
  CHECK(settings[0].model == "f d512 d10");
  CHECK(settings[2].number == 2);
  CHECK(settings[2].model == "c16,3 m2 f d10");
  Finding dense = finding(3, 0.978);
  dense.setting = settings[0];
  CHECK(table_row(grid, dense) ==
        "    1       -    64 0..1        3      26466 0.5427 0.9780 0.7500    12s\n");
}

TEST_CASE("experiment: says by how much the error falls from the worst to the best") {
  ExperimentGrid grid = two_by_two;
  grid.models = {"f d512 d10", "mnist"};
  Finding dense = finding(3, 0.978);
  Finding convnet = finding(3, 0.993);
  dense.setting = {"f d512 d10", 1, 0, 0, 64, "unit"};
  convnet.setting = {"mnist", 2, 0, 0, 64, "unit"};
  // 2.2 % and 0.7 %: 1.5 of 2.2 are gone, 68 %.
  CHECK(improvement_text(grid, {finding(1, 0.5), dense, convnet}) ==
        "The test error falls from 2.20 % (model 1, batch 64) to 0.70 % (model 2, batch 64): 68 % "
        "less.\n");
  CHECK(improvement_text(grid, {dense}).empty());
}

TEST_CASE("experiment: a training that broke down is told as such, not as a number") {
  Finding broken = finding(1, 0.1);
  broken.failed = true;
  CHECK_THAT(table_row(two_by_two, broken), Catch::Contains("nan    nan    nan"));
  CHECK_THAT(to_csv({broken}), Catch::Contains(",nan,nan,nan,"));
  const std::string svg = to_svg(two_by_two, {broken}, "title", "how");
  CHECK_THAT(svg, Catch::Contains("no number any more"));
  CHECK(svg.find("nan") == std::string::npos);
}

TEST_CASE("experiment: a line for each finding in the CSV file") {
  CHECK(to_csv({finding(1, 0.7), finding(3, 0.7513)}) ==
        "model,filters,kernel_size,batch_size,scale,epochs,parameters,train_accuracy,test_accuracy,"
        "test_loss,seconds\n"
        "\"c8,3 m2 f d10\",8,3,64,unit,1,26466,0.5427,0.7000,0.7500,12.40\n"
        "\"c8,3 m2 f d10\",8,3,64,unit,3,26466,0.5427,0.7513,0.7500,12.40\n");
}

TEST_CASE("experiment: the plot has an open dot for an early look and a filled one at the end") {
  const std::string svg =
      to_svg(two_by_two, {finding(1, 0.7), finding(3, 0.75)}, "a < b & c", "SGD");
  // The axis runs from 0.70 to 1 over 380 pixels from 250 on: 0.75 lies a sixth of the way.
  CHECK_THAT(svg, Catch::Contains("cx=\"250.0\" cy=\"83.0\" r=\"4\" fill=\"white\""));
  CHECK_THAT(svg, Catch::Contains("cx=\"313.3\" cy=\"83.0\" r=\"5\" fill=\"#0072b2\""));
  CHECK_THAT(svg, Catch::Contains("8 filters, 3x3, batch 64</text>"));
  CHECK_THAT(svg, Catch::Contains("a &lt; b &amp; c</text>"));
}
