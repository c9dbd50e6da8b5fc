"""How the canvas is divided: one pane, a split with a divider, or two side by side."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from dfnet_gui.gui.base.settings import View

_GAP_PX = 2.0
_GRAB_PX = 8.0


@dataclass(frozen=True)
class Pane:
    """A part of the canvas. `rect`: where its viewport's origin and size lie; `clip`: what it may paint."""

    rect: QRectF
    clip: QRectF
    shows_original: bool


def divided(view: View, width: float, height: float, divider: float) -> tuple[Pane, ...]:
    """The panes of a canvas; `divider` (0 to 1) is where a split runs."""
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


def grabs_divider(view: View, x: float, width: float, divider: float) -> bool:
    """Whether a press at `x` takes hold of the split's divider."""
    return view == "split" and abs(x - divider * width) <= _GRAB_PX
