// The table of known data sets against datasets/README.md and the files, and where sets are found.
#include <algorithm>
#include <catch2_either.hpp>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>

#include "cnn/core/file.hpp"
#include "cnn/nn/data/dataset_files.hpp"
#include "cnn/nn/data/find_dataset.hpp"
#include "cnn/nn/data/known_datasets.hpp"
#include "datasets/sha256.hpp"
#include "test_data.hpp"
#include "test_folder.hpp"

namespace fs = std::filesystem;
using cnn::DatasetRoots;
using cnn::KnownDataset;
using cnn::KnownFile;
using cnn::Part;

namespace {

std::string with_commas(std::int64_t number) {
  std::string text = std::to_string(number);
  for (int at = static_cast<int>(text.size()) - 3; at > 0; at -= 3) {
    text.insert(static_cast<std::size_t>(at), ",");
  }
  return text;
}

void make_files(const fs::path& folder, const std::vector<std::string>& names) {
  fs::create_directories(folder);
  for (const std::string& name : names) std::ofstream(folder / name) << "x";
}

void make_idx(const fs::path& folder) {
  make_files(folder, {"train-images-idx3-ubyte", "train-labels-idx1-ubyte",
                      "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"});
}

// An environment variable with another value for a while.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) {
    if (const char* const old = std::getenv(name)) old_ = old;
    set(value);
  }
  ~Variable() { set(old_ ? old_->c_str() : nullptr); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  void set(const char* value) { value == nullptr ? unsetenv(name_) : setenv(name_, value, 1); }

  const char* name_;
  std::optional<std::string> old_;
};

}  // namespace

TEST_CASE("known_datasets: names, shapes and classes") {
  REQUIRE(cnn::known_datasets().size() == 3);
  for (const KnownDataset& set : cnn::known_datasets()) {
    CAPTURE(set.name);
    CHECK(cnn::known_dataset(set.name) == &set);
    CHECK(set.classes() == 10);
    CHECK_FALSE(set.licence.empty());
  }
  CHECK(cnn::known_dataset("mnist")->image_shape == cnn::Shape{28, 28, 1});
  CHECK(cnn::known_dataset("cifar-10")->image_shape == cnn::Shape{32, 32, 3});
  CHECK(cnn::known_dataset("cifar-10")->class_names[9] == "truck");
  CHECK(cnn::known_dataset("fashion-mnist")->class_names[9] == "ankle boot");
  CHECK(cnn::known_dataset("MNIST") == nullptr);
}

TEST_CASE("known_datasets: what is downloaded stands in datasets/README.md, bytes and SHA-256") {
  const std::string readme =
      cnn::read_file(fs::path(CONVLINGS_SOURCE_DIR) / "datasets/README.md", 1 << 20);
  const auto check = [&](const KnownFile& file) {
    CAPTURE(file.name);
    CHECK(readme.find(file.sha256) != std::string::npos);
    CHECK(readme.find(with_commas(file.bytes)) != std::string::npos);
    for (const std::string& address : file.addresses) {
      CHECK(address.ends_with("/" + file.name));
    }
  };
  for (const KnownDataset& set : cnn::known_datasets()) {
    CAPTURE(set.name);
    if (set.archive) {
      check(*set.archive);
      CHECK(set.archive->addresses.size() == 1);
    } else {
      for (const KnownFile& file : set.files) {
        check(file);
        CHECK(file.addresses.size() == 2);
      }
    }
  }
}

TEST_CASE("known_datasets: the files themselves have these bytes and sums", "[data]") {
  const auto data = shared_data_or_warn("mnist/train-labels-idx1-ubyte.gz");
  if (!data) return;
  int checked = 0;
  for (const KnownDataset& set : cnn::known_datasets()) {
    for (const KnownFile& file : set.files) {
      const fs::path path = *shared_data() / set.folder / file.name;
      // A part of CIFAR-10 may be missing. One batch of it is read, to save time.
      if (!fs::exists(path) || file.name == "test_batch.bin") continue;
      CAPTURE(path);
      const std::string bytes = cnn::read_file(path, 1 << 26);
      CHECK(static_cast<std::int64_t>(bytes.size()) == file.bytes);
      CHECK(convlings::sha256(bytes) == file.sha256);
      ++checked;
    }
  }
  CHECK(checked >= 4);
}

TEST_CASE("find_idx_file: plain and .gz, with dash or dot, the plain one first") {
  const TestFolder test;
  const auto found = [&] {
    return cnn::find_idx_file(test.path, Part::test, cnn::IdxContent::labels).value_or("");
  };
  CHECK(found().empty());
  fs::create_directory(test.path / "t10k-labels-idx1-ubyte");  // no file
  CHECK(found().empty());
  for (const char* name :
       {"t10k-labels.idx1-ubyte.gz", "t10k-labels-idx1-ubyte.gz", "t10k-labels.idx1-ubyte"}) {
    make_files(test.path, {name});
    CHECK(found() == test.path / name);
  }
  CHECK_FALSE(cnn::find_idx_file(test.path, Part::train, cnn::IdxContent::labels));
}

TEST_CASE("dataset_places: tried in the order of DatasetRoots, what is shipped last") {
  const auto places = cnn::dataset_places("fashion-mnist", {"/a", "/b", "/c", "/d"});
  REQUIRE(places.size() == 4);
  CHECK(places[0].folder == "/a/fashion-mnist");
  CHECK(places[0].why == "CONVLINGS_DATA");
  CHECK(places[0].missing == "/a/fashion-mnist");
  CHECK(places[1].folder == "/b/fashion-mnist");
  CHECK(places[2].folder == "/c/fashion-mnist");
  CHECK_FALSE(places[2].subset);
  CHECK(places[3].folder == "/d/fashion-mnist");
  CHECK(places[3].subset);
  CHECK(cnn::dataset_places("mnist", {"", "/b", "", "/d"}).size() == 1);
  CHECK(cnn::dataset_places("cifar-10", {"/a", "", "", ""}).back().folder ==
        "/a/cifar-10-batches-bin");
  CHECK_THROWS_WITH(cnn::dataset_places("minst", {}),
                    "find_dataset: the data sets are mnist, fashion-mnist, cifar-10. Received "
                    "\"minst\".");
}

TEST_CASE("find_dataset: the first place with all its files wins") {
  const TestFolder test;
  const DatasetRoots roots{test.path / "data", test.path / "system", test.path / "cache",
                           test.path / "shipped"};
  const auto found = [&] {
    const auto place = cnn::find_dataset("fashion-mnist", roots);
    return place ? place->why : "nowhere";
  };
  CHECK(found() == "nowhere");
  make_idx(roots.shipped / "fashion-mnist");
  CHECK(found() == "shipped with the course");
  make_idx(roots.cache / "fashion-mnist");
  CHECK(found() == "the cache");
  make_idx(roots.system / "fashion-mnist");
  CHECK(found() == "the system's data sets");
  make_idx(roots.data / "fashion-mnist");
  CHECK(found() == "CONVLINGS_DATA");
  fs::remove(roots.data / "fashion-mnist/t10k-images-idx3-ubyte");  // half a download
  CHECK(found() == "the system's data sets");
  CHECK(cnn::dataset_places("fashion-mnist", roots)[0].missing == "t10k-images-idx3-ubyte");
}

TEST_CASE("find_dataset: CIFAR-10 is there with one training batch and the test batch") {
  const TestFolder test;
  const DatasetRoots roots{test.path, "", "", ""};
  const fs::path folder = test.path / "cifar-10-batches-bin";
  make_files(folder, {"data_batch_3.bin"});
  CHECK(cnn::dataset_places("cifar-10", roots)[1].missing == "test_batch.bin");
  make_files(folder, {"test_batch.bin"});
  CHECK(cnn::find_dataset("cifar-10", roots)->folder == folder);
  make_files(test.path / "cifar-10", {"data_batch_1.bin", "test_batch.bin"});
  CHECK(cnn::find_dataset("cifar-10", roots)->folder == test.path / "cifar-10");
}

TEST_CASE("dataset_roots: from CONVLINGS_DATA, XDG_CACHE_HOME and HOME") {
  const Variable data("CONVLINGS_DATA", "/my/sets");
  const Variable home("HOME", "/home/ada");
  {
    const Variable cache("XDG_CACHE_HOME", "/var/quick");
    CHECK(cnn::dataset_roots("/course/datasets") == DatasetRoots{"/my/sets", "/usr/share/datasets",
                                                                 "/var/quick/convlings",
                                                                 "/course/datasets"});
  }
  const Variable relative("XDG_CACHE_HOME", "cache");
  CHECK(cnn::dataset_roots().cache == "/home/ada/.cache/convlings");
  const Variable nowhere("HOME", nullptr);
  const Variable unset("CONVLINGS_DATA", nullptr);
  CHECK(cnn::dataset_roots() == DatasetRoots{"", "/usr/share/datasets", "", ""});
}
