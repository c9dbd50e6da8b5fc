"""What the window needs of the system. Qt aborts the process where it is missing, so it is looked for before that."""

import ctypes
import os
import sys
from collections.abc import Callable

_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libglib-2.0.so.0": "libglib2.0-0",
}
"""What Qt needs on Linux, and the Debian package of each."""


def why_no_window() -> str:
    """A sentence that says why no window can be opened on Linux, empty if nothing is known against it."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM", "xcb") not in ("xcb", "wayland"):
        return ""
    names = [name for name in _CONNECTORS if os.environ.get(name)]
    if not names:
        return "there is no display to open a window on; use it in a desktop, or: dfnet-gui complete --help"
    if problem := missing_libraries():
        return problem
    if any(_CONNECTORS[name]() for name in names):
        return ""
    displays = " and ".join(f"{name}={os.environ[name]}" for name in names)
    return f"the display can't be reached ({displays}); start it from within the desktop, or: dfnet-gui complete --help"


def missing_libraries() -> str:
    """A sentence that names the system packages to install, empty if none is missing."""
    if not sys.platform.startswith("linux"):
        return ""
    missing = []
    for library, package in _LIBRARIES.items():
        if os.environ.get("WAYLAND_DISPLAY") and library.startswith("libx"):
            continue  # X11's libraries; Wayland does without them
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    if not missing:
        return ""
    command = f"sudo apt-get install {' '.join(missing)}"
    return f"the window needs system libraries that are missing; install them: {command}"


def _reaches_x() -> bool:
    library = _library("libxcb.so.1")
    if library is None:
        return True  # nothing to ask
    library.xcb_connect.restype = ctypes.c_void_p
    library.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    library.xcb_connection_has_error.argtypes = library.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = library.xcb_connect(None, None)
    is_reached = library.xcb_connection_has_error(connection) == 0
    library.xcb_disconnect(connection)
    return bool(is_reached)


def _reaches_wayland() -> bool:
    library = _library("libwayland-client.so.0")
    if library is None:
        return False
    library.wl_display_connect.restype = ctypes.c_void_p
    library.wl_display_connect.argtypes = [ctypes.c_char_p]
    library.wl_display_disconnect.argtypes = [ctypes.c_void_p]
    display = library.wl_display_connect(None)
    if display:
        library.wl_display_disconnect(display)
    return bool(display)


def _library(name: str) -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(name)
    except OSError:
        return None


_CONNECTORS: dict[str, Callable[[], bool]] = {"WAYLAND_DISPLAY": _reaches_wayland, "DISPLAY": _reaches_x}
