"""Zoom and pan arithmetic, pyramids, settings."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfnet_gui.gui.base.settings import BRUSH_RADIUS, THEME, Settings
from dfnet_gui.gui.base.settings_file import SettingsFile
from dfnet_gui.gui.base.theme import DARK, LIGHT, Theme
from dfnet_gui.gui.canvas.viewport import MOST_ZOOM, Viewport
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.pyramid import Pyramid

VIEWPORTS = st.builds(Viewport, st.floats(0.05, 20), st.floats(-500, 500), st.floats(-500, 500))


@given(VIEWPORTS, st.floats(-1000, 1000), st.floats(-1000, 1000))
def test_there_and_back(viewport: Viewport, x: float, y: float) -> None:
    assert viewport.to_photo(*viewport.to_pane(x, y)) == pytest.approx((x, y), abs=1e-6)


@given(VIEWPORTS, st.floats(0.2, 5), st.floats(0, 800), st.floats(0, 600))
def test_zoom_keeps_the_point_under_the_cursor(viewport: Viewport, factor: float, x: float, y: float) -> None:
    assert viewport.zoomed(factor, x, y).to_photo(x, y) == pytest.approx(viewport.to_photo(x, y), abs=1e-3)


@given(VIEWPORTS)
def test_a_bit_of_the_photo_always_stays_in_sight(viewport: Viewport) -> None:
    held = viewport.panned(1e6, -1e6).held((400, 300), (800, 600))
    assert held.x < 800
    assert held.y + 300 * held.zoom > 0


def test_fit_shows_all_and_never_enlarges() -> None:
    fitted = Viewport.fitted((4000, 3000), (800, 600))
    assert fitted.to_pane(0, 0)[1] >= 0
    assert fitted.to_pane(4000, 3000)[1] <= 600
    assert Viewport.fitted((40, 30), (800, 600)).zoom == 1.0
    assert Viewport(50.0).zoomed(10, 0, 0).zoom == MOST_ZOOM


@pytest.mark.parametrize("shape", [(700, 900, 3), (513, 1001, 3), (300, 2000, 3)])
def test_a_patched_pyramid_equals_a_new_one(shape: tuple[int, ...]) -> None:
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 256, shape, np.uint8)
    original = Pyramid.of(pixels.copy())
    before = [level.whole() for level in original.levels]
    patched = original.patchable()
    assert len(patched.levels) >= 3
    for bounds in (Bounds(3, 5, 77, 101), Bounds(0, 0, 1, 1), Bounds(shape[1] - 9, shape[0] - 7, 9, 7)):
        pixels[bounds.slices] = rng.integers(0, 256, (bounds.height, bounds.width, 3), np.uint8)
        patched.write(bounds, pixels[bounds.slices])
    for ours, new in zip(patched.levels, Pyramid.of(pixels.copy()).levels, strict=True):
        np.testing.assert_array_equal(ours.whole(), new.base)
    for level, was in zip(original.levels, before, strict=True):
        np.testing.assert_array_equal(level.whole(), was, "the original stays as it was")
    half = cv2.resize(
        pixels[: shape[0] // 2 * 2, : shape[1] // 2 * 2], None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA
    )
    np.testing.assert_array_equal(patched.levels[1].whole()[: half.shape[0], : half.shape[1]], half)


def test_settings_come_back_and_unsound_ones_do_not(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    settings = Settings(path)
    settings.set(BRUSH_RADIUS, 12.5)
    settings.set(THEME, "dark")
    settings.add_recent("/a.png")
    settings.add_recent("/b.png")
    settings.add_recent("/a.png")
    settings.sync()
    again = Settings(path)
    assert again.get(BRUSH_RADIUS) == 12.5
    assert again.get(THEME) == "dark"
    assert again.recent() == ["/a.png", "/b.png"]
    with pytest.raises(ValueError, match="no value"):
        settings.set(THEME, "pink")
    SettingsFile(path).write({BRUSH_RADIUS.key: "wide", THEME.key: "pink"})
    unsound = Settings(path)
    assert unsound.get(BRUSH_RADIUS) == BRUSH_RADIUS.default
    assert unsound.get(THEME) == THEME.default


def _contrast(first: str, second: str) -> float:
    """WCAG 2.2 contrast ratio of two #rrggbb colours."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_text_has_enough_contrast(theme: Theme) -> None:
    for background in (theme.window, theme.base, theme.button):
        assert _contrast(theme.text, background) >= 4.5
        assert _contrast(theme.faint, background) >= 4.5
    assert _contrast(theme.accent_text, theme.accent) >= 4.5
    assert theme.surround[1:3] == theme.surround[3:5] == theme.surround[5:7], "no hue next to a photo"
