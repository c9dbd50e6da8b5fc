"""Commands that open a dialog of their own: help, about, models. GUI thread."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.models.dialog import ModelsDialog
from dfnet_gui.gui.photos.dialogs import help_dialog
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.window.about import about_html
from dfnet_gui.gui.window.commands import ViewCommands
from dfnet_gui.gui.window.licences import LicencesDialog, licence_file, read_parts

_ICON_PX = 64


class WindowDialogs(QObject):
    """Opens them over the window, and hands on what is chosen."""

    def __init__(self, window: QWidget, session: Session, looks: ViewCommands, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._session, self._looks, self._jobs = window, session, looks, jobs

    def show_help(self) -> None:
        """How it is used, and the keys."""
        help_dialog(self._window).exec()

    def show_about(self) -> None:
        """Version, licence, attributions; a standalone program shows the licences of its parts."""
        box = QMessageBox(QMessageBox.Icon.NoIcon, "About DFNet GUI", about_html(), parent=self._window)
        box.setIconPixmap(self._window.windowIcon().pixmap(_ICON_PX, _ICON_PX))
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Close))
        wanted = (
            box.addButton("Licences of all parts…", QMessageBox.ButtonRole.ActionRole)
            if licence_file().is_file()
            else None
        )
        box.exec()
        if wanted is not None and box.clickedButton() is wanted:
            LicencesDialog(self._window, read_parts(licence_file().read_text(encoding="utf-8"))).exec()

    def models_dialog(self) -> ModelsDialog:
        """The dialog, connected, not yet shown."""
        model = self._session.model
        dialog = ModelsDialog(self._window, self._jobs, in_use=model.name if model else "")
        dialog.chosen.connect(self._looks.use_weights)
        self._session.model_changed.connect(dialog.on_model_changed)
        self._session.model_failed.connect(dialog.show_failure)
        return dialog

    def show_models(self) -> None:
        """What is installed, importing, switching."""
        self.models_dialog().exec()
