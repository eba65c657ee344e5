#include "cnn/nn/exchange/weights.hpp"

#include <sys/resource.h>

#include <array>
#include <catch2_either.hpp>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <limits>

#include "cnn/core/file.hpp"
#include "exchange_examples.hpp"
#include "model_examples.hpp"
#include "test_folder.hpp"

using namespace cnn;
namespace fs = std::filesystem;

namespace {

Sequential small_convnet(std::uint64_t seed) {
  Sequential model({6, 5, 2}, {.seed = seed});
  model.add(Conv2D({.filters = 3, .kernel_size = {2, 3}, .activation = relu}));
  model.add(MaxPooling2D({.pool_size = 2}));
  model.add(Conv2D({.filters = 2, .kernel_size = 1, .use_bias = false}));
  model.add(Flatten());
  model.add(Dense({.units = 4, .activation = softmax}));
  return model;
}

bool same_weights(const Sequential& a, const Sequential& b) {
  for (std::size_t i = 0; i < a.layers().size(); ++i) {
    const auto& ours = a.layers()[i].layer().weights();
    const auto& theirs = b.layers()[i].layer().weights();
    if (ours.size() != theirs.size()) return false;
    for (std::size_t w = 0; w < ours.size(); ++w) {
      if (!(ours[w].value == theirs[w].value)) return false;
    }
  }
  return true;
}

bool have_python() { return std::system("python3 -c 0 >/dev/null 2>&1") == 0; }

/// What the recipe prints; nothing when it fails.
std::string recipe(const std::string& action, const fs::path& file) {
  const std::string command = "python3 " CONVLINGS_SOURCE_DIR "/lib/tests/safetensors_recipe.py " +
                              action + " '" + file.string() + "'";
  FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return "";
  std::string text;
  std::array<char, 4096> buffer{};
  for (std::size_t count = 0; (count = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    text.append(buffer.data(), count);
  }
  return pclose(pipe) == 0 ? text : "";
}

}  // namespace

TEST_CASE("save_weights: the file is the format's description byte for byte") {
  const TestFolder folder;
  save_weights(two_to_one(), folder.path / "w.safetensors");
  const std::string json =
      R"({"__metadata__":{"format":"convlings","model":"sequential_1","version":"1"},)"
      R"("dense_1.kernel":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},)"
      R"("dense_1.bias":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}       )";
  REQUIRE(json.size() == 216);  // 209, padded with spaces to a multiple of 8
  const std::string length("\xD8\0\0\0\0\0\0\0", 8);
  CHECK(read_file(folder.path / "w.safetensors", 1000) == length + json + two_to_one_data);
}

TEST_CASE("save_weights: Python reads the file with struct and json alone") {
  if (!have_python()) {
    WARN("skipped: there is no python3 to read the file with");
    return;
  }
  const TestFolder folder;
  save_weights(two_to_one(), folder.path / "w.safetensors");
  CHECK(recipe("read", folder.path / "w.safetensors") ==
        "dense_1.kernel [2, 1] 1.5 -2\ndense_1.bias [1] 0.25\n");
}

TEST_CASE("load_weights: reads what Python wrote, in whatever order the JSON lists it") {
  if (!have_python()) {
    WARN("skipped: there is no python3 to write a file with");
    return;
  }
  const TestFolder folder;
  recipe("write", folder.path / "w.safetensors");
  Sequential model({2});
  model.add(Dense({.units = 1}));
  load_weights(model, folder.path / "w.safetensors");
  CHECK(same_weights(model, two_to_one()));
}

TEST_CASE("load_weights: gives back every bit that save_weights was given") {
  const TestFolder folder;
  Sequential saved = small_convnet(1);
  saved.build();
  Tensor odd({4}, {-0.0F, std::numeric_limits<float>::denorm_min(),
                   std::numeric_limits<float>::infinity(), 3.0e38F});
  saved.set_weight("dense_1.bias", odd);
  save_weights(saved, folder.path / "w");
  Sequential loaded = small_convnet(2);
  load_weights(loaded, folder.path / "w");  // builds it
  CHECK(same_weights(saved, loaded));
  CHECK(std::signbit(loaded.weight("dense_1.bias")(0)));
  save_weights(loaded, folder.path / "again");
  CHECK(read_file(folder.path / "w", 10000) == read_file(folder.path / "again", 10000));
}

TEST_CASE("load_weights: NaN is a number like others, for whoever looks at a failed training") {
  const TestFolder folder;
  Sequential saved = two_to_one();
  saved.set_weight("dense_1.bias", Tensor({1}, {std::nanf("")}));
  save_weights(saved, folder.path / "w");
  Sequential loaded = two_to_one();
  load_weights(loaded, folder.path / "w");
  CHECK(std::isnan(loaded.weight("dense_1.bias")(0)));
}

TEST_CASE("load_weights: some layers only, the others stay as they are") {
  const TestFolder folder;
  Sequential saved = small_convnet(1);
  saved.build();
  save_weights(saved, folder.path / "w");
  Sequential model = small_convnet(2);
  model.build();
  const Sequential before = model;
  load_weights(model, folder.path / "w", {.layers = {"conv2d_2", "dense_1"}});
  CHECK(model.weight("conv2d_2.kernel") == saved.weight("conv2d_2.kernel"));
  CHECK(model.weight("dense_1.kernel") == saved.weight("dense_1.kernel"));
  CHECK(model.weight("conv2d_1.kernel") == before.weight("conv2d_1.kernel"));

  // First layers of one model for another one: the file may hold more than is asked for.
  Sequential other({8, 8, 2});
  other.add(Conv2D({.filters = 3, .kernel_size = {2, 3}}));
  load_weights(other, folder.path / "w", {.layers = {"conv2d_1"}});
  CHECK(other.weight("conv2d_1.kernel") == saved.weight("conv2d_1.kernel"));
}

TEST_CASE("load_weights: a layer that the model does not have, or without weights, is told") {
  const TestFolder folder;
  Sequential model = small_convnet(1);
  model.build();
  save_weights(model, folder.path / "w");
  CHECK_THROWS_WITH(load_weights(model, folder.path / "w", {.layers = {"dense_7"}}),
                    "Sequential: there is no layer dense_7. The layers are conv2d_1, "
                    "max_pooling2d_1, conv2d_2, flatten_1, dense_1.");
  CHECK_THROWS_WITH(
      load_weights(model, folder.path / "w", {.layers = {"flatten_1"}}),
      "load_weights: flatten_1 has no weights to load. Name Conv2D and Dense layers.");
}

TEST_CASE(
    "load_weights: another model's file is told with layers and shapes, and changes nothing") {
  const TestFolder folder;
  const fs::path file = folder.path / "w";
  Sequential saved = small_convnet(1);
  saved.build();
  save_weights(saved, file);
  Sequential model({6, 5, 2}, {.name = "mine"});
  model.add(Conv2D({.filters = 4, .kernel_size = {2, 3}}));
  model.add(Flatten());
  model.add(Dense({.units = 4}));
  model.add(Dense({.units = 2}));
  model.build();
  const Sequential before = model;
  CHECK_THROWS_WITH(
      load_weights(model, file),
      file.string() +
          ": these are not the weights of mine. Shapes differ: conv2d_1.kernel expected (2, 3, 2, "
          "4), received (2, 3, 2, 3), conv2d_1.bias expected (4,), received (3,), dense_1.kernel "
          "expected (60, 4), received (4, 4). Not in the file: dense_2.kernel (4, 2), dense_2.bias "
          "(2,). Not in the model: conv2d_2.kernel (1, 1, 3, 2). Load them into the model that "
          "they were saved from, or only the layers that agree.");
  CHECK(same_weights(model, before));
  CHECK_THROWS_WITH(
      load_weights(model, file, {.layers = {"dense_2"}}),
      file.string() +
          ": these are not the weights of mine. Not in the file: dense_2.kernel (4, "
          "2), dense_2.bias (2,). Load them into the model that they were saved from, "
          "or only the layers that agree.");

  Sequential mnist = mnist_convnet();
  CHECK_THROWS_WITH(
      load_weights(mnist, file),
      file.string() +
          ": these are not the weights of sequential_1. Shapes differ: conv2d_1.kernel expected "
          "(3, 3, 1, 32), received (2, 3, 2, 3), conv2d_1.bias expected (32,), received (3,), "
          "conv2d_2.kernel expected (3, 3, 32, 64), received (1, 1, 3, 2) and 2 more. Not in the "
          "file: conv2d_2.bias (64,), conv2d_3.kernel (3, 3, 64, 64), conv2d_3.bias (64,) and 2 "
          "more. Load them into the model that they were saved from, or only the layers that "
          "agree.");
  CHECK_FALSE(mnist.is_built());
}

TEST_CASE("save_weights: a model without weights has none to save") {
  const TestFolder folder;
  CHECK_THROWS_AS(save_weights(small_convnet(1), folder.path / "w"), std::logic_error);
  CHECK_FALSE(fs::exists(folder.path / "w"));
}

TEST_CASE("save_weights: an older file stays when the new one cannot be written whole") {
  const TestFolder folder;
  const fs::path file = folder.path / "w";
  save_weights(two_to_one(), file);
  Sequential larger = mnist_convnet();
  larger.build();
  auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const rlimit full_disk{100'000, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &full_disk);
  CHECK_THROWS_AS(save_weights(larger, file), DataError);
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  Sequential model = two_to_one();
  CHECK_NOTHROW(load_weights(model, file));
  CHECK(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()) == 1);
}
