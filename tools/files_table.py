"""The table of docs/files.md: what is read, written and kept, made from the rows of the formats.

Usage: python -m tools.files_table
"""

from collections.abc import Iterator

from dfnet_gui.imaging.formats.base import Format
from dfnet_gui.imaging.formats.registry import FORMATS

HEAD = ("| Format | Files | Read | Written | What goes along |", "|---|---|---|---|---|")


def table() -> Iterator[str]:
    """Line by line."""
    yield from HEAD
    for row in FORMATS:
        files = " ".join(row.suffixes)
        yield f"| {row.name} | {files} | {row.reads} | {_written(row)} | {', '.join(row.keeps) or '–'} |"


def _written(row: Format) -> str:
    if row.encode is None:
        return "no"
    bits = " and ".join(str(bits) for bits in row.depths)
    losses = {
        "none": "without loss",
        "below best quality": "without loss at quality 100",
        "always": "anew",
    }
    own = f"; of a {row.name} only what was touched" if row.changes_own_file else ""
    return f"{bits} bits, {losses[row.loss]}{own}"


if __name__ == "__main__":
    print("\n".join(table()))
