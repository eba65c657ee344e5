// The pictures in the lessons' READMEs, each computed from the shipped photographs by the library.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cnn/core/tensor.hpp"

namespace convlings {

/// Every picture is (height, width, 3), 0..255, and takes the folder datasets/pictures. Throws
/// DataError when a photograph is missing.
cnn::Tensor convolution_picture(const std::filesystem::path& photographs);
cnn::Tensor padding_picture(const std::filesystem::path& photographs);
cnn::Tensor strides_picture(const std::filesystem::path& photographs);
cnn::Tensor channels_picture(const std::filesystem::path& photographs);
cnn::Tensor activations_picture(const std::filesystem::path& photographs);
cnn::Tensor max_pooling_picture(const std::filesystem::path& photographs);
cnn::Tensor flatten_and_dense_picture(const std::filesystem::path& photographs);
cnn::Tensor counting_parameters_picture(const std::filesystem::path& photographs);
cnn::Tensor sequential_picture(const std::filesystem::path& photographs);
cnn::Tensor create_cnn_picture(const std::filesystem::path& photographs);
cnn::Tensor preparing_data_picture(const std::filesystem::path& photographs);
cnn::Tensor loss_and_metrics_picture(const std::filesystem::path& photographs);
cnn::Tensor backpropagation_picture(const std::filesystem::path& photographs);
cnn::Tensor optimisers_picture(const std::filesystem::path& photographs);
cnn::Tensor training_picture(const std::filesystem::path& photographs);
cnn::Tensor seeing_picture(const std::filesystem::path& photographs);

/// Whose picture it is, and the function that draws it.
struct LessonPicture {
  std::string lesson;  ///< "01-convolution"; the file is lessons/01-convolution/picture.png
  cnn::Tensor (*draw)(const std::filesystem::path& photographs);
};

/// One a lesson, in order.
const std::vector<LessonPicture>& lesson_pictures();

}  // namespace convlings
