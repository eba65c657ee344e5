// Whole data sets: what is there, in which state, and fetching what is not.
#include "datasets/fetch_dataset.hpp"

#include <zlib.h>

#include <catch2_either.hpp>
#include <fstream>

#include "catalogue/errors.hpp"
#include "cnn/core/errors.hpp"
#include "cnn/core/file.hpp"
#include "datasets/amounts.hpp"
#include "datasets/download_bar.hpp"
#include "datasets/file_state.hpp"
#include "datasets/mirror.hpp"
#include "datasets/sha256.hpp"
#include "loopback_server.hpp"
#include "tar_gz.hpp"
#include "test_folder.hpp"

using namespace convlings;         // NOLINT(google-build-using-namespace)
using namespace convlings::tests;  // NOLINT(google-build-using-namespace)
namespace fs = std::filesystem;

namespace {

std::string gzipped(const std::string& contents, const char* mode, const fs::path& file) {
  gzFile out = gzopen(file.c_str(), mode);
  gzwrite(out, contents.data(), static_cast<unsigned>(contents.size()));
  gzclose(out);
  return cnn::read_file(file, 1 << 20);
}

void write(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

const std::string images(5'000, 'i');
const std::string labels = "01020304";

// A set of two files, published as gzip packs best.
cnn::KnownDataset small_set(const fs::path& scratch, const std::string& address) {
  cnn::KnownDataset set;
  set.name = "small";
  for (const auto& [name, contents] :
       {std::pair<std::string, std::string>{"train-images-idx3-ubyte.gz", images},
        {"train-labels-idx1-ubyte.gz", labels}}) {
    const std::string bytes = gzipped(contents, "wb9", scratch);
    set.files.push_back({name,
                         static_cast<std::int64_t>(bytes.size()),
                         sha256(bytes),
                         sha256(contents),
                         {(address + "/small/").append(name)}});
  }
  return set;
}

}  // namespace

TEST_CASE("file state: as published, compressed anew, unpacked, dotted, missing, different") {
  const TestFolder folder;
  const cnn::KnownFile file = small_set(folder.path / "scratch", "").files[0];
  const fs::path gz = folder.path / "train-images-idx3-ubyte.gz";
  CHECK(state_of(file, folder.path) == FileState::missing);
  gzipped(images, "wb9", gz);
  CHECK(state_of(file, folder.path) == FileState::published);
  gzipped(images, "wb0", gz);
  CHECK(state_of(file, folder.path) == FileState::compressed_anew);
  gzipped(images + "1", "wb9", gz);
  CHECK(state_of(file, folder.path) == FileState::different);
  fs::resize_file(gz, 20);
  CHECK(state_of(file, folder.path) == FileState::different);
  write(folder.path / "train-images.idx3-ubyte", images);
  CHECK(state_of(file, folder.path) == FileState::unpacked);
  write(folder.path / "train-images-idx3-ubyte", "other");  // what readers would take
  CHECK(state_of(file, folder.path) == FileState::different);
  CHECK_FALSE(is_right(FileState::different));
  CHECK_FALSE(is_right(FileState::missing));
  CHECK(is_right(FileState::compressed_anew));
}

TEST_CASE("fetch_dataset: fetches what is missing, from the mirror, and leaves the rest") {
  const TestFolder folder;
  const fs::path scratch = folder.path / "scratch";
  const cnn::KnownDataset set = small_set(scratch, "https://nowhere.invalid");
  const std::string label_bytes = gzipped(labels, "wb9", scratch);
  const LoopbackServer server(serving(label_bytes));
  const fs::path goal = folder.path / "set";
  fs::create_directory(goal);
  gzipped(images, "wb0", goal / "train-images-idx3-ubyte.gz");
  CHECK_FALSE(is_whole(set, goal));
  std::vector<std::string> said;
  FetchWatcher watcher;
  watcher.done = [&](const cnn::KnownFile& file, const std::string& how) {
    said.push_back(file.name + ": " + how);
  };
  fetch_dataset(set, goal, server.address() + "/copy/", watcher);
  CHECK(said == std::vector<std::string>{"train-images-idx3-ubyte.gz: was there",
                                         "train-labels-idx1-ubyte.gz: fetched"});
  REQUIRE(server.asked().size() == 1);
  CHECK(server.asked()[0].target == "/copy/small/train-labels-idx1-ubyte.gz");
  CHECK(is_whole(set, goal));
}

TEST_CASE("fetch_dataset: an archive is fetched, unpacked and removed, once") {
  const TestFolder folder;
  const fs::path scratch = folder.path / "scratch";
  write_archive(scratch, {{"set/batches.meta.txt", "cat\n"}, {"set/data_batch_1.bin", images}});
  const std::string archive = cnn::read_file(scratch, 1 << 20);
  const LoopbackServer server(serving(archive));
  cnn::KnownDataset set;
  set.files = {{"batches.meta.txt", 4, sha256("cat\n"), sha256("cat\n"), {}},
               {"data_batch_1.bin", 5'000, sha256(images), sha256(images), {}}};
  set.archive = cnn::KnownFile{"set.tar.gz",
                               static_cast<std::int64_t>(archive.size()),
                               sha256(archive),
                               "",
                               {server.address() + "/set.tar.gz"}};
  const fs::path goal = folder.path / "set";
  for (int times = 0; times < 2; ++times) {
    fetch_dataset(set, goal, "", {});
    CHECK(is_whole(set, goal));
    CHECK(server.asked().size() == 1);
    CHECK_FALSE(fs::exists(goal / "set.tar.gz"));
  }
  set.files[1].bytes = std::int64_t{1} << 60;
  fs::remove(goal / "data_batch_1.bin");
  CHECK_THROWS_AS(fetch_dataset(set, goal, "", {}), cnn::DataError);  // no disk is so large
  CHECK(server.asked().size() == 1);
}

TEST_CASE("mirror: takes the place of scheme and host") {
  const std::vector<std::string> official{"https://a.example/mnist/x.gz",
                                          "http://b.example:80/cvdf/mnist/x.gz",
                                          "https://c.example/mnist/x.gz"};
  CHECK(mirrored(official, "") == official);
  const std::vector<std::string> here{"http://m.example:8080/mnist/x.gz",
                                      "http://m.example:8080/cvdf/mnist/x.gz"};
  CHECK(mirrored(official, "http://m.example:8080") == here);
  CHECK(mirrored(official, "http://m.example:8080//") == here);
  CHECK(mirrored(official, "https://m.example/data/").front() ==
        "https://m.example/data/mnist/x.gz");
  for (const char* bad : {"m.example", "file:///etc", "ftp://m.example", "https://", "http:///"}) {
    CHECK_THROWS_AS(mirrored(official, bad), InputError);
  }
}

TEST_CASE("amounts: as people read them") {
  CHECK(amount(0) == "0 bytes");
  CHECK(amount(999) == "999 bytes");
  CHECK(amount(1'000) == "1.0 kB");
  CHECK(amount(999'949) == "999.9 kB");
  CHECK(amount(999'950) == "1.0 MB");
  CHECK(amount(170'052'171) == "170.1 MB");
  CHECK(amount(3'000'000'000) == "3.0 GB");
  CHECK(with_commas(0) == "0");
  CHECK(with_commas(999) == "999");
  CHECK(with_commas(1'000) == "1,000");
  CHECK(with_commas(26'421'880) == "26,421,880");
  CHECK(with_commas(-123'456) == "-123,456");
}

TEST_CASE("download bar: one line, whatever the width") {
  CHECK(download_bar("file.gz", 0, 100, 0, 80) == "file.gz [>.............................]   0%");
  CHECK(download_bar("file.gz", 50, 100, 10, 80) ==
        "file.gz [===============>..............]  50%  10 bytes/s  5 s left");
  CHECK(download_bar("file.gz", 100, 100, 0, 80) ==
        "file.gz [==============================] 100%");
  CHECK(download_bar("file.gz", 0, 1'000'000, 1'000, 80) ==
        "file.gz [>.............................]   0%  1.0 kB/s  17 min left");
  for (int width = 10; width <= 90; ++width) {
    const std::string bar = download_bar("train-images-idx3-ubyte.gz", 1, 3, 2e6, width);
    CHECK(static_cast<int>(bar.size()) <= width);
    CHECK(bar.find("33%") != std::string::npos);
  }
}
