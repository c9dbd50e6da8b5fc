"""What the help says: how it is used, and every key, read from the commands. GUI thread."""

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from dfnet_gui.gui.menus.actions import Command, first_key, native
from dfnet_gui.wording import tr, tr_later

_SIZE = QSize(560, 620)
_MOST_OF_SCREEN = 0.9
WITHOUT_COMMAND = (
    (tr_later("Show the original"), tr_later("hold O")),
    (tr_later("Move the photo"), tr_later("Space and drag, or the middle button")),
    (tr_later("Zoom at the cursor"), tr_later("wheel or pinch")),
    (tr_later("Fit, 100 % (with the photo in focus)"), tr_later("Home, End")),
    (tr_later("Brush size (on the screen)"), tr_later("Alt and wheel")),
    (tr_later("Take away from the mask"), tr_later("Alt and drag, the right button, or a pen's eraser end")),
    (tr_later("Straight line"), tr_later("Shift and click")),
    (tr_later("While pointing with the keys"), tr_later("arrows, with Shift or Ctrl; Space draws")),
    (tr_later("Previous and next photo of the folder"), tr_later("← and →")),
)
"""What is done with mouse and keys and stands in no menu."""
_BEFORE = tr_later(
    "<h3>Removing something</h3><ol><li>Open a photo.</li><li>Paint over what should go, generously.</li>"
    "<li>{completes}</li><li>Export.</li></ol>"
    "<p>The photo outside of what you painted is never touched. Hold O to compare; undo goes back as far"
    " as memory allows.</p>"
)
_AFTERWARDS = tr_later(
    "<h3>Afterwards</h3><p>Everything that you removed stands in the list of removals{key}: hide or fade one, fill it"
    " in another way, have its mask back, or take it out. Clone and healing brush copy by hand: hold Alt and click"
    " where from.</p><p>A session keeps everything for another day. In a folder, ← and → leave your work on each photo"
    " where it is. If the program or the computer dies, your work is offered back at the next start.</p>"
)


def help_dialog(parent: QWidget, commands: Iterable[Command]) -> QDialog:
    """How it is used, and the keys of these commands."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(tr("Keys and help"))
    dialog.resize(_SIZE.boundedTo(parent.screen().availableGeometry().size() * _MOST_OF_SCREEN))
    text = QTextBrowser()
    text.setAccessibleName(tr("Help"))
    text.setHtml(_html(commands))
    layout = QVBoxLayout(dialog)
    layout.addWidget(text)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout.addWidget(buttons)
    return dialog


def _html(commands: Iterable[Command]) -> str:
    commands = list(commands)
    keys = {command.name: first_key(command) for command in commands if command.keys}
    completes = tr("Press {key}.", key=keys["complete"]) if "complete" in keys else tr("Choose Complete.")
    removals = f" ({keys['removals']})" if "removals" in keys else ""
    rows = [(command.plain_text, ", ".join(map(native, command.keys))) for command in commands if command.keys]
    rows += [(tr(text), tr(pressed)) for text, pressed in WITHOUT_COMMAND]
    table = "".join(f"<tr><td>{text}</td><td>&nbsp;&nbsp;<b>{pressed}</b></td></tr>" for text, pressed in rows)
    before, afterwards, heading = tr(_BEFORE, completes=completes), tr(_AFTERWARDS, key=removals), tr("Keys")
    return f"{before}{afterwards}<h3>{heading}</h3><table>{table}</table>"
