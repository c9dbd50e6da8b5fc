"""The probe: pins a point of the photo whose values are to stay in sight."""

from dfnet_gui.gui.canvas.tools.base import Pointer, Tool, ToolKind
from dfnet_gui.wording import tr_later


class Probe(Tool):
    """A click pins its place, and dragging takes it along; Alt or the right button takes the pin out."""

    def press(self, pointer: Pointer) -> bool:
        self.surface.set_pin(None if pointer.erases else pointer.photo)
        return not pointer.erases

    def move(self, pointer: Pointer) -> None:
        self.surface.set_pin(pointer.photo)


PROBE = ToolKind(
    "probe",
    tr_later("Probe a pi&xel"),
    Probe,
    ("I",),
    tip=tr_later("Click to pin a point: the Fusion panel shows its values"),
    in_bar=False,
)
