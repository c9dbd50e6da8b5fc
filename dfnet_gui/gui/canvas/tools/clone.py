"""Clone and healing brush: what lies elsewhere is painted here; each stroke is a removal of its own. GUI thread."""

import math
from functools import partial
from itertools import pairwise
from typing import Literal

import numpy as np
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter, QPolygonF

from dfnet_gui.document.brush import Point, draw_segment, segment_bounds
from dfnet_gui.document.document import Document
from dfnet_gui.document.removals import MOST_FEATHER_PX
from dfnet_gui.engine.fills import Fill, Touch
from dfnet_gui.gui.base.settings import BRUSH_HARDNESS, BRUSH_RADIUS, BRUSH_SIZED_IN
from dfnet_gui.gui.canvas.drawing import draw_brush_outline, draw_cross, draw_moved, path_of
from dfnet_gui.gui.canvas.tools.answers import Answers
from dfnet_gui.gui.canvas.tools.base import Pointer, Surface, Tool, ToolKind, photo_radius
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.packed_mask import PackedMask
from dfnet_gui.imaging.tiles import PatchedPixels
from dfnet_gui.imaging.touching import Shift, cloned, healed, within_source
from dfnet_gui.wording import tr, tr_later

_ROOM_PX = 14
_PERCENT = 100
_NO_SOURCE = tr_later("Hold Alt and click where to copy from.")
_SOURCE_SET = tr_later("Now paint where it should go; further strokes keep the distance.")
_HEALING = tr_later("Fitting what was copied… (Esc gives it up)")
Kind = Literal["clone", "heal"]


class Clone(Tool):
    """Alt and a click say where to copy from; the first stroke after it fixes the distance, which further ones keep."""

    takes_right_button = False

    def __init__(self, surface: Surface, *, kind: Kind) -> None:
        super().__init__(surface)
        self._kind = kind
        self._source: Point | None = None
        self._shift: Shift | None = None
        self._line: list[Point] = []
        self._answers: Answers[Touch | None] = Answers(surface, partial(surface.say, ""))
        surface.settings.watch(BRUSH_RADIUS, lambda _radius: surface.update_outline(), now=False)
        surface.settings.watch(BRUSH_SIZED_IN, lambda _unit: surface.update_outline(), now=False)

    @property
    def _radius(self) -> float:
        """In photo pixels."""
        settings = self.surface.settings
        return photo_radius(settings.get(BRUSH_RADIUS), settings.get(BRUSH_SIZED_IN), self.surface.viewport.zoom)

    def press(self, pointer: Pointer) -> bool:
        if pointer.erases:
            self._source, self._shift = pointer.photo, None
            self.surface.say(tr(_SOURCE_SET))
            self.surface.update_outline()
            return False
        if self._source is None:
            self.surface.say(tr(_NO_SOURCE))
            return False
        if self._shift is None:
            across, down = (round(there - here) for there, here in zip(self._source, pointer.photo, strict=True))
            self._shift = (across, down)
        self._draw([pointer.photo])
        return True

    def move(self, pointer: Pointer) -> None:
        if self._line:
            self._draw([*self._line, pointer.photo])

    def release(self, pointer: Pointer) -> None:
        """Lay what was copied over the photo."""
        line, radius, shift = self._line, self._radius, self._shift
        self._draw([])
        document = self.surface.session.document
        if document is None or shift is None or not line:
            return
        self.surface.say(tr(_HEALING))
        seen, whole, kind = document.patched.snapshot(), document.bounds, self._kind
        self._answers.ask(lambda: touch_along(line, radius, shift, seen, whole, kind), self._lay)

    def _lay(self, touch: Touch | None) -> None:
        if touch is None:
            self.surface.say(tr("There is nothing of the photo to copy from so far away."))
            return
        softness = 1 - self.surface.settings.get(BRUSH_HARDNESS) / _PERCENT
        feather_px = min(MOST_FEATHER_PX, self._radius * softness)
        self.surface.session.change(partial(_add, touch, feather_px))

    def give_up(self) -> None:
        self._draw([])

    def forget(self) -> None:
        self._source, self._shift, self._line = None, None, []
        self._answers.give_up()

    def _draw(self, line: list[Point]) -> None:
        self.surface.update_outline()
        self._line = line
        self.surface.update_outline()

    def _source_at(self, position: QPointF) -> QPointF | None:
        """Where on the canvas it is copied from with the mouse there."""
        viewport = self.surface.viewport
        if self._source is None:
            return None
        if self._shift is None:
            return QPointF(*viewport.to_pane(*self._source))
        return position + QPointF(*self._shift) * viewport.zoom

    def _shift_at(self, position: QPointF) -> tuple[float, float] | None:
        """How far the source would lie, with a stroke that begins there or runs."""
        if self._shift is not None or self._source is None:
            return self._shift
        here = self.surface.viewport.to_photo(position.x(), position.y())
        return round(self._source[0] - here[0]), round(self._source[1] - here[1])

    def outline_area(self, position: QPointF) -> QRect:
        reach = math.ceil(self._radius * self.surface.viewport.zoom) + _ROOM_PX
        places = [position, self._source_at(position) or position, *self._on_canvas()]
        area = QPolygonF(places).boundingRect().toAlignedRect()
        return area.adjusted(-reach, -reach, reach, reach)

    def draw_outline(self, painter: QPainter, position: QPointF) -> None:
        """What would be copied, within a circle of the brush's size and along the stroke; a cross where it lies."""
        radius = self._radius * self.surface.viewport.zoom
        photo, shift = self.surface.session.photo, self._shift_at(position)
        if photo is not None and shift is not None:
            covered = path_of(QPolygonF([*self._on_canvas(), position]), radius)
            draw_moved(painter, photo.picture.result, self.surface.viewport, shift, covered)
        draw_brush_outline(painter, position, radius)
        if (source := self._source_at(position)) is not None:
            draw_cross(painter, source)

    def _on_canvas(self) -> list[QPointF]:
        return [QPointF(*self.surface.viewport.to_pane(*point)) for point in self._line]


def touch_along(
    line: list[Point], radius: float, shift: Shift, pixels: PatchedPixels, whole: Bounds, kind: Kind
) -> Touch | None:
    """What a stroke along points (x, y), photo pixels, copies from `shift` away; None if nothing lies there."""
    ends = list(pairwise(line)) or [(line[0], line[0])]
    place = Bounds.around(segment_bounds(*each, radius, whole) for each in ends)
    if place.is_empty:
        return None
    hole = np.zeros((place.height, place.width), bool)
    for one, other in ends:
        start, end = ((x - place.left, y - place.top) for x, y in (one, other))
        draw_segment(hole, start, end, radius, value=True)
    hole = within_source(hole, place, shift, whole)
    if not hole.any():
        return None
    copied = healed(pixels, hole, place, shift) if kind == "heal" else cloned(pixels, place, shift)
    source = place.moved(*shift).intersected(whole)
    return Touch(fills=(Fill(bounds=place, pixels=copied, hole=hole, drawn=0.0, copied=(source,)),), kind=kind)


def _add(touch: Touch, feather_px: float, document: Document) -> Bounds:
    (fill,) = touch.fills
    return document.add_completion(
        touch,
        clear=np.zeros((0, 0), bool),
        clear_bounds=Bounds.EMPTY,
        painted=PackedMask.of(fill.hole, fill.bounds),
        feather_px=feather_px,
        text=tr("Heal") if touch.kind == "heal" else tr("Clone"),
    )


CLONE = ToolKind(
    "clone",
    tr_later("&Clone brush"),
    partial(Clone, kind="clone"),
    ("S",),
    "clone",
    tr_later("Paint what lies elsewhere: Alt and a click say where to copy from"),
)
HEAL = ToolKind(
    "heal",
    tr_later("&Healing brush"),
    partial(Clone, kind="heal"),
    ("J",),
    "heal",
    tr_later("Paint what lies elsewhere, fitted to what lies around: Alt and a click say where to copy from"),
    in_bar=False,
)
