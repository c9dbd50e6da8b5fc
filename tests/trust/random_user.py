"""Somebody who does things by chance in the program's window, with a seed."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import psutil
from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import BRUSH_RADIUS, TOOL

_OPENS_ONE_OF = 120
_SETTLED_MS, _WARMING_MS = 1000, 3000
_LEFT = Qt.MouseButton.LeftButton


class User:
    """Does one thing after the other; `ended` is called after the last."""

    def __init__(self, program: Program, photos: list[Path], folder: Path, seed: int) -> None:
        self._program, self._photos, self._folder = program, photos, folder
        self._window, self._session = program.window, program.session
        self._random = random.Random(seed)
        self.done: Counter[str] = Counter()
        self._is_opening = False
        self.at_rest: list[int] = []
        """Resident memory in bytes, each time that another photo is open."""
        self._session.opened.connect(self._on_opened)
        self._deeds: dict[str, tuple[int, Callable[[], object]]] = {
            "stroke": (24, self._stroke),
            "undo": (10, self._session.undo),
            "redo": (7, self._session.redo),
            "zoom": (9, self._zoom),
            "complete": (8, self._session.complete),
            "cancel": (2, self._session.cancel),
            "click": (2, self._click),
            "tool": (4, self._choose_tool),
            "radius": (4, self._choose_radius),
            "view": (4, self._choose_view),
            "removal": (6, self._change_removal),
            "clear": (2, self._session.clear_hole),
            "alpha": (2, lambda: self._trigger("overlay")),
            "export": (1, self._export),
            "rest": (8, lambda: None),
        }

    def act(self) -> str:
        """Something by chance, with another photo now and then; what it was."""
        if self._session.document is None or self._is_opening:
            return "open"
        if not self._random.randrange(_OPENS_ONE_OF):
            self._open()
            return "open"
        names = list(self._deeds)
        name = self._random.choices(names, [self._deeds[each][0] for each in names])[0]
        self.done[name] += 1
        self._deeds[name][1]()
        return name

    def warm_up(self, then: Callable[[], object]) -> None:
        """Do each thing once for which the engine makes something that it keeps; then go on."""
        deeds = (self._paint_there, self._session.complete, self._paint_there, self._session.complete)
        for place, deed in enumerate((*deeds, lambda: self._trigger("grid"), lambda: self._trigger("single"), then)):
            QTimer.singleShot(place * _WARMING_MS, deed)

    def _paint_there(self) -> None:
        self._session.begin_stroke("hole")
        self._session.paint((300, 300), (500, 400), 30, erase=False)
        self._session.end_stroke()

    def _on_opened(self) -> None:
        QTimer.singleShot(_SETTLED_MS, self._on_settled)

    def _on_settled(self) -> None:
        self._is_opening = False
        self.at_rest.append(psutil.Process().memory_info().rss)

    def _open(self) -> None:
        document = self._session.document
        if document is None or self._window.exporting.is_running:
            return  # or a question would be asked
        self._session.cancel()
        document.mark_saved(document.position)
        self.done["open"] += 1
        self._is_opening = True
        self._window.opening.open_path(self._random.choice(self._photos))

    def _point(self) -> QPointF:
        canvas = self._window.canvas
        return QPointF(self._random.random() * canvas.width(), self._random.random() * canvas.height())

    def _mouse(self, kind: QMouseEvent.Type, point: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        canvas = self._window.canvas
        where = QPointF(canvas.mapToGlobal(point.toPoint()))
        QApplication.sendEvent(canvas, QMouseEvent(kind, point, where, button, held, Qt.KeyboardModifier.NoModifier))

    def _stroke(self) -> None:
        point = self._point()
        self._mouse(QMouseEvent.Type.MouseButtonPress, point, _LEFT, _LEFT)
        for _ in range(self._random.randrange(1, 8)):
            point += QPointF(self._random.uniform(-30, 30), self._random.uniform(-30, 30))
            self._mouse(QMouseEvent.Type.MouseMove, point, Qt.MouseButton.NoButton, _LEFT)
        self._mouse(QMouseEvent.Type.MouseButtonRelease, point, _LEFT, Qt.MouseButton.NoButton)

    def _click(self) -> None:
        point = self._point()
        self._mouse(QMouseEvent.Type.MouseButtonPress, point, _LEFT, _LEFT)
        self._mouse(QMouseEvent.Type.MouseButtonRelease, point, _LEFT, Qt.MouseButton.NoButton)

    def _zoom(self) -> None:
        self._window.canvas.zoom_at(self._random.choice((-2.0, -1.0, 1.0, 2.0)), self._point())

    def _choose_tool(self) -> None:
        tools = ("brush", "brush", "brush", "eraser", "rectangle", "lasso", "smart", "hand", "colour", "clone")
        self._window.settings.set(TOOL, self._random.choice(tools))

    def _choose_radius(self) -> None:
        self._window.settings.set(BRUSH_RADIUS, self._random.uniform(4, 40))

    def _choose_view(self) -> None:
        self._trigger(self._random.choice(("single", "single", "split", "side", "grid", "fit", "actual")))

    def _trigger(self, name: str) -> None:
        by_name = self._window.actions_by_name.by_name
        if name in by_name:
            by_name[name].trigger()

    def _change_removal(self) -> None:
        document, commands = self._session.document, self._window.crew.removals
        if document is None or not document.removals:
            return
        removal = self._random.choice(document.removals)
        if self._random.random() < 0.5:
            commands.set_shown(removal, is_shown=not removal.is_shown)
        else:
            commands.set_opacity(removal, self._random.random())

    def _export(self) -> None:
        exporting = self._window.exporting
        if not exporting.is_running:
            exporting.export_to(self._folder / self._random.choice(("a.jpg", "b.png")), 90)
