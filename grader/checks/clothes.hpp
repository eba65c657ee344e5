// The shipped pictures of clothes as tensors that can cross to the student's process.
#pragma once

#include "cnn/nn/data/dataset.hpp"

namespace convlings::checks {

struct PictureSet {
  cnn::Tensor pictures;  ///< (count, 28, 28, 1), 0 to 1
  cnn::Tensor targets;   ///< (count, 10), one-hot
};

/// What lesson 15 learns from, watches, and asks at the end: 1,920 and another 640 of the training
/// pictures, and all test pictures. Throws DataError when the files are missing.
struct Clothes {
  PictureSet training;
  PictureSet validation;
  PictureSet test;
};
Clothes shipped_clothes();

}  // namespace convlings::checks
