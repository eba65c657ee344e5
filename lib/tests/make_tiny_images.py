#!/usr/bin/env python3
"""Writes tiny_images.hpp: a few small pictures of each kind, and what an independent reader sees.

PNGs are put together here from their specification, so their pixels are known by construction.
JPEGs are written and read by Pillow (libjpeg-turbo). Usage: make_tiny_images.py > tiny_images.hpp
"""
import io
import struct
import zlib

from PIL import Image

ADAM7 = [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)]


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def pack_row(samples, bits):
    if bits == 16:
        return b"".join(struct.pack(">H", s) for s in samples)
    text = "".join(format(s, f"0{bits}b") for s in samples)
    text += "0" * (-len(text) % 8)
    return bytes(int(text[i:i + 8], 2) for i in range(0, len(text), 8))


def png(rows, bits, colour_type, extra=b"", interlaced=False):
    """rows[y][x] is a tuple of samples; every row is stored with filter 0."""
    height, width = len(rows), len(rows[0])
    passes = ADAM7 if interlaced else [(0, 0, 1, 1)]
    raw = b""
    for first_y, first_x, step_y, step_x in passes:
        for row in rows[first_y::step_y]:
            samples = [s for pixel in row[first_x::step_x] for s in pixel]
            if samples:
                raw += b"\0" + pack_row(samples, bits)
    header = struct.pack(">IIBBBBB", width, height, bits, colour_type, 0, 0, int(interlaced))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra +
            chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b""))


def pattern(height, width, channels, most):
    return [[tuple((y * 53 + x * 31 + c * 97) * most // 255 % (most + 1) for c in range(channels))
             for x in range(width)] for y in range(height)]


def flat(rows, scale=1.0):
    return [s * scale for row in rows for pixel in row for s in pixel]


def smooth(mode, width, height):
    bands = len(mode)
    picture = Image.new(mode, (width, height))
    pixels = [tuple(40 + 6 * x + 3 * y * (c + 1) for c in range(bands))
              for y in range(height) for x in range(width)]
    picture.putdata([p[0] for p in pixels] if bands == 1 else pixels)
    return picture


def jpeg(picture, **options):
    stream = io.BytesIO()
    picture.save(stream, "JPEG", **options)
    return stream.getvalue()


def seen(data, mode):
    picture = Image.open(io.BytesIO(data)).convert(mode)
    return list(picture.tobytes()), picture.height, picture.width, len(mode)


def emit(name, comment, data, pixels, height, width, channels):
    print(f"\n// {comment}")
    print(f"inline const TinyImage {name}{{")
    print(f'    "{name}",')
    print("    {" + ", ".join(str(b) for b in data) + "},")
    print(f"    {{{height}, {width}, {channels}}},")
    print("    {" + ", ".join(f"{p:.9g}F" if p != int(p) else str(int(p)) for p in pixels) + "}};")


def main():
    print("// Made by make_tiny_images.py; do not edit. Small pictures and what an independent reader sees.")
    print("// clang-format off\n#pragma once\n")
    print('#include <string>\n#include <vector>\n\n#include "cnn/core/shape.hpp"\n')
    print("struct TinyImage {\n  const char* name;\n  std::vector<unsigned char> bytes;\n  cnn::Shape shape;\n"
          "  std::vector<float> pixels;\n};")

    rows = [[((x * y + x) % 3 % 2,) for x in range(9)] for y in range(4)]
    emit("png_1bit", "Grey PNG of 1 bit.", png(rows, 1, 0), flat(rows, 255), 4, 9, 1)
    rows = pattern(4, 5, 2, 255)
    emit("png_grey_alpha", "Grey and alpha.", png(rows, 8, 4), flat(rows), 4, 5, 2)
    rows = pattern(3, 4, 3, 65535)
    emit("png_rgb16", "RGB of 16 bits: value / 257.", png(rows, 16, 2), flat(rows, 1 / 257), 3, 4, 3)
    rows = pattern(9, 11, 3, 255)
    emit("png_interlaced", "RGB, Adam7.", png(rows, 8, 2, interlaced=True), flat(rows), 9, 11, 3)
    rows = pattern(3, 5, 1, 3)
    palette = [(10, 20, 30, 255), (200, 0, 0, 128), (0, 210, 0, 0), (1, 2, 255, 255)]
    extra = chunk(b"PLTE", bytes(v for p in palette for v in p[:3])) + chunk(b"tRNS", bytes(p[3] for p in palette))
    pixels = [v for row in rows for (i,) in row for v in palette[i]]
    emit("png_palette", "Palette of 2 bits with transparency.", png(rows, 2, 3, extra), pixels, 3, 5, 4)

    data = jpeg(smooth("L", 9, 7), quality=90, optimize=True)
    emit("jpeg_grey", "Grey baseline JPEG.", data, *seen(data, "L"))
    data = jpeg(smooth("RGB", 10, 9), quality=90, subsampling=0, optimize=True)
    emit("jpeg_rgb", "RGB baseline JPEG, 4:4:4.", data, *seen(data, "RGB"))
    data = jpeg(smooth("RGB", 17, 18), quality=80, subsampling=2, progressive=True)
    emit("jpeg_progressive", "RGB progressive JPEG, 4:2:0.", data, *seen(data, "RGB"))
    data = jpeg(smooth("CMYK", 9, 8), quality=90, optimize=True)
    emit("jpeg_cmyk", "CMYK JPEG with Adobe's marker, samples stored inverted.", data, *seen(data, "RGB"))


main()
