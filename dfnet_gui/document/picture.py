"""The open photo as the canvas draws it: 8-bit pyramids of original and result."""

from dataclasses import dataclass

import numpy as np

from dfnet_gui.document.document import Document
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.pyramid import Pyramid


@dataclass(frozen=True, eq=False)
class Drawn:
    """What is drawn of a photo at one moment: any thread may read it, whatever the document does meanwhile."""

    original: Pyramid
    result: Pyramid


class Picture:
    """Pyramids over a document's pixels. Building one takes a while: do it off the GUI thread."""

    def __init__(self, document: Document) -> None:
        self._patched = document.patched
        self.original = Pyramid.of(_as_bytes(document.original.pixels))
        self.result = self.original.patchable()
        self._mark = 0
        self.update()

    def snapshot(self) -> Drawn:
        """As it is now; what is shared is never written to."""
        return Drawn(self.original, Pyramid([level.snapshot() for level in self.result.levels]))

    def update(self) -> None:
        """Bring the result up to date where the document's pixels changed since the last time."""
        changes, self._mark = self._patched.changes_since(self._mark), self._patched.mark
        for bounds in changes:
            self.result.write(bounds, _as_bytes(self._patched.read(bounds)))


@dataclass(frozen=True, eq=False)
class OpenPhoto:
    """A photo that was read whole, ready to be worked on and to be drawn. Made off the GUI thread."""

    document: Document
    picture: Picture

    @classmethod
    def of(cls, document: Document) -> "OpenPhoto":
        """With the pyramids that drawing needs, which take a while for a large photo."""
        return cls(document, Picture(document))


def _as_bytes(pixels: np.ndarray) -> ByteArray:
    return to_8_bit(pixels).astype(np.uint8, copy=False)
