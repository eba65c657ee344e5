"""Draws the keras3 tables with `rich`, the library that Keras 3 draws its summaries with.

    python3 lib/tests/approved/make_keras3_tables.py     (Debian: python3-rich)

The rows and the widths come from here and from rich's own layout, not from the C++ code: the line is
min(88, terminal - 4) wide, and the columns ask for 45, 35 and 20 percent of it.
"""

import pathlib

from rich.console import Console
from rich.table import Column, Table

MNIST = [
    ("conv2d (Conv2D)", "(None, 26, 26, 32)", 320),
    ("max_pooling2d (MaxPooling2D)", "(None, 13, 13, 32)", 0),
    ("conv2d_1 (Conv2D)", "(None, 11, 11, 64)", 18496),
    ("max_pooling2d_1 (MaxPooling2D)", "(None, 5, 5, 64)", 0),
    ("conv2d_2 (Conv2D)", "(None, 3, 3, 64)", 36928),
    ("flatten (Flatten)", "(None, 576)", 0),
    ("dense (Dense)", "(None, 64)", 36928),
    ("dense_1 (Dense)", "(None, 10)", 650),
]
WIDE = [
    ("zero_padding2d (ZeroPadding2D)", "(None, 226, 226, 100)", 0),
    ("average_pooling2d (AveragePooling2D)", "(None, 113, 113, 100)", 0),
    ("flatten (Flatten)", "(None, 1276900)", 0),
    ("dense (Dense)", "(None, 700)", 1276900 * 700 + 700),
]


def memory(count):
    size, units = 4.0 * count, ["B", "KB", "MB", "GB"]
    while size >= 1024:
        size, units = size / 1024, units[1:]
    return f"{size:.2f} {units[0]}"


def table(rows, terminal):
    line = min(88, terminal - 4)
    ends = [int(share * line) for share in (0.45, 0.80, 1.0)]
    widths = [end - start for start, end in zip([0] + ends, ends)]
    names = ("Layer (type)", "Output Shape", "Param #")
    columns = [
        Column(name, justify=side, width=width)
        for name, side, width in zip(names, ("left", "left", "right"), widths)
    ]
    drawing = Table(*columns, width=line, show_lines=True)
    for name, shape, count in rows:
        drawing.add_row(name, shape, f"{count:,}")
    console = Console(highlight=False, force_terminal=False, color_system=None, width=terminal)
    with console.capture() as capture:
        console.print('Model: "sequential"')
        console.print(drawing)
    total = sum(count for _, _, count in rows)
    text = f"{total:,} ({memory(total)})"
    return capture.get() + (
        f" Total params: {text}\n Trainable params: {text}\n Non-trainable params: 0 (0.00 B)\n"
    )


folder = pathlib.Path(__file__).parent
for stem, rows, terminals in (("mnist", MNIST, (80, 120)), ("wide", WIDE, (80, 57, 44))):
    for terminal in terminals:
        (folder / f"{stem}.keras3.{terminal}.txt").write_text(table(rows, terminal), "utf-8")
