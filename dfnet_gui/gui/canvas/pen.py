"""What a tablet's pen says beside its place, and which mouse events only repeat it. GUI thread."""

from PySide6.QtGui import QMouseEvent, QPointingDevice, QTabletEvent

_PEN, _ERASER = QPointingDevice.PointerType.Pen, QPointingDevice.PointerType.Eraser
Pointing = QMouseEvent | QTabletEvent


def is_of_pen(event: QMouseEvent) -> bool:
    """Whether it repeats what a tablet's own event has said."""
    return event.pointerType() in (_PEN, _ERASER)


def is_eraser_end(event: Pointing) -> bool:
    """Whether the pen is held with its eraser end down."""
    return event.pointerType() == _ERASER


def pressure(event: Pointing) -> float:
    """From 0 to 1; 1 for what knows none."""
    has_it = event.pointingDevice().capabilities() & QPointingDevice.Capability.Pressure
    return event.pressure() if isinstance(event, QTabletEvent) and has_it else 1.0
