"""The window: lays out the parts and connects them; it decides nothing."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dfnet_gui.document.picture import Picture
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.icons import program_icon
from dfnet_gui.gui.base.settings import (
    BACKEND,
    BRUSH_RADIUS,
    COMPLETE_ON_RELEASE,
    DETAIL,
    DEVICE,
    FUSION_COLOURS,
    FUSION_OPACITY,
    FUSION_SHOWN,
    REDUCED_MOTION,
    THEME,
    VIEW,
    Settings,
)
from dfnet_gui.gui.base.theme import apply_theme, theme_for
from dfnet_gui.gui.base.widgets import primary_button
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.preview import PreviewPane
from dfnet_gui.gui.canvas.tool_options import ToolOptions
from dfnet_gui.gui.fusion.controller import FusionControl
from dfnet_gui.gui.fusion.map_requests import Inspections
from dfnet_gui.gui.fusion.panel import Inspector
from dfnet_gui.gui.fusion.pictures import FusionChoice
from dfnet_gui.gui.menus.actions import Actions
from dfnet_gui.gui.menus.bars import fill_menu_bar, tool_bar, top_bar
from dfnet_gui.gui.photos.exporting import ExportCommands
from dfnet_gui.gui.photos.opening import FileCommands
from dfnet_gui.gui.photos.recent_menu import RecentMenu
from dfnet_gui.gui.photos.welcome import WelcomePage
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.window.commands import ViewCommands
from dfnet_gui.gui.window.dialogs import WindowDialogs
from dfnet_gui.gui.window.geometry import restore_place, save_place
from dfnet_gui.gui.window.presenter import Presenter
from dfnet_gui.imaging.preview import Preview


class MainWindow(QMainWindow):
    """The program's one window."""

    def __init__(self, session: Session, settings: Settings, inspections: Inspections) -> None:
        super().__init__()
        self.session, self.settings, self.inspections = session, settings, inspections
        self.setWindowTitle("DFNet GUI")
        self.setWindowIcon(program_icon())
        self.setAcceptDrops(True)
        self._take_fitting_size()
        theme = theme_for(settings.get(THEME))
        self._may_close = self._in_close_event = False
        self.jobs = Jobs(self)
        self.canvas = Canvas(session, theme)
        self.preview = PreviewPane(theme)
        self.canvas_page = QStackedWidget()
        self.canvas_page.addWidget(self.canvas)
        self.canvas_page.addWidget(self.preview)
        self.welcome = WelcomePage()
        self.inspector = Inspector(colour_map=settings.get(FUSION_COLOURS), opacity=settings.get(FUSION_OPACITY))
        self.tool_options = ToolOptions(self.canvas)
        self.exports = ExportCommands(self, session, settings, inspections)
        self.files = FileCommands(self, session, settings, self.jobs, self.exports)
        self.looks = ViewCommands(self, session, settings, self.canvas, self.exports)
        self.fusion = FusionControl(session, self.canvas, self.inspector, settings, inspections)
        self.dialogs = WindowDialogs(self, session, self.looks, self.jobs)
        self.actions_by_name = Actions(self, (self, self.files, self.exports, self.looks, self.dialogs))
        self.presenter = Presenter(self, session, self.canvas, self.actions_by_name, settings, self.exports)
        self.status = self.presenter.status
        self._lay_out()
        self._connect()
        self._restore()
        self._apply_theme()

    def _take_fitting_size(self) -> None:
        """A good size that leaves room for the window's frame on a small screen."""
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(min(1280, room.width() - 16), min(860, room.height() - 56))

    def _lay_out(self) -> None:
        editor = QWidget()
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tool_options)
        column.addWidget(self.canvas_page, 1)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(editor)
        self.setCentralWidget(self.pages)
        self.setStatusBar(self.status)
        self.recent_menu = RecentMenu(self, self.settings)
        fill_menu_bar(self.menuBar(), self.actions_by_name, {"recent": self.recent_menu})
        self.presenter.complete_button = self.complete_button = primary_button("Complete ⏎")
        self.top_bar = top_bar(self, self.actions_by_name, self.complete_button)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.top_bar)
        self.tool_bar = tool_bar(self, self.actions_by_name)
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self.tool_bar)
        self.dock = QDockWidget("Fusion", self)
        self.dock.setObjectName("fusion_dock")
        self.dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.dock.setWidget(self.inspector)
        self.dock.setMinimumWidth(260)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)

    def _connect(self) -> None:
        canvas, files = self.canvas, self.files
        files.picture_ready.connect(self._on_picture_ready)
        files.preview_ready.connect(self._on_preview_ready)
        files.preview_over.connect(self._on_preview_over)
        files.said.connect(self.status.say)
        files.working.connect(self.presenter.show_working)
        files.failed.connect(self.presenter.fail)
        self.inspections.failed.connect(self.presenter.fail)
        self.looks.theme_chosen.connect(self._apply_theme)
        self.looks.tool_chosen.connect(self._on_tool_chosen)
        self.looks.on_release_changed.connect(self.tool_options.show_on_release)
        self.tool_options.on_release_toggled.connect(self.actions_by_name["on_release"].setChecked)
        self.tool_options.tool_chosen.connect(self.looks.set_tool)
        self.welcome.open_requested.connect(files.open)
        self.welcome.photo_chosen.connect(files.open_path)
        self.recent_menu.chosen.connect(files.open_path)
        self.complete_button.clicked.connect(self.looks.complete)
        self.inspector.changed.connect(self._on_fusion_choice)
        self.dock.visibilityChanged.connect(self._on_dock_visible)
        canvas.stroke_ended.connect(self._on_stroke_ended)
        canvas.radius_changed.connect(self._on_radius_changed)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply_theme)
        for key, step in ((Qt.Key.Key_Left, "-1"), (Qt.Key.Key_Right, "1")):
            shortcut = QShortcut(QKeySequence(key), canvas)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self._on_previous if step == "-1" else self._on_next)

    def _restore(self) -> None:
        settings, actions = self.settings, self.actions_by_name
        self.canvas.set_radius(settings.get(BRUSH_RADIUS))
        actions["brush"].setChecked(True)
        actions[settings.get(VIEW)].trigger()
        actions[f"theme_{settings.get(THEME)}"].setChecked(True)
        actions[f"device_{settings.get(DEVICE)}"].setChecked(True)
        actions[f"backend_{settings.get(BACKEND)}"].setChecked(True)
        actions[f"detail_{settings.get(DETAIL)}"].trigger()
        actions["reduced_motion"].setChecked(settings.get(REDUCED_MOTION))
        actions["on_release"].setChecked(settings.get(COMPLETE_ON_RELEASE))
        restore_place(self, settings)
        actions["full_screen"].setChecked(self.isFullScreen())
        self._show_photo_open(is_open=False)
        self.welcome.show_recent(settings.recent())

    def _apply_theme(self) -> None:
        theme = theme_for(self.settings.get(THEME))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, theme)
        self.canvas.set_theme(theme)
        self.preview.set_theme(theme)
        self.actions_by_name.set_theme(theme)
        self.tool_options.set_theme(theme)

    def _show_photo_open(self, *, is_open: bool) -> None:
        self.pages.setCurrentIndex(1 if is_open else 0)
        self.tool_bar.setVisible(is_open)
        self.actions_by_name.set_photo_open(is_open=is_open)
        self.dock.setVisible(is_open and self.settings.get(FUSION_SHOWN))
        self.actions_by_name["fusion"].setEnabled(is_open)
        self.presenter.show_history()
        self.actions_by_name["cancel"].setEnabled(self.session.is_running or self.exports.is_running)

    def _on_picture_ready(self, picture: Picture) -> None:
        self._show_photo_open(is_open=True)
        self.canvas_page.setCurrentWidget(self.canvas)
        self.canvas.show_picture(picture)
        self.canvas.setFocus()
        self.presenter.show_photo_state()

    def _on_preview_ready(self, preview: Preview) -> None:
        self.preview.show_preview(preview)
        self.canvas_page.setCurrentWidget(self.preview)
        self.pages.setCurrentIndex(1)
        self.tool_bar.setVisible(True)  # so that nothing moves when the photo is there

    def _on_preview_over(self) -> None:
        """The photo could not be read: back to what was shown before."""
        self.canvas_page.setCurrentWidget(self.canvas)
        is_open = self.session.document is not None
        self.pages.setCurrentIndex(1 if is_open else 0)
        self.tool_bar.setVisible(is_open)

    def _on_stroke_ended(self) -> None:
        if self.settings.get(COMPLETE_ON_RELEASE):
            self.session.complete()

    def _on_radius_changed(self, radius: float) -> None:
        self.settings.set(BRUSH_RADIUS, radius)

    def _on_tool_chosen(self, name: str) -> None:
        self.actions_by_name[name].setChecked(True)
        self.tool_options.show_tool(name)

    def show_fusion(self, on: bool) -> None:  # noqa: FBT001 - a slot of toggled(bool)
        """Show or hide the fusion panel."""
        self.settings.set(FUSION_SHOWN, on)
        self.dock.setVisible(on)

    def show_overlay(self, on: bool) -> None:  # noqa: FBT001 - a slot of toggled(bool)
        """Lay alpha over the photo, or take it off."""
        self.inspector.show_overlay(on=on)

    def _on_fusion_choice(self, choice: FusionChoice) -> None:
        self.actions_by_name["overlay"].setChecked(choice.overlay)

    def _on_dock_visible(self, visible: bool) -> None:  # noqa: FBT001 - a slot
        if self.isVisible() and not self.isMinimized() and self.pages.currentIndex() == 1:
            self.actions_by_name["fusion"].setChecked(visible)

    def _on_previous(self) -> None:
        self.files.step_photo("-1")

    def _on_next(self) -> None:
        self.files.step_photo("1")

    def quit(self) -> None:
        """Close the window, and so end the program."""
        self.close()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if paths:
            self.files.open_path(paths[0])
            if len(paths) > 1:
                self.status.say(f"Opened the first of {len(paths)} files; ← and → step through a folder.")
        else:
            self.presenter.fail("What was dropped is no file of this computer: save it first, then drop it.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_O and not event.modifiers():
            self.canvas.hold_original(held=True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_O and not event.isAutoRepeat():
            self.canvas.hold_original(held=False)
        else:
            super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.canvas.hold_original(held=False)
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._may_close, self._in_close_event = False, True
        self.files.after_asking(self._allow_close)
        self._in_close_event = False
        if not self._may_close:
            event.ignore()
            return
        save_place(self, self.settings)
        self.settings.sync()
        self.session.cancel()
        self.jobs.wait()
        event.accept()

    def _allow_close(self) -> None:
        self._may_close = True
        if not self._in_close_event:
            self.close()
