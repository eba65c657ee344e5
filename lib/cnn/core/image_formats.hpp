// One reader a format. Each walks the file's structure itself, refuses what is cut, swollen or
// contradictory, and only then decodes. Results as `read_image` gives them; errors are DataError.
#pragma once

#include <string_view>

#include "cnn/core/image_bytes.hpp"
#include "cnn/core/tensor.hpp"

namespace cnn {

/// Tells the format by the first bytes and reads it.
Tensor read_by_contents(const ImageBytes& bytes);

/// PNG (W3C Recommendation, third edition): every colour type and depth, interlaced or not.
Tensor read_png(const ImageBytes& bytes);

/// JPEG (ITU-T T.81): 8-bit baseline, extended and progressive Huffman (SOF0, SOF1, SOF2).
Tensor read_jpeg(const ImageBytes& bytes);

/// BMP: uncompressed 1, 4, 8, 24 and 32 bit.
Tensor read_bmp(const ImageBytes& bytes);

/// Binary PGM (P5) and PPM (P6), any maxval.
Tensor read_pnm(const ImageBytes& bytes);

/// The orientation 1 to 8 that a TIFF block (the contents of EXIF) asks for; 1 when it says nothing
/// or is damaged, for the picture does not depend on it. EXIF 2.32, tag 0x0112.
int exif_orientation(std::string_view tiff);

/// Turns and mirrors (height, width, channels) so that orientation `orientation` stands upright.
Tensor upright(Tensor image, int orientation);

}  // namespace cnn
