"""What the window needs of the system."""

import ctypes
import os
import sys

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
    return f"dfnet-gui: the window needs system libraries that are missing; install them: {command}"
