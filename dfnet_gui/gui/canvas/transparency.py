"""Where the open photo and its result are transparent, and the chequerboard that shows through there. GUI thread."""

from functools import partial

import numpy as np
from PySide6.QtCore import QObject, QRect, QRectF, Signal
from PySide6.QtGui import QPainter

from dfnet_gui.engine.request import alpha_with
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.qimage import premultiplied
from dfnet_gui.gui.canvas.drawing import photo_rect, sampled
from dfnet_gui.gui.canvas.viewport import Viewport
from dfnet_gui.gui.session.completions import completions_of
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.arrays import ByteArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.depth import to_8_bit

_SQUARE_PX = 8
_SHADES = (255, 204)
_OPAQUE = 255


def _premultiplied_shades() -> np.ndarray:
    """BGRA as a number, for each shade of the board and each transparency."""
    through = np.arange(256, dtype=np.uint32)
    greys = [np.rint(through * (shade / 255)).astype(np.uint32) for shade in _SHADES]
    return np.stack([(through << 24) | (grey << 16) | (grey << 8) | grey for grey in greys])


_PIXELS = _premultiplied_shades()


class Transparency(QObject):
    """`original` and `result`: how far each pixel lets the board through (uint8, H×W), None for an opaque photo.

    They are worked out in the background; `changed` comes when they are there.
    """

    changed = Signal()

    def __init__(self, parent: QObject, session: Session) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, Jobs(self)
        self.original: ByteArray | None = None
        self.result: ByteArray | None = None
        self._is_stale = False
        session.opened.connect(self._on_opened)
        session.pixels_changed.connect(self._refresh)

    def wait(self) -> None:
        """Block until nothing is being worked out; for closing the program."""
        self._jobs.wait()

    def _on_opened(self) -> None:
        self.original = self.result = None
        self._refresh()

    def _refresh(self, _changed: object = None) -> None:
        document = self._session.document
        if document is None or document.original.alpha is None:
            return
        if self._jobs.is_busy:
            self._is_stale = True
            return
        alpha, completions = document.original.alpha, completions_of(document)
        known = self.original

        def work() -> tuple[ByteArray | None, ByteArray | None]:
            original = _through(alpha) if known is None else known
            return original, original if not completions else _through(alpha_with(alpha, completions))

        self._jobs.start(work, then=partial(self._take, alpha), otherwise=lambda _why: self._go_on())

    def _take(self, alpha: PixelArray, found: tuple[ByteArray | None, ByteArray | None]) -> None:
        document = self._session.document
        if document is not None and document.original.alpha is alpha:
            self.original, self.result = found
            self.changed.emit()
        self._go_on()

    def _go_on(self) -> None:
        """Something changed while that was worked out."""
        if self._is_stale:
            self._is_stale = False
            self._refresh()


def _through(alpha: PixelArray | None) -> ByteArray | None:
    """None where nothing shows through."""
    if alpha is None:
        return None
    through: ByteArray = np.subtract(_OPAQUE, to_8_bit(alpha), dtype=np.uint8)
    return through if through.any() else None


def draw_board(painter: QPainter, through: ByteArray, viewport: Viewport, visible: QRectF) -> None:
    """Lay the chequerboard over the photo as far as it shows `through`, in what is visible (pane pixels)."""
    whole = Bounds.of_array(through)
    area = photo_rect(whole, viewport).intersected(visible).toAlignedRect()
    if not area.isEmpty():
        picture = np.take(_PIXELS.reshape(-1), _board(area) + sampled(through, viewport, area))
        painter.drawImage(area.topLeft(), premultiplied(picture.view(np.uint8).reshape(*picture.shape, 4)))


def _board(area: QRect) -> np.ndarray:
    """Where in `_PIXELS` the shade of each pixel begins."""
    rows = np.arange(area.top(), area.bottom() + 1) // _SQUARE_PX
    columns = np.arange(area.left(), area.right() + 1) // _SQUARE_PX
    shade: np.ndarray = ((rows[:, None] + columns) & 1).astype(np.int32) * _PIXELS.shape[1]
    return shade
