// Every number in lesson 12's README, computed.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <catch2_either.hpp>
#include <cmath>

#include "cnn/core/image_file.hpp"
#include "cnn/nn/losses/metrics.hpp"
#include "cnn/nn/model/named_models.hpp"
#include "readme.hpp"

using namespace convlings;
using cnn::Tensor;

namespace {

constexpr double epsilon = 1e-7;

/// What one answer costs, when the truth got probability `p`.
double price(double p) { return 0.0 - std::log(std::max(p, epsilon)); }

double untrained_price_of_the_boot(float factor) {
  cnn::Sequential model = cnn::named_model("mnist");
  model.build();
  Tensor boot = cnn::read_image(std::string(CONVLINGS_SOURCE_DIR) + "/datasets/pictures/boot.png");
  for (float& pixel : boot) pixel *= factor;
  return price(model.forward(boot.reshaped({1, 28, 28, 1}))(0, 9));
}

void check_three_pictures(tests::Readme& readme) {
  const Tensor rows = cnn::matrix({{0.7, 0.2, 0.1}, {0.1, 0.8, 0.1}, {0.6, 0.3, 0.1}});
  double sum = 0;
  int right = 0;
  const std::vector<int> answers = cnn::predicted_classes(rows);
  for (int i = 0; i < 3; ++i) {
    sum += price(rows(i, i));
    if (answers[static_cast<std::size_t>(i)] == i) ++right;
    readme.says(fmt::format("| {0} | {0} | {1} {2} {3} | {4} | {5:.3f} |", i, rows(i, 0),
                            rows(i, 1), rows(i, 2), rows(i, i), price(rows(i, i))));
  }
  readme.says(fmt::format("| mean | | | | {:.3f} |", sum / 3));
  readme.says("all cells but one are times 0");  // the definition of one-hot
  readme.says(fmt::format("{} of the {} pictures above, {:.3f}", right, 3, right / 3.0));
}

void check_prices(tests::Readme& readme) {
  std::string probabilities = "| of the truth |";
  std::string prices = "| loss |";
  for (const double p : {1.0, 0.9, 0.5, 0.1, 0.01, 0.001}) {
    probabilities += fmt::format(" {} |", p);
    prices += p == 1 ? fmt::format(" {:.0f} |", price(p)) : fmt::format(" {:.3f} |", price(p));
  }
  readme.says(probabilities);
  readme.says(prices);
  readme.says(fmt::format("{:.3f} more for every further factor of ten", price(0.01) - price(0.1)));
  readme.says("its 0.9 comes true nine times in ten");
  readme.says("At 0 the logarithm is minus infinity");
  readme.says("below 1e-7 counts as 1e-7 (Keras");
  readme.says(fmt::format("−log(1e-7) = {:.3f} is the ceiling", price(0)));

  readme.says("from 0.1 to 0.01");
  readme.answers("ten_times_less", std::round(1e9 * price(0.01) / price(0.1)) / 1e9);
  readme.says("the probability 0.51 and 0.99");
  const Tensor barely = cnn::matrix({{0.51, 0.49}});
  const Tensor surely = cnn::matrix({{0.99, 0.01}});
  CHECK(cnn::predicted_classes(barely) == std::vector<int>{0});
  readme.answers("barely_and_surely",
                 cnn::predicted_classes(barely)[0] - cnn::predicted_classes(surely)[0]);
}

void check_what_it_tells(tests::Readme& readme) {
  readme.says(fmt::format("**{:.3f}** = log 10", price(1.0 / 10)));
  readme.says(fmt::format("gives the boot's class, 9, a loss of {:.3f}",
                          untrained_price_of_the_boot(1.0F / 255)));
  readme.says(
      fmt::format("**{:.3f}** is what the same network pays when its pixels run from 0 to "
                  "255",
                  untrained_price_of_the_boot(1)));
  // Ten pictures, one of each class, all answered with class 0 and probability 1.
  double sum = 0;
  cnn::ConfusionMatrix matrix(10);
  for (int truth = 0; truth < 10; ++truth) {
    sum += price(truth == 0 ? 1 : 0);
    matrix.add(truth, 0);
  }
  readme.says(fmt::format("**{:.3f}** is nine tenths of the ceiling", sum / 10));
  readme.says(fmt::format("printed {:.4f} and an accuracy of {}", sum / 10, matrix.accuracy()));
  readme.answers("always_the_same", matrix.accuracy());
}

void check_yes_or_no(tests::Readme& readme) {
  readme.says("where the target is 1, and 1 − p where it is 0");
  readme.says(fmt::format("With p = 0.9 it costs {:.3f} if yes is true, and {:.3f} if no is true",
                          price(0.9), price(1 - 0.9)));
  readme.says("1 unit, sigmoid | 0 or 1");
}

void check_confusion(tests::Readme& readme) {
  const std::vector<int> truths{0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 2, 2};
  const std::vector<int> answers{0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 0, 0};
  cnn::ConfusionMatrix matrix(3);
  for (std::size_t i = 0; i < truths.size(); ++i) matrix.add(truths[i], answers[i]);
  std::string table = "           answered 0  1  2\n";
  for (int truth = 0; truth < 3; ++truth) {
    table += fmt::format("truth {}             {}  {}  {}\n", truth, matrix.count(truth, 0),
                         matrix.count(truth, 1), matrix.count(truth, 2));
  }
  readme.shows(table);
  readme.says(fmt::format("on the diagonal: {} of {}", matrix.correct(), matrix.total()));
  CHECK(matrix.count(2, 0) == 2);
  CHECK(matrix.count(0, 2) == 0);
  readme.says("Class 2 was taken for class 0 twice");
}

}  // namespace

TEST_CASE("lesson 12's README: its numbers are the library's") {
  tests::Readme readme("12-loss-and-metrics");
  check_three_pictures(readme);
  check_prices(readme);
  check_what_it_tells(readme);
  check_yes_or_no(readme);
  check_confusion(readme);
  readme.says("Of 1,000 X-rays 10 show a fracture");  // the question's own numbers
  readme.says("(3 marks, marked by your instructor.)");
  readme.has_no_other_number();
}
