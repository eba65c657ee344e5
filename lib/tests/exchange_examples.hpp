// The smallest model with weights, and the file that it makes.
#pragma once

#include <string>

#include "cnn/nn/model/sequential.hpp"

/// (2,) to (1,): kernel (1.5, -2), bias 0.25.
inline cnn::Sequential two_to_one() {
  cnn::Sequential model({2});
  model.add(cnn::Dense({.units = 1}));
  model.build();
  model.set_weight("dense_1.kernel", cnn::Tensor({2, 1}, {1.5F, -2.0F}));
  model.set_weight("dense_1.bias", cnn::Tensor({1}, {0.25F}));
  return model;
}

/// The length of `json` in 8 bytes, `json`, and `data`.
inline std::string safetensors_file_of(const std::string& json, const std::string& data) {
  std::string length(8, '\0');
  for (int i = 0; i < 8; ++i) {
    length[static_cast<std::size_t>(i)] = static_cast<char>(json.size() >> (8 * i) & 0xFFU);
  }
  return length + json + data;
}

/// 1.5, -2, 0.25 as the format wants them: 0x3FC00000, 0xC0000000, 0x3E800000, lowest byte first.
inline const std::string two_to_one_data("\0\0\xC0\x3F\0\0\0\xC0\0\0\x80\x3E", 12);

inline const std::string two_to_one_json =
    R"({"dense_1.kernel":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},)"
    R"("dense_1.bias":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}})";
