"""A level half as large: means of 2×2 pixels, an odd last row or column twice."""

import numpy as np
import pytest

from dfnet_gui.imaging.halving import halved


@pytest.mark.parametrize("size", [(4, 6), (5, 6), (4, 7), (5, 7), (1, 1), (1, 5)])
@pytest.mark.parametrize("channels", [(), (3,)])
def test_means_of_two_by_two(size: tuple[int, int], channels: tuple[int, ...]) -> None:
    array = np.random.default_rng(1).random((*size, *channels)).astype(np.float32)
    padded = np.pad(array, ((0, size[0] % 2), (0, size[1] % 2), *((0, 0) for _ in channels)), mode="edge")
    means = padded.reshape(padded.shape[0] // 2, 2, padded.shape[1] // 2, 2, *channels).mean((1, 3))
    np.testing.assert_allclose(halved(array), means, atol=1e-6)


def test_bytes_stay_bytes() -> None:
    pixels = np.array([[[0, 10, 20], [4, 10, 20]], [[8, 10, 20], [0, 10, 21]]], np.uint8)
    small = halved(pixels)
    assert small.dtype == np.uint8
    assert small.tolist() == [[[3, 10, 20]]]
