"""How the canvas is divided: one pane, a split with a divider, two side by side, or a grid of any number."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from dfnet_gui.gui.base.settings import View

_GAP_PX = 2.0
_GRAB_PX = 8.0
_LEAST_DIVIDER, _MOST_DIVIDER = 0.02, 0.98


@dataclass(frozen=True)
class Pane:
    """A part of the canvas. `rect`: where its viewport's origin and size lie; `clip`: what it may paint.

    `index`: which of the looks it shows, where it does not show the original.
    """

    rect: QRectF
    clip: QRectF
    shows_original: bool
    index: int = 0


def divided(
    view: View, width: float, height: float, divider: float, *, count: int = 1, aspect: float = 1.0
) -> tuple[Pane, ...]:
    """The panes of a canvas; `divider` (0 to 1) is where a split runs.

    A grid has `count` panes, so laid out that a picture of that `aspect` (width / height) is as large as it can be.
    """
    if view == "grid":
        return _grid(width, height, count, aspect)
    whole = QRectF(0, 0, width, height)
    if view == "split":
        x = round(divider * width)
        left, right = QRectF(0, 0, x, height), QRectF(x, 0, width - x, height)
        return Pane(whole, left, True), Pane(whole, right, False)
    if view == "side":
        half = (width - _GAP_PX) / 2
        left, right = QRectF(0, 0, half, height), QRectF(half + _GAP_PX, 0, half, height)
        return Pane(left, left, True), Pane(right, right, False)
    return (Pane(whole, whole, False),)


def _grid(width: float, height: float, count: int, aspect: float) -> tuple[Pane, ...]:
    def picture_height(columns: int) -> float:
        across, down = _cell(width, height, columns, count)
        return min(down, across / aspect)

    columns = max(range(1, count + 1), key=picture_height)
    across, down = _cell(width, height, columns, count)
    places = [divmod(index, columns) for index in range(count)]
    rects = [QRectF(c * (across + _GAP_PX), r * (down + _GAP_PX), across, down) for r, c in places]
    return tuple(Pane(rect, rect, False, index) for index, rect in enumerate(rects))


def _cell(width: float, height: float, columns: int, count: int) -> tuple[float, float]:
    """Whole pixels, so that all panes show the photo's pixels alike."""
    rows = math.ceil(count / columns)
    across, down = (width - (columns - 1) * _GAP_PX) // columns, (height - (rows - 1) * _GAP_PX) // rows
    return max(1.0, across), max(1.0, down)


def divider_at(x: float, width: float) -> float:
    """Where a divider lies that is dragged to `x`: never at the very edge."""
    return min(_MOST_DIVIDER, max(_LEAST_DIVIDER, x / max(1.0, width)))


def grabs_divider(view: View, x: float, width: float, divider: float) -> bool:
    """Whether a press at `x` takes hold of the split's divider."""
    return view == "split" and abs(x - divider * width) <= _GRAB_PX
