"""Fusing anew with a lower alpha."""

from dataclasses import replace

import numpy as np
import pytest

from dfnet_gui.engine.backends.base import Fused
from dfnet_gui.engine.device import choose_device
from dfnet_gui.engine.fusing import depth_shift, fused_anew, lowered
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.request import CompletionRequest
from dfnet_gui.network.checkpoint import LoadedModel


@pytest.mark.parametrize("shift", [0.0, 1.0, 4.0])
def test_the_logit_is_lowered(shift: float) -> None:
    alpha = np.array([0.0, 0.01, 0.5, 0.9, 1.0], np.float32)
    inner = alpha[1:-1].astype(np.float64)
    expected = 1 / (1 + np.exp(shift) * (1 - inner) / inner)
    np.testing.assert_allclose(lowered(alpha, shift)[1:-1], expected, rtol=1e-4)
    assert lowered(alpha, shift)[0] == 0.0
    assert lowered(alpha, shift)[-1] == pytest.approx(1.0)


def test_the_result_is_that_of_the_lower_alpha() -> None:
    rng = np.random.default_rng(0)
    raw, image, alpha = (rng.random((3, 8, 9), np.float32) for _ in range(3))
    fused = Fused(alpha * raw + (1 - alpha) * image, alpha)
    anew = fused_anew(fused, image, 2.0)
    expected = anew.alpha * raw + (1 - anew.alpha) * image
    np.testing.assert_allclose(anew.result, expected, atol=1e-5)
    assert fused_anew(fused, image, 0.0) is fused


def _two(model: LoadedModel, **changes: float) -> tuple[Inpainter, Inpainter]:
    """The model as it is, and with its manifest changed."""
    manifests = (model.manifest, replace(model.manifest, **changes))  # type: ignore[arg-type]
    one, other = (Inpainter(LoadedModel.of(model.network, each), choose_device("cpu")) for each in manifests)
    return one, other


def test_a_manifest_lowers_alpha_over_pieces_alone_and_the_maps_show_it(detailed_model: LoadedModel) -> None:
    as_it_is, shifted = _two(detailed_model, detailed_alpha_shift=3.0)
    pixels = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
    hole = np.zeros((64, 64), bool)
    hole[24:40, 20:44] = True
    detailed = CompletionRequest.from_photo(pixels, hole, detail="detailed")
    (before,), (after,) = as_it_is.run(detailed).fills, shifted.run(detailed).fills
    assert after.drawn < 0.2 * before.drawn
    assert before.maps is not None
    assert after.maps is not None
    np.testing.assert_allclose(after.maps.alphas[0], lowered(before.maps.alphas[0], 3.0), atol=1e-5)
    place = after.bounds.slices
    shown = np.clip(after.maps.results[0][place][after.hole], 0, 1) * 255
    assert np.abs(shown - after.pixels[after.hole]).max() < 0.6
    fast = CompletionRequest.from_photo(pixels, hole, detail="fast")
    np.testing.assert_array_equal(as_it_is.run(fast).fills[0].pixels, shifted.run(fast).fills[0].pixels)


def test_over_a_smooth_start_alpha_fades_into_the_hole_and_the_maps_show_it(detailed_model: LoadedModel) -> None:
    as_it_is, fading = _two(detailed_model, alpha_fade_px=4.0)
    pixels = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
    hole = np.zeros((64, 64), bool)
    hole[20:44, 20:44] = True
    request = CompletionRequest.from_photo(pixels, hole, detail="fast")
    (before,), (after,) = as_it_is.run(request).fills, fading.run(request).fills
    assert before.maps is not None
    assert after.maps is not None
    shift = depth_shift((~hole).astype(np.float32), 4.0)[..., None]
    np.testing.assert_allclose(
        after.maps.alphas[0][:64, :64], lowered(before.maps.alphas[0][:64, :64], shift), atol=1e-5
    )
    assert shift[20, 30, 0] == pytest.approx(0.25)
    assert shift[31, 31, 0] == pytest.approx(3.0, abs=0.2)
    place = after.bounds.slices
    shown = np.clip(after.maps.results[0][place][after.hole], 0, 1) * 255
    assert np.abs(shown - after.pixels[after.hole]).max() < 0.6
    detailed = replace(request, detail="detailed")
    np.testing.assert_array_equal(as_it_is.run(detailed).fills[0].pixels, fading.run(detailed).fills[0].pixels)


def test_the_maps_of_coarse_scales_are_lowered_likewise(detailed_model: LoadedModel) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
    hole = np.zeros((64, 64), bool)
    hole[12:52, 12:52] = True
    request = CompletionRequest.from_photo(pixels, hole, detail="fast")
    for scale in (1, 2):
        alphas = []
        for inpainter in _two(detailed_model, alpha_fade_px=4.0):
            (fill,) = inpainter.run(request).fills
            assert fill.maps is not None
            alphas.append(fill.maps.alphas[scale])
        middle = 32 // 2**scale
        assert alphas[1][middle, middle].max() < 0.1 * alphas[0][middle, middle].max()


def test_where_nothing_at_all_is_known_alpha_is_lowered_and_stays_a_number() -> None:
    shift = depth_shift(np.zeros((8, 8), np.float32), 12.0)
    alpha = lowered(np.array([0.0, 0.5, 1.0], np.float32)[:, None, None], shift)
    assert np.isfinite(alpha).all()
    assert (alpha[1] < 1e-6).all()
