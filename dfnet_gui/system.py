"""What the program finds of its system and beside itself.

Qt aborts the process where it lacks something, so it is looked for before that.
"""

import ctypes
import os
import sys
import threading
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version

from dfnet_gui.needs import FONTS, how_to_install, is_there, needs_of, window_groups


def installed_version(package: str) -> str:
    """The version of a distribution as pip knows it, empty where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


MOST_FILE_MB = "DFNET_GUI_MOST_FILE_MB"
"""The name of the variable that says how large a file may be."""
_MOST_FILE_MB = 2048


def most_file_bytes() -> int:
    """The largest file that is read, which the environment can raise."""
    text = os.environ.get(MOST_FILE_MB, "")
    return (int(text) if text.isdecimal() else _MOST_FILE_MB) << 20


_MMAP_THRESHOLD, _LARGE_BYTES = -3, 4 << 20
"""A parameter of glibc's `mallopt`, as `malloc.h` has it."""


def keep_little_memory() -> None:
    """Have large arrays given back to the system as soon as they are freed, where that can be had (glibc).

    Else up to 32 MB of each stay for the next one, and hundreds in all, since they are freed in another order.
    """
    if sys.platform.startswith("linux"):
        choose = getattr(ctypes.CDLL(None), "mallopt", None)
        if choose is not None:
            choose(_MMAP_THRESHOLD, _LARGE_BYTES)


def give_back_memory() -> None:
    """Give what the C library keeps of memory that was freed back to the system, where it keeps any (glibc).

    Some milliseconds; any thread.
    """
    if sys.platform.startswith("linux"):
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def resident_bytes() -> int:
    """How much memory this process holds now, of what is shared with others its part, too. Any thread."""
    import psutil

    return int(psutil.Process().memory_info().rss)


_NICENESS = 5
"""With 10, a thread that holds Python's lock may wait too long for a core where other programs want all of them."""


def give_way() -> None:
    """Have this thread, and all threads and processes that it starts, wait where the window's thread wants the core.

    On Linux, whose threads have a niceness each; elsewhere nothing changes.
    """
    if sys.platform.startswith("linux"):
        of_program = os.getpriority(os.PRIO_PROCESS, os.getpid())
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), min(19, of_program + _NICENESS))


_TURN_S = 0.0005
"""Python's own is ten times as long; the window's thread needs Python's lock some ten times for what it paints."""


def keep_turns_short() -> None:
    """Have a thread that waits for Python's lock get it sooner from one that computes in Python."""
    sys.setswitchinterval(_TURN_S)


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
    """A sentence that says what to install, empty if none is missing."""
    if not sys.platform.startswith("linux"):
        return ""
    wanted = [need for need in needs_of(*window_groups()) if need.name != FONTS]
    missing = tuple(need for need in wanted if not is_there(need))
    if not missing:
        return ""
    return f"the window needs system libraries that are missing; install them: {how_to_install(missing)}"


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
