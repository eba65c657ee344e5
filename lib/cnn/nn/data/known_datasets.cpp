#include "cnn/nn/data/known_datasets.hpp"

#include <algorithm>

namespace cnn {
namespace {

const std::string mnist_mirror = "https://ossci-datasets.s3.amazonaws.com/mnist/";
const std::string mnist_second = "https://storage.googleapis.com/cvdf-datasets/mnist/";
const std::string fashion_official = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/";
const std::string fashion_mirror = "https://storage.googleapis.com/tensorflow/tf-keras-datasets/";

// A file that several addresses offer under its own name.
KnownFile offered(const std::string& name, std::int64_t bytes, const std::string& sha256,
                  const std::string& contents_sha256, const std::vector<std::string>& folders) {
  KnownFile file{name, bytes, sha256, contents_sha256, {}};
  for (const std::string& folder : folders) file.addresses.push_back(folder + name);
  return file;
}

KnownFile unpacked(const std::string& name, std::int64_t bytes, const std::string& sha256) {
  return {name, bytes, sha256, sha256, {}};
}

KnownDataset mnist() {
  const std::vector<std::string> from{mnist_mirror, mnist_second};
  return {
      .name = "mnist",
      .title = "MNIST, handwritten digits",
      .folder = "mnist",
      .format = DatasetFormat::idx,
      .image_shape = {28, 28, 1},
      .train_images = 60000,
      .test_images = 10000,
      .class_names = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"},
      .licence =
          "commonly given as CC BY-SA 3.0; Yann LeCun and Corinna Cortes, derived from NIST data",
      .subset = "",
      .files =
          {
              offered("train-images-idx3-ubyte.gz", 9912422,
                      "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
                      "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db", from),
              offered("train-labels-idx1-ubyte.gz", 28881,
                      "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
                      "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5", from),
              offered("t10k-images-idx3-ubyte.gz", 1648877,
                      "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
                      "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7", from),
              offered("t10k-labels-idx1-ubyte.gz", 4542,
                      "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
                      "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2", from),
          },
      .archive = {},
  };
}

KnownDataset fashion_mnist() {
  const std::vector<std::string> from{fashion_official, fashion_mirror};
  return {
      .name = "fashion-mnist",
      .title = "Fashion-MNIST, pictures of clothes",
      .folder = "fashion-mnist",
      .format = DatasetFormat::idx,
      .image_shape = {28, 28, 1},
      .train_images = 60000,
      .test_images = 10000,
      .class_names = {"T-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt",
                      "sneaker", "bag", "ankle boot"},
      .licence = "MIT, Copyright (c) 2017 Zalando SE",
      .subset = "500 training and 100 test images of each class",
      .files =
          {
              offered("train-images-idx3-ubyte.gz", 26421880,
                      "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
                      "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888", from),
              offered("train-labels-idx1-ubyte.gz", 29515,
                      "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
                      "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9", from),
              offered("t10k-images-idx3-ubyte.gz", 4422102,
                      "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
                      "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b", from),
              offered("t10k-labels-idx1-ubyte.gz", 5148,
                      "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
                      "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34", from),
          },
      .archive = {},
  };
}

KnownDataset cifar10() {
  return {
      .name = "cifar-10",
      .title = "CIFAR-10, small colour photographs",
      .folder = "cifar-10-batches-bin",
      .format = DatasetFormat::cifar10,
      .image_shape = {32, 32, 3},
      .train_images = 50000,
      .test_images = 10000,
      .class_names = {"airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse",
                      "ship", "truck"},
      .licence =
          "none stated; its page asks to cite Alex Krizhevsky, Learning Multiple Layers of "
          "Features "
          "from Tiny Images, 2009",
      .subset = "",
      .files =
          {
              unpacked("batches.meta.txt", 61,
                       "558e74b5e208382e186da55784b4bac2cd52e558448e1b5800990fdb28ed8033"),
              unpacked("data_batch_1.bin", 30730000,
                       "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
              unpacked("data_batch_2.bin", 30730000,
                       "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
              unpacked("data_batch_3.bin", 30730000,
                       "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
              unpacked("data_batch_4.bin", 30730000,
                       "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
              unpacked("data_batch_5.bin", 30730000,
                       "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add"),
              unpacked("test_batch.bin", 30730000,
                       "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b"),
          },
      .archive = KnownFile{"cifar-10-binary.tar.gz",
                           170052171,
                           "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
                           "",
                           {"https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"}},
  };
}

}  // namespace

std::string part_name(const std::string& set, Part part) {
  return set + (part == Part::train ? ", training" : ", test");
}

const std::vector<KnownDataset>& known_datasets() {
  static const std::vector<KnownDataset> all{mnist(), fashion_mnist(), cifar10()};
  return all;
}

const KnownDataset* known_dataset(const std::string& name) {
  const auto& all = known_datasets();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& set) { return set.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace cnn
