"""Does the removals of tests/data/removals on the photos they were outlined on, and makes docs/removals.md's pictures.

Usage: python -m tools.removals PHOTOS [SHEET_FOLDER]

PHOTOS is the folder of the large photos, which are not in the repository. Each is completed as the program does it, in
detail and with the mask grown as usual; a row of a sheet is 100 % of the photo before (with the outline) and after.
"""

import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import cv2
import numpy as np

from dfnet_gui.engine.inpainter import load_inpainter
from dfnet_gui.engine.request import CompletionRequest
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.mask import USUAL_GROWTH_PX, grown_hole
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.paths import built_in_weights, resources_dir
from tests.removals import removals

ROOT = Path(__file__).parents[1]
_SHOWN_PX, _ROWS = 640, 4
_AROUND = 0.25
_OUTLINE = (255, 0, 255)


def main(arguments: Sequence[str]) -> int:
    """Write the sheets; 2 for wrong usage."""
    if not arguments:
        print(__doc__)
        return 2
    photos, folder = Path(arguments[0]), Path(*arguments[1:2] or [ROOT / "docs" / "images"])
    folder.mkdir(parents=True, exist_ok=True)
    inpainter = load_inpainter(built_in_weights(), "auto")

    def rows() -> Iterator[ByteArray]:
        for removal in removals():
            path = (resources_dir() / "samples" if removal.is_sample else photos) / removal.photo
            pixels = np.ascontiguousarray(to_8_bit(read_photo(path).pixels), np.uint8)
            hole = grown_hole(removal.hole(pixels.shape[:2]), USUAL_GROWTH_PX)
            request = CompletionRequest.from_photo(pixels, hole, detail="detailed", wants_maps=False)
            completion = inpainter.run(request)
            after = pixels.copy()
            completion.paste_into(after)
            print(f"{removal.name}: {completion.seconds:.2f} s, {completion.drawn:.0%} drawn")
            yield _row(pixels, after, hole)

    made, number = rows(), 0
    while some := list(islice(made, _ROWS)):
        number += 1
        cv2.imwrite(str(folder / f"removals-{number}.jpg"), np.vstack(some)[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 82])
    return 0


def _row(before: ByteArray, after: ByteArray, hole: np.ndarray) -> ByteArray:
    """The middle of a hole, not scaled but where it is larger than what is shown, before and after."""
    inner = Bounds.of_mask(hole)
    side = max(_SHOWN_PX, round(max(inner.width, inner.height) * (1 + _AROUND)))
    left, top = (inner.left + inner.right - side) // 2, (inner.top + inner.bottom - side) // 2
    shown = Bounds(left, top, side, side).intersected(Bounds.of_mask(np.ones(hole.shape, bool)))
    marked = before.copy()
    ring = cv2.morphologyEx(hole.view(np.uint8), cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)) > 0
    marked[ring] = _OUTLINE
    return np.hstack([_fitted(each[shown.slices]) for each in (marked, after)])


def _fitted(pixels: ByteArray) -> ByteArray:
    scale = min(1.0, _SHOWN_PX / max(pixels.shape[:2]))
    if scale < 1.0:
        pixels = np.asarray(cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    below, beside = _SHOWN_PX - pixels.shape[0], _SHOWN_PX - pixels.shape[1]
    return np.asarray(cv2.copyMakeBorder(pixels, 0, below, 0, beside, cv2.BORDER_CONSTANT), np.uint8)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
