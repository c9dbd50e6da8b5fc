"""The zoom tool: clicks zoom in, or out."""

from dfnet_gui.gui.canvas.tools.base import Pointer, Tool, ToolKind
from dfnet_gui.wording import tr_later

_STEPS = 2
"""Turns of the wheel that a click stands for."""


class Zoom(Tool):
    """A left click zooms in at its place, with Alt or the right button out."""

    def press(self, pointer: Pointer) -> bool:
        self.surface.zoom_at(-_STEPS if pointer.erases else _STEPS, pointer.position)
        return False


ZOOM = ToolKind("zoom", tr_later("&Zoom"), Zoom, ("Z",), "zoom", tr_later("Click to zoom in, Alt+click to zoom out"))
