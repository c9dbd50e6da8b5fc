"""Ways to fill a hole, behind one small interface: models, starts alone, OpenCV's two, PatchMatch."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.request import CompletionRequest, Detail
from dfnet_gui.errors import UsageError
from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.imaging.exemplar import exemplar_fill
from dfnet_gui.imaging.starts import STARTS

Method = Callable[[ByteArray, BoolArray], ByteArray]
"""(RGB photo, hole) to the completed photo; known pixels stay."""

_RADIUS_PX = 5


def model_method(inpainter: Inpainter, detail: Detail = "detailed") -> Method:
    """The whole way of the program, `Inpainter.run`; detailed where the model knows how."""

    def fill(photo: ByteArray, hole: BoolArray) -> ByteArray:
        completion = inpainter.run(CompletionRequest.from_photo(photo, hole, wants_maps=False, detail=detail))
        result = photo.copy()
        completion.paste_into(result)
        return result

    return fill


def start_method(name: str) -> Method:
    """What stands in the hole before the network looks."""
    start = STARTS[name]

    def fill(photo: ByteArray, hole: BoolArray) -> ByteArray:
        filled = start(photo.astype(np.float32) / np.float32(255.0), (~hole).astype(np.float32))
        pixels = np.rint(filled * 255.0).astype(np.uint8)
        return np.where(hole[..., None], pixels, photo)

    return fill


def opencv_method(flag: int) -> Method:
    """OpenCV's Telea or Navier-Stokes with radius 5."""

    def fill(photo: ByteArray, hole: BoolArray) -> ByteArray:
        filled = cv2.inpaint(photo, hole.astype(np.uint8), _RADIUS_PX, flag)
        return np.where(hole[..., None], filled, photo).astype(np.uint8, copy=False)

    return fill


def gmic_fill(photo: ByteArray, hole: BoolArray) -> ByteArray:
    """G'MIC's `inpaint_matchpatch` (Daisy and others, "A smarter exemplar-based inpainting", 2013), by its program.

    UsageError when the program is not installed, or fails.
    """
    program = shutil.which("gmic")
    if program is None:
        raise UsageError("The method gmic needs the program gmic: install it, or leave the method out.")
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("photo.png", "hole.png", "result.png")]
        for path, picture in zip(paths, (photo[:, :, ::-1], hole.astype(np.uint8) * np.uint8(255)), strict=False):
            cv2.imwrite(str(path), picture)
        steps = ["inpaint_matchpatch[0]", "[1]", "remove[1]", "output[0]", str(paths[2])]
        done = subprocess.run([program, "-v", "-1", *map(str, paths[:2]), *steps], capture_output=True, text=True)
        filled = cv2.imread(str(paths[2])) if done.returncode == 0 else None
    if filled is None:
        raise UsageError(f"The method gmic failed: {done.stderr.strip()}")
    return np.where(hole[..., None], filled[:, :, ::-1], photo).astype(np.uint8, copy=False)


def shiftmap_fill(photo: ByteArray, hole: BoolArray) -> ByteArray:
    """OpenCV's shift map (He and Sun, "Statistics of Patch Offsets for Image Completion", ECCV 2012).

    UsageError when the installed OpenCV comes without its extra modules.
    """
    xphoto = getattr(cv2, "xphoto", None)
    if xphoto is None:
        raise UsageError(
            "The method shiftmap needs OpenCV's extra modules: install opencv-contrib-python-headless in place of"
            " opencv-python-headless, or leave the method out."
        )
    filled = np.zeros_like(photo)
    known = np.where(hole, 0, 255).astype(np.uint8)
    xphoto.inpaint(cv2.cvtColor(photo, cv2.COLOR_RGB2Lab), known, filled, xphoto.INPAINT_SHIFTMAP)
    return np.where(hole[..., None], cv2.cvtColor(filled, cv2.COLOR_Lab2RGB), photo).astype(np.uint8, copy=False)


PEERS: dict[str, Method] = {
    "telea": opencv_method(cv2.INPAINT_TELEA),
    "navier-stokes": opencv_method(cv2.INPAINT_NS),
    "patchmatch": exemplar_fill,
}
"""What every installation can be compared with."""
FURTHER_PEERS: dict[str, Method] = {"gmic": gmic_fill, "shiftmap": shiftmap_fill}
"""What needs something installed beside it."""
