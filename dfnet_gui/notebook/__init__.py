"""Looking inside a completion without the window: `show_maps` gives a Matplotlib figure with what the panel shows."""

from importlib.util import find_spec

if find_spec("matplotlib") is None:
    raise ModuleNotFoundError(
        "dfnet_gui.notebook draws with Matplotlib, which is not installed: pip install 'dfnet-gui[notebook]'",
        name="matplotlib",
    )

from dfnet_gui.notebook.figure import NotebookFigure, show_maps

__all__ = ["NotebookFigure", "show_maps"]
