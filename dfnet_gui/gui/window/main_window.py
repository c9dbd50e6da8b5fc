"""The window: makes the parts, lays them out and connects them; it decides nothing. GUI thread."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from dfnet_gui.gui.base.icons import program_icon
from dfnet_gui.gui.base.settings import COMPLETE_ON_RELEASE, THEME, Settings
from dfnet_gui.gui.base.theme import apply_theme, theme_for
from dfnet_gui.gui.base.widgets import primary_button
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.preview import PreviewPane
from dfnet_gui.gui.fusion.map_requests import MapRequests
from dfnet_gui.gui.menus.actions import Actions
from dfnet_gui.gui.menus.bars import add_at_end, fill_menu_bar, make_bar
from dfnet_gui.gui.menus.palette import Palette
from dfnet_gui.gui.photos.drops import Drops
from dfnet_gui.gui.photos.recent_menu import RecentMenu
from dfnet_gui.gui.preferences.dialog import PreferencesDialog
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.window.canvas_keys import add_canvas_keys
from dfnet_gui.gui.window.crew import Crew
from dfnet_gui.gui.window.geometry import restore_place, take_fitting_size
from dfnet_gui.gui.window.hiding import Hiding
from dfnet_gui.gui.window.key_texts import KeyTexts
from dfnet_gui.gui.window.menus import all_commands, make_menus, tool_bar_names, top_bar_names
from dfnet_gui.gui.window.pages import Pages
from dfnet_gui.gui.window.panels import Docks, Rooms
from dfnet_gui.gui.window.presenter import Presenter
from dfnet_gui.wording import tr_later


class MainWindow(QMainWindow):
    """The program's one window."""

    def __init__(self, session: Session, settings: Settings, map_requests: MapRequests) -> None:
        super().__init__()
        self.session, self.settings, self.map_requests = session, settings, map_requests
        self.setWindowTitle("DFNet GUI")
        self.setWindowIcon(program_icon())
        self.setAcceptDrops(True)
        take_fitting_size(self)
        self._may_close = self._in_close_event = False
        theme = theme_for(settings.get(THEME))
        self.canvas = Canvas(session, settings, theme)
        self.pages = Pages(self.canvas, PreviewPane(theme), settings)
        self._make_commands()
        self._lay_out()
        self._connect()
        restore_place(self, settings)
        self._show_page()
        self.pages.welcome.show_recent(settings.recent())
        settings.watch(THEME, lambda _choice: self._apply_theme())

    def _make_commands(self) -> None:
        self.crew = crew = Crew.of(self, self.session, self.settings, self.canvas, self.map_requests)
        self.jobs, self.leaving, self.opening, self.exporting = crew.jobs, crew.leaving, crew.opening, crew.exporting
        self.maps_export, self.models, self.view, self.dialogs = crew.maps_export, crew.models, crew.view, crew.dialogs
        self.drops = Drops(self.pages, crew.opening)
        self.recent_menu = RecentMenu(self, self.settings)
        self.menus = make_menus(crew, self.recent_menu)
        self.actions_by_name = Actions(self, self.settings, all_commands(self.menus))
        self.dialogs.commands = self.actions_by_name.commands.values()
        self.dialogs.palette = Palette(self, self.menus, self.actions_by_name, self.settings)
        self.dialogs.make_preferences = self._preferences
        self.complete_button = primary_button("")
        self.presenter = Presenter(
            self, self.session, self.canvas, self.actions_by_name, self.settings, self.exporting, self.complete_button
        )
        self.status, self.notice = self.presenter.status, self.presenter.notice

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)
        fill_menu_bar(self.menuBar(), self.menus, self.actions_by_name)
        self.top_bar = make_bar(self, tr_later("Main"), top_bar_names(), self.actions_by_name)
        add_at_end(self.top_bar, self.complete_button)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.top_bar)
        self.tool_bar = make_bar(self, tr_later("Tools"), tool_bar_names(), self.actions_by_name)
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self.tool_bar)
        rooms = Rooms(self.session, self.settings, self.canvas, self.map_requests, self.crew, self.presenter.say)
        self.docks = Docks(self, rooms)
        around = (self.top_bar, self.pages.tool_options)
        self.hiding = Hiding(self, self.canvas, self.actions_by_name, self.status, self.docks, self.tool_bar, around)

    def _connect(self) -> None:
        opening, presenter, welcome, crew = self.opening, self.presenter, self.pages.welcome, self.crew
        self.session.opened.connect(self._on_opened)
        opening.preview_ready.connect(self.pages.show_preview)
        opening.preview_ready.connect(lambda _preview: self.hiding.show_tools())
        opening.preview_over.connect(self._show_page)
        opening.working.connect(presenter.show_working)
        crew.album.changed.connect(lambda: presenter.show_place(crew.album.place))
        for said in (*crew.said, self.drops.said):
            said.connect(presenter.say)
        for failed in (*crew.failed, self.settings.failed, self.drops.failed, self.map_requests.failed):
            failed.connect(presenter.fail)
        self.canvas.said.connect(presenter.say)
        self.view.dismissed.connect(self.notice.dismiss)
        welcome.open_requested.connect(opening.open)
        welcome.photo_chosen.connect(opening.open_path)
        self.recent_menu.chosen.connect(opening.open_path)
        self.complete_button.clicked.connect(self.session.complete)
        self.canvas.stroke_ended.connect(self._on_stroke_ended)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply_theme)
        add_canvas_keys(self.canvas, opening, self.view)
        KeyTexts(self.actions_by_name, self.settings, crew, self.pages, presenter, self.complete_button)

    def _preferences(self) -> PreferencesDialog:
        return PreferencesDialog(self, self.settings, self.models, self.menus, self.actions_by_name)

    def _apply_theme(self) -> None:
        theme = theme_for(self.settings.get(THEME))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, theme)
        for themed in (self.canvas, self.pages.preview, self.actions_by_name, self.docks):
            themed.set_theme(theme)

    def _on_opened(self) -> None:
        self._show_page()
        self.canvas.setFocus()

    def _show_page(self) -> None:
        is_open = self.session.photo is not None
        if is_open:
            self.pages.show_photo()
        else:
            self.pages.show_welcome()
        self.actions_by_name.set_photo_open(is_open=is_open)
        self.hiding.set_photo_shown(is_shown=is_open)
        self.presenter.show_history()

    def _on_stroke_ended(self) -> None:
        if self.settings.get(COMPLETE_ON_RELEASE):
            self.session.complete()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.drops.enter(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drops.drop(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.view.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.view.release(event):
            super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.canvas.hold_original(held=False)
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close:  # else it was agreed to before
            self._in_close_event = True
            self.leaving.leave_all(self._allow_close)
            self._in_close_event = False
        if not self._may_close:
            event.ignore()
            return
        self.hiding.save_place()
        self.settings.sync()
        self.session.cancel()
        self.jobs.wait()
        event.accept()

    def _allow_close(self) -> None:
        self._may_close = True
        if not self._in_close_event:
            self.close()
