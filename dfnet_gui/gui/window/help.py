"""What the help says: how it is used, and every key, read from the commands. GUI thread."""

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from dfnet_gui.gui.menus.actions import Command, first_key
from dfnet_gui.wording import tr, tr_later

_SIZE = QSize(560, 620)
_MOST_OF_SCREEN = 0.9
WITHOUT_COMMAND = (
    ("Show the original", "hold O"),
    ("Move the photo", "Space and drag, or the middle button"),
    ("Zoom at the cursor", "wheel or pinch"),
    ("Fit, 100 % (with the photo in focus)", "Home, End"),
    ("Brush size (on the screen)", "Alt and wheel"),
    ("Take away from the mask", "Alt and drag, the right button, or a pen's eraser end"),
    ("Straight line", "Shift and click"),
    ("While pointing with the keys", "arrows, with Shift or Ctrl; Space draws"),
    ("Previous and next photo of the folder", "← and →"),
)
"""What is done with mouse and keys and stands in no menu."""
_AFTERWARDS = tr_later(
    "<h3>Afterwards</h3><p>Everything that you removed stands in the list of removals{key}: hide or fade one, fill it"
    " in another way, have its mask back, or take it out. Clone and healing brush copy by hand: hold Alt and click"
    " where from.</p><p>A session keeps everything for another day. In a folder, ← and → leave your work on each photo"
    " where it is. If the program or the computer dies, your work is offered back at the next start.</p>"
)


def help_dialog(parent: QWidget, commands: Iterable[Command]) -> QDialog:
    """How it is used, and the keys of these commands."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("Keys and help")
    dialog.resize(_SIZE.boundedTo(parent.screen().availableGeometry().size() * _MOST_OF_SCREEN))
    text = QTextBrowser()
    text.setAccessibleName("Help")
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
    rows = [(command.plain_text, ", ".join(command.keys)) for command in commands if command.keys]
    table = "".join(
        f"<tr><td>{text}</td><td>&nbsp;&nbsp;<b>{pressed}</b></td></tr>" for text, pressed in (*rows, *WITHOUT_COMMAND)
    )
    return (
        "<h3>Removing something</h3><ol><li>Open a photo.</li><li>Paint over what should go, generously.</li>"
        f"<li>{completes}</li><li>Export.</li></ol>"
        "<p>The photo outside of what you painted is never touched. Hold O to compare; undo goes back as far"
        f" as memory allows.</p>{tr(_AFTERWARDS, key=removals)}<h3>Keys</h3><table>{table}</table>"
    )
