"""What lies on the page of a PDF that Qt wrote: the paper, and the picture on it."""

import io
import re
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from dfnet_gui.imaging.arrays import ByteArray


@dataclass(frozen=True, eq=False)
class Page:
    """Paper and the place of its picture in points, the latter as left, top, width and height; and the picture."""

    paper: tuple[float, float]
    place: tuple[float, float, float, float]
    picture: ByteArray


def read_page(path: Path) -> Page:
    """The one page of a PDF with one picture."""
    data = path.read_bytes()
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    assert box is not None
    paper = float(box[1]), float(box[2])
    bodies = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    picture = next(body for body in bodies if body.startswith(b"\xff\xd8"))
    drawing = next(text for text in map(_inflated, bodies) if b" Do" in text)
    return Page(paper, _place(drawing, paper[1]), np.asarray(Image.open(io.BytesIO(picture)).convert("RGB")))


def _inflated(body: bytes) -> bytes:
    try:
        return zlib.decompress(body)
    except zlib.error:
        return b""


def _place(drawing: bytes, height: float) -> tuple[float, float, float, float]:
    """Of the unit square that the picture fills, by all matrices before it; none turns anything."""
    found = re.findall(rb"((?:-?[\d.]+ ){6})cm", drawing[: drawing.index(b" Do")])
    x, y, width, tall = 0.0, 0.0, 1.0, 1.0
    for matrix in reversed(found):
        a, _b, _c, d, e, f = map(float, matrix.split())
        x, y, width, tall = a * x + e, d * y + f, a * width, d * tall
    left, right, low, high = *sorted((x, x + width)), *sorted((y, y + tall))
    return left, height - high, right - left, high - low
