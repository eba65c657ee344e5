// Pictures on disk, in and out: PNG, JPEG, BMP and binary PGM/PPM become tensors; tensors become
// PNG.
#pragma once

#include <filesystem>

#include "cnn/core/tensor.hpp"

namespace cnn {

/// How `read_image` hands a picture over.
struct ImageOptions {
  /// 0: as the file has them. 1: grey, as 0.299 red + 0.587 green + 0.114 blue (ITU-R BT.601).
  /// 3: RGB, grey repeated. Asked for 1 or 3, a transparent picture is laid over white first.
  int channels = 0;
};

/// The picture in `file` as (height, width, channels), values 0 to 255, channels 1 grey,
/// 2 grey and alpha, 3 RGB, 4 RGBA.
///
/// The format is told by the contents, not by the name. 16-bit samples keep their fraction (value /
/// 257), palettes become RGB or RGBA, CMYK JPEG becomes RGB without a colour profile, and a JPEG's
/// EXIF orientation is applied. Colour profiles and gamma are ignored.
///
/// Throws DataError, with file name and byte offset, when the file is missing, larger than 256 MiB,
/// of another format, cut or damaged, or claims more than 2^26 pixels (8192 x 8192); ShapeError for
/// options.channels other than 0, 1 and 3.
Tensor read_image(const std::filesystem::path& file, const ImageOptions& options = {});

/// Writes (height, width) or (height, width, 1 to 4 channels) as an 8-bit PNG: values are rounded
/// and clamped to 0..255. The file appears whole or not at all.
///
/// Throws ShapeError for another shape, std::invalid_argument for a value that is not finite (a NaN
/// has no colour and must not pass for one), DataError when the file cannot be written.
void write_png(const std::filesystem::path& file, const Tensor& image);

}  // namespace cnn
