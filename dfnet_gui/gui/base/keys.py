"""Keys by where they lie, for layouts in which they give another letter or none. GUI thread."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_SCAN_CODES: dict[str, dict[Qt.Key, int]] = {
    "linux": {Qt.Key.Key_O: 32, Qt.Key.Key_1: 10, Qt.Key.Key_2: 11},
    "win32": {Qt.Key.Key_O: 0x18, Qt.Key.Key_1: 0x02, Qt.Key.Key_2: 0x03},
}
"""X11's and Wayland's key codes (those of evdev plus 8), and the scan codes of a PC keyboard."""
_MAC_CODES = {Qt.Key.Key_O: 0x1F, Qt.Key.Key_1: 0x12, Qt.Key.Key_2: 0x13}
"""kVK_ANSI_… of HIToolbox/Events.h."""


def is_key(event: QKeyEvent, key: Qt.Key) -> bool:
    """Whether a key was meant: by its letter, or by its place where the layout has no such letter or digit there.

    With a Cyrillic or Greek layout the place of O gives another script's letter, with a French one that of 1 gives &.
    A Latin letter or a digit in that place, as with Dvorak, is meant as it is.
    """
    if event.key() == key:
        return True
    if _is_latin(event.key()):
        return False
    if sys.platform == "darwin":
        return bool(event.nativeVirtualKey() == _MAC_CODES[key])
    return bool(event.nativeScanCode() == _SCAN_CODES.get(sys.platform, {}).get(key, -1))


def _is_latin(key: int) -> bool:
    return Qt.Key.Key_A <= key <= Qt.Key.Key_Z or Qt.Key.Key_0 <= key <= Qt.Key.Key_9
