"""Ways to fill a hole, behind one small interface: models, starts alone, OpenCV's two, PatchMatch."""

from collections.abc import Callable

import cv2
import numpy as np

from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.request import CompletionRequest, Detail
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


PEERS: dict[str, Method] = {
    "telea": opencv_method(cv2.INPAINT_TELEA),
    "navier-stokes": opencv_method(cv2.INPAINT_NS),
    "patchmatch": exemplar_fill,
}
