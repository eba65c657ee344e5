#!/usr/bin/env python3
"""Makes this folder's four files from the whole Fashion-MNIST: a part of every class, in file order.

Usage: make_subset.py FOLDER     (Debian: apt install dataset-fashion-mnist,
                                  then FOLDER is /usr/share/datasets/fashion-mnist)
Takes the first 500 training and the first 100 test images of each of the ten classes, keeps their
order, and writes IDX .gz files beside this script. The same input gives the same bytes (with the
same zlib); the contents of the input are checked first.
"""
import gzip
import hashlib
import pathlib
import struct
import sys
import zlib

CONTENTS = {
    "train-images-idx3-ubyte": "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
    "train-labels-idx1-ubyte": "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
    "t10k-images-idx3-ubyte": "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
    "t10k-labels-idx1-ubyte": "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
}
IMAGE_BYTES = 28 * 28


def contents(folder, name):
    data = gzip.decompress((folder / (name + ".gz")).read_bytes())
    if hashlib.sha256(data).hexdigest() != CONTENTS[name]:
        sys.exit(f"make_subset.py: {folder / name}.gz is not Fashion-MNIST's {name}.")
    return data


def write_gzip(path, data):
    """RFC 1952 without name and time, so that nothing but the data decides the bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
    body = packer.compress(data) + packer.flush()
    trailer = struct.pack("<II", zlib.crc32(data), len(data))
    path.write_bytes(b"\x1f\x8b\x08\0\0\0\0\0\x02\xff" + body + trailer)


def make(folder, part, each):
    images = contents(folder, f"{part}-images-idx3-ubyte")[16:]
    labels = contents(folder, f"{part}-labels-idx1-ubyte")[8:]
    taken = [0] * 10
    kept = []
    for index, label in enumerate(labels):
        if taken[label] < each:
            taken[label] += 1
            kept.append(index)
    here = pathlib.Path(__file__).resolve().parent
    header = struct.pack(">IIII", 2051, len(kept), 28, 28)
    pixels = b"".join(images[i * IMAGE_BYTES:(i + 1) * IMAGE_BYTES] for i in kept)
    write_gzip(here / f"{part}-images-idx3-ubyte.gz", header + pixels)
    header = struct.pack(">II", 2049, len(kept))
    write_gzip(here / f"{part}-labels-idx1-ubyte.gz", header + bytes(labels[i] for i in kept))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    make(folder, "train", 500)
    make(folder, "t10k", 100)


main()
