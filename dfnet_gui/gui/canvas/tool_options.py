"""The strip above the canvas: brush size, or what the chosen tool has in its place; how far the mask grows, and whether
a stroke completes when it ends. GUI thread."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLayout, QWidget

from dfnet_gui.gui.base.binding import bind_check, bind_slider
from dfnet_gui.gui.base.settings import (
    BRUSH_HARDNESS,
    BRUSH_RADIUS,
    BRUSH_SIZED_IN,
    COMPLETE_ON_RELEASE,
    GROWTH,
    LEAST_RADIUS,
    MOST_RADIUS,
    TOOL,
    Settings,
)
from dfnet_gui.gui.base.widgets import buddy, leave_keys_to_canvas, show_value, slider
from dfnet_gui.gui.canvas.tools.registry import TOOLS
from dfnet_gui.imaging.mask import MOST_GROWTH_PX
from dfnet_gui.wording import AND, listed, tr, tr_later

_STEPS = 200
_HARDNESS_TIP = tr_later("How crisp the brush's edge is: below 100 % what is filled fades in from the edge")
_SIZE_TIPS = {
    "screen": tr_later("Brush size on the screen: zoom in for a finer one"),
    "photo": tr_later("Brush size in pixels of the photo, at any zoom"),
}
_SLIDER_WIDTH_PX, _GROWTH_WIDTH_PX = 180, 80
_SIZE_WIDTH_PX, _NUMBER_WIDTH_PX = 58, 34


class Hardness(QWidget):
    """How crisp the brush's edge is."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.slider = slider(tr("Brush hardness"), 0, 100, 100, tip=tr(_HARDNESS_TIP), most_width_px=_GROWTH_WIDTH_PX)
        self.text = QLabel()
        self.text.setMinimumWidth(_NUMBER_WIDTH_PX)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        for each in (QLabel(tr("Hardness")), self.slider, self.text):
            layout.addWidget(each)
        bind_slider(self.slider, settings, BRUSH_HARDNESS)
        settings.watch(BRUSH_HARDNESS, lambda value: show_value(self.slider, self.text, f"{value} %"))


class ToolOptions(QWidget):
    """Shows and changes settings of the tools."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.size_slider = slider(tr("Brush size"), 0, _STEPS, 0, most_width_px=_SLIDER_WIDTH_PX)
        self.size_text = QLabel()
        self.size_text.setMinimumWidth(_SIZE_WIDTH_PX)
        self.on_release = QCheckBox(tr("Com&plete on release"))
        leave_keys_to_canvas(self.on_release)
        self.on_release.setToolTip(tr("Complete as soon as a stroke ends"))
        tip = tr("Complete a little more than the mask, up to the thin outline, so that no edge of what goes is left")
        self.hardness = Hardness(settings)
        self.growth_slider = slider(tr("Grow the mask"), 0, MOST_GROWTH_PX, 0, tip=tip, most_width_px=_GROWTH_WIDTH_PX)
        self.growth_text = QLabel()
        self.growth_text.setMinimumWidth(_NUMBER_WIDTH_PX)
        self._of_tools = {row.name: row.options(settings) for row in TOOLS if row.options is not None}
        self._lay_out()
        settings.watch(TOOL, self._on_tool)
        self._size_keys: Sequence[str] = ()
        settings.watch(BRUSH_RADIUS, self._show_radius)
        settings.watch(BRUSH_SIZED_IN, lambda _unit: self._show_size_tip())
        self.size_slider.valueChanged.connect(self._on_slider)
        self.growth_slider.valueChanged.connect(lambda value: settings.set(GROWTH, value))
        settings.watch(GROWTH, self._show_growth)
        bind_check(self.on_release, settings, COMPLETE_ON_RELEASE)

    def show_keys(self, size: Sequence[str], hardness: Sequence[str]) -> None:
        """Have the tips name keys, as people read them."""
        self._size_keys = tuple(size)
        self._show_size_tip()
        self.hardness.slider.setToolTip(
            f"{tr(_HARDNESS_TIP)} ({listed(hardness, AND)})" if hardness else tr(_HARDNESS_TIP)
        )

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 16, 4)
        layout.setSpacing(8)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._size = (buddy(tr("Brush si&ze"), self.size_slider), self.size_slider, self.size_text)
        for each in (*self._size, self.hardness, *self._of_tools.values()):
            layout.addWidget(each)
        layout.addSpacing(8)
        layout.addWidget(buddy(tr("&Grow"), self.growth_slider))
        layout.addWidget(self.growth_slider)
        layout.addWidget(self.growth_text)
        layout.addSpacing(8)
        layout.addWidget(self.on_release)
        layout.addStretch(1)

    def _on_tool(self, tool: str) -> None:
        for name, options in self._of_tools.items():
            options.setVisible(name == tool)
        for each in self._size:
            each.setVisible(tool not in self._of_tools)
        self._show_hardness()

    def minimumSizeHint(self) -> QSize:
        """Without the hardness, which has its keys where there is no room for it."""
        hint = super().minimumSizeHint()
        return hint - QSize(self.hardness.sizeHint().width() if self.hardness.isVisibleTo(self) else 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hardness comes and goes with the room."""
        super().resizeEvent(event)
        self._show_hardness()

    def _show_hardness(self) -> None:
        is_brush = self._settings.get(TOOL) not in self._of_tools
        room = self.width() - self.minimumSizeHint().width()
        self.hardness.setVisible(is_brush and room >= self.hardness.sizeHint().width())

    def _on_slider(self, value: int) -> None:
        radius = LEAST_RADIUS * (MOST_RADIUS / LEAST_RADIUS) ** (value / _STEPS)
        self._settings.set(BRUSH_RADIUS, min(MOST_RADIUS, radius))

    def _show_radius(self, radius: float) -> None:
        value = round(_STEPS * math.log(radius / LEAST_RADIUS) / math.log(MOST_RADIUS / LEAST_RADIUS))
        blocker = QSignalBlocker(self.size_slider)  # its steps are coarser than the setting
        self.size_slider.setValue(value)
        blocker.unblock()
        show_value(self.size_slider, self.size_text, tr("{count} px", count=round(2 * radius)))

    def _show_size_tip(self) -> None:
        keys = listed(self._size_keys, AND) if self._size_keys else ""
        ways = tr("{keys}, or Alt and wheel", keys=keys) if keys else tr("Alt and wheel")
        self.size_slider.setToolTip(f"{tr(_SIZE_TIPS[self._settings.get(BRUSH_SIZED_IN)])} ({ways})")

    def _show_growth(self, growth_px: int) -> None:
        self.growth_slider.setValue(growth_px)
        show_value(self.growth_slider, self.growth_text, tr("{count} px", count=growth_px))
