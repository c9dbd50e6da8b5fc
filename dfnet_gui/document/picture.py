"""The open photo as the canvas draws it: 8-bit pyramids of original and result, in the screen's colours."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from dfnet_gui.document.document import Document
from dfnet_gui.imaging.arrays import ByteArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.display import SRGB_DISPLAY, Display
from dfnet_gui.imaging.pyramid import Pyramid
from dfnet_gui.imaging.tiles import PatchedPixels, joined


@dataclass(frozen=True, eq=False)
class Moment:
    """A document's pixels as they were, and where they differ from what was drawn last."""

    changes: list[Bounds]
    pixels: PatchedPixels
    mark: int

    @classmethod
    def of(cls, pixels: PatchedPixels, mark: int = 0) -> Self:
        """Now; another thread may read it, too."""
        return cls(pixels.changes_since(mark), pixels.snapshot(), pixels.mark)


@dataclass(frozen=True, eq=False)
class Drawn:
    """What is drawn of a photo at one moment: any thread may read it, whatever the document does meanwhile."""

    original: Pyramid
    result: Pyramid


class Picture:
    """Pyramids over a document's pixels, as `display` shows them; where nothing is to be converted they share the
    photo's memory. Building one takes a while: do it off the GUI thread."""

    def __init__(self, document: Document, display: Display = SRGB_DISPLAY, moment: Moment | None = None) -> None:
        """`moment`: what to draw at first, where another thread goes on changing the document meanwhile."""
        self.display = display
        self._patched = document.patched
        self._convert = display.converter(document.original.icc)
        self.original = Pyramid.of(self.shown(_as_bytes(document.original.pixels)))
        self.result = self.original.patchable()
        self._mark = 0
        self._draw(moment or Moment.of(document.patched))

    def shown(self, pixels: ByteArray) -> ByteArray:
        """Pixels of the photo (RGB, H×W×3) as they are to be drawn: converted, or just these."""
        return pixels if self._convert is None else self._convert(pixels)

    def snapshot(self) -> Drawn:
        """As it is now; what is shared is never written to."""
        return Drawn(self.original, Pyramid([level.snapshot() for level in self.result.levels]))

    def update(self) -> None:
        """Bring the result up to date where the document's pixels changed since the last time."""
        self._draw(Moment.of(self._patched, self._mark))

    def become(self, other: "Picture") -> None:
        """Draw as another picture of the same document does, and what changed since that was made."""
        self.__dict__.update(other.__dict__)
        self.update()

    def _draw(self, moment: Moment) -> None:
        self._mark = moment.mark
        if self._convert is None:
            for bounds in moment.changes:
                self.result.levels[0].write(bounds, _as_bytes(moment.pixels.read(bounds)))
        elif moment.changes:
            self._draw_converted(moment)
        for bounds in joined(moment.changes):  # tile by tile it would take four times as long
            self.result.renew(bounds)

    def _draw_converted(self, moment: Moment) -> None:
        """Most of a tile is often as in the original, which is converted already; the rest is converted at once."""
        tiles = [_as_bytes(moment.pixels.read(bounds)) for bounds in moment.changes]
        boxes = [
            _differing_box(tile, _as_bytes(moment.pixels.base[bounds.slices]))
            for tile, bounds in zip(tiles, moment.changes, strict=True)
        ]
        parts = [tile[box.slices] for tile, box in zip(tiles, boxes, strict=True)]
        turned = self.shown(np.concatenate([part.reshape(1, -1, 3) for part in parts], axis=1))[0]
        ends = np.cumsum([part.shape[0] * part.shape[1] for part in parts])
        for bounds, box, part, end in zip(moment.changes, boxes, parts, ends, strict=True):
            pixels = self.original.levels[0].read(bounds).astype(np.uint8, copy=False)
            pixels[box.slices] = turned[end - part.shape[0] * part.shape[1] : end].reshape(part.shape)
            self.result.levels[0].write(bounds, pixels)


@dataclass(frozen=True, eq=False)
class OpenPhoto:
    """A photo that was read whole, ready to be worked on and to be drawn. Made off the GUI thread."""

    document: Document
    picture: Picture

    @classmethod
    def of(cls, document: Document, display: Display = SRGB_DISPLAY) -> "OpenPhoto":
        """With the pyramids that drawing needs, which take a while for a large photo."""
        return cls(document, Picture(document, display))


def _as_bytes(pixels: PixelArray) -> ByteArray:
    return to_8_bit(pixels).astype(np.uint8, copy=False)


def _differing_box(one: ByteArray, other: ByteArray) -> Bounds:
    """Around all pixels that differ, quickly."""
    differs = (one != other).reshape(len(one), -1)
    rows = np.flatnonzero(differs.any(axis=1))
    if not len(rows):
        return Bounds.EMPTY
    columns = np.flatnonzero(differs.any(axis=0)) // 3
    return Bounds.of_edges(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
