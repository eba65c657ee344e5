// The application's data commands, as their user calls them.
#include <algorithm>
#include <catch2_either.hpp>
#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include "cnn/core/file.hpp"
#include "cnn/core/image_file.hpp"
#include "course_copy.hpp"
#include "loopback_server.hpp"
#include "test_data.hpp"

using namespace convlings::tests;  // NOLINT(google-build-using-namespace)
namespace fs = std::filesystem;

namespace {

// A course with folders of its own for data and cache, neither of which is there yet.
class DataCourse {
 public:
  fs::path data() const { return course_.home() / "data"; }
  fs::path cache() const { return course_.home() / "cache" / "convlings"; }

  std::vector<std::string> environment(const std::string& mirror = "") const {
    return {"CONVLINGS_DATA=" + data().string(), "no_proxy=*", "CONVLINGS_MIRROR=" + mirror,
            "XDG_CACHE_HOME=" + (course_.home() / "cache").string()};
  }

  convlings::RunResult run(std::vector<std::string> words, const std::string& mirror = "") const {
    words.insert(words.begin(), "data");
    return course_.convlings(words, environment(mirror));
  }

  // Lays the shipped part of Fashion-MNIST where a whole set would be.
  void lay_out_clothes() const {
    fs::create_directories(data());
    fs::copy(fs::path(CONVLINGS_SOURCE_DIR) / "datasets/fashion-mnist", data() / "fashion-mnist");
  }

  const CourseCopy& course() const { return course_; }

 private:
  CourseCopy course_;
};

// As many bytes as MNIST's first file, none of them right.
std::string wrong_images() {
  std::string bytes;
  bytes.resize(9'912'422, 'x');
  return bytes;
}

}  // namespace

TEST_CASE("data list: says where each set is, or how to get it") {
  const DataCourse course;
  course.lay_out_clothes();
  const auto list = course.run({"list"});
  CAPTURE(list.output);
  CHECK(list.ending.code == 0);
  CHECK(has(list.output,
            "mnist          60,000 + 10,000   11.6 MB  not here: "
            "./convlings data get mnist\n"));
  CHECK(has(list.output, "fashion-mnist  60,000 + 10,000   30.9 MB  data/fashion-mnist\n"));
  CHECK(has(list.output, "cifar-10       50,000 + 10,000  170.1 MB  not here: "));
}

TEST_CASE("data list: a folder that lacks batches is told") {
  const DataCourse course;
  fs::create_directories(course.data() / "cifar-10");
  for (const char* name : {"data_batch_1.bin", "test_batch.bin"}) {
    std::ofstream(course.data() / "cifar-10" / name) << "x";
  }
  const auto list = course.run({"list"});
  CHECK(has(list.output, "lacks 5 of 7 files; all: ./convlings data get cifar-10\n"));
}

TEST_CASE("data info: facts, places, checksums and classes") {
  const DataCourse course;
  course.lay_out_clothes();
  const auto info = course.run({"info", "fashion-mnist"});
  CAPTURE(info.output);
  CHECK(info.ending.code == 2);  // the part passes for the whole here, which its checksums betray
  CHECK(has(info.output, "60,000 to train, 10,000 to test; 28x28, grey"));
  CHECK(has(info.output, "MIT, Copyright (c) 2017 Zalando SE"));
  CHECK(has(info.output, "✓ data/fashion-mnist (CONVLINGS_DATA)"));
  CHECK(has(info.output, "cache/convlings/fashion-mnist (the cache: nothing there)"));
  CHECK(has(info.output, "✗ train-images-idx3-ubyte.gz  26.4 MB  NOT what was published"));
  CHECK(has(info.output, " 9 ankle boot         500     100\n"));

  const auto absent = course.run({"info", "mnist"});
  CHECK(absent.ending.code == 0);
  CHECK(has(absent.output, "Classes: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9\n"));
  CHECK(has(absent.output, "Not here yet: ./convlings data get mnist\n"));
}

TEST_CASE("data show: a sheet of as many pictures as asked, the same for the same seed") {
  const DataCourse course;
  course.lay_out_clothes();
  const auto sheet = [&](const std::string& part, const std::string& seed) {
    const std::string file = (course.data() / "sheet.png").string();
    const auto shown = course.run(
        {"show", "fashion-mnist", "--count", "12", "--part", part, "--seed", seed, "--out", file});
    CAPTURE(shown.output);
    CHECK(shown.ending.code == 0);
    CHECK(shown.output == "written: " + file + "\n");
    return cnn::read_file(file, 1 << 20);
  };
  const std::string first = sheet("train", "1");
  CHECK(sheet("train", "1") == first);
  CHECK(sheet("train", "2") != first);
  CHECK(sheet("test", "1") != first);
  const cnn::Tensor image = cnn::read_image(course.data() / "sheet.png");
  CHECK(image.shape()[2] == 3);
  CHECK(image.shape()[1] > 4 * 112);  // 28 pixels, enlarged four times
}

TEST_CASE("data: what does not exist is one line, a suggestion, and status 2") {
  const DataCourse course;
  const auto refused = [&](const std::vector<std::string>& words, const std::string& part,
                           const std::string& mirror = "") {
    const auto result = course.run(words, mirror);
    CAPTURE(result.output);
    CHECK(result.ending.code == 2);
    CHECK(has(result.output, "convlings: "));
    CHECK(has(result.output, part));
  };
  refused({"info", "minst"}, "There is no data set \"minst\". Did you mean mnist?");
  refused({"get", "cifar10"}, "Did you mean cifar-10?");
  refused({"show", "fashon-mnist"}, "Did you mean fashion-mnist?");
  refused({"show", "mnist"}, "./convlings data get mnist");
  refused({"show", "mnist", "--count", "0"}, "--count");
  refused({"get", "mnist"}, "CONVLINGS_MIRROR: the address of a server is wanted.", "ftp://x");
  const auto homeless = course.course().convlings({"data", "get", "mnist"});
  CHECK(homeless.ending.code == 2);
  CHECK(has(homeless.output, "Say where with --to."));
}

TEST_CASE("data get: a server without the file, or with another one, is told") {
  const DataCourse course;
  const LoopbackServer missing([](const Asked&) -> Answer { return {.status = 404}; });
  const auto gone = course.run({"get", "mnist"}, missing.address());
  CAPTURE(gone.output);
  CHECK(gone.ending.code == 2);
  CHECK(has(gone.output, missing.address() +
                             "/mnist/train-images-idx3-ubyte.gz:\n    the server has no such "
                             "file (HTTP 404)"));
  const LoopbackServer wrong(serving(wrong_images()));
  const auto other = course.run({"get", "mnist"}, wrong.address());
  CHECK(other.ending.code == 2);
  CHECK(has(other.output, "SHA-256 expected 440fcabf73cc546f"));
  CHECK(fs::is_empty(course.cache() / "mnist"));
}

TEST_CASE("data get: Ctrl-C keeps what came and ends with 130") {
  const DataCourse course;
  const LoopbackServer server([](const Asked&) -> Answer {
    return {.body = wrong_images(), .cut_after = 300'000, .stalls = true};
  });
  convlings::Limits limits;
  limits.cpu_seconds = 0;
  std::vector<std::string> environment = course.environment(server.address());
  environment.insert(environment.end(),
                     {"CONVLINGS_HOME=" + course.course().home().string(), "LC_ALL=C.UTF-8"});
  convlings::Process process({CONVLINGS_APP, "data", "get", "mnist"}, environment, limits, false);
  const fs::path part = course.cache() / "mnist" / "train-images-idx3-ubyte.gz.part";
  const auto until = [](const auto& holds) {
    for (int tries = 0; tries < 1200 && !holds(); ++tries) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return holds();
  };
  REQUIRE(until([&] { return fs::exists(part) && fs::file_size(part) == 300'000; }));
  kill(process.pid(), SIGINT);
  REQUIRE(until([&] { return process.has_ended(); }));
  std::string output;
  convlings::drain(process.output(), output);
  const convlings::Ending ending = process.finish();
  CAPTURE(output);
  CHECK_FALSE(ending.signalled);
  CHECK(ending.code == 130);
  CHECK(has(output,
            "convlings: stopped: 300.0 kB of 9.9 MB are kept, and the same command goes on "
            "from there."));
  CHECK(fs::file_size(part) == 300'000);
}

TEST_CASE("data get: MNIST from a mirror, resumed, then found", "[data]") {
  const auto mnist = shared_data_or_warn("mnist");
  if (!mnist) return;
  const DataCourse course;
  const LoopbackServer server([&](const Asked& asked) -> Answer {
    const fs::path file = *mnist / fs::path(asked.target).filename();
    return serving(cnn::read_file(file, 1 << 26))(asked);
  });
  fs::create_directories(course.cache() / "mnist");
  std::ofstream(course.cache() / "mnist/train-images-idx3-ubyte.gz.part", std::ios::binary)
      << cnn::read_file(*mnist / "train-images-idx3-ubyte.gz", 1 << 26).substr(0, 1'000'000);
  const auto got = course.run({"get", "mnist"}, server.address());
  CAPTURE(got.output);
  CHECK(got.ending.code == 0);
  CHECK(has(got.output, "  train-images-idx3-ubyte.gz   9.9 MB  fetched, continued at 1.0 MB\n"));
  CHECK(has(got.output, "  t10k-labels-idx1-ubyte.gz    4.5 kB  fetched\n"));
  CHECK(has(got.output, "mnist is here, whole and right."));
  CHECK(server.body_bytes() == 9'912'422 + 28'881 + 1'648'877 + 4'542 - 1'000'000);

  const auto again = course.run({"get", "mnist"}, server.address());
  CHECK(has(again.output, "mnist is here already, whole and right: cache/convlings/mnist\n"));
  CHECK(server.asked().size() == 4);

  const auto info = course.run({"info", "mnist"});
  CAPTURE(info.output);
  CHECK(info.ending.code == 0);
  CHECK(has(info.output, "✓ t10k-labels-idx1-ubyte.gz    4.5 kB  as published"));
  CHECK(has(info.output, " 1 1                6,742   1,135\n"));  // as LeCun's page has them

  const auto elsewhere =
      course.run({"get", "mnist", "--to", course.data().string()}, server.address());
  CAPTURE(elsewhere.output);
  CHECK(elsewhere.ending.code == 0);
  CHECK(fs::exists(course.data() / "mnist" / "t10k-labels-idx1-ubyte.gz"));
  CHECK(server.asked().size() == 8);
}
