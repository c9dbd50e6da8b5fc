"""Colours go back into samples, and reading these gives the colours again."""

from io import BytesIO
from typing import Any

import numpy as np
import pytest
import tifffile
from tifffile import PHOTOMETRIC, TiffFile, TiffPage

from dfnet_gui.imaging.formats.tiff_reading import colours_of, samples_of
from dfnet_gui.imaging.formats.tiff_samples import exchange_samples
from tests.pictures import RAMPS

ALL = np.ones(RAMPS.shape[:2], bool)


def _page(samples: np.ndarray, **kinds: Any) -> TiffPage:
    file = BytesIO()
    tifffile.imwrite(file, samples, metadata=None, **kinds)
    page = TiffFile(BytesIO(file.getvalue())).pages[0]
    assert isinstance(page, TiffPage)
    return page


def test_inks_for_an_unknown_press_are_those_of_coated_paper() -> None:
    page = _page(np.zeros((48, 64, 4), np.uint8), photometric="separated")
    samples = samples_of(page).copy()
    printable = np.clip(RAMPS // 2 + 90, 90, 200).astype(np.uint8)
    exchange_samples(page, samples, ALL, printable, None)
    apart = np.abs(colours_of(page, samples)[0].astype(int) - printable)
    assert np.median(apart) <= 3
    assert samples.astype(int).sum(axis=-1).max() <= 3.4 * 255


def test_only_what_changed_is_put_in() -> None:
    page = _page(RAMPS, photometric="rgb")
    samples = samples_of(page).copy()
    changed = np.zeros_like(ALL)
    changed[3, 4] = True
    exchange_samples(page, samples, changed, 255 - RAMPS, None)
    assert np.argwhere((samples != RAMPS).any(axis=2)).tolist() == [[3, 4]]


def test_of_a_palette_the_nearest_colours_are_taken() -> None:
    palette = np.zeros((3, 256), np.uint16)
    palette[:, :4] = np.array([[0, 0, 0], [200, 0, 0], [0, 200, 0], [90, 90, 255]]).T * 257
    page = _page(np.zeros((48, 64), np.uint8), photometric="palette", colormap=palette)
    samples = samples_of(page).copy()
    wanted = np.zeros_like(RAMPS)
    wanted[:, 20:], wanted[:, 40:] = (190, 20, 10), (80, 90, 240)
    exchange_samples(page, samples, ALL, wanted, None)
    assert np.unique(samples[:, 20:40]).tolist() == [1]
    assert np.unique(samples[:, 40:]).tolist() == [3]


def test_colours_that_nobody_knows_are_refused() -> None:
    page = _page(RAMPS[..., 0].copy(), photometric="minisblack")
    page.photometric = PHOTOMETRIC.MASK
    with pytest.raises(ValueError, match="colours"):
        exchange_samples(page, samples_of(page).copy(), ALL, RAMPS, None)
