// Every number in lesson 15's README, computed. What trainings reached stands in
// recorded_trainings.cpp; the lesson's last check of `train` holds it against real trainings.
#include <fmt/format.h>

#include <catch2_either.hpp>
#include <cmath>

#include "checks/recorded_trainings.hpp"
#include "cnn/nn/data/idx.hpp"
#include "cnn/nn/data/known_datasets.hpp"
#include "cnn/nn/model/create_cnn.hpp"
#include "cnn/nn/model/number_text.hpp"
#include "readme.hpp"

using namespace convlings;
using cnn::with_commas;

namespace {

int steps(int pictures, int batch_size) { return (pictures + batch_size - 1) / batch_size; }

double errors_gone(double before, double after) {
  return ((1 - before) - (1 - after)) / (1 - before);
}

int of_hundred(double share) { return static_cast<int>(std::lround(100 * share)); }

}  // namespace

TEST_CASE("lesson 15's README: steps, batches and epochs") {
  tests::Readme readme("15-training");
  const int pictures = checks::recorded_pictures;
  const int digits = cnn::known_dataset("mnist")->train_images;
  const int shipped =
      cnn::read_idx_dataset(std::string(CONVLINGS_SOURCE_DIR) + "/datasets/fashion-mnist",
                            cnn::Part::train, "fashion-mnist")
          .size();
  readme.says(fmt::format("{} pictures are learned in batches of 64.", with_commas(pictures)));
  readme.answers("steps_of_an_epoch", steps(pictures, 64));
  CHECK(pictures % 64 == 0);
  readme.says(fmt::format("{} pictures in batches of 64 make {} steps, five epochs {}.",
                          with_commas(pictures), steps(pictures, 64), 5 * steps(pictures, 64)));
  readme.says(
      fmt::format("The course ships {} pictures of clothes. Of these, a last batch of {} "
                  "would be left.",
                  with_commas(shipped), shipped % 64));
  readme.says(fmt::format("steps as far after {} pictures as after 64", shipped % 64));
  readme.says(fmt::format("and {} steps are few", 5 * steps(pictures, 64)));
  readme.says(fmt::format("with {} digits, {} steps,", with_commas(digits),
                          with_commas(5 * steps(digits, 64))));

  readme.says("Which accuracy, from 0 to 1, has a network that only guesses?");
  readme.answers("guessing", 1.0 / 10);
  readme.says("Accuracy rises from 0.90 to 0.95. Which part of the errors is gone, from 0 to 1?");
  readme.answers("errors_gone", std::round(1e9 * errors_gone(0.90, 0.95)) / 1e9);
  readme.says(
      fmt::format("of 1,000 digits {:.0f} were wrong, now {:.0f} are, so {} of 100 errors "
                  "are gone",
                  1000 * (1 - 0.978), 1000 * (1 - 0.993), of_hundred(errors_gone(0.978, 0.993))));
  readme.says("reads 97.8% of handwritten digits");  // the notes
  readme.says("a convnet that reads 99.3%");

  const auto& records = checks::recorded_trainings();
  const char* const names[] = {"dense baseline", "convnet of lesson 09", "assignment network"};
  std::vector<std::int64_t> parameters;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const checks::RecordedTraining& record = records[i];
    parameters.push_back(
        cnn::create_cnn(record.config, {28, 28, 1}, {.padding = cnn::valid}).parameter_count());
    readme.says(fmt::format("| {} | {} | {:.3f} | {:.3f} |", names[i],
                            with_commas(parameters.back()), record.epochs.back().train,
                            record.test));
    CHECK(record.epochs.front().train < record.epochs.front().validation);  // the picture's caption
    CHECK(record.epochs.back().train > record.epochs.back().validation);
  }
  CHECK(records[1].test < records[0].test);  // "The convnet comes in last!"
  CHECK(records[0].test < records[2].test);
  CHECK(parameters[2] < parameters[0]);
  readme.says(fmt::format("makes {} of 100 errors less than the baseline",
                          of_hundred(errors_gone(records[0].test, records[2].test))));
  readme.says(fmt::format("Here the first said {} and the second {}: two thirds of the errors gone",
                          checks::recorded_mnist_convnet, checks::recorded_mnist_baseline));
  readme.says(
      fmt::format("for which the notes ask, reaches {}.)", checks::recorded_mnist_assignment));
  const double gone = errors_gone(checks::recorded_mnist_baseline, checks::recorded_mnist_convnet);
  CHECK(gone == Catch::Approx(2.0 / 3).margin(0.05));

  // What is asked for.
  readme.says("RMSprop with a learning rate of 0.001");
  readme.says(".optimizer = SGD{.learning_rate = 0.5F}");
  readme.says("{.epochs = 3, .batch_size = 32, .validation = &others}");
  readme.says("| sigmoid, a single unit | 0 or 1 |");
  readme.says("(6 marks, marked by your instructor.)");
  readme.has_no_other_number();
}
