"""The program as people start it, in which somebody paints a line at once and says so; `test_ends.py` ends it then.

python -m tests.trust.painter PHOTO [complete]
"""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from dfnet_gui.gui.app import main, make_application
from dfnet_gui.gui.window.main_window import MainWindow

_AGAIN_MS = 20


def _window() -> MainWindow | None:
    windows = (each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
    return next(windows, None)


def _paint(completes: bool) -> None:  # noqa: FBT001 - for a timer
    window = _window()
    is_ready = (
        window is not None
        and window.session.document is not None
        and (not completes or window.session.model is not None)
    )
    if window is None or not is_ready:
        QTimer.singleShot(_AGAIN_MS, lambda: _paint(completes))
        return
    window.session.begin_stroke("hole")
    window.session.paint((100, 100), (400, 300), 30, erase=False)
    window.session.end_stroke()
    if completes:
        window.session.complete()
    print("painted", flush=True)


if __name__ == "__main__":
    make_application()
    QTimer.singleShot(0, lambda: _paint("complete" in sys.argv[2:]))
    sys.exit(main(sys.argv[1]))
