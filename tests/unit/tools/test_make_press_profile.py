"""The press profile: known mixtures of ink have their known colours, and the way back leads near to them."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import imagecodecs
import numpy as np
import pytest

from dfnet_gui.imaging.formats.colour import from_srgb, press_profile, to_srgb
from tools import make_press_profile as maker

INKS = {
    "paper": ((0, 0, 0, 0), (255, 255, 255)),
    "cyan": ((1, 0, 0, 0), (0, 158, 227)),
    "magenta": ((0, 1, 0, 0), (229, 0, 125)),
    "yellow": ((0, 0, 1, 0), (255, 237, 0)),
    "red": ((0, 1, 1, 0), (227, 6, 19)),
    "green": ((1, 0, 1, 0), (0, 150, 64)),
    "blue": ((1, 1, 0, 0), (49, 39, 131)),
    "black": ((0, 0, 0, 1), (29, 29, 27)),
    "half black": ((0, 0, 0, 0.5), (157, 157, 156)),
}
"""As programs of the printing trade show them with their own profile of that paper, in sRGB."""


@pytest.mark.parametrize("name", INKS)
@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_inks_have_their_known_colours(name: str, kind: type[np.uint8 | np.uint16]) -> None:
    inks, wanted = INKS[name]
    greatest = np.iinfo(kind).max
    samples = np.rint(np.array([[inks]]) * greatest).astype(kind)
    found = to_srgb(samples, press_profile())[0, 0] * (255 / greatest)
    assert np.abs(found - wanted).max() <= 8


def test_what_can_be_printed_comes_back() -> None:
    inks = np.random.default_rng(0).integers(0, 160, (1, 500, 4), np.uint8)
    colours = to_srgb(inks, press_profile())[0]
    again = to_srgb(from_srgb(colours, press_profile())[None], press_profile())[0]
    apart = np.abs(again.astype(int) - colours).max(axis=1)
    assert np.median(apart) <= 4
    assert np.percentile(apart, 99) <= 14


def _patches() -> Iterator[tuple[tuple[float, ...], np.ndarray]]:
    """A press whose inks each take light away, measured as the standard's chart is."""
    grids = {0: (0, 10, 20, 30, 40, 55, 70, 85, 100), 20: (0, 10, 20, 40, 70, 100), 60: (0, 40, 70, 100), 100: (0, 100)}
    light = np.array([[0.1, 0.5, 0.8], [0.6, 0.15, 0.3], [0.9, 0.8, 0.1], [0.1, 0.1, 0.1]])
    for k, nodes in grids.items():
        for cmy in product(nodes, repeat=3):
            share = np.array([*cmy, k]) / 100
            xyz = np.array([0.8, 0.84, 0.7]) * np.prod(1 - share[:, None] * (1 - light), axis=0)
            yield (*cmy, k), maker.lab_of(xyz[None])[0]


def test_a_made_up_press_is_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        f"{i} {' '.join(map(str, inks))} 0 0 0 {' '.join(f'{v:.4f}' for v in lab)}"
        for i, (inks, lab) in enumerate(_patches())
    ]
    path = tmp_path / "press.ti3"
    path.write_text("CTI3\nBEGIN_DATA\n" + "\n".join(lines) + "\nEND_DATA\n")
    monkeypatch.setattr(maker, "LAB_NODES", 4)
    inks, lab = maker.measured(path)
    colours, paper = maker.relative(inks, lab)
    grid = maker.on_grid(inks, colours)
    made = maker.profile(grid, maker.inverse(grid), paper)
    assert len(made) == int.from_bytes(made[:4], "big")
    samples = np.rint(inks * 65535).astype(np.uint16)[None]
    found = imagecodecs.cms_transform(
        samples, made, imagecodecs.cms_profile("lab4"), colorspace="cmyk", outcolorspace="lab", intent=1
    )
    shown = found.reshape(-1, 3) / 65535 * (100, 255, 255) - (0, 128, 128)
    apart = np.linalg.norm(shown - colours, axis=1)
    assert apart.mean() < 2.5, "between the few amounts of black that this press has"
