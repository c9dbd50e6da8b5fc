"""What a tool is, and what it may use. GUI thread."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from dfnet_gui.document.brush import Point
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.canvas.viewport import Viewport
from dfnet_gui.gui.session.session import Session

LEAST_PHOTO_RADIUS = 0.5
"""A pixel; what is smaller on the screen paints one."""


def photo_radius(radius_px: float, sized_in: str, zoom: float) -> float:
    """A brush's radius in photo pixels: `radius_px` of the `screen` at that zoom, or of the `photo`."""
    return max(LEAST_PHOTO_RADIUS, radius_px if sized_in == "photo" else radius_px / zoom)


class Surface(Protocol):
    """The canvas as tools see it. Points of the canvas are in device-independent pixels."""

    session: Session
    settings: Settings
    jobs: Jobs
    """For what tools have worked out in the background."""
    last_point: Point | None
    """Where a brush or eraser was last, in photo pixels; None in a photo without a stroke."""

    @property
    def viewport(self) -> Viewport:
        """Where the photo lies in a pane."""

    def show_viewport(self, viewport: Viewport) -> None:
        """Zoom or move the photo, kept within sight."""

    def zoom_at(self, steps: float, position: QPointF) -> None:
        """Zoom in (positive) or out with the photo point under `position` staying there."""

    def tell_painted(self) -> None:
        """Something was added to the mask by hand, and the hand has let go."""

    def say(self, sentence: str) -> None:
        """Show a sentence in the status line for a while; an empty one: none any more."""

    def update_outline(self) -> None:
        """Draw the tool's outline anew."""

    def set_pin(self, pin: Point | None) -> None:
        """Mark a point of the photo (photo pixels) in every pane, or none."""


@dataclass(frozen=True)
class Pointer:
    """The mouse, or the pen of a tablet, at one moment of a drag.

    `photo`: in photo pixels, of the pane where the drag began, wherever the mouse is now; it may lie outside of the
    photo. `position`: on the canvas. `button` began the drag. `held`: the modifier keys.
    `pressure`: a pen's, 0 to 1; 1 for a mouse. `is_eraser`: the pen is held with its eraser end down.
    """

    photo: Point
    position: QPointF
    button: Qt.MouseButton
    held: Qt.KeyboardModifier
    pressure: float = 1.0
    is_eraser: bool = False

    @property
    def erases(self) -> bool:
        """Whether the right button, Alt or a pen's eraser end says that the mask is to be taken away."""
        is_right = self.button == Qt.MouseButton.RightButton
        return is_right or self.is_eraser or bool(self.held & Qt.KeyboardModifier.AltModifier)

    @property
    def has_shift(self) -> bool:
        """Whether Shift is held."""
        return bool(self.held & Qt.KeyboardModifier.ShiftModifier)


class Tool:
    """Does nothing; a tool overrides what it needs.

    The canvas calls `press`, then `move` for as long as the button is held, then `release`, or `give_up` where the
    release never came. What the middle button, Space, the wheel and the split's divider do is the canvas's own.
    """

    takes_right_button = True
    """False: the right button erases from the mask, as with the brush."""

    def __init__(self, surface: Surface) -> None:
        self.surface = surface

    def press(self, pointer: Pointer) -> bool:
        """A button went down; True to have the drag that follows."""
        return False

    def move(self, pointer: Pointer) -> None:
        """The mouse moved in a drag of this tool."""

    def release(self, pointer: Pointer) -> None:
        """The button of the drag went up."""

    def give_up(self) -> None:
        """The drag ended without a release, as when a dialog took it."""

    def key(self, event: QKeyEvent) -> bool:
        """A key went down on the canvas; True if it meant something to this tool."""
        return False

    def forget(self) -> None:
        """Another photo was opened: what was remembered of the last one, or of a drag there, means nothing any more."""

    @property
    def cursor(self) -> Qt.CursorShape:
        """While no drag runs."""
        return Qt.CursorShape.CrossCursor

    @property
    def drag_cursor(self) -> Qt.CursorShape:
        return self.cursor

    def outline_area(self, position: QPointF) -> QRect:
        """What `draw_outline` may touch with the mouse at `position` of the pane; empty without an outline."""
        return QRect()

    def draw_outline(self, painter: QPainter, position: QPointF) -> None:
        """Draw over the pane under the mouse what the tool would do there, or is doing; `position` is of that pane."""


@dataclass(frozen=True)
class ToolKind:
    """A row of `registry.TOOLS`: how a tool is called and reached, and how it is made for a canvas.

    `text` has the letter underlined that chooses it in the menu, `icon` names a file of `resources/icons`; without one
    the bar shows the text. `options` makes what stands above the canvas in place of the brush size while it is chosen.
    Without `in_bar` it is reached by menu and key alone, where another one of its kind has the button.
    """

    name: str
    text: str
    make: Callable[[Surface], Tool]
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    options: Callable[[Settings], QWidget] | None = None
    in_bar: bool = True
