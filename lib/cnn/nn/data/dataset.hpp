// Pictures with labels, as data sets come: bytes 0..255 and class numbers.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "cnn/nn/data/examples.hpp"

namespace cnn {

/// How a label becomes a target: a row with a one at the label's place (categorical
/// cross-entropy), or the number itself (sparse categorical and binary cross-entropy).
enum class Targets { one_hot, label };

/// The pictures stay bytes in memory, a quarter of what floats would take, and are scaled when they
/// are fetched. Copies and subsets share them: both are cheap.
///
///   const Dataset train = load("mnist", Part::train);
///   const Dataset raw = train.scaled_by(1);         // the notes' mistake: pixels 0..255
class Dataset : public Examples {
 public:
  struct Content {
    std::string name;                  ///< "fashion-mnist, training"
    Shape image_shape;                 ///< (height, width, channels)
    std::vector<std::uint8_t> pixels;  ///< one picture after another, channels last
    std::vector<std::uint8_t> labels;  ///< one for each, below the number of classes
    std::vector<std::string> class_names;
  };

  /// Throws ShapeError when pictures and labels differ in number, there are none, a picture is not
  /// (height, width, channels), or a label has no class.
  explicit Dataset(Content content);

  const std::string& name() const { return content_->name; }
  const std::vector<std::string>& class_names() const { return content_->class_names; }
  int classes() const { return static_cast<int>(content_->class_names.size()); }

  /// The class number of an example. Throws std::out_of_range.
  int label(int index) const;
  std::vector<int> labels() const;

  /// The bytes of a picture as they are in the file, row-major, channels last.
  std::span<const std::uint8_t> pixels(int index) const;

  /// A picture as the network sees it, (height, width, channels), scaled.
  Tensor image(int index) const;

  /// These examples in this order; an index may come twice. Throws std::out_of_range.
  Dataset subset(const std::vector<int>& indices) const;

  /// The first `count` examples, or all if there are fewer; none for a negative count.
  Dataset first(int count) const;

  /// Pixels times `factor` when fetched, instead of 1/255, which maps them to [0, 1].
  Dataset scaled_by(float factor) const;

  Dataset with_targets(Targets targets) const;

  int size() const override { return static_cast<int>(order_.size()); }
  Shape input_shape() const override { return content_->image_shape; }
  int target_size() const override { return targets_ == Targets::one_hot ? classes() : 1; }
  void copy_input(int index, float* input) const override;
  void copy_target(int index, float* target) const override;

 private:
  int picture_of(int index) const;  // throws std::out_of_range

  std::shared_ptr<const Content> content_;
  std::vector<int> order_;  // which picture of the content each example is
  float scale_ = 1.0F / 255;
  Targets targets_ = Targets::one_hot;
};

}  // namespace cnn
