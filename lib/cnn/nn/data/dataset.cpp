#include "cnn/nn/data/dataset.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "cnn/core/errors.hpp"

namespace cnn {
namespace {

void require_content(const Dataset::Content& content) {
  const std::string who = fmt::format("Dataset \"{}\"", content.name);
  if (content.image_shape.rank() != 3) {
    throw ShapeError(fmt::format("{}: a picture is (height, width, channels). Received {}.", who,
                                 to_string(content.image_shape)));
  }
  const auto count = static_cast<std::int64_t>(content.labels.size());
  if (count == 0 || count > std::numeric_limits<int>::max()) {
    throw ShapeError(
        fmt::format("{}: there must be 1 to 2^31 - 1 pictures. Received {} labels.", who, count));
  }
  const auto pixels = static_cast<std::int64_t>(content.pixels.size());
  const std::int64_t picture = content.image_shape.size();
  if (pixels != count * picture) {
    throw ShapeError(fmt::format(
        "{}: every label has one picture. Received {} labels and {} pixels, {} to a picture {}.",
        who, count, pixels, picture, to_string(content.image_shape)));
  }
  const auto largest = std::max_element(content.labels.begin(), content.labels.end());
  if (*largest >= content.class_names.size()) {
    throw ShapeError(
        fmt::format("{}: a label is the number of a class. Received {} at position {}, there are "
                    "{} classes.",
                    who, *largest, largest - content.labels.begin(), content.class_names.size()));
  }
}

// A loop for the vector unit: bytes and floats do not overlap, and nothing else happens in it.
void scaled_floats(std::span<const std::uint8_t> bytes, float scale, float* __restrict to) {
  const std::uint8_t* __restrict const from = bytes.data();
  const auto count = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t i = 0; i < count; ++i) to[i] = static_cast<float>(from[i]) * scale;
}

}  // namespace

Dataset::Dataset(Content content) {
  require_content(content);
  content_ = std::make_shared<const Content>(std::move(content));
  order_.resize(content_->labels.size());
  std::iota(order_.begin(), order_.end(), 0);
}

int Dataset::picture_of(int index) const {
  if (index < 0 || index >= size()) {
    throw std::out_of_range(
        fmt::format("Dataset \"{}\": index {} is outside its {} examples", name(), index, size()));
  }
  return order_[static_cast<std::size_t>(index)];
}

int Dataset::label(int index) const {
  return content_->labels[static_cast<std::size_t>(picture_of(index))];
}

std::vector<int> Dataset::labels() const {
  std::vector<int> all;
  all.reserve(order_.size());
  for (const int picture : order_) {
    all.push_back(content_->labels[static_cast<std::size_t>(picture)]);
  }
  return all;
}

std::span<const std::uint8_t> Dataset::pixels(int index) const {
  const auto picture = static_cast<std::size_t>(picture_of(index));
  const auto length = static_cast<std::size_t>(content_->image_shape.size());
  return std::span(content_->pixels).subspan(picture * length, length);
}

Tensor Dataset::image(int index) const {
  Tensor image(input_shape());  // (height, width, channels)
  copy_input(index, image.data());
  return image;
}

Dataset Dataset::subset(const std::vector<int>& indices) const {
  std::vector<int> order;
  order.reserve(indices.size());
  for (const int index : indices) order.push_back(picture_of(index));
  Dataset part = *this;
  part.order_ = std::move(order);
  return part;
}

Dataset Dataset::first(int count) const {
  Dataset part = *this;
  part.order_.resize(static_cast<std::size_t>(std::clamp(count, 0, size())));
  return part;
}

Dataset Dataset::scaled_by(float factor) const {
  Dataset scaled = *this;
  scaled.scale_ = factor;
  return scaled;
}

Dataset Dataset::with_targets(Targets targets) const {
  Dataset other = *this;
  other.targets_ = targets;
  return other;
}

void Dataset::copy_input(int index, float* input) const {
  scaled_floats(pixels(index), scale_, input);
}

void Dataset::copy_target(int index, float* target) const {
  if (targets_ == Targets::label) {
    *target = static_cast<float>(label(index));
    return;
  }
  std::fill_n(target, classes(), 0.0F);
  target[label(index)] = 1;
}

}  // namespace cnn
