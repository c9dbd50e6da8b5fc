"""Makes the guide's pictures anew, from the samples: python -m tools.guide_pictures

On a screen of at least 1280×800, or a virtual one (xvfb-run -a -s "-screen 0 1400x900x24" …).
"""

import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from dfnet_gui.gui.app import make_application
from dfnet_gui.gui.base.language import ENGLISH, LANGUAGES, speak
from dfnet_gui.gui.base.settings import BRUSH_RADIUS, TOOL, VIEW
from dfnet_gui.gui.photos.export_dialog import ExportDialog
from dfnet_gui.gui.window.panels import PANELS
from tools.photographer import HIKERS, Photographer

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "guide"
PICTURES = ("painted", "done", "smart", "fills", "removals", "export", "panes")
CREST, SLOPE, PERCH = ((330, 400), (360, 410)), ((900, 640), (930, 655)), ((760, 220), (820, 240))
_WIDTH, _HEIGHT = 1000, 660


def _hands(folder: Path, name: str) -> Photographer:
    hands = Photographer(folder, name, "light")
    hands.window.resize(_WIDTH, _HEIGHT)
    return hands


def _removing(folder: Path, output: Path) -> None:
    hands = _hands(folder, "removing")
    hands.open("dune.jpg")
    hands.paint(*HIKERS)
    hands.keep(output / "painted.webp")
    hands.complete()
    hands.keep(output / "done.webp")
    _export(hands, output)
    hands.settings.set(TOOL, "barring")
    hands.paint(((880, 430), (930, 425)))
    hands.try_again(3)
    hands.keep(output / "fills.webp")
    hands.settings.set(TOOL, "brush")
    hands.program.session.clear_barred()
    for stroke in (CREST, SLOPE):
        hands.complete(stroke)
    hands.settings.set(PANELS["removals"].shown, True)
    hands.program.session.selection.select(1)
    hands.keep(output / "removals.webp")
    hands.leave()


def _export(hands: Photographer, output: Path) -> None:
    """The dialog is modal; here it only stands there."""
    document, exporting = hands.program.session.document, hands.window.exporting
    assert document is not None
    suggestion = Path("dune-completed.jpg")
    dialog = ExportDialog(
        hands.window, suggestion, 95, original=document.original, as_source=True, jobs=hands.window.jobs
    )
    assert not exporting.is_running
    dialog.show()
    hands.keep(output / "export.webp", part=dialog)
    dialog.close()


def _looking(folder: Path, output: Path) -> None:
    hands = _hands(folder, "looking")
    hands.open("osprey.jpg")
    hands.settings.set(TOOL, "smart")
    hands.paint(((500, 235), (455, 430)))
    hands.wait(lambda: not hands.program.session.document.hole_bounds.is_empty)  # type: ignore[union-attr] - it is open
    hands.keep(output / "smart.webp")
    hands.program.session.clear_hole()
    hands.settings.set(TOOL, "brush")
    hands.settings.set(BRUSH_RADIUS, 60.0)
    hands.complete(PERCH)
    hands.settings.set(VIEW, "grid")
    hands.settings.set(PANELS["fusion"].shown, True)
    hands.wait(lambda: not hands.program.map_requests.is_running)
    hands.keep(output / "panes.webp")
    hands.leave()


def main() -> int:
    """Make all of them, in each language."""
    app = make_application()
    for code in LANGUAGES:
        speak(app, code)
        output = (GUIDE if code == ENGLISH else GUIDE / code) / "images"
        output.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory() as folder:
            _removing(Path(folder), output)
            _looking(Path(folder), output)
        QApplication.processEvents()
    return 0


if __name__ == "__main__":
    sys.exit(main())
