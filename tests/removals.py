"""The removals that a person would do, kept as outlines: on the samples, and on crops of larger photos."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.paths import resources_dir

FOLDER = Path(__file__).parent / "data" / "removals"
Outline = list[list[float]]
WHOLE = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True)
class Removal:
    """What goes from a photo. `outlines` in shares of the photo's width and height; `crop`: a part of it that is kept
    beside them, with its left, top, right and bottom in the same shares."""

    name: str
    photo: str
    is_sample: bool
    outlines: tuple[Outline, ...]
    crop: Path | None
    crop_box: tuple[float, float, float, float]

    def hole(self, shape: tuple[int, int], box: tuple[float, float, float, float] = WHOLE) -> BoolArray:
        """In the whole photo of that height and width, or in the part of it that `box` cuts out."""
        left, top, right, bottom = box
        size = np.array([shape[1] / (right - left), shape[0] / (bottom - top)])
        hole = np.zeros(shape, np.uint8)
        for outline in self.outlines:  # one by one: where two meet, both count
            points = np.rint((np.array(outline) - (left, top)) * size).astype(np.int32)
            cv2.fillPoly(hole, [points], 1)
        return hole.view(bool)

    def photo_and_hole(self) -> tuple[ByteArray, BoolArray]:
        """What the repository has of it."""
        path = self.crop or resources_dir() / "samples" / self.photo
        pixels = np.ascontiguousarray(to_8_bit(read_photo(path).pixels), np.uint8)
        return pixels, self.hole(pixels.shape[:2], self.crop_box)


def removals() -> Iterator[Removal]:
    """All of them."""
    for each in json.loads((FOLDER / "removals.json").read_text(encoding="utf-8"))["removals"]:
        crop = each.get("crop")
        yield Removal(
            each["name"],
            each["photo"],
            each["folder"] == "samples",
            tuple(each["outlines"]),
            FOLDER / crop["file"] if crop else None,
            tuple(crop["box"]) if crop else WHOLE,
        )


def kept_removals() -> list[Removal]:
    """Those whose photo, or a crop of it, is in the repository."""
    return [each for each in removals() if each.is_sample or each.crop is not None]
