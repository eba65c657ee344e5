"""Tensors as rows of numbers, for any debugger: `print image` in gdb, `p image` in lldb."""

MOST_ROWS = 12
MOST_COLUMNS = 12
MOST_PLANES = 3


def number_text(number):
    """6000, 0.25, -1.333: as short as it can be told."""
    return "%.4g" % number if abs(number) < 1e5 else "%.6g" % number


def shape_text(extents):
    """As Python prints a tuple: (28, 28, 1), and (576,)."""
    return str(tuple(extents))


def _rows(extents, cell):
    """The lines of a (rows, columns) plane; cell(row, column) gives a number."""
    rows, columns = min(extents[0], MOST_ROWS), min(extents[1], MOST_COLUMNS)
    texts = [[number_text(cell(i, j)) for j in range(columns)] for i in range(rows)]
    width = max(len(text) for line in texts for text in line)
    more = " ..." if columns < extents[1] else ""
    lines = ["  " + " ".join(text.rjust(width) for text in line) + more for line in texts]
    return lines + (["  ..."] if rows < extents[0] else [])


def tensor_text(extents, element):
    """`extents` is the shape, element(offset) the number at a row-major offset."""
    title = "tensor " + shape_text(extents)
    rank = len(extents)
    if rank == 0:
        return "tensor, empty"
    if rank == 1:
        return "\n".join([title] + _rows((1, extents[0]), lambda i, j: element(j)))
    if rank == 2:
        return "\n".join([title] + _rows(extents, lambda i, j: element(i * extents[1] + j)))
    # Channels last: (height, width, channels), (batch, height, width, channels) or kernels
    # (rows, columns, channels, filters). Each plane is told by the indices that it holds fast.
    lines = [title]
    planes = _planes(extents)
    for name, height, width, at in planes[:MOST_PLANES]:
        lines.append(" " + name)
        lines += _rows((height, width), lambda i, j: element(at(i, j)))
    if len(planes) > MOST_PLANES:
        lines.append(" ... %d more planes" % (len(planes) - MOST_PLANES))
    return "\n".join(lines)


def _planes(extents):
    """(name, height, width, offset of a cell) of every plane, rows and columns first."""
    if len(extents) == 3:
        height, width, channels = extents
        return [("[:, :, %d]" % c, height, width,
                 lambda i, j, c=c: (i * width + j) * channels + c) for c in range(channels)]
    a, b, c, d = extents
    return [("[:, :, %d, %d]" % (k, l), a, b,
             lambda i, j, k=k, l=l: ((i * b + j) * c + k) * d + l)
            for l in range(d) for k in range(c)]
