"""The list of removals: what was done to the photo, each to be shown, faded, done again or taken out. GUI thread."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSlider,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from dfnet_gui.document.removals import Layer, Removal
from dfnet_gui.engine.fills import Filled, Touch
from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.base.naming import said
from dfnet_gui.gui.base.widgets import buddy, label, leave_keys_to_canvas, show_value, slider
from dfnet_gui.gui.canvas.thumbnail import thumbnail
from dfnet_gui.gui.removals.commands import RemovalCommands
from dfnet_gui.gui.session.session import Session
from dfnet_gui.wording import tr, tr_later

_THUMBNAIL_PX, _PERCENT, _MOST_FEATHER_PX = 48, 100, 60
_ID = Qt.ItemDataRole.UserRole
_EMPTY = tr_later("What you complete is listed here: hide it, fade it, do it again, or take it out.")
_DOUBTFUL = tr_later("What it was made from is not the same any more: complete it again.")
_TOUCHES = {"clone": tr_later("Clone brush"), "heal": tr_later("Healing brush")}


def described(layer: Layer) -> str:
    """A line about how it was made: kind, time, model."""
    if isinstance(layer, Touch):
        return tr(_TOUCHES[layer.kind])
    if isinstance(layer, Completion):
        return tr(
            "{fill} · {seconds:.1f} s · {model}",
            fill=said(layer.detail),
            seconds=layer.seconds,
            model=layer.model,
        )
    return ""


class _NameDelegate(QStyledItemDelegate):
    """Has Enter end the typing of a name, and not complete."""

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # whatever is typed belongs to the name
        return super().eventFilter(editor, event)


class RemovalsPanel(QWidget):
    """The highest removal stands first; the selected one is outlined on the canvas."""

    def __init__(self, session: Session, commands: RemovalCommands) -> None:
        super().__init__()
        self._session, self._commands = session, commands
        self._icons: dict[int, tuple[Layer, QIcon]] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Removals"))
        self.list.setIconSize(QSize(_THUMBNAIL_PX, _THUMBNAIL_PX))
        self.list.setWordWrap(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.list.setItemDelegate(_NameDelegate(self.list))
        self.hint = label(tr(_EMPTY), style="faint", wraps=True)
        self.about = label(style="faint", wraps=True)
        self.opacity, self.opacity_text = slider(tr("Opacity"), 0, _PERCENT, _PERCENT), QLabel()
        self.feather, self.feather_text = slider(tr("Soft edge"), 0, _MOST_FEATHER_PX, 0), QLabel()
        self.again, self.edit = QPushButton(tr("Complete again")), QPushButton(tr("Edit mask"))
        self.other, self.delete = QPushButton(tr("Try again")), QPushButton(tr("Delete"))
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        for row, (text, field, value) in enumerate(
            ((tr("Opacity"), self.opacity, self.opacity_text), (tr("Soft edge"), self.feather, self.feather_text))
        ):
            grid.addWidget(buddy(text, field), row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(value, row, 2)
        buttons = QGridLayout()
        for place, button in enumerate((self.again, self.other, self.edit, self.delete)):
            leave_keys_to_canvas(button)
            buttons.addWidget(button, place // 2, place % 2)
        column = QVBoxLayout(self)
        for part in (self.hint, self.list, self.about):
            column.addWidget(part)
        column.addLayout(grid)
        column.addLayout(buttons)

    def _connect(self) -> None:
        session, commands = self._session, self._commands
        for changed in (session.history_changed, session.running_changed, session.opened):
            changed.connect(self.refresh)
        session.display_changed.connect(self._on_display_changed)
        self.list.currentItemChanged.connect(self._on_current)
        self.list.itemClicked.connect(self._on_current)
        self.list.itemChanged.connect(self._on_item_changed)
        self.list.itemDelegate().closeEditor.connect(self._on_editor_closed)
        for button, run in (
            (self.again, commands.complete_again),
            (self.other, session.try_again),
            (self.edit, commands.edit_mask),
            (self.delete, commands.delete),
        ):
            button.clicked.connect(run)
        self.opacity.valueChanged.connect(lambda value: self._about(commands.set_opacity, value / _PERCENT))
        self.feather.valueChanged.connect(lambda value: self._about(commands.set_feather, float(value)))

    def _on_editor_closed(self) -> None:
        """Once it is gone, for until then nothing is shown anew."""
        QTimer.singleShot(0, self, self.refresh)

    def _on_display_changed(self) -> None:
        """Show them in the other screen's colours."""
        self._icons.clear()
        self.refresh()

    def refresh(self) -> None:
        """Show what the document has now; while a name is typed, once that is done."""
        if self.list.state() == QAbstractItemView.State.EditingState:
            return
        document = self._session.document
        removals = document.removals[::-1] if document else ()
        blocker = QSignalBlocker(self.list)
        ids = [self.list.item(row).data(_ID) for row in range(self.list.count())]
        if ids != [each.id for each in removals]:
            self.list.clear()
            for each in removals:
                self.list.addItem(_made_item(each))
        for row, each in enumerate(removals):
            self._show(self.list.item(row), each)
        known = {id(each.layer) for each in removals}
        self._icons = {key: value for key, value in self._icons.items() if key in known}
        self.hint.setVisible(not removals)
        self._show_selected()
        blocker.unblock()

    def _show(self, item: QListWidgetItem, removal: Removal) -> None:
        doubt = f"\n⚠ {tr(_DOUBTFUL)}" if removal.is_doubtful else ""
        item.setText(removal.title)
        item.setToolTip(
            tr(
                "{title}\n{described}{doubt}\nDouble click: another name",
                title=removal.title,
                described=described(removal.layer),
                doubt=doubt,
            )
        )
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, described(removal.layer))
        if removal.is_doubtful:
            item.setText(f"⚠ {removal.title}")
        item.setCheckState(Qt.CheckState.Checked if removal.is_shown else Qt.CheckState.Unchecked)
        item.setIcon(self._icon(removal.layer))

    def _icon(self, layer: Layer) -> QIcon:
        photo = self._session.photo
        if id(layer) not in self._icons and photo is not None and isinstance(layer, Filled):
            self._icons[id(layer)] = (layer, QIcon(thumbnail(photo.picture, layer, _THUMBNAIL_PX)))
        return self._icons[id(layer)][1] if id(layer) in self._icons else QIcon()

    def _show_selected(self) -> None:
        removal = self._session.selection.removal
        rows = {self.list.item(row).data(_ID): row for row in range(self.list.count())}
        self.list.setCurrentRow(rows[removal.id] if removal is not None else -1)
        is_completion = removal is not None and isinstance(removal.layer, Completion)
        for widget in (self.opacity, self.feather, self.edit, self.delete):
            widget.setEnabled(removal is not None)
        doubt = f" {tr(_DOUBTFUL)}" if removal is not None and removal.is_doubtful else ""
        self.about.setText(f"{removal.title}: {described(removal.layer)}.{doubt}" if removal is not None else "")
        self.again.setEnabled(is_completion and not self._session.is_running)
        self.other.setEnabled(self._session.can_try_again)
        _show_value(self.opacity, round(removal.opacity * _PERCENT) if removal else _PERCENT)
        _show_value(self.feather, round(removal.feather_px) if removal else 0)
        show_value(self.opacity, self.opacity_text, f"{self.opacity.value()} %")
        show_value(self.feather, self.feather_text, tr("{count} px", count=self.feather.value()))

    def _about(self, act: Callable[[Removal, float], None], value: float) -> None:
        removal = self._session.selection.removal
        if removal is not None:
            act(removal, value)

    def _removal_of(self, item: QListWidgetItem) -> Removal | None:
        document = self._session.document
        return next((each for each in document.removals if each.id == item.data(_ID)), None) if document else None

    def _on_current(self, item: QListWidgetItem | None, _before: object = None) -> None:
        self._session.selection.select(item.data(_ID) if item is not None else None)

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        removal = self._removal_of(item)
        if removal is None:
            return
        is_shown = item.checkState() == Qt.CheckState.Checked
        if is_shown != removal.is_shown:
            self._commands.set_shown(removal, is_shown=is_shown)
        elif item.text().removeprefix("⚠ ") != removal.title:
            self._commands.rename(removal, item.text().removeprefix("⚠ "))


def _made_item(removal: Removal) -> QListWidgetItem:
    item = QListWidgetItem()
    item.setData(_ID, removal.id)
    flags = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable
    item.setFlags(item.flags() | flags)
    return item


def _show_value(field: QSlider, value: int) -> None:
    blocker = QSignalBlocker(field)
    field.setValue(value)
    blocker.unblock()
