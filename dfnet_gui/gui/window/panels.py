"""The panels beside the canvas: one row each. Menu, keys, bar, help and settings read them here. GUI thread."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QScrollArea,
    QToolButton,
    QWidget,
)

from dfnet_gui.gui.base.icons import icon
from dfnet_gui.gui.base.settings import Setting, Settings
from dfnet_gui.gui.base.theme import Theme
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.fusion.controller import FusionController
from dfnet_gui.gui.fusion.map_requests import MapRequests
from dfnet_gui.gui.fusion.panel import FusionPanel
from dfnet_gui.gui.photos.film_strip import FilmStrip
from dfnet_gui.gui.removals.history import HistoryPanel
from dfnet_gui.gui.removals.panel import RemovalsPanel
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.window.crew import Crew
from dfnet_gui.registry import Registry
from dfnet_gui.wording import tr, tr_later

_LEAST_WIDTH_PX = 260


@dataclass(frozen=True)
class Rooms:
    """What a panel may use. `say` shows a sentence in the status line."""

    session: Session
    settings: Settings
    canvas: Canvas
    map_requests: MapRequests
    crew: Crew
    say: Callable[[str], None]


@dataclass(frozen=True)
class PanelKind:
    """A row of PANELS: how a panel is called and reached, and how it is made.

    `text` is its place in the View menu with a letter underlined; with an `icon` (of `resources/icons`) it has a button
    on the bar, too. `beside`: it shares the place of that earlier panel, as a tab. It is shown or not as `shown` says,
    and only while a photo is open.
    """

    name: str
    title: str
    text: str
    make: Callable[[Rooms], QWidget]
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    area: Qt.DockWidgetArea = Qt.DockWidgetArea.RightDockWidgetArea
    beside: str = ""

    @property
    def shown(self) -> Setting[bool]:
        """Whether it is shown, from one start to the next."""
        return Setting(f"{self.name}/shown", False)


def _fusion(rooms: Rooms) -> QWidget:
    panel = FusionPanel(rooms.settings)
    FusionController(rooms.session, rooms.canvas, panel, rooms.settings, rooms.map_requests).said.connect(rooms.say)
    return panel


def _film_strip(rooms: Rooms) -> QWidget:
    crew, session = rooms.crew, rooms.session
    strip = FilmStrip(crew.album, crew.recovery, crew.opening.step_to, lambda: session.display)
    session.display_changed.connect(strip.forget_pictures)
    return strip


PANELS: Registry[PanelKind] = Registry(
    PanelKind(
        "fusion",
        tr_later("Fusion"),
        tr_later("&Fusion panel"),
        _fusion,
        ("F",),
        "fusion",
        tr_later("Look inside the network: result, raw and alpha at six scales"),
    ),
    PanelKind(
        "removals",
        tr_later("Removals"),
        tr_later("&Removals"),
        lambda rooms: RemovalsPanel(rooms.session, rooms.crew.removals),
        ("F7",),
        "removals",
        tr_later("What was removed, as a list: hide, fade, do again, take out"),
    ),
    PanelKind(
        "history",
        tr_later("History"),
        tr_later("&History"),
        lambda rooms: HistoryPanel(rooms.session, rooms.crew.removals),
        ("F8",),
        tip=tr_later("What was done, step by step: click to go back there"),
        beside="removals",
    ),
    PanelKind(
        "film_strip",
        tr_later("Photos"),
        tr_later("Film &strip"),
        _film_strip,
        ("F9",),
        tip=tr_later("The photos of the folder, with marks for those that are done"),
        area=Qt.DockWidgetArea.BottomDockWidgetArea,
    ),
)


class Docks(QObject):
    """A dock for each panel, in step with its setting."""

    def __init__(self, window: QMainWindow, rooms: Rooms) -> None:
        super().__init__(window)
        self._settings, self._canvas = rooms.settings, rooms.canvas
        self._is_photo_shown = False
        self.by_name: dict[str, QDockWidget] = {}
        self.panels: dict[str, QWidget] = {}
        for row in PANELS:
            self.panels[row.name] = panel = row.make(rooms)
            self.by_name[row.name] = dock = _made_dock(window, row, panel)
            window.addDockWidget(row.area, dock)
            if row.beside:
                window.tabifyDockWidget(self.by_name[row.beside], dock)
            rooms.settings.watch(row.shown, lambda _shown: self._follow())
            dock.visibilityChanged.connect(partial(self._on_visibility_changed, row.name))

    def set_photo_shown(self, *, is_shown: bool) -> None:
        """Panels say something of a photo only."""
        self._is_photo_shown = is_shown
        self._follow()

    def set_theme(self, theme: Theme) -> None:
        """Tint the titles' buttons."""
        for dock in self.by_name.values():
            bar = dock.titleBarWidget()
            assert isinstance(bar, TitleBar)
            bar.set_theme(theme)

    def _follow(self) -> None:
        for name, dock in self.by_name.items():
            is_shown = self._is_photo_shown and self._settings.get(PANELS[name].shown)
            focus = QApplication.focusWidget()
            if not is_shown and focus is not None and dock.isAncestorOf(focus):
                self._canvas.setFocus()  # else the keys would go to whatever comes next
            is_new = is_shown and dock.isHidden()
            dock.setVisible(is_shown)
            if is_new:
                dock.raise_()

    def _on_visibility_changed(self, name: str, _visible: bool) -> None:  # noqa: FBT001 - a slot
        """Take over what the dock's own cross did; not that a window was hidden or minimized."""
        if self._is_photo_shown and self.by_name[name].isHidden():
            self._settings.set(PANELS[name].shown, False)


class TitleBar(QWidget):
    """A dock's title with a cross that can be seen in both themes and reached by keys."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(tr("Close the {title} panel", title=title))
        self.close_button.setToolTip(tr("Close the {title} panel", title=title))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 4, 4)
        row.addWidget(QLabel(title), 1)
        row.addWidget(self.close_button)

    def set_theme(self, theme: Theme) -> None:
        """Tint the cross."""
        self.close_button.setIcon(icon("cancel", theme))


class _PanelArea(QScrollArea):
    """Scrolls a panel up and down, so that a long one does not make the window higher than a small screen; it is as
    wide as the panel must be, which changes with what is shown and with the language."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields are reached by Tab, and a click leaves the keys alone
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(panel)
        self._panel = panel

    def minimumSizeHint(self) -> QSize:
        hint, bar = super().minimumSizeHint(), self.verticalScrollBar().sizeHint().width()
        return QSize(max(hint.width(), self._panel.minimumSizeHint().width() + bar), hint.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def _made_dock(window: QMainWindow, row: PanelKind, panel: QWidget) -> QDockWidget:
    dock = QDockWidget(tr(row.title), window)
    dock.setObjectName(f"{row.name}_dock")
    bar = TitleBar(tr(row.title))
    bar.close_button.clicked.connect(dock.close)
    dock.setTitleBarWidget(bar)
    dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
    dock.setWidget(_PanelArea(panel))
    dock.setMinimumWidth(_LEAST_WIDTH_PX)
    return dock
