"""Qt: that it starts, finds its plug-ins and draws. Works without a display, too."""

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from dfnet_gui.errors import DfnetError
from dfnet_gui.needs import FONTS, how_to_install, needs_of
from dfnet_gui.paths import resources_dir

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")
_PLATFORMS = {"linux": ("xcb", "wayland"), "win32": ("windows",), "darwin": ("cocoa",)}
_IMAGE_FORMATS = {"bmp", "gif", "jpeg", "png", "svg", "tiff", "webp"}
"""What may come by the clipboard, and the icons' own."""
_ICON_ENGINE, _STYLE = "svgicon", "Fusion"
_LEAST_COLOURS = 10
_application: Any = None
"""Kept: Qt allows one for a process."""


class QtError(DfnetError):
    """Qt is not whole or does not work here."""


def platform() -> str:
    """The application starts; off-screen where there is no display."""
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in _DISPLAYS):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from dfnet_gui.system import why_no_window

    if problem := why_no_window():
        raise QtError(problem)
    wanted = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    problems = [_loaded(f"platforms/{_library(name)}") for name in ([wanted] if wanted else _wanted_platforms())]
    if all(problems):  # Qt would abort the process
        raise QtError(f"no plug-in for a display can be loaded ({'; '.join(problems)}).")
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QGuiApplication

    from dfnet_gui.gui.app import make_application

    global _application
    _application = make_application()
    return f"Qt {qVersion()} on {QGuiApplication.platformName()}"


def plug_ins() -> str:
    """Those for this system's displays, image formats, icons and the style can be loaded."""
    from PySide6.QtGui import QImageReader
    from PySide6.QtWidgets import QStyleFactory

    platforms = [_loaded(f"platforms/{_library(name)}") for name in _wanted_platforms()]
    if all(platforms):
        raise QtError(f"this system's plug-ins for a display can't be loaded ({'; '.join(platforms)}).")
    for problem in (_loaded(f"platforms/{_library('offscreen')}"), _loaded(f"iconengines/{_library(_ICON_ENGINE)}")):
        if problem:
            raise QtError(f"a plug-in can't be loaded ({problem}).")
    formats = {bytes(each.data()).decode() for each in QImageReader.supportedImageFormats()}
    if missing := sorted(_IMAGE_FORMATS - formats):
        raise QtError(f"Qt does not read {', '.join(missing)}; its plug-ins for that are missing.")
    if QStyleFactory.create(_STYLE) is None:
        raise QtError(f"Qt's style {_STYLE} is missing.")
    loaded = [name for name, problem in zip(_wanted_platforms(), platforms, strict=True) if not problem]
    left = [f"not {problem}" for problem in platforms if problem]
    return ", ".join([*loaded, "offscreen", f"{len(formats)} image formats", *left])


def window() -> str:
    """The program's own window is made and drawn, and every icon can be."""
    if _application is None:
        raise QtError("Qt did not start, so no window can be made.")
    from PySide6.QtGui import QFontDatabase
    from PySide6.QtSvg import QSvgRenderer
    from PySide6.QtWidgets import QApplication

    from dfnet_gui.gui.app import Program
    from dfnet_gui.gui.base.settings import Settings

    icons = sorted((resources_dir() / "icons").glob("*.svg"))
    if broken := [path.name for path in icons if not QSvgRenderer(str(path)).isValid()]:
        raise QtError(f"icons can't be drawn ({', '.join(broken)}); unpack or install the program again.")
    if not QFontDatabase.families():
        fonts = tuple(need for need in needs_of("qt") if need.name == FONTS)
        raise QtError(f"there are no fonts, so no text can be read; install some: {how_to_install(fonts)}")
    with tempfile.TemporaryDirectory() as folder:
        picture = _drawn(Program(Settings(Path(folder) / "settings.ini")))
        QApplication.processEvents()
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), 9) for y in range(0, picture.height(), 9)}
    if len(colours) < _LEAST_COLOURS:
        raise QtError("the window came out empty.")
    return f"{picture.width()}×{picture.height()} pixels, {len(colours)} colours, {len(icons)} icons"


def _drawn(program: Any) -> Any:  # noqa: ANN401 - a Program to a QImage; Qt may be missing
    try:
        program.window.resize(1000, 700)
        return program.window.grab().toImage()
    finally:
        program.window.close()
        program.close()


def _wanted_platforms() -> tuple[str, ...]:
    return _PLATFORMS.get(sys.platform, ("xcb",))


def _library(name: str) -> str:
    return {"win32": f"q{name}.dll", "darwin": f"libq{name}.dylib"}.get(sys.platform, f"libq{name}.so")


def _loaded(place: str) -> str:
    """Load a plug-in; why that can't be, empty if it could."""
    from PySide6.QtCore import QLibraryInfo, QPluginLoader

    path = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / place
    if not path.is_file():
        return f"{Path(place).name}: the file is missing"
    loader = QPluginLoader(str(path))
    if loader.load():
        return ""
    return f"{Path(place).name}: {loader.errorString().rstrip('.')}"
