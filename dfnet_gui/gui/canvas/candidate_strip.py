"""A strip over the photo: the fills that were found for the same hole, to choose from. GUI thread."""

from functools import partial

import cv2
import numpy as np
from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton

from dfnet_gui.document.picture import Picture
from dfnet_gui.engine.request import Completion, Fill
from dfnet_gui.gui.base.qimage import to_qimage
from dfnet_gui.gui.base.widgets import leave_keys_to_canvas
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.drawing import photo_rect
from dfnet_gui.gui.session.candidates import Candidates
from dfnet_gui.imaging.arrays import ByteArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.depth import to_8_bit

_THUMBNAIL_PX = 72
_ROOM_PX = 12
_SAMPLES_ACROSS = 0.5
"""Of a large fill every so many-th pixel is looked at: this share of a thumbnail's pixel."""
_AROUND = 0.3
"""Of a hole's longer side, how much of the photo around it a thumbnail shows."""


class CandidateStrip(QFrame):
    """Shown once another fill of what was filled last was asked for, until something else is done."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas, self._session = canvas, canvas.session
        self._fills: list[tuple[Fill, ...]] = []
        """Those that the buttons stand for."""
        self.buttons: list[QToolButton] = []
        self.again_button = QPushButton("Try again")
        self.again_button.setToolTip("Fill the same place in another way (T)")
        self.again_button.clicked.connect(self._session.try_again)
        leave_keys_to_canvas(self.again_button)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.again_button)
        self.setObjectName("strip")
        self.setAccessibleName("Other fills of the same place")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)  # else a click beside a button would paint
        self.hide()
        canvas.installEventFilter(self)
        canvas.viewport_changed.connect(self._follow)
        for changed in (self._session.history_changed, self._session.running_changed, self._session.opened):
            changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what the session has now."""
        candidates, photo = self._session.candidates, self._session.photo
        if candidates is None or photo is None or not candidates.are_wanted:
            self._leave()
            return
        fills = [each.fills for each in candidates.found]
        if len(fills) != len(self._fills) or any(a is not b for a, b in zip(fills, self._fills, strict=True)):
            self._make_buttons(candidates, photo.picture)
            self._fills = fills
        for button, each in zip(self.buttons, candidates.found, strict=True):
            button.setChecked(each is candidates.chosen)
        self.show()
        self._place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the canvas's size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _leave(self) -> None:
        if any(button.hasFocus() for button in (*self.buttons, self.again_button)):
            self._canvas.setFocus()
        self.hide()
        self._clear()

    def _clear(self) -> None:
        """Let go of the fills, too: those of a large hole are large."""
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons, self._fills = [], []

    def _follow(self) -> None:
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        self._show_what_fits()
        self.resize(self.sizeHint())
        left, lower = (self._canvas.width() - self.width()) // 2, self._canvas.height() - self.height() - _ROOM_PX
        low, high = (QRectF(left, top, self.width(), self.height()) for top in (lower, _ROOM_PX))
        self.move((high if self._hides(low) and not self._hides(high) else low).topLeft().toPoint())

    def _show_what_fits(self) -> None:
        """In a small window the oldest ones are left out, but never the one that lies there."""
        for button in self.buttons:
            button.show()
        self._row.activate()
        for button in self.buttons:
            if self.sizeHint().width() <= self._canvas.width() - 2 * _ROOM_PX:
                return
            button.setVisible(button.isChecked())
            self._row.activate()

    def _hides(self, box: QRectF) -> bool:
        """Whether the fills would lie under it."""
        candidates = self._session.candidates
        places = candidates.found[0].places if candidates is not None else ()
        panes = self._canvas.panes
        return any(
            photo_rect(place, self._canvas.viewport).translated(pane.rect.topLeft()).intersects(box)
            for place in places
            for pane in panes
        )

    def _make_buttons(self, candidates: Candidates, picture: Picture) -> None:
        icons = dict(zip(map(id, self._fills), (button.icon() for button in self.buttons), strict=True))
        had_focus = any(button.hasFocus() for button in self.buttons)
        self._clear()
        for index, each in enumerate(candidates.found):
            known = icons.get(id(each.fills))
            button = _made_button(index, each, known or QIcon(_thumbnail(picture, each)))
            button.clicked.connect(partial(self._take, index))
            self._row.insertWidget(index, button)
            button.show()  # a widget counts in a layout only once it was shown
            self.buttons.append(button)
        for before, after in zip((self._canvas, *self.buttons), (*self.buttons, self.again_button), strict=True):
            self.setTabOrder(before, after)
        if had_focus:
            self.buttons[-1].setFocus()

    def _take(self, index: int) -> None:
        if (candidates := self._session.candidates) is not None:
            self._session.take_candidate(candidates.found[index])
        self.refresh()  # a click on the one that lies there would leave it unchecked


def _made_button(index: int, candidate: Completion, icon: QIcon) -> QToolButton:
    is_fast = candidate.detail == "fast"
    button = QToolButton()
    button.setCheckable(True)
    button.setIcon(icon)
    button.setIconSize(QSize(_THUMBNAIL_PX, _THUMBNAIL_PX))
    button.setText("Fast" if is_fast else str(index + 1))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    button.setAccessibleName("Fast fill" if is_fast else f"Fill {index + 1}")
    button.setToolTip("Have this fill; undo goes back")
    leave_keys_to_canvas(button)
    return button


def _thumbnail(picture: Picture, candidate: Completion) -> QPixmap:
    """A square of the photo around all holes with the candidate in them; as cheap for large holes as for small ones."""
    finest = picture.result.levels[0].bounds
    inner = candidate.bounds
    side = round(max(inner.width, inner.height) * (1 + 2 * _AROUND))
    left, top = (inner.left + inner.right - side) // 2, (inner.top + inner.bottom - side) // 2
    shown = Bounds(left, top, side, side).intersected(finest)
    scale = min(1.0, _THUMBNAIL_PX / max(shown.width, shown.height))
    level = picture.result.level_for(scale)
    step = 2**level
    part = Bounds.of_edges(shown.left // step, shown.top // step, -(-shown.right // step), -(-shown.bottom // step))
    pixels = picture.result.levels[level]
    small = _resized(pixels.read(part.intersected(pixels.bounds)), shown.width * scale, shown.height * scale)
    for fill in candidate.fills:
        _lay(small, fill, shown, scale)
    return QPixmap.fromImage(to_qimage(small))


def _lay(small: ByteArray, fill: Fill, shown: Bounds, scale: float) -> None:
    """Blend a fill into the scaled picture of what is shown."""
    place = fill.bounds.moved(-shown.left, -shown.top)
    step = max(1, int(_SAMPLES_ACROSS / scale))
    hole = np.ascontiguousarray(fill.hole[::step, ::step]).view(np.uint8)
    size = place.width * scale, place.height * scale
    share = _resized(hole * np.uint8(255), *size)[..., None] / np.float32(255.0)
    added = _resized(to_8_bit(np.ascontiguousarray(fill.pixels[::step, ::step])) * hole[..., None], *size)
    top, left = round(place.top * scale), round(place.left * scale)
    under = small[top : top + added.shape[0], left : left + added.shape[1]]
    part = np.s_[: under.shape[0], : under.shape[1]]
    under[:] = np.minimum(under * (1 - share[part]) + added[part], 255.0)


def _resized(pixels: PixelArray, width: float, height: float) -> ByteArray:
    size = (max(1, round(width)), max(1, round(height)))
    return np.ascontiguousarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
