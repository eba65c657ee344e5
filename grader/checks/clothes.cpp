#include "checks/clothes.hpp"

#include <vector>

#include "checks/recorded_trainings.hpp"
#include "checks/showing.hpp"
#include "cnn/nn/data/idx.hpp"
#include "cnn/nn/data/splits.hpp"

namespace convlings::checks {
namespace {

PictureSet tensors_of(const cnn::Dataset& part) {
  const int count = part.size();
  const cnn::Shape shape = part.input_shape();
  PictureSet set{cnn::Tensor({count, shape[0], shape[1], shape[2]}),
                 cnn::Tensor({count, part.target_size()})};
  for (int i = 0; i < count; ++i) {
    part.copy_input(i, set.pictures.data() + i * shape.size());
    part.copy_target(i, set.targets.data() + std::int64_t{i} * part.target_size());
  }
  return set;
}

}  // namespace

Clothes shipped_clothes() {
  const auto folder = shipped("fashion-mnist");
  const cnn::Dataset train = cnn::read_idx_dataset(folder, cnn::Part::train, "fashion-mnist");
  const cnn::Dataset test = cnn::read_idx_dataset(folder, cnn::Part::test, "fashion-mnist");
  const std::vector<int> order = cnn::shuffled_indices(train.size(), 1);  // as train --limit does
  const auto watched = order.begin() + recorded_pictures;
  return {tensors_of(train.subset({order.begin(), watched})),
          tensors_of(train.subset({watched, watched + recorded_validation})), tensors_of(test)};
}

}  // namespace convlings::checks
