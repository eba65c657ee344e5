#include "cnn/core/image_stb.hpp"

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>

namespace {

// The largest block that the picture being decoded on this thread may ask for.
thread_local std::size_t largest_block = 0;

void* limited_calloc(std::size_t size) {
  return size <= largest_block ? std::calloc(1, size) : nullptr;
}

void* limited_realloc(void* block, std::size_t size) {
  return size <= largest_block ? std::realloc(block, size) : nullptr;
}

}  // namespace

// stb's functions are static here, so that a program may carry an stb of its own.
#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_JPEG
#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_MALLOC(size) limited_calloc(size)
#define STBI_REALLOC(block, size) limited_realloc(block, size)
#define STBI_FREE(block) std::free(block)
#define STBI_ASSERT(condition) static_cast<void>(0)
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#define STBI_WRITE_NO_STDIO
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb_image.h>
#include <stb_image_write.h>
#pragma GCC diagnostic pop

namespace cnn {
namespace {

// 8 bytes a pixel is the most any picture needs (16-bit RGBA); twice that leaves room for the
// growth of the inflated rows, 32 more pixels a side for a JPEG's padded blocks, 1 MiB for stb's
// tables.
std::size_t memory_limit(int width, int height) {
  return std::size_t{16} * (static_cast<std::size_t>(width) + 32) *
             (static_cast<std::size_t>(height) + 32) +
         (std::size_t{1} << 20);
}

template <class Sample>
Tensor to_tensor(const Sample* samples, const Shape& shape, float scale) {
  Tensor image(shape);
  for (float& value : image) value = static_cast<float>(*samples++) / scale;
  return image;
}

void append(void* context, void* data, int size) {
  static_cast<std::string*>(context)->append(static_cast<const char*>(data),
                                             static_cast<std::size_t>(size));
}

}  // namespace

Tensor decode_with_stb(const ImageBytes& source, std::string_view bytes, int width, int height,
                       int bits) {
  largest_block = memory_limit(width, height);
  const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
  const int size = static_cast<int>(bytes.size());
  int decoded_width = 0;
  int decoded_height = 0;
  int channels = 0;
  struct Free {
    void operator()(void* block) const { std::free(block); }
  };
  std::unique_ptr<void, Free> samples;
  if (bits == 16) {
    samples.reset(
        stbi_load_16_from_memory(data, size, &decoded_width, &decoded_height, &channels, 0));
  } else {
    samples.reset(stbi_load_from_memory(data, size, &decoded_width, &decoded_height, &channels, 0));
  }
  if (!samples) {
    source.damaged(std::string("the picture data cannot be decoded: ") + stbi_failure_reason());
  }
  if (decoded_width != width || decoded_height != height) {
    source.damaged("the picture data contradicts the size in the header");
  }
  const Shape shape{height, width, channels};
  if (bits == 16) return to_tensor(static_cast<const stbi_us*>(samples.get()), shape, 257);
  return to_tensor(static_cast<const stbi_uc*>(samples.get()), shape, 1);
}

std::string encode_png_with_stb(const std::string& samples, int width, int height, int channels) {
  std::string png;
  if (stbi_write_png_to_func(append, &png, width, height, channels, samples.data(),
                             width * channels) == 0) {
    throw std::bad_alloc();
  }
  return png;
}

}  // namespace cnn
