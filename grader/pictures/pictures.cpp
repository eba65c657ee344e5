#include "pictures/pictures.hpp"

namespace convlings {

const std::vector<LessonPicture>& lesson_pictures() {
  static const std::vector<LessonPicture> all{
      {"01-convolution", convolution_picture},
      {"02-padding", padding_picture},
      {"03-strides", strides_picture},
      {"04-channels", channels_picture},
      {"05-activations", activations_picture},
      {"06-max-pooling", max_pooling_picture},
      {"07-flatten-and-dense", flatten_and_dense_picture},
      {"08-counting-parameters", counting_parameters_picture},
      {"09-sequential", sequential_picture},
      {"10-create-cnn", create_cnn_picture},
      {"11-preparing-data", preparing_data_picture},
      {"12-loss-and-metrics", loss_and_metrics_picture},
      {"13-backpropagation", backpropagation_picture},
      {"14-optimisers", optimisers_picture},
      {"15-training", training_picture},
      {"16-seeing", seeing_picture},
  };
  return all;
}

}  // namespace convlings
