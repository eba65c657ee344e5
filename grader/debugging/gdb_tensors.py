"""Tensors and shapes as numbers in gdb."""
import os
import sys

import gdb

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tensor_text import shape_text, tensor_text  # noqa: E402


def _member(value, *names):
    """The first member that is there: libstdc++ and libc++ differ."""
    for name in names:
        try:
            return value[name]
        except gdb.error:
            continue
    raise gdb.error("no member " + names[0])


class TensorPrinter:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        shape = self.value["shape_"]
        rank = int(shape["rank_"])
        if not 0 <= rank <= 4:
            return "tensor, not made yet"
        cells = _member(shape["extents_"], "_M_elems", "__elems_")
        extents = [int(cells[i]) for i in range(rank)]
        values = self.value["values_"]
        try:
            first = values["_M_impl"]["_M_start"]
        except gdb.error:
            first = values["__begin_"]
        try:
            return tensor_text(extents, lambda offset: float(first[offset]))
        except gdb.error:
            return "tensor, not made yet"


class ShapePrinter:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        rank = int(self.value["rank_"])
        cells = _member(self.value["extents_"], "_M_elems", "__elems_")
        if not 0 <= rank <= 4:
            return "not made yet"
        return shape_text([int(cells[i]) for i in range(rank)])


def _printers(value):
    kind = value.type
    if kind.code in (gdb.TYPE_CODE_REF, gdb.TYPE_CODE_RVALUE_REF):
        value = value.referenced_value()
        kind = value.type
    name = str(kind.unqualified().strip_typedefs())
    if name == "cnn::Tensor":
        return TensorPrinter(value)
    if name == "cnn::Shape":
        return ShapePrinter(value)
    return None


gdb.pretty_printers.insert(0, _printers)
