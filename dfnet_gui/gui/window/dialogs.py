"""Commands that open a dialog about the program: guide, help, about, licences. GUI thread."""

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from dfnet_gui.gui.menus.actions import Command
from dfnet_gui.gui.menus.palette import Palette
from dfnet_gui.gui.window.about import about_html
from dfnet_gui.gui.window.guide import GuideDialog
from dfnet_gui.gui.window.help import help_dialog
from dfnet_gui.gui.window.licences import LicencesDialog, licence_file, read_parts
from dfnet_gui.wording import tr

_ICON_PX = 64


class WindowDialogs(QObject):
    """Opens them over the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._guide: GuideDialog | None = None
        self.commands: Iterable[Command] = ()
        """Those whose keys the help lists."""
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
        self._guide.show()
        self._guide.raise_()
        self._guide.activateWindow()

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
