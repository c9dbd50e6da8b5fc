"""Line icons from one SVG each, tinted to the theme and drawn sharply at any display scale."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from dfnet_gui.gui.base.theme import Theme
from dfnet_gui.paths import resources_dir

ICON_PX = 20
_SCALES = (1, 2, 3)


def icon(name: str, theme: Theme) -> QIcon:
    """The icon `resources/icons/NAME.svg` in the theme's text colour, and faint when disabled."""
    text = (resources_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, theme.text), (QIcon.Mode.Disabled, theme.line)):
        renderer = QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))
        for scale in _SCALES:
            made.addPixmap(_drawn(renderer, scale), mode)
    return made


def _drawn(renderer: QSvgRenderer, scale: int) -> QPixmap:
    pixmap = QPixmap(ICON_PX * scale, ICON_PX * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, ICON_PX * scale, ICON_PX * scale))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap


def program_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(resources_dir() / "icons" / "dfnet-gui.svg"))
