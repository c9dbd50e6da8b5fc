"""Brush and eraser: round strokes on the mask, and on what is never copied from."""

from functools import partial

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter

from dfnet_gui.document.brush import Point
from dfnet_gui.document.painted import PaintedKind
from dfnet_gui.document.removals import MOST_FEATHER_PX
from dfnet_gui.gui.base.settings import BRUSH_HARDNESS, BRUSH_RADIUS, BRUSH_SIZED_IN, FILL_LOOPS, LEAST_RADIUS, PRESSURE
from dfnet_gui.gui.canvas.drawing import draw_brush_outline
from dfnet_gui.gui.canvas.tools.base import LEAST_PHOTO_RADIUS, Pointer, Surface, Tool, ToolKind, photo_radius
from dfnet_gui.imaging.shapes import enclosed
from dfnet_gui.wording import tr, tr_later

_OUTLINE_ROOM_PX = 4
_LEAST_PRESSURE = 0.1
_PERCENT = 100


class Brush(Tool):
    """Paints, or erases if it is the eraser or the pointer says so; Shift draws a line from any brush's last point."""

    def __init__(self, surface: Surface, *, is_eraser: bool = False, kind: PaintedKind = "hole") -> None:
        super().__init__(surface)
        self._is_eraser, self._kind = is_eraser, kind
        self._erases = False
        self._line: list[Point] = []
        self._radii: list[float] = []
        """Of the stroke's segments, in photo pixels."""
        self._radius_px = LEAST_RADIUS
        self._sized_in = BRUSH_SIZED_IN.default
        surface.settings.watch(BRUSH_RADIUS, lambda _radius: self._follow_size())
        surface.settings.watch(BRUSH_SIZED_IN, lambda _unit: self._follow_size(), now=False)

    @property
    def _radius(self) -> float:
        """In photo pixels."""
        return photo_radius(self._radius_px, self._sized_in, self.surface.viewport.zoom)

    @property
    def _feather_px(self) -> float:
        """How far the edge of the mask is soft for it, in photo pixels."""
        is_soft = self._kind == "hole" and not self._erases
        hardness = self.surface.settings.get(BRUSH_HARDNESS) / _PERCENT
        return min(MOST_FEATHER_PX, self._radius * (1 - hardness)) if is_soft else 0.0

    def press(self, pointer: Pointer) -> bool:
        """Begin a stroke."""
        self._erases = self._is_eraser or pointer.erases
        self._line, self._radii = [], []
        self.surface.session.begin_stroke(self._kind)
        last = self.surface.last_point
        self._paint(last if pointer.has_shift and last is not None else pointer.photo, pointer)
        return True

    def move(self, pointer: Pointer) -> None:
        self._paint(self.surface.last_point or pointer.photo, pointer)

    def release(self, pointer: Pointer) -> None:
        """End it as one step."""
        self.surface.session.end_stroke(feather_px=self._feather_px)
        if self._kind == "hole" and not self._erases:
            self._fill_loop()
            self.surface.tell_painted()

    def _fill_loop(self) -> None:
        """What the line went around becomes mask, too, as a step of its own that can be undone alone."""
        document = self.surface.session.document
        if document is None or not self._radii or not self.surface.settings.get(FILL_LOOPS):
            return
        place, inside = enclosed(self._line, sum(self._radii) / len(self._radii), document.bounds)
        if not place.is_empty and (inside & ~document.hole[place.slices]).any():
            self.surface.session.edit_hole(place, inside, text=tr("Loop"))

    def give_up(self) -> None:
        """What was painted stays, but nobody has said that it is all."""
        self.surface.session.end_stroke()

    def outline_area(self, position: QPointF) -> QRect:
        reach = int(self._radius * self.surface.viewport.zoom) + _OUTLINE_ROOM_PX
        middle = position.toPoint()
        return QRect(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach)

    def draw_outline(self, painter: QPainter, position: QPointF) -> None:
        """A circle of the brush's size."""
        draw_brush_outline(painter, position, self._radius * self.surface.viewport.zoom)

    def _paint(self, start: Point, pointer: Pointer) -> None:
        end, radius = pointer.photo, self._radius
        if self.surface.settings.get(PRESSURE):
            radius = max(LEAST_PHOTO_RADIUS, radius * max(_LEAST_PRESSURE, pointer.pressure))
        self.surface.session.paint(start, end, radius, erase=self._erases)
        self.surface.last_point = end
        self._line += [start, end]
        self._radii.append(radius)

    def _follow_size(self) -> None:
        settings = self.surface.settings
        self.surface.update_outline()
        self._radius_px, self._sized_in = settings.get(BRUSH_RADIUS), settings.get(BRUSH_SIZED_IN)
        self.surface.update_outline()


BRUSH = ToolKind("brush", tr_later("&Brush"), Brush, ("B",), "brush", tr_later("Paint over what should go"))
ERASER = ToolKind(
    "eraser",
    tr_later("&Eraser"),
    partial(Brush, is_eraser=True),
    icon="eraser",
    tip=tr_later("Take away from the mask (Alt or the right button erase at once)"),
)
BARRING_BRUSH = ToolKind(
    "barring",
    tr_later("&Don't copy from here"),
    partial(Brush, kind="barred"),
    ("D",),
    "barring",
    tr_later("Paint over what no fill may be copied from (Alt or the right button erase); then complete, or try again"),
)
