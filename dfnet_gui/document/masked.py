"""What can be painted on a document, step by step. NumPy only."""

from abc import ABC, abstractmethod

from dfnet_gui.document.brush import Point
from dfnet_gui.document.masking import Masking, Parts
from dfnet_gui.document.painted import PaintedKind
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.wording import tr, tr_later

_MASK = tr_later("Mask")


class Masked(ABC):
    """A hole and what is barred, bool, H×W; each way to change them is one step of a history that derived classes keep.

    Use it from one thread.
    """

    def __init__(self, height: int, width: int) -> None:
        self._masking = Masking(height, width)

    @abstractmethod
    def _push_parts(self, parts: Parts, text: str, feather_px: float = 0.0) -> Bounds:
        """Make a step of what was painted; none if nothing is different. Returns what to repaint."""

    @property
    def hole(self) -> BoolArray:
        """What is to be filled; for reading."""
        return self._masking.hole.mask

    @property
    def hole_mark(self) -> int:
        """Another number after each change of the hole."""
        return self._masking.hole.mark

    @property
    def hole_bounds(self) -> Bounds:
        """Holds every hole pixel; exact after the end of a stroke, else no smaller than needed."""
        return self._masking.hole.within

    @property
    def hole_pixels(self) -> int:
        """How many pixels the hole has."""
        return self._masking.hole.pixels

    @property
    def barred(self) -> BoolArray:
        """What is never copied from; for reading."""
        return self._masking.barred.mask

    @property
    def barred_bounds(self) -> Bounds:
        """Around all of it; no smaller than needed while a stroke is open."""
        return self._masking.barred.within

    @property
    def is_painting(self) -> bool:
        """Whether a stroke is open."""
        return self._masking.is_painting

    @property
    def paints(self) -> PaintedKind:
        """What the open stroke paints, or the last one did."""
        return self._masking.stroke_kind

    def begin_stroke(self, kind: PaintedKind = "hole") -> None:
        """Start collecting segments into one undoable stroke."""
        self.end_stroke()
        self._masking.begin_stroke(kind)

    def paint(self, start: Point, end: Point, radius: float, *, erase: bool = False) -> Bounds:
        """Add a brush segment to the open stroke; points (x, y) and radius in photo pixels."""
        if not self.is_painting:
            self.begin_stroke(self.paints)  # a completion that came in has closed it
        return self._masking.paint(start, end, radius, erase=erase)

    def end_stroke(self, text: str = tr_later("Brush"), *, feather_px: float = 0.0) -> Bounds:
        """Close the stroke as one step of the history, called `text`; returns its bounds.

        `feather_px`: within so many photo pixels its edge is soft; the whole hole's becomes as soft at least.
        """
        return self._push_parts(self._masking.end_stroke(), text, feather_px) if self.is_painting else Bounds.EMPTY

    def replace_hole(self, hole: BoolArray, text: str = _MASK) -> Bounds:
        """Put another hole of the photo's size in place of the present one, as one step."""
        self.end_stroke()
        return self._push_parts(self._masking.replace_hole(hole), text)

    def edit_hole(
        self, place: Bounds, shape: BoolArray, *, erase: bool = False, text: str = tr_later("Mask")
    ) -> Bounds:
        """Add `shape` (bool, of the size of `place`) to the hole, or take it away, as one step."""
        self.end_stroke()
        return self._push_parts(self._masking.draw("hole", place, shape, erase=erase), text)

    def clear_hole(self) -> Bounds:
        """Take the whole hole away."""
        self.end_stroke()
        return self._push_parts(self._masking.clear("hole"), tr("Clear mask"))

    def clear_barred(self) -> Bounds:
        """Let everything be copied from."""
        self.end_stroke()
        return self._push_parts(self._masking.clear("barred"), tr("Copy from everywhere again"))

    def invert_hole(self) -> Bounds:
        """Turn the hole into the known part and the other way round."""
        return self.replace_hole(~self.hole, tr("Invert mask"))
