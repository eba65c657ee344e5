#include "preparing_data.hpp"

#include <numeric>

#include "runner/call_table.hpp"

namespace {

Tensor to_images_of(const std::vector<int>& bytes, int height, int width) {
  return to_images({bytes.begin(), bytes.end()}, height, width);
}

Tensor shuffled_images(const Tensor& images, const Tensor& labels, std::int64_t seed) {
  Random random(static_cast<std::uint64_t>(seed));
  return shuffled({images, labels}, random).images;
}

Tensor shuffled_labels(const Tensor& images, const Tensor& labels, std::int64_t seed) {
  Random random(static_cast<std::uint64_t>(seed));
  return shuffled({images, labels}, random).labels;
}

Tensor images_shuffled_twice(const Tensor& images, const Tensor& labels, std::int64_t seed) {
  Random random(static_cast<std::uint64_t>(seed));
  shuffled({images, labels}, random);
  return shuffled({images, labels}, random).images;
}

/// "4 0 2".
std::string text_of(const std::vector<int>& numbers) {
  std::string text;
  for (const int number : numbers) text += (text.empty() ? "" : " ") + std::to_string(number);
  return text;
}

std::vector<std::string> batches_of(const std::vector<int>& order, int batch_size) {
  std::vector<std::string> texts;
  for (const std::vector<int>& batch : batches(order, batch_size)) texts.push_back(text_of(batch));
  return texts;
}

/// (number of batches,): how large each batch of `count` examples is. Rank 0 when there is none.
Tensor batch_sizes(int count, int batch_size) {
  std::vector<int> order(static_cast<std::size_t>(count));
  std::iota(order.begin(), order.end(), 0);
  std::vector<float> sizes;
  for (const std::vector<int>& batch : batches(order, batch_size)) {
    sizes.push_back(static_cast<float>(batch.size()));
  }
  return sizes.empty() ? Tensor() : Tensor({static_cast<int>(sizes.size())}, sizes);
}

std::vector<std::string> k_fold_of(const std::vector<int>& order, int folds) {
  std::vector<std::string> texts;
  for (const Split& split : k_fold(order, folds)) {
    texts.push_back("train " + text_of(split.train) + " / held out " + text_of(split.held_out));
  }
  return texts;
}

}  // namespace

convlings::CallTable convlings::lesson_calls() {
  CallTable calls;
  calls.add("to_images", &to_images_of);
  calls.add("to_categorical", &to_categorical);
  calls.add("images of shuffled", &shuffled_images);
  calls.add("labels of shuffled", &shuffled_labels);
  calls.add("images of the second shuffled", &images_shuffled_twice);
  calls.add("batches", &batches_of);
  calls.add("sizes of batches", &batch_sizes);
  calls.add("k_fold", &k_fold_of);
  return calls;
}
