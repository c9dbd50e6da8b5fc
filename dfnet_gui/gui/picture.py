"""The open photo as the canvas draws it: 8-bit pyramids of original and result."""

import numpy as np

from dfnet_gui.document.document import Document
from dfnet_gui.gui.pyramid import Pyramid
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.export import to_8_bit


class Picture:
    """Pyramids over a document's pixels. Building one takes a while: do it off the GUI thread."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.original = Pyramid(to_8_bit(document.original.pixels).astype(np.uint8, copy=False))
        self.result = Pyramid(to_8_bit(document.pixels).astype(np.uint8, copy=False))

    def update(self, bounds: Bounds) -> None:
        """Bring the result up to date after the document's pixels changed within `bounds`."""
        source, finest = self._document.pixels, self.result.levels[0]
        if finest is not source:
            finest[bounds.slices] = to_8_bit(source[bounds.slices])
        self.result.update(bounds)
