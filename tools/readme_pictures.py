"""Makes the README's pictures of the window anew, from the samples: python -m tools.readme_pictures

On a screen of at least 1280×800, or a virtual one (xvfb-run -a -s "-screen 0 1400x900x24" …).
"""

import sys
import tempfile
from pathlib import Path

from dfnet_gui.gui.app import make_application
from dfnet_gui.gui.base.settings import BRUSH_RADIUS, TOOL, VIEW
from dfnet_gui.gui.fusion.settings import FUSION_OVERLAY
from dfnet_gui.gui.window.panels import PANELS
from tools.photographer import HIKERS, Photographer

OUTPUT = Path(__file__).resolve().parent.parent / "docs" / "images"
CREST, SLOPE, PERCH = ((330, 400), (360, 410)), ((900, 640), (930, 655)), ((760, 220), (820, 240))


def _in_light(folder: Path) -> None:
    hands = Photographer(folder, "light", "light")
    hands.keep(OUTPUT / "welcome-light.png")
    hands.open("dune.jpg")
    hands.paint(*HIKERS)
    hands.keep(OUTPUT / "painting-light.png")
    hands.complete()
    hands.settings.set(VIEW, "split")
    hands.window.canvas.divider = 0.4  # in the midst of them
    hands.keep(OUTPUT / "result-split-light.png")
    hands.settings.set(VIEW, "single")
    hands.settings.set(TOOL, "barring")
    hands.paint(((880, 430), (930, 425)))
    hands.try_again(3)
    hands.keep(OUTPUT / "candidates-light.png")
    hands.settings.set(TOOL, "brush")
    hands.program.session.clear_barred()
    for stroke in (CREST, SLOPE):
        hands.complete(stroke)
    hands.settings.set(PANELS["removals"].shown, True)
    hands.program.session.selection.select(1)
    hands.keep(OUTPUT / "removals-light.png")
    hands.leave()


def _in_dark(folder: Path) -> None:
    hands = Photographer(folder, "dark", "dark")
    hands.open("osprey.jpg")
    hands.settings.set(BRUSH_RADIUS, 60.0)
    hands.complete(PERCH)
    hands.settings.set(PANELS["fusion"].shown, True)
    hands.settings.set(FUSION_OVERLAY, True)
    hands.wait(lambda: bool(hands.window.canvas.look.layers))
    hands.keep(OUTPUT / "alpha-overlay-dark.png")
    hands.leave()


def main() -> int:
    """Make all of them."""
    make_application()
    with tempfile.TemporaryDirectory() as folder:
        _in_light(Path(folder))
        _in_dark(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
