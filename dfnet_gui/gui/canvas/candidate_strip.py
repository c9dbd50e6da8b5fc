"""A strip over the photo: the fills that were found for the same hole, to choose from. GUI thread."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton

from dfnet_gui.document.picture import Picture
from dfnet_gui.engine.fills import Fill
from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.base.widgets import leave_keys_to_canvas
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.drawing import photo_rect
from dfnet_gui.gui.canvas.thumbnail import thumbnail
from dfnet_gui.gui.session.candidates import Candidates
from dfnet_gui.wording import tr

_THUMBNAIL_PX = 72
_ROOM_PX = 12


class CandidateStrip(QFrame):
    """Shown once another fill of a removal was asked for, until something else is done or selected."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas, self._session = canvas, canvas.session
        self._fills: list[tuple[Fill, ...]] = []
        """Those that the buttons stand for."""
        self.buttons: list[QToolButton] = []
        self.again_button = QPushButton(tr("Try again"))
        self.again_button.setToolTip(tr("Fill the same place in another way (T)"))
        self.again_button.clicked.connect(self._session.try_again)
        leave_keys_to_canvas(self.again_button)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.again_button)
        self.setObjectName("strip")
        self.setAccessibleName(tr("Other fills of the same place"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)  # else a click beside a button would paint
        self.hide()
        canvas.installEventFilter(self)
        canvas.viewport_changed.connect(self._follow)
        for changed in (self._session.history_changed, self._session.running_changed, self._session.opened):
            changed.connect(self.refresh)
        self._session.display_changed.connect(self._on_display_changed)

    def refresh(self) -> None:
        """Show what the session has now."""
        candidates, photo = self._session.candidates, self._session.photo
        if candidates is None or photo is None or not candidates.are_wanted:
            self._leave()
            return
        fills = [each.fills for each in candidates.found]
        if len(fills) != len(self._fills) or any(a is not b for a, b in zip(fills, self._fills, strict=True)):
            self._make_buttons(candidates, photo.picture)
            self._fills = fills
        for button, each in zip(self.buttons, candidates.found, strict=True):
            button.setChecked(each is candidates.chosen)
        self.show()
        self._place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the canvas's size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _on_display_changed(self) -> None:
        """Show them in the other screen's colours."""
        self._clear()
        self.refresh()

    def _leave(self) -> None:
        if any(button.hasFocus() for button in (*self.buttons, self.again_button)):
            self._canvas.setFocus()
        self.hide()
        self._clear()

    def _clear(self) -> None:
        """Let go of the fills, too: those of a large hole are large."""
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons, self._fills = [], []

    def _follow(self) -> None:
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        self._show_what_fits()
        self.resize(self.sizeHint())
        left, lower = (self._canvas.width() - self.width()) // 2, self._canvas.height() - self.height() - _ROOM_PX
        low, high = (QRectF(left, top, self.width(), self.height()) for top in (lower, _ROOM_PX))
        self.move((high if self._hides(low) and not self._hides(high) else low).topLeft().toPoint())

    def _show_what_fits(self) -> None:
        """In a small window the oldest ones are left out, but never the one that lies there."""
        for button in self.buttons:
            button.show()
        self._row.activate()
        for button in self.buttons:
            if self.sizeHint().width() <= self._canvas.width() - 2 * _ROOM_PX:
                return
            button.setVisible(button.isChecked())
            self._row.activate()

    def _hides(self, box: QRectF) -> bool:
        """Whether the fills would lie under it."""
        candidates = self._session.candidates
        places = candidates.found[0].places if candidates is not None else ()
        panes = self._canvas.panes
        return any(
            photo_rect(place, self._canvas.viewport).translated(pane.rect.topLeft()).intersects(box)
            for place in places
            for pane in panes
        )

    def _make_buttons(self, candidates: Candidates, picture: Picture) -> None:
        icons = dict(zip(map(id, self._fills), (button.icon() for button in self.buttons), strict=True))
        had_focus = any(button.hasFocus() for button in self.buttons)
        self._clear()
        for index, each in enumerate(candidates.found):
            known = icons.get(id(each.fills))
            button = _made_button(index, each, known or QIcon(thumbnail(picture, each, _THUMBNAIL_PX)))
            button.clicked.connect(partial(self._take, index))
            self._row.insertWidget(index, button)
            button.show()  # a widget counts in a layout only once it was shown
            self.buttons.append(button)
        for before, after in zip((self._canvas, *self.buttons), (*self.buttons, self.again_button), strict=True):
            self.setTabOrder(before, after)
        if had_focus:
            self.buttons[-1].setFocus()

    def _take(self, index: int) -> None:
        if (candidates := self._session.candidates) is not None:
            self._session.take_candidate(candidates.found[index])
        self.refresh()  # a click on the one that lies there would leave it unchecked


def _made_button(index: int, candidate: Completion, icon: QIcon) -> QToolButton:
    is_fast = candidate.detail == "fast"
    button = QToolButton()
    button.setCheckable(True)
    button.setIcon(icon)
    button.setIconSize(QSize(_THUMBNAIL_PX, _THUMBNAIL_PX))
    button.setText(tr("Fast") if is_fast else str(index + 1))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    button.setAccessibleName(tr("Fast fill") if is_fast else tr("Fill {index}", index=index + 1))
    button.setToolTip(tr("Have this fill; undo goes back"))
    leave_keys_to_canvas(button)
    return button
