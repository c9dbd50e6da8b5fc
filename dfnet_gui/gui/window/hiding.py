"""Nothing but the photo: all panels hidden at once, and the full screen. GUI thread.

What was shown comes back just as it was, and what the program remembers for its next start is never the hidden state.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from dfnet_gui.gui.base.settings import FULL_SCREEN, Setting
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.menus.actions import Actions
from dfnet_gui.gui.window.edge_menu import EdgeMenu
from dfnet_gui.gui.window.geometry import save_place
from dfnet_gui.gui.window.panels import PANELS, Docks
from dfnet_gui.gui.window.spoken import Spoken
from dfnet_gui.gui.window.status import StatusLine
from dfnet_gui.wording import tr

PANELS_HIDDEN = Setting("view/panels_hidden", False, lasts=False)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Hiding(QObject):
    """Shows and hides what is around the photo, by the settings PANELS_HIDDEN and FULL_SCREEN; all stays while there is
    no photo.

    `around` are the parts that are there with and without a photo; the docks and `tool_bar` come with one.
    """

    def __init__(
        self,
        window: QMainWindow,
        canvas: Canvas,
        actions: Actions,
        status: StatusLine,
        docks: Docks,
        tool_bar: QWidget,
        around: Sequence[QWidget],
    ) -> None:
        super().__init__(window)
        self._window, self._settings, self._canvas, self._docks = window, canvas.settings, canvas, docks
        self._tool_bar, self._around, self._actions, self._status = tool_bar, (*around, status), actions, status
        self._is_photo_shown = self._is_hidden = self._was_hidden = self._came_by_tab = False
        self._geometry, self._arrangement = QByteArray(), QByteArray()
        """Of the window before it was full, and of the panels before they were hidden."""
        self._said = ""
        self.edge_menu, self.spoken = EdgeMenu(window, canvas), Spoken(canvas, status)
        window.addActions(list(actions.by_name.values()))  # the keys of a menu bar that is hidden mean nothing
        for watched in (window, canvas):
            watched.installEventFilter(self)
        self._settings.watch(FULL_SCREEN, self._on_full_screen, now=False)
        self._settings.watch(PANELS_HIDDEN, lambda _is_hidden: self._follow(), now=False)
        for row in PANELS:
            self._settings.watch(row.shown, partial(self._on_panel, row.shown), now=False)

    def set_photo_shown(self, *, is_shown: bool) -> None:
        """Whether there is a photo; without one nothing is hidden, and panels have nothing to say."""
        self._is_photo_shown = is_shown
        self._follow()

    def show_tools(self) -> None:
        """A photo is about to be shown: take the tools' room now, so that nothing moves afterwards."""
        self._tool_bar.setVisible(not self._settings.get(PANELS_HIDDEN))

    def save_place(self) -> None:
        """Keep where the window and its panels stand, or would stand if nothing were hidden."""
        save_place(
            self._window,
            self._settings,
            geometry=self._geometry if self._settings.get(FULL_SCREEN) else QByteArray(),
            arrangement=self._arrangement if self._is_hidden else QByteArray(),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowStateChange and watched is self._window:
            self._settings.set(FULL_SCREEN, self._window.isFullScreen())
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusIn and watched is self._canvas:
            self._came_by_tab = event.reason() in _BY_TAB
        if not isinstance(event, QKeyEvent) or watched is not self._window:
            return False
        is_tab = event.key() in _TABS and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.type() == QEvent.Type.ShortcutOverride and is_tab and not self._takes_tab():
            event.accept()  # it moves the focus, as it does everywhere
            return True
        return event.type() == QEvent.Type.KeyPress and self._press(event)

    def _takes_tab(self) -> bool:
        """Whoever moves the focus by Tab and comes by the canvas can go on to move it."""
        is_there = self._canvas.hasFocus() and not self._came_by_tab
        return self._is_hidden or is_there or QApplication.focusWidget() is None

    def _press(self, event: QKeyEvent) -> bool:
        """Esc that nobody else had a use for leaves the full screen; a menu's key brings the menus."""
        if self.edge_menu.takes(event):
            return True
        leaves = event.key() == Qt.Key.Key_Escape and not event.modifiers() and self._settings.get(FULL_SCREEN)
        if leaves:
            self._settings.set(FULL_SCREEN, False)
        return leaves

    def _on_full_screen(self, is_full: bool) -> None:  # noqa: FBT001 - watches a setting
        if is_full:
            self._was_hidden = self._settings.get(PANELS_HIDDEN)
            self._geometry = QByteArray() if self._window.isFullScreen() else self._window.saveGeometry()
            self._settings.set(PANELS_HIDDEN, True)
        if is_full != self._window.isFullScreen():
            self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
        if not is_full:
            self._settings.set(PANELS_HIDDEN, self._was_hidden)
        self._follow()
        self._say(tr("Esc leaves the full screen.") if is_full else "")

    def _on_panel(self, shown: Setting[bool], _is_shown: bool) -> None:  # noqa: FBT001 - watches a setting
        """Who asks for a panel that is hidden wants to see it, whether or not it was there before."""
        if self._is_hidden:
            self._settings.set(shown, True)
            self._settings.set(PANELS_HIDDEN, False)

    def _follow(self) -> None:
        was_hidden, self._is_hidden = self._is_hidden, self._is_photo_shown and self._settings.get(PANELS_HIDDEN)
        if self._is_hidden and not was_hidden:
            self._begin()
        elif was_hidden and not self._is_hidden:
            self._window.restoreState(self._arrangement)  # before docks count what it does as somebody's wish
            self._say("")
        has_panels = self._is_photo_shown and not self._is_hidden
        self._docks.set_photo_shown(is_shown=has_panels)
        self._tool_bar.setVisible(has_panels)
        for part in self._around:
            part.setVisible(not self._is_hidden)
        self.spoken.set_wanted(is_wanted=self._is_hidden)
        bar, is_bare = self._window.menuBar(), self._is_hidden and self._settings.get(FULL_SCREEN)
        if not bar.isNativeMenuBar():  # else it is the system's, which hides it by itself
            bar.setVisible(not is_bare)
            self.edge_menu.set_wanted(is_wanted=is_bare)

    def _begin(self) -> None:
        """The keyboard goes to the canvas before Qt gives it to whatever comes next."""
        self._arrangement = self._window.saveState()
        if not self._canvas.hasFocus():
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._settings.get(FULL_SCREEN):
            keys = self._actions["hide_panels"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            back = tr("{keys} brings the panels back.", keys=keys)
            self._say(back if keys else tr("View › Hide all panels brings them back."))

    def _say(self, sentence: str) -> None:
        """Say it for a while; an empty one takes back what was said here."""
        if sentence or (self._said and self._status.message == self._said):
            self._status.say(sentence)
        self._said = sentence
