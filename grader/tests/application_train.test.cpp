// train, evaluate and predict as their user calls them, on what the course ships.
#include <catch2_either.hpp>
#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

#include "app_process.hpp"
#include "cnn/core/file.hpp"
#include "cnn/core/image_file.hpp"
#include "cnn/core/random.hpp"
#include "cnn/nn/exchange/weights.hpp"
#include "cnn/nn/model/create_cnn.hpp"
#include "test_folder.hpp"

namespace fs = std::filesystem;

namespace {

using Words = std::vector<std::string>;

const std::string clothes = CONVLINGS_SOURCE_DIR "/datasets/fashion-mnist";
const std::string boot = CONVLINGS_SOURCE_DIR "/datasets/pictures/boot.png";
const std::string small_model = "c4,3 m2 f d10";

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// train with the small model on the shipped clothes.
Words training(const fs::path& out, const Words& more) {
  Words words{"train", small_model, "--input", "28x28x1", "--padding",
              "valid", "--data",    clothes,   "--out",   out.string()};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

/// Does the file hold weights of the small model?
bool is_readable(const fs::path& file) {
  cnn::Sequential model = cnn::create_cnn(small_model, {28, 28, 1}, {.padding = cnn::valid});
  cnn::load_weights(model, file);
  return true;
}

std::string text_of(const fs::path& file) { return cnn::read_file(file, 1'000'000); }

/// history.csv without its last column, the seconds.
std::string numbers_of(const fs::path& history) {
  std::istringstream lines(text_of(history));
  std::string numbers;
  for (std::string line; std::getline(lines, line);) {
    numbers += line.substr(0, line.rfind(',')) + "\n";
  }
  return numbers;
}

void pause(int milliseconds) {
  std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

/// True when it appears within a minute.
bool appears(const fs::path& file) {
  for (int round = 0; round < 6000 && !fs::exists(file); ++round) pause(10);
  return fs::exists(file);
}

}  // namespace

TEST_CASE("train: writes history, curves, weights, the best ones, and a page") {
  const TestFolder folder;
  const fs::path out = folder.path / "deep" / "run";
  const AppResult result = run_app(
      training(out, {"--epochs", "2", "--limit", "600", "--hold-out", "0.25", "--seed", "3"}));
  CAPTURE(result.output);
  CHECK(result.status == 0);
  CHECK(has(result.output, "\nEpoch 1/2 - "));
  CHECK(has(result.output, "\nEpoch 2/2 - "));
  CHECK_FALSE(has(result.output, "\r"));
  CHECK(has(numbers_of(out / "history.csv"), "epoch,loss,accuracy,val_loss,val_accuracy\n1,"));
  CHECK(text_of(out / "curves.svg").starts_with("<?xml"));
  CHECK(is_readable(out / "weights.safetensors"));
  CHECK(is_readable(out / "best.safetensors"));
  const std::string page = text_of(out / "summary.md");
  for (const char* part : {"# c4,3 m2 f d10 on ", "| optimizer | RMSprop(learning_rate=0.001",
                           "| 2 |", "## Test", "ankle boot", "600 pictures", "| seed | 3 |"}) {
    CAPTURE(part);
    CHECK(has(page, part));
  }
  CHECK(std::distance(fs::directory_iterator(out), fs::directory_iterator()) == 5);
}

TEST_CASE("train: the same seed gives the same files, whatever the number of threads") {
  const TestFolder folder;
  for (const char* threads : {"1", "2"}) {
    CHECK(run_app(training(folder.path / threads, {"--epochs", "2", "--limit", "300", "--optimizer",
                                                   "adam", "--threads", threads}))
              .status == 0);
  }
  CHECK(text_of(folder.path / "1" / "weights.safetensors") ==
        text_of(folder.path / "2" / "weights.safetensors"));
  CHECK(numbers_of(folder.path / "1" / "history.csv") ==
        numbers_of(folder.path / "2" / "history.csv"));
}

TEST_CASE("train: a folder with a training in it is left alone, unless forced") {
  const TestFolder folder;
  const Words words = training(folder.path, {"--epochs", "1", "--limit", "50"});
  REQUIRE(run_app(words).status == 0);
  const std::string before = text_of(folder.path / "summary.md");
  const AppResult refused = run_app(words);
  CHECK(refused.status == 2);
  CHECK(has(refused.output, "holds a training already (history.csv, curves.svg, "));
  CHECK(has(refused.output, "--force"));
  CHECK(text_of(folder.path / "summary.md") == before);

  std::ofstream(folder.path / ".best.safetensors.1-2.tmp") << "left by one that was killed";
  std::ofstream(folder.path / "mine.txt") << "keep me";
  Words forced = words;
  forced.emplace_back("--force");
  CHECK(run_app(forced).status == 0);
  CHECK(fs::exists(folder.path / "mine.txt"));
  CHECK_FALSE(fs::exists(folder.path / ".best.safetensors.1-2.tmp"));
}

TEST_CASE("train: Ctrl-C finishes the batch, keeps what was learned, says where, status 130") {
  const TestFolder folder;
  AppProcess app(training(folder.path, {"--epochs", "100000", "--limit", "640"}));
  REQUIRE(appears(folder.path / "best.safetensors"));
  app.send(SIGINT);
  CHECK(app.wait() == 130);
  const std::string output = app.output();
  CAPTURE(output);
  CHECK(has(output, "Stopped: interrupted in epoch "));
  CHECK(has(output, "In " + folder.path.string() + ": history.csv curves.svg best.safetensors"));
  CHECK(is_readable(folder.path / "weights.safetensors"));
  CHECK(has(text_of(folder.path / "summary.md"), "It stopped before its last epoch: interrupted"));
  CHECK(has(numbers_of(folder.path / "history.csv"), "epoch,loss,accuracy\n1,"));
}

TEST_CASE("train: killed at any moment, the last checkpoint is readable") {
  cnn::Random random(1);
  for (int round = 0; round < 10; ++round) {
    const TestFolder folder;
    {
      AppProcess app(training(folder.path, {"--epochs", "100000", "--limit", "64", "--optimizer",
                                            "sgd", "--hold-out", "0.5"}));
      REQUIRE(appears(folder.path / "best.safetensors"));
      pause(random.integer(0, 60));
      app.send(SIGKILL);
      CHECK(app.wait() == 128 + SIGKILL);
    }
    CAPTURE(round);
    CHECK(is_readable(folder.path / "best.safetensors"));
    if (fs::exists(folder.path / "history.csv")) {
      CHECK(text_of(folder.path / "history.csv").ends_with("\n"));
    }
  }
}

TEST_CASE("train: a silly learning rate ends with an explanation and status 1") {
  const TestFolder folder;
  const AppResult result =
      run_app({"train", "mnist", "--data", clothes, "--limit", "200", "--optimizer", "sgd",
               "--learning-rate", "1e8", "--out", folder.path.string()});
  CAPTURE(result.output);
  CHECK(result.status == 1);
  CHECK(has(result.output, "Stopped: The loss is no number any more"));
  CHECK(has(result.output, "learning"));
  CHECK_FALSE(fs::exists(folder.path / "weights.safetensors"));
  CHECK(has(text_of(folder.path / "summary.md"), "The loss is no number any more"));
}

TEST_CASE("train: raw pixels are pointed out once") {
  const TestFolder folder;
  const AppResult result =
      run_app(training(folder.path, {"--epochs", "2", "--limit", "100", "--scale", "raw"}));
  const std::size_t first = result.output.find("they look like raw pixels, 0 to 255");
  CAPTURE(result.output);
  CHECK(first != std::string::npos);
  CHECK(result.output.find("they look like raw pixels", first + 1) == std::string::npos);
}

TEST_CASE("train: early stopping keeps the best epoch's weights") {
  const TestFolder folder;
  const AppResult result = run_app(training(
      folder.path, {"--epochs", "200", "--limit", "100", "--hold-out", "0.3", "--early-stopping",
                    "2", "--optimizer", "adam", "--learning-rate", "0.02"}));
  CAPTURE(result.output);
  CHECK(result.status == 0);
  CHECK(has(result.output, "Stopped: early stopping: val_loss has not got better for 2 epochs"));
  CHECK(text_of(folder.path / "weights.safetensors") == text_of(folder.path / "best.safetensors"));
}

TEST_CASE("train: what cannot work is one line, status 2, and no folder") {
  const TestFolder folder;
  const fs::path out = folder.path / "run";
  const auto refused = [&](const Words& words, const std::string& part) {
    const AppResult result = run_app(words);
    CAPTURE(result.output, part);
    CHECK(result.status == 2);
    CHECK(result.output.starts_with("convlings: "));
    CHECK(has(result.output, part));
    CHECK_FALSE(fs::exists(out));
  };
  refused({"train", "cifar", "--data", clothes, "--out", out.string()},
          "cifar takes pictures of (32, 32, 3). Received ");
  refused({"train", "f d4", "--input", "28x28x1", "--data", clothes, "--out", out.string()},
          "has 10 classes. End it with d10.");
  refused({"train", "c2,3 m2", "--input", "28x28x1", "--data", clothes, "--out", out.string()},
          "End it with d10.");
  refused({"train", "mnist", "--data", "minst", "--out", out.string()}, "minst");
  refused(training(out, {"--momentum", "0.9"}), "--momentum belongs to --optimizer sgd");
  refused(training(out, {"--early-stopping", "2"}), "Add --hold-out 0.1");
  refused(training(out, {"--epochs", "0"}), "--epochs");
  refused({"train", "mnist", "--data", clothes}, "--out");
}

TEST_CASE("evaluate: agrees with train, and draws the worst mistakes") {
  const TestFolder folder;
  const AppResult trained =
      run_app(training(folder.path, {"--epochs", "1", "--limit", "400", "--seed", "1"}));
  const std::size_t begin = trained.output.find("400 pictures: loss ");
  REQUIRE(begin != std::string::npos);
  const std::string scores = trained.output.substr(begin, trained.output.find(" (", begin) - begin);
  Words words = training(folder.path / "drawn", {"--limit", "400", "--weights",
                                                 (folder.path / "weights.safetensors").string()});
  words[0] = "evaluate";
  const AppResult result = run_app(words);
  CAPTURE(result.output, scores);
  CHECK(result.status == 0);
  CHECK(has(result.output, scores));
  CHECK(has(result.output, "ankle boot"));
  CHECK(cnn::read_image(folder.path / "drawn" / "mistakes.png").shape().rank() == 3);
}

TEST_CASE("evaluate: the weights of another model are told") {
  const TestFolder folder;
  REQUIRE(run_app(training(folder.path, {"--epochs", "1", "--limit", "20"})).status == 0);
  const AppResult result = run_app({"evaluate", "mnist", "--data", clothes, "--weights",
                                    (folder.path / "weights.safetensors").string()});
  CAPTURE(result.output);
  CHECK(result.status == 2);
  CHECK(has(result.output, "conv2d_1.kernel expected (3, 3, 1, 32), received (3, 3, 1, 4)"));
}

TEST_CASE("train and predict: two classes in folders, one sigmoid unit, files of many kinds") {
  const TestFolder folder;
  const fs::path data = folder.path / "data";
  for (const auto& [name, level] : {std::pair{"dark", 20.0F}, {"light", 230.0F}}) {
    fs::create_directories(data / name);
    for (int i = 0; i < 8; ++i) {
      cnn::Tensor picture({4, 4, 1});
      for (float& value : picture) value = level + static_cast<float>(i);
      cnn::write_png(data / name / (std::to_string(i) + ".png"), picture);
    }
  }
  const Words model{"f d1", "--input", "4x4x1"};
  Words words{"train"};
  words.insert(words.end(), model.begin(), model.end());
  for (const char* word : {"--epochs", "60", "--learning-rate", "0.05", "--data"}) {
    words.emplace_back(word);
  }
  words.insert(words.end(), {data.string(), "--out", (folder.path / "run").string()});
  const AppResult trained = run_app(words);
  CAPTURE(trained.output);
  REQUIRE(trained.status == 0);
  CHECK(has(text_of(folder.path / "run" / "summary.md"), "binary_crossentropy"));

  std::ofstream(folder.path / "broken.png") << "no picture";
  const std::string weights = (folder.path / "run" / "weights.safetensors").string();
  const std::string light = (data / "light" / "3.png").string();
  const std::string broken = (folder.path / "broken.png").string();
  const std::string dark = (data / "dark" / "5.png").string();
  const AppResult result = run_app({"predict", "f d1", "--input", "4x4x1", "--weights", weights,
                                    "--data", data.string(), light, broken, dark});
  CAPTURE(result.output);
  CHECK(result.status == 2);
  CHECK(has(result.output, light + ": light "));
  CHECK(has(result.output, dark + ": dark "));
  CHECK(has(result.output, "convlings: read_image: " + broken));

  const AppResult numbers =
      run_app({"predict", "f d1", "--input", "4x4x1", "--weights", weights, "--top", "1", light});
  CHECK(numbers.status == 0);
  CHECK(has(numbers.output, light + ": 1 "));
  CHECK(run_app({"predict", "f d1", "--input", "4x4x1", "--weights", weights}).status == 2);
}

TEST_CASE("featuremaps and filters: with the weights that were learned") {
  const TestFolder folder;
  REQUIRE(run_app(training(folder.path, {"--epochs", "1", "--limit", "64"})).status == 0);
  const std::string weights = (folder.path / "weights.safetensors").string();
  const auto filters = [&](const std::string& out, const Words& more) {
    Words words{"filters", small_model, "--input", "28x28x1", "--padding", "valid", "--out", out};
    words.insert(words.end(), more.begin(), more.end());
    CHECK(run_app(words).status == 0);
    return text_of(fs::path(out) / "conv2d_1.png");
  };
  const std::string learned = filters((folder.path / "a").string(), {"--weights", weights});
  CHECK(learned != filters((folder.path / "b").string(), {}));
  const AppResult maps =
      run_app({"featuremaps", small_model, "--input", "28x28x1", "--padding", "valid", "--weights",
               weights, "--image", boot, "--out", (folder.path / "c").string()});
  CAPTURE(maps.output);
  CHECK(maps.status == 0);
  CHECK(fs::exists(folder.path / "c" / "conv2d_1.png"));
}

TEST_CASE("train, evaluate, predict, experiment: help fits 80 columns and has an example") {
  for (const char* command :
       {"train", "evaluate", "predict", "experiment", "featuremaps", "filters"}) {
    const AppResult help = run_app({command, "--help"});
    CHECK(help.status == 0);
    CHECK(has(help.output, "Examples:\n  ./convlings"));
    std::istringstream lines(help.output);
    for (std::string line; std::getline(lines, line);) {
      CAPTURE(command, line);
      CHECK(line.size() <= 80);
    }
  }
}
