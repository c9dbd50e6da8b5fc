"""What OpenVINO and PyTorch give of all fusion blocks is what the network gives."""

import numpy as np
import pytest
import torch

from dfnet_gui.engine.backends.base import Forward, Looked, Precision
from dfnet_gui.engine.backends.choose import choose_forward
from dfnet_gui.engine.backends.processor import has_openvino
from dfnet_gui.engine.backends.registry import plain_forward
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.network import Architecture, GatedArchitecture
from dfnet_gui.network.architecture import NetworkArchitecture
from dfnet_gui.network.checkpoint import LoadedModel, load_model
from dfnet_gui.network.construction import build_network
from dfnet_gui.network.manifest import Manifest
from dfnet_gui.paths import models_dir
from tests.unit.engine.lively import lively

MOST_DIFFERENCE = 1e-4
MULTIPLE = 32
ARCHITECTURES = {
    "all scales": Architecture(
        base_channels=4, max_channels=8, encoder_kernels=(7, 5, 5, 3, 3), fused_scales=(0, 1, 2, 3, 4)
    ),
    "fewer scales": Architecture(base_channels=3, max_channels=6, encoder_kernels=(5, 5, 3, 3), fused_scales=(0, 1)),
    "one scale": Architecture(base_channels=4, max_channels=4, encoder_kernels=(5, 3), fused_scales=(0,)),
    "scales with a gap": Architecture(base_channels=4, max_channels=8, encoder_kernels=(3, 3, 3), fused_scales=(0, 2)),
    "even kernels": Architecture(base_channels=4, max_channels=8, encoder_kernels=(4, 2, 6), fused_scales=(0, 1, 2)),
    "one step": Architecture(base_channels=5, max_channels=5, encoder_kernels=(3,), fused_scales=(0,)),
}
COARSE = Architecture(base_channels=4, max_channels=8, encoder_kernels=(5, 3, 3), fused_scales=(1, 2))
GATED = GatedArchitecture(channels=(4, 6, 8), fused_scales=(0, 2))


def _model(architecture: NetworkArchitecture) -> LoadedModel:
    torch.manual_seed(12)
    network = build_network(architecture)
    manifest = Manifest(name="random", sha256="", architecture=architecture, working_size=2 * MULTIPLE)
    return LoadedModel.of(lively(network), manifest)


def _by(model: LoadedModel, backend: str, precision: Precision = "fp32") -> Forward:
    if backend == "openvino" and not has_openvino():
        pytest.skip(reason="the extra openvino is not installed")
    return choose_forward(model, "cpu", backend=backend, precision=precision)


def _picture(height: int, width: int, n: int = 1) -> tuple[FloatArray, FloatArray]:
    rng = np.random.default_rng(height * width + n)
    mask = (rng.random((n, 1, height, width)) > 0.1).astype(np.float32)
    mask[..., height // 4 : height // 2, width // 4 : width // 2] = 0
    return rng.random((n, 3, height, width), np.float32) * mask, mask


def _assert_same(looked: Looked, model: LoadedModel, started: FloatArray, mask: FloatArray) -> None:
    with torch.no_grad():
        output = model.network(torch.from_numpy(started), torch.from_numpy(mask))
    scales = model.manifest.architecture.fused_scales
    for given, expected in (
        (looked.results, output.results),
        (looked.alphas, output.alphas),
        (looked.raws, output.raws),
    ):
        assert [each.shape[2:] for each in given] == [(mask.shape[2] >> s, mask.shape[3] >> s) for s in scales]
        for mine, theirs in zip(given, expected, strict=True):
            assert mine.dtype == np.float32
            assert mine.shape == tuple(theirs.shape)
            assert np.abs(mine - theirs.numpy()).max() < MOST_DIFFERENCE
            assert float(theirs.std()) > 0.01, "a map that is the same everywhere shows nothing"


@pytest.mark.parametrize("size", [(32, 32), (64, 64), (96, 32), (32, 160)], ids=str)
@pytest.mark.parametrize("name", ARCHITECTURES)
@pytest.mark.parametrize("backend", ["openvino", "pytorch"])
def test_all_fused_scales_are_those_of_the_network(backend: str, name: str, size: tuple[int, int]) -> None:
    model, picture = _model(ARCHITECTURES[name]), _picture(*size)
    _assert_same(_by(model, backend).look(*picture), model, *picture)


@pytest.mark.parametrize("architecture", [COARSE, GATED], ids=["coarse", "gated"])
@pytest.mark.parametrize("precision", ["fp32", "bf16"])
def test_a_network_that_can_not_be_folded_is_looked_at_whole(
    architecture: NetworkArchitecture, precision: Precision
) -> None:
    model, picture = _model(architecture), _picture(32, 64)
    _assert_same(plain_forward(model, "cpu", precision).look(*picture), model, *picture)


@pytest.mark.parametrize("backend", ["openvino", "pytorch"])
def test_several_regions_are_looked_at_together(backend: str) -> None:
    model, picture = _model(ARCHITECTURES["all scales"]), _picture(32, 64, n=3)
    _assert_same(_by(model, backend).look(*picture), model, *picture)


@pytest.mark.parametrize("backend", ["openvino", "pytorch"])
def test_maps_are_exact_whatever_the_precision_of_the_fill(backend: str) -> None:
    model, picture = _model(ARCHITECTURES["all scales"]), _picture(64, 32)
    _assert_same(_by(model, backend, "bf16").look(*picture), model, *picture)


@pytest.mark.parametrize("backend", ["openvino", "pytorch"])
def test_looking_and_running_do_not_disturb_each_other(backend: str) -> None:
    model, picture, other = _model(ARCHITECTURES["all scales"]), _picture(64, 96), _picture(32, 32)
    forward, box = _by(model, backend), Bounds(10, 5, 40, 30)
    before = forward.run(*picture, box)
    result = before.result.copy()
    looked = forward.look(*picture)
    np.testing.assert_allclose(looked.results[0][(..., *box.slices)], result, rtol=0, atol=MOST_DIFFERENCE)
    forward.look(*other)
    _assert_same(looked, model, *picture)
    np.testing.assert_array_equal(forward.run(*picture, box).result, result)


@pytest.mark.parametrize("size", [(256, 256), (256, 512)], ids=str)
@pytest.mark.parametrize("backend", ["openvino", "pytorch"])
def test_all_fused_scales_of_the_built_in_model(backend: str, size: tuple[int, int]) -> None:
    model, picture = load_model(models_dir() / "dfnet-compact.safetensors"), _picture(*size)
    _assert_same(_by(model, backend).look(*picture), model, *picture)
