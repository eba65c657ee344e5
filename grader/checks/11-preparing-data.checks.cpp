// Lesson 11: from bytes to batches and folds. Expected values are worked by hand or counted out
// here, never taken from a solution.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <catch2_either.hpp>
#include <numeric>

#include "checks/calling.hpp"
#include "checks/data_checks.hpp"
#include "story/story.hpp"

using namespace convlings::checks;
using cnn::matrix;
using cnn::Shape;
using cnn::Tensor;
using convlings::number_text;

namespace {

using Numbers = std::vector<int>;

Call to_images(const Numbers& bytes, int height, int width) {
  return calling("to_images", arg("bytes", bytes), arg("height", height), arg("width", width));
}

Call to_categorical(const Numbers& labels, int classes) {
  return calling("to_categorical", arg("labels", labels), arg("classes", classes));
}

void check_batches(const Numbers& order, int batch_size) {
  has_batches(calling("batches", arg("order", order), arg("batch_size", batch_size)), order,
              batch_size);
}

Call sizes_of_batches(int count, int batch_size) {
  return calling("sizes of batches", arg("count", count), arg("batch_size", batch_size));
}

Call k_fold(const Numbers& order, int folds) {
  return calling("k_fold", arg("order", order), arg("folds", folds));
}

/// byte / 255, picture by picture and row by row.
void check_images(const Numbers& bytes, int height, int width) {
  const int count = static_cast<int>(bytes.size()) / (height * width);
  std::vector<float> values;
  values.reserve(bytes.size());
  for (const int byte : bytes) values.push_back(static_cast<float>(byte / 255.0));
  const CellArithmetic arithmetic = [=](const std::vector<int>& index) {
    const int place = (index[0] * height + index[1]) * width + index[2];
    const int byte = bytes[static_cast<std::size_t>(place)];
    std::string text = fmt::format("it comes from byte {}, which is {}; {} / 255 = {}", place, byte,
                                   byte, number_text(byte / 255.0));
    if (byte > 0 && byte < 255) text += ". Between two whole numbers, / would give 0.";
    return text;
  };
  to_images(bytes, height, width).returns(Tensor({count, height, width, 1}, values), arithmetic);
}

Numbers random_numbers(int count, int low, int high) {
  Numbers numbers;
  for (int i = 0; i < count; ++i) numbers.push_back(random_integer(low, high));
  return numbers;
}

/// `count` different numbers below 100, in no order.
Numbers random_order(int count) {
  Numbers pool(100);
  std::iota(pool.begin(), pool.end(), 0);
  Numbers order;
  for (int i = 0; i < count; ++i) {
    const int at = random_integer(0, static_cast<int>(pool.size()) - 1);
    order.push_back(pool[static_cast<std::size_t>(at)]);
    pool.erase(pool.begin() + at);
  }
  return order;
}

void check_categorical(const Numbers& labels, int classes) {
  Tensor expected({static_cast<int>(labels.size()), classes});
  for (std::size_t i = 0; i < labels.size(); ++i) {
    for (int j = 0; j < classes; ++j) expected(static_cast<int>(i), j) = labels[i] == j ? 1 : 0;
  }
  to_categorical(labels, classes).returns(expected, [&labels](const std::vector<int>& index) {
    return fmt::format("label {} is {}: row {} has its 1 in column {}, counted from 0", index[0],
                       labels[static_cast<std::size_t>(index[0])], index[0],
                       labels[static_cast<std::size_t>(index[0])]);
  });
}

/// Examples whose numbers can be read off: every cell of picture n is between n·100 and n·100 + 99,
/// and its label is class n.
struct Numbered {
  Tensor images;
  Tensor labels;
};

Numbered numbered(int count, int height, int width, int channels) {
  Numbered examples{Tensor({count, height, width, channels}), Tensor({count, count})};
  const int cells = height * width * channels;
  for (int i = 0; i < count * cells; ++i) {
    const int number = i / cells * 100 + i % cells;
    examples.images.begin()[i] = static_cast<float>(number);
  }
  for (int i = 0; i < count; ++i) examples.labels(i, i) = 1;
  return examples;
}

Call shuffled(const std::string& which, const Numbered& examples, int seed) {
  return calling(which, arg("images", examples.images), arg("labels", examples.labels),
                 arg("seed", seed));
}

/// The walk from the last place to place 1, and what it drew.
struct Walk {
  Numbers order;
  std::string told;
};

Walk walk(int count, cnn::Random& random) {
  Walk result;
  result.order.resize(static_cast<std::size_t>(count));
  std::iota(result.order.begin(), result.order.end(), 0);
  for (int i = count - 1; i > 0; --i) {
    const int drawn = random.integer(0, i);
    const int kept = result.order[static_cast<std::size_t>(drawn)];
    result.order[static_cast<std::size_t>(drawn)] = result.order[static_cast<std::size_t>(i)];
    result.order[static_cast<std::size_t>(i)] = kept;
    result.told += fmt::format("{}i = {} draws {}", i == count - 1 ? "" : ", ", i, drawn);
  }
  result.told += fmt::format("; the order is {}", fmt::join(result.order, " "));
  return result;
}

/// The rows of `tensor` in this order.
Tensor in_order(const Tensor& tensor, const Numbers& order) {
  Tensor result(tensor.shape());
  const std::int64_t row = tensor.size() / tensor.shape()[0];
  for (std::size_t i = 0; i < order.size(); ++i) {
    std::copy_n(tensor.begin() + order[i] * row, row,
                result.begin() + static_cast<std::int64_t>(i) * row);
  }
  return result;
}

CellArithmetic walk_arithmetic(const Walk& walk) {
  return [=](const std::vector<int>& index) {
    const int taken = walk.order[static_cast<std::size_t>(index[0])];
    std::vector<int> source = index;
    source[0] = taken;
    return from(fmt::format("{}. So place {} takes example {}.", walk.told, index[0], taken),
                {cell_at(index.size() == 2 ? "labels" : "images", source)});
  };
}

void check_walk(const Numbered& examples, int seed) {
  cnn::Random random(static_cast<std::uint64_t>(seed));
  const Walk expected = walk(examples.images.shape()[0], random);
  shuffled("images of shuffled", examples, seed)
      .returns(in_order(examples.images, expected.order), walk_arithmetic(expected));
  shuffled("labels of shuffled", examples, seed)
      .returns(in_order(examples.labels, expected.order), walk_arithmetic(expected));
}

}  // namespace

TEST_CASE("to_images: two pictures of 2x3 become (2, 2, 3, 1)", "[to_images]") {
  to_images(Numbers(12), 2, 3).returns(Tensor({2, 2, 3, 1}));
}

TEST_CASE("to_images: black is 0, white is 1, and 51 is a fifth", "[to_images]") {
  check_images({0, 255, 51, 204}, 2, 2);
}

TEST_CASE("to_images: each row of a picture is read from left to right", "[to_images]") {
  check_images({10, 20, 30, 40, 50, 60}, 2, 3);
  check_images({10, 20, 30, 40, 50, 60}, 3, 2);
}

TEST_CASE("to_images: a dark picture stays dark beside a bright one", "[to_images]") {
  check_images({1, 2, 3, 4, 100, 150, 200, 250}, 2, 2);
  check_images({3, 2, 1, 0}, 1, 4);
}

TEST_CASE("to_images: random bytes, any number of pictures, any height and width", "[to_images]") {
  for (int i = 0; i < 6; ++i) {
    const int height = random_integer(1, 5);
    const int width = random_integer(1, 5);
    check_images(random_numbers(random_integer(1, 4) * height * width, 0, 255), height, width);
  }
}

TEST_CASE("to_categorical: the labels 2, 0 and 1 of three classes", "[to_categorical]") {
  check_categorical({2, 0, 1}, 3);
}

TEST_CASE("to_categorical: MNIST begins with the digits 5, 0, 4, 1, 9", "[to_categorical]") {
  check_categorical({5, 0, 4, 1, 9}, 10);
}

TEST_CASE("to_categorical: a class that no label names has its column all the same",
          "[to_categorical]") {
  check_categorical({0, 1, 1, 0}, 4);
  check_categorical({0}, 2);
}

TEST_CASE("to_categorical: random labels, more of them than classes and fewer",
          "[to_categorical]") {
  for (const auto& [count, classes] : {std::pair(12, 3), {2, 7}, {5, 5}, {4, 1}}) {
    check_categorical(random_numbers(count, 0, classes - 1), classes);
  }
}

TEST_CASE("to_categorical: label 3 of three classes is refused", "[to_categorical]") {
  to_categorical({3, 1}, 3).throws(
      "the classes are 0, 1 and 2. A 3 must not become a 1 in the next row");
  to_categorical({1, 3}, 3).throws("the classes are 0, 1 and 2, and one label is 3");
}

TEST_CASE("to_categorical: label -1 is refused", "[to_categorical]") {
  to_categorical({0, -1, 2}, 3).throws("no class has the number -1");
}

TEST_CASE("shuffled: shapes stay, of images and of labels", "[shuffled]") {
  const Numbered blank{Tensor({4, 3, 2, 1}), Tensor({4, 5})};
  shuffled("images of shuffled", blank, 3).returns(Tensor({4, 3, 2, 1}));
  shuffled("labels of shuffled", blank, 3).returns(Tensor({4, 5}));
}

TEST_CASE("shuffled: every picture is still there once", "[shuffled]") {
  const int count = 12;
  const Call call = shuffled("images of shuffled", numbered(count, 1, 2, 1), 5);
  const Tensor images = call.tensor();
  call.must(images.shape() == Shape{count, 1, 2, 1},
            "The shape should be (12, 1, 2, 1); yours is " + to_string(images.shape()) + ".");
  for (int number = 0; number < count; ++number) {
    int times = 0;
    for (int i = 0; i < count; ++i) {
      if (images(i, 0, 0, 0) == static_cast<float>(number * 100)) ++times;
    }
    call.must(times == 1, fmt::format("Picture {} should be there once; it is there {} times. To "
                                      "swap two places loses and doubles nothing.",
                                      number, times));
  }
}

TEST_CASE("shuffled: every label stays with its picture", "[shuffled]") {
  for (int seed = 1; seed <= 3; ++seed) {
    const int count = random_integer(6, 9);
    const Numbered examples = numbered(count, 1, 1, 1);
    const Tensor images = shuffled("images of shuffled", examples, seed).tensor();
    const Call call = shuffled("labels of shuffled", examples, seed);
    const Tensor labels = call.tensor();
    call.must(
        images.shape() == examples.images.shape() && labels.shape() == examples.labels.shape(),
        fmt::format("The shapes should stay; yours are {} and {}.", to_string(images.shape()),
                    to_string(labels.shape())));
    for (int i = 0; i < count; ++i) {
      const int picture = static_cast<int>(images(i, 0, 0, 0)) / 100;
      int label = 0;
      while (label < count - 1 && labels(i, label) != 1) ++label;
      call.must(picture == label,
                fmt::format("Place {} has picture {} with the label of picture {}: both lists must "
                            "be put into the same order.",
                            i, picture, label));
    }
  }
}

TEST_CASE("shuffled: four examples, and the draws written out", "[shuffled]") {
  check_walk(numbered(4, 1, 2, 1), 1);
}

TEST_CASE("shuffled: each seed has its own order", "[shuffled]") {
  for (const int seed : {2, 3, 4}) check_walk(numbered(7, 1, 1, 1), seed);
}

TEST_CASE("shuffled: the second epoch has another order than the first", "[shuffled]") {
  const Numbered examples = numbered(6, 1, 1, 1);
  cnn::Random random(9);
  walk(6, random);
  const Walk second = walk(6, random);
  shuffled("images of the second shuffled", examples, 9)
      .returns(in_order(examples.images, second.order), [&](const std::vector<int>& index) {
        CellStory story = walk_arithmetic(second)(index);
        story.words = "the same `random` goes on where the first call stopped: " + story.words;
        return story;
      });
}

TEST_CASE("shuffled: random numbers of pictures in any size; one picture stays where it is",
          "[shuffled]") {
  check_walk(numbered(1, 2, 2, 1), 1);
  for (int i = 0; i < 4; ++i) {
    check_walk(numbered(random_integer(2, 12), random_integer(1, 3), random_integer(1, 4),
                        random_integer(1, 3)),
               random_integer(1, 1000));
  }
}

TEST_CASE("batches: six examples in batches of three make two", "[batches]") {
  check_batches({0, 1, 2, 3, 4, 5}, 3);
}

TEST_CASE("batches: what is left makes a smaller batch", "[batches]") {
  check_batches({0, 1, 2, 3, 4}, 2);
  check_batches({0, 1, 2}, 5);
}

TEST_CASE("batches: without examples there is no batch, not even an empty one", "[batches]") {
  check_batches({}, 3);
}

TEST_CASE("batches: the examples stay in the order that was given", "[batches]") {
  check_batches({7, 3, 9, 1, 4, 0, 8}, 3);
  check_batches({42, 17}, 1);
}

TEST_CASE("batches: 60000 examples in batches of 64 make 938, the last of 32", "[batches]") {
  const Call call = sizes_of_batches(60000, 64);
  const Tensor sizes = call.tensor();
  std::string arithmetic = "937 · 64 = 59968, and 60000 - 59968 = 32 are left";
  const int count = static_cast<int>(sizes.size());
  call.must(count == 938, fmt::format("There should be 938 batches; yours are {}.", count),
            arithmetic);
  Tensor expected({938});
  std::fill(expected.begin(), expected.end(), 64.0F);
  expected(937) = 32;
  call.returns(expected, [&](const std::vector<int>& /*index*/) { return arithmetic; });
}

TEST_CASE("batches: random lists and sizes", "[batches]") {
  for (int i = 0; i < 8; ++i) {
    check_batches(random_order(random_integer(1, 25)), random_integer(1, 8));
  }
}

TEST_CASE("k_fold: six examples dealt out to three folds", "[k_fold]") {
  has_splits(k_fold({0, 1, 2, 3, 4, 5}, 3),
             {"train 1 2 4 5 / held out 0 3", "train 0 2 3 5 / held out 1 4",
              "train 0 1 3 4 / held out 2 5"},
             "Places 0 and 3 go to fold 0, places 1 and 4 to fold 1, places 2 and 5 to fold 2.");
}

TEST_CASE("k_fold: seven cards for three players: the first gets one more", "[k_fold]") {
  has_splits(k_fold({0, 1, 2, 3, 4, 5, 6}, 3),
             {"train 1 2 4 5 / held out 0 3 6", "train 0 2 3 5 6 / held out 1 4",
              "train 0 1 3 4 6 / held out 2 5"},
             "Place 6 goes to fold 6 % 3 = 0. Nothing is left out.");
}

TEST_CASE("k_fold: the order's entries are dealt out, not its places", "[k_fold]") {
  has_splits(k_fold({40, 20, 30, 10}, 2),
             {"train 20 10 / held out 40 30", "train 40 30 / held out 20 10"},
             "Places 0 and 2 hold the examples 40 and 30; they go to fold 0, in this order.");
}

TEST_CASE("k_fold: nothing is learned and asked at once, everything is asked once", "[k_fold]") {
  for (int i = 0; i < 6; ++i) {
    const Numbers order = random_order(random_integer(4, 20));
    const int folds = random_integer(2, 4);
    is_fair(k_fold(order, folds), order, folds);
  }
}

TEST_CASE("k_fold: as many folds as examples leave one out each time", "[k_fold]") {
  const Numbers order{3, 1, 2, 0};
  is_fair(k_fold(order, 4), order, 4);
}

TEST_CASE("k_fold: a list sorted by class is dealt out fairly (stratified)", "[k_fold]") {
  const Numbers order{5, 2, 7, 0, 1, 6, 3, 4, 9, 11, 8, 10};  // eight of class 0, four of class 1
  const Call call = k_fold(order, 4);
  const std::vector<std::string> splits = call.texts();
  call.must(splits.size() == 4,
            fmt::format("There should be 4 splits; yours are {}.", splits.size()));
  for (std::size_t f = 0; f < splits.size(); ++f) {
    const Numbers held_out = held_out_of(splits[f]);
    const auto small = std::ranges::count_if(held_out, [](int number) { return number < 8; });
    const auto large = static_cast<std::int64_t>(held_out.size()) - small;
    call.must(
        small == 2 && large == 1,
        fmt::format("Split {} should hold out 2 of the examples 0 to 7, which are class 0, and "
                    "1 of the examples 8 to 11, which are class 1; yours holds out {} and {}.",
                    f, small, large),
        "Dealt out one by one, every fold gets its share of each class.");
  }
}
