"""Tensors as rows of numbers in lldb; `command script import` reads it."""
import os
import sys

import lldb

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tensor_text import shape_text, tensor_text  # noqa: E402


def _extents(shape):
    shape = shape.GetNonSyntheticValue()
    rank = shape.GetChildMemberWithName("rank_").GetValueAsSigned()
    cells = shape.GetChildMemberWithName("extents_").GetNonSyntheticValue().GetChildAtIndex(0)
    if not 0 <= rank <= 4:
        return None
    return [cells.GetChildAtIndex(i).GetValueAsSigned() for i in range(rank)]


def shape_summary(value, _):
    extents = _extents(value)
    return "not made yet" if extents is None else shape_text(extents)


def tensor_summary(value, _):
    value = value.GetNonSyntheticValue()
    extents = _extents(value.GetChildMemberWithName("shape_"))
    if extents is None:
        return "tensor, not made yet"
    values = value.GetChildMemberWithName("values_").GetNonSyntheticValue()
    first = values.GetValueForExpressionPath("._M_impl._M_start")
    if not first.IsValid():
        first = values.GetChildMemberWithName("__begin_")
    count = 1
    for extent in extents:
        count *= extent
    size = count * 4
    error = lldb.SBError()
    data = value.GetProcess().ReadMemory(first.GetValueAsUnsigned(), size, error) if size else b""
    if error.Fail():
        return "tensor, not made yet"
    numbers = memoryview(data).cast("f") if size else []
    return tensor_text(extents, lambda offset: numbers[offset])


def __lldb_init_module(debugger, _):
    module = __name__
    for kind, summary in (("cnn::Tensor", "tensor_summary"), ("cnn::Shape", "shape_summary")):
        debugger.HandleCommand(
            "type summary add -w convlings -F %s.%s %s" % (module, summary, kind))
    debugger.HandleCommand("type category enable convlings")
