// The only door to stb_image and stb_image_write, whose code image_stb.cpp holds.
#pragma once

#include <string>
#include <string_view>

#include "cnn/core/image_bytes.hpp"
#include "cnn/core/tensor.hpp"

namespace cnn {

/// Decodes PNG or JPEG bytes whose structure was already checked and whose size is `width` x
/// `height`, with `bits` 8 or 16. No single block of memory is taken that such a picture does not
/// need, and all are zeroed, so that a hostile file can neither exhaust memory nor show old
/// contents. Throws DataError through `source` when the compressed data is wrong.
Tensor decode_with_stb(const ImageBytes& source, std::string_view bytes, int width, int height,
                       int bits);

/// A whole PNG file of 8-bit samples, row-major, interleaved; `channels` 1 to 4.
std::string encode_png_with_stb(const std::string& samples, int width, int height, int channels);

}  // namespace cnn
