"""Reads or writes a safetensors file as the format's page describes it, with Python's own modules.

safetensors_recipe.py read FILE   prints a line a tensor: name, shape, its numbers
safetensors_recipe.py write FILE  writes tensors for the model of exchange_weights.test.cpp,
                                  listed in the JSON in another order than that of their data
"""
import json
import struct
import sys


def read(path):
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    header.pop("__metadata__", None)
    for name, entry in header.items():
        assert entry["dtype"] == "F32"
        begin, end = entry["data_offsets"]
        numbers = struct.unpack("<%df" % ((end - begin) // 4), data[begin:end])
        print(name, entry["shape"], *("%g" % number for number in numbers))


def write(path):
    header = {
        "dense_1.bias": {"dtype": "F32", "shape": [1], "data_offsets": [8, 12]},
        "dense_1.kernel": {"dtype": "F32", "shape": [2, 1], "data_offsets": [0, 8]},
    }
    text = json.dumps(header, indent=1).encode() + b"   "
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + struct.pack("<3f", 1.5, -2.0, 0.25))


{"read": read, "write": write}[sys.argv[1]](sys.argv[2])
