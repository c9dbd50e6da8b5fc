"""Arrays to QImages and back."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColorSpace, QIcon, QImage, QPainter, QPixmap

from dfnet_gui.imaging.arrays import ByteArray

_SIGNATURE, _SIGNATURE_PLACE = b"acsp", slice(36, 40)
"""In every ICC profile (ICC.1:2022, 7.2)."""


def to_qimage(pixels: ByteArray) -> QImage:
    """RGB or RGBA, uint8 H×W×C, as a QImage that shares the array's memory: keep the array while it is drawn."""
    height, width, channels = pixels.shape
    kind = QImage.Format.Format_RGBA8888 if channels == 4 else QImage.Format.Format_RGB888
    return QImage(pixels.data, width, height, pixels.strides[0], kind)


def premultiplied(bgra: ByteArray) -> QImage:
    """BGRA uint8 H×W×4, premultiplied (the memory order of a little-endian ARGB32), shared."""
    height, width = bgra.shape[:2]
    return QImage(
        bgra.data,
        width,
        height,
        bgra.strides[0],
        QImage.Format.Format_ARGB32_Premultiplied,
    )


def to_pixels(image: QImage) -> tuple[ByteArray, ByteArray | None]:
    """A QImage as RGB uint8 H×W×3 and its alpha H×W (None where it has none); copies."""
    rgba = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(rgba.constBits(), np.uint8).reshape(rgba.height(), rgba.bytesPerLine())
    pixels = rows[:, : 4 * rgba.width()].reshape(rgba.height(), rgba.width(), 4)
    alpha = pixels[:, :, 3].copy() if image.hasAlphaChannel() else None
    return pixels[:, :, :3].copy(), alpha


def profile_of(image: QImage) -> bytes | None:
    """The ICC profile of a QImage's colour space; None where it says of none, or of sRGB."""
    space = image.colorSpace()
    if not space.isValid() or space == QColorSpace(QColorSpace.NamedColorSpace.SRgb):
        return None
    return bytes(space.iccProfile().data()) or None


def as_srgb(image: QImage, profile: bytes | None) -> QImage:
    """A QImage whose colours the profile describes, in sRGB; as it is without a profile that Qt understands."""
    is_one = profile is not None and profile[_SIGNATURE_PLACE] == _SIGNATURE  # of what is none Qt warns
    space = QColorSpace.fromIccProfile(profile) if profile and is_one else QColorSpace()
    if not space.isValid():
        return image
    image.setColorSpace(space)
    return image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))


def square_icon(pixels: ByteArray, side_px: int, ratio: float) -> QIcon:
    """A thumbnail (H×W×3) in the middle of a square of `side_px`, so that names below several stand at one height.

    `ratio`: pixels of the screen for each of `side_px`. GUI thread.
    """
    side = round(side_px * ratio)
    square = QPixmap(side, side)
    square.fill(Qt.GlobalColor.transparent)
    image = to_qimage(pixels)
    with QPainter(square) as painter:
        painter.drawImage((side - image.width()) // 2, (side - image.height()) // 2, image)
    square.setDevicePixelRatio(ratio)
    return QIcon(square)
