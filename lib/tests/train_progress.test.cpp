#include <array>
#include <catch2_either.hpp>
#include <cstdio>
#include <limits>

#include "cnn/nn/train/progress_bar.hpp"
#include "cnn/nn/train/progress_text.hpp"

using namespace cnn;

namespace {

/// A bar that writes into a list, under a clock that stands still until it is set.
class Stage {
 public:
  explicit Stage(bool redraws, int columns = 120)
      : bar({.redraws = redraws,
             .columns = columns,
             .write = [this](const std::string& text) { written.push_back(text); },
             .now = [this] { return seconds; }}) {}

  void begin(int epoch, int examples = 60000) {
    state.epochs = 5;
    state.epoch = epoch;
    state.examples = examples;
    state.examples_done = 0;
    state.so_far = {};
    bar.on_epoch_begin(state);
  }
  void batch(int done, double at, const Scores& scores) {
    seconds = at;
    state.examples_done = done;
    state.so_far = scores;
    bar.on_batch_end(state);
  }
  void end(double at, const Scores& train, const std::optional<Scores>& validation = {}) {
    batch(state.examples, at, train);
    bar.on_epoch_end(
        state, {.epoch = state.epoch, .train = train, .validation = validation, .seconds = at});
  }

  std::string all() const {
    std::string text;
    for (const std::string& part : written) text += part;
    return text;
  }
  /// The lines that a terminal shows in the end.
  std::vector<std::string> screen() const {
    std::vector<std::string> lines(1);
    std::size_t column = 0;
    for (const char letter : all()) {
      if (letter == '\r') {
        column = 0;
      } else if (letter == '\n') {
        lines.emplace_back();
        column = 0;
      } else {
        std::string& line = lines.back();
        line.resize(std::max(line.size(), column + 1), ' ');
        line[column++] = letter;
      }
    }
    for (std::string& line : lines) line.erase(line.find_last_not_of(' ') + 1);
    return lines;
  }

  std::vector<std::string> written;
  double seconds = 0;
  TrainingState state;
  ProgressBar bar;
};

using Lines = std::vector<std::string>;

/// " - loss: 0.1770 - accuracy: 0.9447".
std::string scores(double loss, double accuracy) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), " - loss: %.4f - accuracy: %.4f", loss, accuracy);
  return text.data();
}

}  // namespace

TEST_CASE("progress: finished lines are those of the notes, which Keras printed") {
  Stage stage(true);
  stage.begin(1);
  stage.end(28.08, {0.1770, 0.9447});
  stage.begin(2);
  stage.end(28.08 + 28.68, {0.0479, 0.9856});
  const std::string full = "60000/60000 [==============================] - ";
  CHECK(stage.screen() ==
        Lines{"Epoch 1/5", full + "28s 468us/step - loss: 0.1770 - accuracy: 0.9447", "Epoch 2/5",
              full + "29s 478us/step - loss: 0.0479 - accuracy: 0.9856", ""});
}

TEST_CASE("progress: an epoch under way, write by write") {
  Stage stage(true);
  stage.begin(1);
  stage.batch(64, 0.03, {2.3, 0.125});
  stage.batch(128, 0.06, {2.25, 0.15});  // too early to draw again
  stage.batch(6000, 3.0, {0.9, 0.71});
  stage.batch(36416, 17.0, {0.2401, 0.9245});
  stage.end(28.08, {0.1770, 0.9447}, Scores{0.0512, 0.9846});
  const auto bar = [](const std::string& done, const std::string& drawn) {
    return "\r" + done + "/60000 [" + drawn + "] - ";
  };
  CHECK(stage.written ==
        Lines{"Epoch 1/5\n",
              bar("   64", "..............................") + "ETA: 28s" + scores(2.3, 0.125),
              bar(" 6000", "==>...........................") + "ETA: 27s" + scores(0.9, 0.71),
              bar("36416", "=================>............") + "ETA: 11s" + scores(0.2401, 0.9245),
              bar("60000", "==============================") + "28s 468us/step" +
                  scores(0.1770, 0.9447),
              "\n", "\r - val_loss: 0.0512 - val_accuracy: 0.9846", "\n"});
}

TEST_CASE("progress: validation stands in the same line where there is room") {
  Stage stage(true, 140);
  stage.begin(1);
  stage.end(28.08, {0.1770, 0.9447}, Scores{0.0512, 0.9846});
  CHECK(stage.screen()[1] ==
        "60000/60000 [==============================] - 28s 468us/step - loss: 0.1770 - accuracy: "
        "0.9447 - val_loss: 0.0512 - val_accuracy: 0.9846");
}

TEST_CASE("progress: on 80 columns the bar shrinks, keeps its width, and no line is wider") {
  Stage stage(true, 80);
  stage.begin(1);
  stage.batch(30000, 14, {0.2401, 0.9245});
  stage.batch(59968, 28, {0.1771, 0.9447});
  stage.end(28.08, {0.1770, 0.9447}, Scores{0.0512, 0.9846});
  CHECK(stage.written[1] ==
        "\r30000/60000 [=====>.......] - ETA: 14s - loss: 0.2401 - accuracy: 0.9245");
  CHECK(stage.screen() ==
        Lines{"Epoch 1/5",
              "60000/60000 [=============] - 28s 468us/step - loss: 0.1770 - accuracy: 0.9447",
              " - val_loss: 0.0512 - val_accuracy: 0.9846", ""});
}

TEST_CASE("progress: no line fills the terminal, whatever its width and the numbers") {
  for (const int columns : {40, 60, 79, 80, 100, 137, 138, 139}) {
    Stage stage(true, columns);
    stage.begin(1);
    stage.batch(64, 8000, {1e-4, 1e-5});
    stage.batch(128, 100000, {14.5, 0.1});
    stage.bar.on_remark(
        "the pixels run from 0 to 255: scale them to 0 to 1, or nothing is learned "
        "from them at all");
    stage.end(200000, {1e300, 1e-4}, Scores{1e-7, 1e-7});
    for (const std::string& part : stage.written) {
      CAPTURE(columns, part);
      CHECK(static_cast<int>(part.size()) <= columns);  // with \r or \n
    }
  }
}

TEST_CASE("progress: on a narrow terminal the bar goes, then the last numbers under way") {
  Stage stage(true, 50);
  stage.begin(1);
  stage.batch(30000, 14, {0.2401, 0.9245});
  stage.end(28.08, {0.1770, 0.9447});
  CHECK(stage.written[1] == "\r30000/60000 - ETA: 14s - loss: 0.2401");
  CHECK(stage.screen() == Lines{"Epoch 1/5", "60000/60000 - 28s 468us/step - loss: 0.1770",
                                " - accuracy: 0.9447", ""});
}

TEST_CASE("progress: a shorter line wipes what a longer one left") {
  Stage stage(true);
  stage.begin(1, 100);
  stage.batch(1, 40, {2.0, {}});
  stage.batch(50, 41, {1.0, {}});
  CHECK(stage.written[1] ==
        "\r  1/100 [..............................] - ETA: 1:06:00 - loss: 2.0000");
  CHECK(stage.written[2] ==
        "\r 50/100 [==============>...............] - ETA: 41s - loss: 1.0000    ");
}

TEST_CASE("progress: elsewhere than on a terminal one line an epoch, and no carriage return") {
  Stage stage(false);
  stage.bar.on_remark("a remark");
  stage.begin(1);
  stage.batch(64, 1, {2.3, 0.125});
  stage.end(28.08, {0.1770, 0.9447}, Scores{0.0512, 0.9846});
  stage.begin(2);
  stage.end(56, {5e-4, {}});
  CHECK(stage.written == Lines{"a remark\n",
                               "Epoch 1/5 - 28s 468us/step" + scores(0.1770, 0.9447) +
                                   " - val_loss: 0.0512 - val_accuracy: 0.9846\n",
                               "Epoch 2/5 - 28s 465us/step - loss: 5.0000e-04\n"});
}

TEST_CASE(
    "progress: a training that stops within an epoch, and remarks, begin a line of their own") {
  Stage stage(true, 80);
  stage.begin(1);
  stage.batch(64, 1, {2.3, {}});
  stage.bar.on_remark("a remark");
  stage.batch(128, 2, {2.3, {}});
  stage.bar.on_train_end(stage.state, {});
  const Lines screen = stage.screen();
  REQUIRE(screen.size() == 5);
  CHECK(screen[1] == "   64/60000 [..............................] - ETA: 15:36 - loss: 2.3000");
  CHECK(screen[2] == "a remark");
  CHECK(screen[4].empty());
  stage.written.clear();
  stage.bar.on_train_end(stage.state, {});
  CHECK(stage.written.empty());
}

TEST_CASE("progress: long remarks are broken between words") {
  Stage stage(true, 30);
  stage.bar.on_remark("the pixels run from 0 to 255, which is a lot");
  CHECK(stage.all() == "the pixels run from 0 to 255,\nwhich is a lot\n");
}

TEST_CASE("progress: times in the units of Keras") {
  CHECK(step_time_text(468e-6) == "468us/step");
  CHECK(step_time_text(0.9994e-3) == "999us/step");
  CHECK(step_time_text(1e-3) == "1ms/step");
  CHECK(step_time_text(0.0124) == "12ms/step");
  CHECK(step_time_text(1.0) == "1s/step");
  CHECK(step_time_text(75.4) == "75s/step");
  CHECK(remaining_time_text(0.9) == "0s");
  CHECK(remaining_time_text(22.99) == "22s");
  CHECK(remaining_time_text(60) == "60s");
  CHECK(remaining_time_text(60.5) == "1:00");
  CHECK(remaining_time_text(65) == "1:05");
  CHECK(remaining_time_text(3600) == "60:00");
  CHECK(remaining_time_text(3601) == "1:00:01");
  CHECK(remaining_time_text(7384) == "2:03:04");
}

TEST_CASE("progress: numbers and bars in the shapes of Keras") {
  CHECK(score_text(0.17704) == "0.1770");
  CHECK(score_text(14.5) == "14.5000");
  CHECK(score_text(999999) == "999999.0000");
  CHECK(score_text(1.6e32) == "1.6000e+32");
  CHECK(score_text(0.0011) == "0.0011");
  CHECK(score_text(0.001) == "1.0000e-03");
  CHECK(score_text(0) == "0.0000e+00");
  CHECK(score_text(std::numeric_limits<double>::quiet_NaN()) == "nan");
  CHECK(bar_text(9536, 10000, 30) == "[===========================>..]");  // from the notes
  CHECK(bar_text(0, 10, 5) == "[.....]");
  CHECK(bar_text(2, 10, 5) == "[>....]");
  CHECK(bar_text(9, 10, 5) == "[===>.]");
  CHECK(bar_text(10, 10, 5) == "[=====]");
}
