"""Commands that open a dialog about the program: preferences, guide, help, about, licences. GUI thread."""

from collections.abc import Callable, Iterable
from contextlib import suppress

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from dfnet_gui.gui.menus.actions import Command
from dfnet_gui.gui.menus.palette import Palette
from dfnet_gui.gui.window.about import about_html
from dfnet_gui.gui.window.guide import GuideDialog
from dfnet_gui.gui.window.help import help_dialog
from dfnet_gui.gui.window.licences import LicencesDialog, licence_file, read_parts
from dfnet_gui.paths import log_dir
from dfnet_gui.wording import tr

_ICON_PX = 64


class WindowDialogs(QObject):
    """Opens them over the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._guide: GuideDialog | None = None
        self._preferences: QDialog | None = None
        self.commands: Iterable[Command] = ()
        """Those whose keys the help lists."""
        self.make_preferences: Callable[[], QDialog] | None = None
        """How the preferences are made when they are wanted first."""
        self.palette: Palette | None = None
        """It is made of the actions, which are made of what is here."""

    def find_command(self) -> None:
        """Show the palette, or put it away."""
        if self.palette is not None:
            self.palette.toggle()

    def show_help(self) -> None:
        """How it is used, and the keys."""
        help_dialog(self._window, self.commands).exec()

    def show_guide(self) -> None:
        """The guide, in a window that stays open; it is there once."""
        if self._guide is None:
            self._guide = GuideDialog(self._window)
        _bring_up(self._guide)

    def show_preferences(self) -> None:
        """The preferences, in a window that stays open; it is there once, and nowhere before it can be made."""
        if self._preferences is None and self.make_preferences is not None:
            self._preferences = self.make_preferences()
        if self._preferences is not None:
            _bring_up(self._preferences)

    def open_log_folder(self) -> None:
        """The folder of the log, in the system's file manager; it is made where nothing was logged yet."""
        with suppress(OSError):
            log_dir().mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_dir())))

    def show_about(self) -> None:
        """Version, licence, attributions; a standalone program shows the licences of its parts."""
        box = QMessageBox(QMessageBox.Icon.NoIcon, tr("About DFNet GUI"), about_html(), parent=self._window)
        box.setIconPixmap(self._window.windowIcon().pixmap(_ICON_PX, _ICON_PX))
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Close))
        wanted = (
            box.addButton(tr("Licences of all parts…"), QMessageBox.ButtonRole.ActionRole)
            if licence_file().is_file()
            else None
        )
        box.exec()
        if wanted is not None and box.clickedButton() is wanted:
            LicencesDialog(self._window, read_parts(licence_file().read_text(encoding="utf-8"))).exec()


def _bring_up(dialog: QDialog) -> None:
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
