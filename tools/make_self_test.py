"""Makes what the self-test compares with: a photo, a hole, and its completion by plain PyTorch.

Run it after a change of the built-in model or of what completes.
"""

from pathlib import Path

import numpy as np
from PIL import Image

from dfnet_gui.engine.backends.registry import plain_forward
from dfnet_gui.engine.device import choose_device
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.request import CompletionRequest
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.network.checkpoint import load_model
from dfnet_gui.paths import built_in_weights

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "self-test"
_PLACE = (slice(200, 456), slice(420, 676))
_HOLE = (slice(90, 150), slice(100, 170))


def make_completion() -> None:
    """Photo, hole and completion of 256×256 pixels."""
    photo = np.ascontiguousarray(read_photo(ROOT / "resources" / "samples" / "osprey.jpg").pixels[_PLACE])
    hole = np.zeros(photo.shape[:2], bool)
    hole[_HOLE] = True
    model = load_model(built_in_weights())
    inpainter = Inpainter(model, choose_device("cpu"), forward=plain_forward(model, "cpu"))
    completed = photo.copy()
    inpainter.run(CompletionRequest.from_photo(photo, hole, wants_maps=False)).paste_into(completed)
    for name, pixels in (("photo", photo), ("hole", hole), ("completed", completed)):
        Image.fromarray(pixels).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    make_completion()
