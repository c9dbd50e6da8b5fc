"""A window of another program, from which a picture is dragged as out of a browser: `python -m … FILE WORDS`."""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class _Source(QLabel):
    """Gives the file's bytes with an address on the net; without a file the address alone."""

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        data = QMimeData()
        data.setUrls([QUrl("https://example.org/a.png")])
        if sys.argv[1]:
            data.setData("image/png", Path(sys.argv[1]).read_bytes())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


def main() -> None:
    """Stand in the upper left corner, above everything."""
    app = QApplication([])
    source = _Source("Drag this")
    source.setWindowTitle("Source")
    source.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
    source.setGeometry(0, 0, 120, 60)
    source.show()
    app.exec()


if __name__ == "__main__":
    main()
