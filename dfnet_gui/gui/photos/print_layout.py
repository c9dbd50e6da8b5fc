"""Where a photo goes on a sheet of paper, and drawing it there. Any thread."""

from dataclasses import dataclass
from typing import Literal, get_args

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPainter

from dfnet_gui.imaging.photo import Photo

PrintSize = Literal["fit", "fill", "original", "width"]
PRINT_SIZES: tuple[PrintSize, ...] = get_args(PrintSize)
PrintOrientation = Literal["auto", "portrait", "landscape"]
PRINT_ORIENTATIONS: tuple[PrintOrientation, ...] = get_args(PrintOrientation)
POINTS_AN_INCH, MM_AN_INCH = 72.0, 25.4
_USUAL_DPI = 300.0
_LEAST_DPI, _MOST_DPI = 10.0, 10_000.0
"""A file that says anything else does not know its size."""


@dataclass(frozen=True)
class PrintChoice:
    """How large a photo is to be on paper; `width_mm` counts for the size `width` alone."""

    size: PrintSize = "fit"
    width_mm: float = 150.0


@dataclass(frozen=True)
class Placed:
    """`target`: where on what of a page can be printed on, in points. `source`: which pixels of the photo go there."""

    target: QRectF
    source: QRectF
    is_cropped: bool


def dpi_of(photo: Photo) -> tuple[float, float]:
    """Pixels an inch across and down, as the photo's file says, or what is usual in print."""
    dpi = photo.dpi or (_USUAL_DPI, _USUAL_DPI)
    return dpi if all(_LEAST_DPI <= each <= _MOST_DPI for each in dpi) else (_USUAL_DPI, _USUAL_DPI)


def orientation_for(choice: PrintOrientation, size: tuple[int, int]) -> QPageLayout.Orientation:
    """Of the paper; `auto`: as the photo, of which `size` is width and height in pixels."""
    is_wide = size[0] > size[1] if choice == "auto" else choice == "landscape"
    return QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait


def placed(size: tuple[int, int], dpi: tuple[float, float], room: QSizeF, choice: PrintChoice) -> Placed:
    """In the middle of the `room` (points); what would reach beyond it is cut off, at both sides alike."""
    width, height = size
    across, down = _points_a_pixel(size, dpi, room, choice)
    shown_width, shown_height = min(width, room.width() / across), min(height, room.height() / down)
    source = QRectF((width - shown_width) / 2, (height - shown_height) / 2, shown_width, shown_height)
    target = QRectF(0, 0, shown_width * across, shown_height * down)
    target.moveCenter(QRectF(0, 0, room.width(), room.height()).center())
    is_cropped = width - shown_width >= 1 or height - shown_height >= 1
    return Placed(target, source, is_cropped)


def _points_a_pixel(
    size: tuple[int, int], dpi: tuple[float, float], room: QSizeF, choice: PrintChoice
) -> tuple[float, float]:
    scales = room.width() / size[0], room.height() / size[1]
    if choice.size == "original":
        return POINTS_AN_INCH / dpi[0], POINTS_AN_INCH / dpi[1]
    if choice.size == "width":
        scale = choice.width_mm / MM_AN_INCH * POINTS_AN_INCH / size[0]
    else:
        scale = max(scales) if choice.size == "fill" else min(scales)
    return scale, scale


def draw_on_page(painter: QPainter, points_to_pixels: float, image: QImage, place: Placed) -> None:
    """Draw the photo with a painter whose origin is the upper left corner of what can be printed on."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.save()
    painter.scale(points_to_pixels, points_to_pixels)
    painter.drawImage(place.target, image, place.source)
    painter.restore()
