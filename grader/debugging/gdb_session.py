"""What gdb needs for `./convlings debug`: tensors as numbers, and to stop in the student's lines.

The environment variable CONVLINGS_SOURCE names the student's file.
"""
import os
import sys

import gdb
from gdb.FrameDecorator import FrameDecorator

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import gdb_tensors  # noqa: E402,F401


OWN_FILE = os.path.realpath(os.environ["CONVLINGS_SOURCE"])


def _is_own(frame):
    try:
        symtab = frame.find_sal().symtab
    except gdb.error:
        return False
    return symtab is not None and os.path.realpath(symtab.fullname()) == OWN_FILE


class ShortFrame(FrameDecorator):
    """A function by its name and plain numbers alone: tensors would bury the line."""

    def function(self):
        name = str(super().function())
        return name if "operator(" in name else name.split("(")[0]

    def frame_args(self):
        scalar = (gdb.TYPE_CODE_INT, gdb.TYPE_CODE_FLT, gdb.TYPE_CODE_BOOL)
        arguments = super().frame_args() or []
        return [each for each in arguments
                if each.symbol().type.strip_typedefs().unqualified().code in scalar]


class OwnFrames:
    """Backtraces from the student's innermost function to the outermost: the rest is library and
    grader."""

    def __init__(self):
        self.name = "convlings"
        self.priority = 100
        self.enabled = True
        gdb.frame_filters[self.name] = self

    def filter(self, frames):
        every = [ShortFrame(frame) for frame in frames]
        own = [i for i, frame in enumerate(every) if _is_own(frame.inferior_frame())]
        return iter(every[own[0] : own[-1] + 1] if own else every)


OwnFrames()


class YourCode(gdb.Command):
    """Select the student's innermost line, and say why the program stands still."""

    def __init__(self):
        super().__init__("your-code", gdb.COMMAND_STACK)

    def invoke(self, argument, from_tty):
        print("\n" + (argument or "Stopped") + ", in this line of yours:")
        frame = gdb.newest_frame()
        level = 0
        while frame is not None and level < 5000:
            if _is_own(frame):
                frame.select()
                gdb.execute("frame")
                return
            frame = frame.older()
            level += 1
        gdb.execute("frame")


YourCode()


class YourArguments(gdb.Command):
    """The arguments of the student's function, tensors as rows of numbers."""

    def __init__(self):
        super().__init__("your-arguments", gdb.COMMAND_STACK)

    def invoke(self, argument, from_tty):
        frame = gdb.selected_frame()
        block = frame.block()
        while block is not None and block.function is None:
            block = block.superblock
        for symbol in block:
            if symbol.is_argument:
                text = symbol.value(frame).format_string(max_elements=40)
                print("%s = %s" % (symbol.name, text.replace("\n", "\n  ")))


YourArguments()


def _stop_at(catch, words):
    gdb.execute(catch, to_string=True)
    number = int(gdb.parse_and_eval("$bpnum"))
    gdb.execute("commands %d\nsilent\nyour-code %s\nend" % (number, words), to_string=True)


_stop_at("catch throw", "An exception is thrown")
_stop_at("catch signal SIGSEGV SIGBUS SIGABRT SIGFPE SIGILL", "It crashes")
gdb.execute("set print raw-frame-arguments on")
gdb.execute("skip -rfu ^(std|cnn)::", to_string=True)
