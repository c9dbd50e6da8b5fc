"""The strip above the canvas: brush size, add or erase, complete on release."""

import math

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QLabel, QWidget

from dfnet_gui.gui.base.icons import icon
from dfnet_gui.gui.base.theme import Theme
from dfnet_gui.gui.base.widgets import slider, toggle_button
from dfnet_gui.gui.canvas.canvas import LEAST_RADIUS, MOST_RADIUS, Canvas

_STEPS = 200


class ToolOptions(QWidget):
    """Shows and changes the brush; the canvas keeps its state."""

    on_release_toggled = Signal(bool)
    tool_chosen = Signal(str)

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self._canvas = canvas
        self._size = slider("Brush size", 0, _STEPS, 0)
        self._size.setToolTip("Brush size ([ and ], or Alt and wheel)")
        self._size.setFixedWidth(180)
        self._size_text = QLabel()
        self._size_text.setMinimumWidth(64)
        self._add = toggle_button("Add", "Paint over what should go (B)", on=True)
        self._erase = toggle_button("Erase", "Take away from the mask (E, or the right button)")
        self._on_release = QCheckBox("Complete on &release")
        self._on_release.setToolTip("Complete as soon as a stroke ends (R)")
        self._lay_out()
        self._size.valueChanged.connect(self._on_slider)
        self._add.clicked.connect(self._on_add)
        self._erase.clicked.connect(self._on_erase)
        self._on_release.toggled.connect(self.on_release_toggled)
        canvas.radius_changed.connect(self._show_radius)
        self._show_radius(canvas.radius)

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        self._add.setIcon(icon("brush", theme))
        self._erase.setIcon(icon("eraser", theme))

    def show_tool(self, name: str) -> None:
        """Show which of brush and eraser is in hand."""
        self._add.setChecked(name == "brush")
        self._erase.setChecked(name == "eraser")

    def show_on_release(self, on: bool) -> None:  # noqa: FBT001 - a slot
        """Show whether strokes complete when they end."""
        self._on_release.setChecked(on)

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 16, 4)
        layout.setSpacing(8)
        layout.addWidget(QLabel("Size"))
        layout.addWidget(self._size)
        layout.addWidget(self._size_text)
        for button in (self._add, self._erase):
            group.addButton(button)
            layout.addWidget(button)
        group.setExclusive(False)
        layout.addSpacing(8)
        layout.addWidget(self._on_release)
        layout.addStretch(1)

    def _on_slider(self, value: int) -> None:
        self._canvas.set_radius(LEAST_RADIUS * (MOST_RADIUS / LEAST_RADIUS) ** (value / _STEPS))

    def _show_radius(self, radius: float) -> None:
        value = round(_STEPS * math.log(radius / LEAST_RADIUS) / math.log(MOST_RADIUS / LEAST_RADIUS))
        self._size.blockSignals(True)
        self._size.setValue(value)
        self._size.blockSignals(False)
        self._size_text.setText(f"{2 * radius:.0f} px")

    def _on_add(self) -> None:
        self.tool_chosen.emit("brush")

    def _on_erase(self) -> None:
        self.tool_chosen.emit("eraser")
