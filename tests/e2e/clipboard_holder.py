"""Another program with the clipboard: `… copy FILE` holds a picture there, `… paste FILE` writes what is there."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel

_ASKED_MS = 100


def _write(path: Path) -> None:
    image = QApplication.clipboard().image()
    written = path.with_name("written.png")
    if not image.isNull() and image.save(str(written)):
        written.replace(path)


def main() -> None:
    """Stand in the lower right corner until it is ended."""
    app = QApplication([])
    way, path = sys.argv[1], Path(sys.argv[2])
    window = QLabel(way)
    window.setWindowTitle(f"Other, {way}")
    window.setGeometry(1100, 760, 120, 60)
    window.show()
    timer = QTimer()
    if way == "copy":
        QTimer.singleShot(_ASKED_MS, lambda: app.clipboard().setImage(QImage(str(path))))
    else:
        timer.timeout.connect(lambda: _write(path))
        timer.start(_ASKED_MS)
    app.exec()


if __name__ == "__main__":
    main()
