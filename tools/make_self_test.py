"""Makes what the self-test compares with: a photo, a hole, its completion by plain PyTorch, and the list of files.

Run it after a change of the built-in model, of what completes, or of any file in resources/ or models/.
"""

import hashlib
import json
from pathlib import Path

import numpy as np
from PIL import Image

from dfnet_gui.engine.backends.registry import plain_forward
from dfnet_gui.engine.device import choose_device
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.request import CompletionRequest
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.network.checkpoint import load_model

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "self-test"
_PLACE = (slice(200, 456), slice(420, 676))
_HOLE = (slice(90, 150), slice(100, 170))
_SHIPPED_MODEL_FILES = (".safetensors", ".json")


def make_completion() -> None:
    """Photo, hole and completion of 256×256 pixels."""
    photo = np.ascontiguousarray(read_photo(ROOT / "resources" / "samples" / "osprey.jpg").pixels[_PLACE])
    hole = np.zeros(photo.shape[:2], bool)
    hole[_HOLE] = True
    model = load_model(ROOT / "models" / "dfnet-compact.safetensors")
    inpainter = Inpainter(model, choose_device("cpu"), forward=plain_forward(model, "cpu"))
    completed = photo.copy()
    inpainter.run(CompletionRequest.from_photo(photo, hole, wants_maps=False)).paste_into(completed)
    for name, pixels in (("photo", photo), ("hole", hole), ("completed", completed)):
        Image.fromarray(pixels).save(FOLDER / f"{name}.png", optimize=True)


def hashes(folder: Path, suffixes: tuple[str, ...] = ()) -> dict[str, str]:
    """SHA-256 of the files of a folder, by their place in it; with `suffixes` of those alone."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path != FOLDER / "files.json")
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if not suffixes or path.suffix in suffixes
    }


def listed() -> str:
    """The text of the list."""
    models = hashes(ROOT / "models", _SHIPPED_MODEL_FILES)
    return json.dumps({"resources": hashes(ROOT / "resources"), "models": models}, indent=1) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    make_completion()
    (FOLDER / "files.json").write_text(listed(), encoding="utf-8")
