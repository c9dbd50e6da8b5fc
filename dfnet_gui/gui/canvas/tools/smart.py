"""Smart select: finds the object that lines are drawn over. GUI thread; the finding runs in the background."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from dfnet_gui.document.brush import Point
from dfnet_gui.document.document import Document
from dfnet_gui.gui.canvas.drawing import draw_area_outline
from dfnet_gui.gui.canvas.tools.answers import Answers
from dfnet_gui.gui.canvas.tools.areas import LEAST_LINE_PX, Area
from dfnet_gui.gui.canvas.tools.base import Pointer, Surface, ToolKind
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.objects import Line, Marks, found_object, search_window
from dfnet_gui.imaging.shapes import rectangle
from dfnet_gui.wording import tr, tr_later

_LINE_RADIUS_PX = 3.0
"""Of the screen."""
_LOOKING = tr_later("Looking for the object… (Esc gives it up)")
_FOUND = tr_later("Is a part missing? Draw over it. Is there too much? Draw over that with Alt or the right button.")
_NOTHING = tr_later("No object was found there: draw a line across all of it.")


@dataclass(frozen=True, eq=False)
class _Object:
    """What was found for its marks, as it lies in the mask: `shape` (bool) at `place`, photo pixels.

    `position`: the state of the history that its own step led to; None where it made none.
    """

    document: Document
    marks: Marks
    place: Bounds
    shape: BoolArray
    position: int | None

    def is_meant_by(self, line: Line, document: Document | None) -> bool:
        """Whether most of it still lies in the mask, and the line begins where it was looked for."""
        if document is not self.document or not _holds(self.place, line[0]):
            return False
        return int((document.hole[self.place.slices] & self.shape).sum()) * 2 > int(self.shape.sum())


def _holds(place: Bounds, point: Point) -> bool:
    return place.left <= point[0] < place.right and place.top <= point[1] < place.bottom


class Smart(Area):
    """A line over an object finds it, further ones mend it; Shift draws a box around it, Alt over what it is not."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._start: Point | None = None
        self._is_box = False
        self._object: _Object | None = None
        self._asked: tuple[Marks, Bounds] | None = None
        self._answers: Answers[BoolArray] = Answers(surface, self._on_over)

    def press(self, pointer: Pointer) -> bool:
        self._erases, self._is_box, self._start = pointer.erases, pointer.has_shift, pointer.photo
        self._draw([pointer.photo])
        return True

    def move(self, pointer: Pointer) -> None:
        if self._start is not None:
            self._draw(rectangle(self._start, pointer.photo) if self._is_box else [*self._points, pointer.photo])

    def release(self, pointer: Pointer) -> None:
        start, self._start = self._start, None
        if start is None:
            return
        line = tuple(self._points) * (2 if len(self._points) == 1 else 1)
        if self._is_box and self._length(line) < LEAST_LINE_PX:
            self._draw(())
        elif self._is_box:
            self._look(Marks(box=Bounds.around_points(line), radius=self._radius), former=None, erases=self._erases)
        else:
            self._on_line(line)

    @property
    def _radius(self) -> float:
        return _LINE_RADIUS_PX / self.surface.viewport.zoom

    def _on_line(self, line: Line) -> None:
        """It belongs to the object that is being looked for, to the one found last, or to one of its own."""
        document, former = self.surface.session.document, self._object
        if former is not None and not former.is_meant_by(line, document):
            former = None
        if self._asked is not None and _holds(self._asked[1], line[0]):
            marks = self._asked[0].with_line(line, is_outside=self._erases)
            self._look(marks, former, erases=False)
        elif former is not None:
            self._look(former.marks.with_line(line, is_outside=self._erases), former, erases=False)
        else:
            self._look(Marks(inside=(line,), radius=self._radius), None, erases=self._erases)

    def _look(self, marks: Marks, former: _Object | None, *, erases: bool) -> None:
        document = self.surface.session.document
        window = search_window(marks, document.bounds) if document is not None else Bounds.EMPTY
        if document is None or window.is_empty:
            self._draw(())
            return
        pixels = document.patched.snapshot()
        self._asked = None if erases else (marks, window)
        self._answers.ask(
            lambda: found_object(pixels.read(window), window, marks),
            partial(self._on_found, marks, window, former, erases),
        )
        self.surface.say(tr(_LOOKING))

    def _on_over(self) -> None:
        """No answer is awaited any more."""
        self._asked = None
        if self._start is None:  # else the line is another one
            self._draw(())
        self.surface.say("")

    def _on_found(
        self,
        marks: Marks,
        window: Bounds,
        former: _Object | None,
        erases: bool,  # noqa: FBT001 - bound beforehand
        shape: BoolArray,
    ) -> None:
        document = self.surface.session.document
        if document is None or not shape.any():
            self.surface.say(tr(_NOTHING))
        elif erases:
            self.surface.session.edit_hole(window, shape, erase=True, text=tr("Smart select"))
        else:
            before = document.position
            self._lay(document, window, shape, former)
            position = document.position if document.position != before else None
            self._object = _Object(document, marks, window, shape, position)
            self.surface.say(tr(_FOUND))
            self.surface.tell_painted()

    def _lay(self, document: Document, window: Bounds, shape: BoolArray, former: _Object | None) -> None:
        """Put it into the mask, in the place of the former one."""
        session = self.surface.session
        if former is not None and former.position != document.position:
            hole = document.hole.copy()
            hole[former.place.slices] &= ~former.shape
            hole[window.slices] |= shape
            session.replace_hole(hole)
            return
        if former is not None:
            session.undo()
        session.edit_hole(window, shape, text=tr("Smart select"))

    def give_up(self) -> None:
        self._start = None
        super().give_up()

    def forget(self) -> None:
        self._start = self._object = None
        self._answers.give_up()
        super().forget()

    def key(self, event: QKeyEvent) -> bool:
        """Esc gives up the line that is drawn, or else the looking."""
        if event.key() != Qt.Key.Key_Escape:
            return False
        if self._start is not None:
            self.give_up()
            return True
        return self._answers.give_up()

    def draw_outline(self, painter: QPainter, position: QPointF) -> None:
        """The line as it was drawn, for as long as its object is looked for."""
        draw_area_outline(painter, self._on_canvas(self._points), is_closed=self._is_box)


SMART = ToolKind(
    "smart",
    tr_later("Sm&art select"),
    Smart,
    ("W",),
    "smart",
    tr_later(
        "Draw a line over an object to select all of it (Shift: a box around it; Alt or the right button: not that)"
    ),
)
