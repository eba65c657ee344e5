#!/usr/bin/env python3
"""Draws edges.png, a grey chart of 256x256 for looking at what a convolution answers to.

Sixteen tiles of 64x64. Rows 1 and 2: a straight edge, bright side turned by 0, 22.5, ... 157.5
degrees. Row 3: a bar of 8 pixels at 0, 45, 90 and 135 degrees. Row 4: a disc, a chessboard,
a sine grating of period 8, a ramp. Every pixel is the mean of 4x4 samples.
"""
import math
import pathlib
import struct
import zlib

TILE = 64
DARK, BRIGHT = 40, 215


def edge(degrees):
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return lambda x, y: float(x * c + y * s > 0)


def bar(degrees):
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return lambda x, y: float(abs(x * c + y * s) < 4)


# x and y run from -32 to 32 over a tile; the answer is 0 (dark) to 1 (bright).
TILES = [edge(22.5 * k) for k in range(8)] + [bar(45 * k) for k in range(4)] + [
    lambda x, y: float(math.hypot(x, y) < 22),
    lambda x, y: float((math.floor(x / 8) + math.floor(y / 8)) % 2 == 0),
    lambda x, y: 0.5 + 0.5 * math.sin(2 * math.pi * x / 8),
    lambda x, y: (x + 32) / 64,
]


def pixel(row, column):
    shape = TILES[row // TILE * 4 + column // TILE]
    samples = [shape(column % TILE - 32 + (i + 0.5) / 4, row % TILE - 32 + (j + 0.5) / 4)
               for i in range(4) for j in range(4)]
    return round(DARK + (BRIGHT - DARK) * sum(samples) / len(samples))


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def main():
    side = 4 * TILE
    rows = b"".join(b"\0" + bytes(pixel(row, column) for column in range(side)) for row in range(side))
    png = (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)) +
           chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))
    (pathlib.Path(__file__).resolve().parent / "edges.png").write_bytes(png)


main()
