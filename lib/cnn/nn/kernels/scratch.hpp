// Memory for the numbers that a kernel needs only while it runs.
#pragma once

#include <cstdint>
#include <vector>

namespace cnn::kernels {

/// A buffer that grows when it must and never shrinks. Kernels keep theirs as `thread_local`: the
/// first step of a training run allocates, the others find the memory there, and threads that work
/// on slices of one batch never wait for each other. It is freed when its thread ends. What it
/// holds is left over from some earlier call, so whoever asks for it writes before reading.
class Scratch {
 public:
  float* floats(std::int64_t count) {
    if (static_cast<std::int64_t>(numbers_.size()) < count) {
      numbers_.resize(static_cast<std::size_t>(count));
    }
    return numbers_.data();
  }

 private:
  std::vector<float> numbers_;
};

}  // namespace cnn::kernels
