"""The detailed fill of a hole in 24 megapixels, beside PatchMatch alone on the same surroundings at 512 pixels."""

import cv2
import numpy as np

from dfnet_gui.benchmark.results import Result, alternately
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.regions import DETAILED_CONTEXT
from dfnet_gui.engine.request import CompletionRequest
from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.exemplar import exemplar_fill
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.imaging.tiles import PatchedPixels
from dfnet_gui.paths import resources_dir

_WIDTH, _HEIGHT = 6000, 4000
_PATCH_MATCH_PX = 512
_SAMPLE = "osprey.jpg"


def detailed_fill(name: str, inpainter: Inpainter, side: int, runs: int) -> Result:
    """A round hole, `side` photo pixels across, in the middle of a sample that was scaled up to 24 megapixels."""
    pixels = read_photo(resources_dir() / "samples" / _SAMPLE).pixels
    photo = np.ascontiguousarray(cv2.resize(pixels, (_WIDTH, _HEIGHT), interpolation=cv2.INTER_CUBIC), np.uint8)
    hole = np.zeros(photo.shape[:2], np.uint8)
    cv2.circle(hole, (_WIDTH // 2, _HEIGHT // 2), side // 2, 1, -1)
    place = Bounds.of_mask(hole.view(bool))
    request = CompletionRequest.from_photo(
        PatchedPixels(photo), hole.view(bool), wants_maps=False, hole_bounds=place, detail="detailed"
    )
    context = place.grown(round(side * (DETAILED_CONTEXT - 1) / 2)).slices
    alone = _scaled(photo[context], hole[context])
    baseline, seconds = alternately((lambda: exemplar_fill(*alone), lambda: inpainter.run(request)), runs)
    return Result(name, seconds, baseline, {"baseline": f"PatchMatch at {_PATCH_MATCH_PX} px"})


def _scaled(pixels: ByteArray, hole: ByteArray) -> tuple[ByteArray, BoolArray]:
    size = (_PATCH_MATCH_PX, _PATCH_MATCH_PX)
    picture = np.ascontiguousarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    return picture, cv2.resize(hole, size, interpolation=cv2.INTER_NEAREST).astype(bool)
