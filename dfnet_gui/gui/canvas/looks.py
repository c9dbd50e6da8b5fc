"""What a pane of the canvas shows in place of the completed photo, and how that is drawn. GUI thread."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from dfnet_gui.document.picture import Drawn, Picture
from dfnet_gui.gui.canvas.drawing import Overlay, draw_overlays, draw_pyramid
from dfnet_gui.gui.canvas.legend import Legend, draw_outlines
from dfnet_gui.gui.canvas.transparency import draw_board
from dfnet_gui.gui.canvas.viewport import Viewport
from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.imaging.bounds import Bounds


@dataclass(frozen=True, eq=False)
class Look:
    """What is shown in place of the result: layers of maps over it, or over the original where
    `shows_photo`; within a layer no map shines through another.

    `label` says on the canvas what it is, empty for the result itself. `outlines` are holes (bool, at their bounds)
    whose edges are drawn over the maps. `legend` explains colours.
    """

    layers: tuple[tuple[Overlay, ...], ...] = ()
    shows_photo: bool = False
    label: str = ""
    outlines: tuple[tuple[Bounds, BoolArray], ...] = ()
    legend: Legend | None = None


PLAIN = Look()


def draw_photo(
    painter: QPainter,
    picture: Picture | Drawn,
    look: Look,
    viewport: Viewport,
    visible: QRectF,
    ratio: float,
    shown_through: ByteArray | None = None,
) -> None:
    """Draw what is `visible` (pane pixels) of a photo with a look; `ratio`: device pixels for each logical one.

    `shown_through`: how much of a board is seen through a photo with transparency.
    """
    pyramid = picture.original if look.shows_photo else picture.result
    draw_pyramid(painter, pyramid, viewport, visible, ratio)
    if shown_through is not None and pyramid.levels[0].bounds == Bounds.of_array(shown_through):
        draw_board(painter, shown_through, viewport, visible)
    for layer in look.layers:
        draw_overlays(painter, layer, viewport)
    draw_outlines(painter, look.outlines, viewport, visible)
