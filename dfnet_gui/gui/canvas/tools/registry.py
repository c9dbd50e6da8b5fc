"""The tools: one row each. Menu, tool bar, keys and help read them here."""

from dfnet_gui.gui.canvas.tools.areas import ELLIPSE, LASSO, POLYGON, RECTANGLE
from dfnet_gui.gui.canvas.tools.base import ToolKind
from dfnet_gui.gui.canvas.tools.brush import BARRING_BRUSH, BRUSH, ERASER
from dfnet_gui.gui.canvas.tools.clone import CLONE, HEAL
from dfnet_gui.gui.canvas.tools.colour import COLOUR
from dfnet_gui.gui.canvas.tools.hand import HAND
from dfnet_gui.gui.canvas.tools.magnetic import MAGNETIC
from dfnet_gui.gui.canvas.tools.probe import PROBE
from dfnet_gui.gui.canvas.tools.smart import SMART
from dfnet_gui.gui.canvas.tools.zoom import ZOOM
from dfnet_gui.registry import Registry

TOOLS: Registry[ToolKind] = Registry(
    BRUSH,
    ERASER,
    SMART,
    COLOUR,
    MAGNETIC,
    LASSO,
    POLYGON,
    RECTANGLE,
    ELLIPSE,
    CLONE,
    HEAL,
    BARRING_BRUSH,
    HAND,
    ZOOM,
    PROBE,
)
