"""A training that begins with the image passed through begins at the start's fill."""

import math

import cv2
import numpy as np
import pytest
import torch

from dfnet_gui.network import Architecture, DFNet, smooth_start
from dfnet_gui.training.batches import Batch, BatchSource
from dfnet_gui.training.config import DataConfig
from dfnet_gui.training.initial_weights import calibrate_norms, pass_image_through, set_alpha_bias
from dfnet_gui.training.losses import scale_to

TINY = Architecture(base_channels=4, max_channels=8, encoder_kernels=(5, 3, 3), fused_scales=(0, 1, 2))
NARROW = Architecture(base_channels=8, max_channels=16)
BIAS = -1.0


def _batches(size: int, count: int) -> list[Batch]:
    rng = np.random.default_rng(5)
    coarse = [rng.integers(30, 226, (4, 5, 3), np.uint8) for _ in range(3)]
    photos = [cv2.resize(c, (320, 280), interpolation=cv2.INTER_CUBIC).astype(np.uint8) for c in coarse]
    config = DataConfig(sizes=(size,), hole_area=(0.05, 0.3))
    source = BatchSource(photos, [], config, start=smooth_start, device=torch.device("cpu"))
    return [source.draw(rng, 2) for _ in range(count)]


@pytest.mark.parametrize(("architecture", "size"), [(TINY, 64), (NARROW, 256)])
def test_every_raw_is_the_start_and_alpha_is_its_bias(architecture: Architecture, size: int) -> None:
    torch.manual_seed(0)
    network = DFNet(architecture)
    *measured, unseen = _batches(size, 5)
    pass_image_through(network)
    set_alpha_bias(network, BIAS)
    calibrate_norms(network, iter(measured), count=4)
    network.eval()
    with torch.no_grad():
        output = network(unseen.image, unseen.mask)
    for raw, alpha in zip(output.raws, output.alphas, strict=True):
        assert float((raw - scale_to(unseen.image, raw)).abs().mean()) < 0.08
        assert float((alpha - 1 / (1 + math.exp(-BIAS))).abs().max()) < 0.05


def test_without_it_raw_is_far_from_the_start() -> None:
    """The bound above says something: it is not met by any network."""
    torch.manual_seed(0)
    network = DFNet(TINY).eval()
    (batch,) = _batches(64, 1)
    with torch.no_grad():
        raw = network(batch.image, batch.mask).raws[0]
    assert float((raw - batch.target).abs().mean()) > 0.1


def test_calibration_leaves_the_momenta_and_takes_no_more_batches_than_asked() -> None:
    torch.manual_seed(0)
    network = DFNet(TINY)
    norms = [m for m in network.modules() if isinstance(m, torch.nn.BatchNorm2d)]
    batches = iter(_batches(32, 3))
    calibrate_norms(network, batches, count=2)
    assert len(list(batches)) == 1
    assert {norm.momentum for norm in norms} == {0.1}
    assert all(int(norm.num_batches_tracked or 0) == 2 for norm in norms)
