"""What can be measured of the removals that docs/removals.md shows: nothing else changes, no haze, no hard edge."""

import math

import cv2
import numpy as np
import pytest

from dfnet_gui.engine.inpainter import Inpainter, load_inpainter
from dfnet_gui.engine.request import CompletionRequest
from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.mask import USUAL_GROWTH_PX, grown_hole
from dfnet_gui.imaging.random_holes import random_hole
from dfnet_gui.paths import built_in_weights
from tests.removals import FOLDER, Removal, kept_removals, removals

AROUND_PX = 40
BANDS = ((0.0, 1.5), (1.5, 6.0))
"""Sigmas in pixels between which contrast counts as fine, and as middle."""


@pytest.fixture(scope="module")
def inpainter() -> Inpainter:
    return load_inpainter(built_in_weights(), "cpu", backend="pytorch", precision="fp32")


def _completed(inpainter: Inpainter, photo: ByteArray, hole: BoolArray) -> ByteArray:
    after = photo.copy()
    request = CompletionRequest.from_photo(photo, hole, detail="detailed", wants_maps=False)
    inpainter.run(request).paste_into(after)
    return after


def _near(hole: BoolArray, size_px: int) -> BoolArray:
    near: BoolArray = cv2.dilate(hole.view(np.uint8), np.ones((size_px, size_px), np.uint8)) > 0
    return near


def _contrast(picture: ByteArray, place: BoolArray, finest: float, coarsest: float) -> float:
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    fine = cv2.GaussianBlur(grey, (0, 0), finest) if finest else grey
    return float((fine - cv2.GaussianBlur(grey, (0, 0), coarsest))[place].std())


def _sharpness(picture: ByteArray, place: BoolArray) -> float:
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    return float(np.abs(cv2.Laplacian(grey, cv2.CV_32F, ksize=1))[place].mean())


def _kept(inpainter: Inpainter, removal: Removal) -> tuple[float, float, float]:
    """Fine and middle contrast in the hole, and sharpness on its edge, each against what lies around."""
    photo, painted = removal.photo_and_hole()
    hole = grown_hole(painted, USUAL_GROWTH_PX)
    after = _completed(inpainter, photo, hole)
    assert (after[~hole] == photo[~hole]).all(), removal.name
    around = _near(hole, 2 * AROUND_PX + 1) & ~_near(hole, 9)
    edge = _near(hole, 3) & _near(~hole, 3)
    fine, middle = (
        _contrast(after, hole, *band) / _contrast(after, around, *band) for band in ((0.0, 1.5), (1.5, 6.0))
    )
    return fine, middle, _sharpness(after, edge) / _sharpness(after, hole | around)


def test_the_fills_have_the_contrast_of_what_is_around_and_no_hard_edge(inpainter: Inpainter) -> None:
    """Means over the photos: a single object may well have stood before something plainer than what is around."""
    kept = np.array([_kept(inpainter, each) for each in kept_removals()])
    assert len(kept) == 8
    fine, middle, edge = np.exp(np.log(kept).mean(axis=0))
    assert 0.85 < fine < 1.15
    assert 0.8 < middle < 1.15
    assert 0.9 < edge < 1.12


@pytest.mark.slow
def test_the_fills_are_hard_to_tell_from_the_photo(inpainter: Inpainter) -> None:
    """Blobs of 2 to 8 % in the same photos. A haze is told from the photo in more than 9 of 10 cells."""
    visibility = pytest.importorskip("dfnet_gui.evaluation.visibility", reason="needs the packages of `train`")
    cells, pairs, rng = visibility.CellFeatures(), [], np.random.default_rng(7)
    for removal in kept_removals():
        photo, painted = removal.photo_and_hole()
        for _ in range(2):
            hole = random_hole(photo.shape[:2], rng, area=(0.02, 0.08), kind="blob") & ~_near(painted, 25)
            pairs.append(cells.pair(_completed(inpainter, photo, hole), photo, hole))
    areas = [area for area in visibility.visible(pairs) if not math.isnan(area)]
    assert len(areas) >= 12
    assert np.mean(areas) < 0.69


def test_every_outline_lies_in_its_photo_and_the_crops_are_there() -> None:
    names = [removal.name for removal in removals()]
    assert len(names) == len(set(names)) == 20
    for removal in removals():
        points = np.concatenate([np.array(outline) for outline in removal.outlines])
        assert ((points >= 0) & (points <= 1)).all(), removal.name
    credited = (FOLDER / "photos.csv").read_text(encoding="utf-8")
    for removal in kept_removals():
        photo, hole = removal.photo_and_hole()
        assert hole.any()
        assert not Bounds.of_mask(hole).is_empty
        assert removal.crop is None or removal.crop.name in credited
        assert photo.shape[:2] == hole.shape
