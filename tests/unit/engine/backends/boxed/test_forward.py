"""What is computed only in a box, or only where something changed, is what the whole network gives."""

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dfnet_gui.engine.backends.base import Fused, Looked
from dfnet_gui.engine.backends.boxed.folding import FoldedDFNet, fold
from dfnet_gui.engine.backends.boxed.forward import BoxedForward, Steps
from dfnet_gui.engine.backends.processor import has_openvino
from dfnet_gui.engine.backends.torch.steps import TorchSteps
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.network import Architecture, DFNet
from dfnet_gui.network.checkpoint import LoadedModel
from dfnet_gui.network.manifest import Manifest
from tests.unit.engine.lively import lively

EXACT = 1e-5


DEEP = Architecture(base_channels=3, max_channels=6, encoder_kernels=(7, 5, 5, 3, 3), fused_scales=(0, 1))


SHALLOW = Architecture(base_channels=4, max_channels=4, encoder_kernels=(4, 2), fused_scales=(0,))


MULTIPLE = 32


def _openvino(folded: FoldedDFNet) -> Steps:
    if not has_openvino():
        pytest.skip(reason="the extra openvino is not installed")
    from dfnet_gui.engine.backends.openvino import steps as openvino_steps

    steps: Steps = openvino_steps.OpenVinoSteps(lambda: folded, "fp32", threads=1)
    return steps


def _lively(architecture: Architecture) -> DFNet:
    """A network whose output depends much on its input, everywhere: norms and weights far from their defaults."""
    torch.manual_seed(11)
    return lively(DFNet(architecture))


def _folded(network: DFNet) -> FoldedDFNet:
    manifest = Manifest(name="any", sha256="", architecture=network.architecture, working_size=MULTIPLE)
    return fold(LoadedModel.of(network, manifest).weights, network.architecture)


def _boxed(folded: FoldedDFNet, steps: Steps) -> BoxedForward:
    def look(_started: FloatArray, _mask: FloatArray) -> Looked:
        raise AssertionError("nobody looks here")

    return BoxedForward(folded, steps, "boxed", look)


NETWORKS = {"deep": _lively(DEEP), "shallow": _lively(SHALLOW)}


FORWARDS = {
    (name, kind): _boxed(_folded(network), make(_folded(network)))
    for name, network in NETWORKS.items()
    for kind, make in (("pytorch", TorchSteps),)
}


def _picture(rng: np.random.Generator, n: int, height: int, width: int) -> tuple[FloatArray, FloatArray]:
    mask = np.ones((n, 1, height, width), np.float32)
    for item in mask:
        item[0][rng.random((height, width)) < 0.05] = 0
    image = rng.random((n, 3, height, width), np.float32) * mask
    return image, mask


def _whole(network: DFNet, image: FloatArray, mask: FloatArray) -> Fused:
    with torch.no_grad():
        output = network(torch.from_numpy(image), torch.from_numpy(mask))
    return Fused(output.results[0].numpy(), output.alphas[0].numpy())


def _assert_same(boxed: Fused, whole: Fused, box: Bounds) -> None:
    place = (slice(None), slice(None), *box.slices)
    np.testing.assert_allclose(boxed.result, whole.result[place], atol=EXACT)
    np.testing.assert_allclose(boxed.alpha, whole.alpha[place], atol=EXACT)


def _box(data: st.DataObject, height: int, width: int) -> Bounds:
    left, top = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
    return Bounds(left, top, data.draw(st.integers(1, width - left)), data.draw(st.integers(1, height - top)))


sizes = st.sampled_from([MULTIPLE, 2 * MULTIPLE, 3 * MULTIPLE])


@settings(deadline=None, max_examples=500, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from(sorted(NETWORKS)), sizes, sizes, st.integers(1, 2), st.integers(0, 99))
def test_a_box_is_what_the_whole_network_gives_there(
    data: st.DataObject, name: str, height: int, width: int, n: int, seed: int
) -> None:
    image, mask = _picture(np.random.default_rng(seed), n, height, width)
    whole = _whole(NETWORKS[name], image, mask)
    forward = FORWARDS[name, "pytorch"]
    forward.forget()
    for _ in range(5):  # other boxes of the same region: features and skip parts are used again
        box = _box(data, height, width)
        _assert_same(forward.run(image, mask, box), whole, box)


@pytest.mark.slow
@settings(deadline=None, max_examples=5000, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from(sorted(NETWORKS)), sizes, sizes, st.integers(0, 99))
def test_thousands_of_boxes(data: st.DataObject, name: str, height: int, width: int, seed: int) -> None:
    image, mask = _picture(np.random.default_rng(seed), 1, height, width)
    whole = _whole(NETWORKS[name], image, mask)
    FORWARDS[name, "pytorch"].forget()
    for _ in range(3):
        box = _box(data, height, width)
        _assert_same(FORWARDS[name, "pytorch"].run(image, mask, box), whole, box)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from(sorted(NETWORKS)), sizes, sizes, st.integers(0, 99))
def test_after_a_change_it_is_still_what_the_whole_network_gives(
    data: st.DataObject, name: str, height: int, width: int, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    image, mask = _picture(rng, 1, height, width)
    forward = FORWARDS[name, "pytorch"]
    forward.forget()
    for _ in range(4):
        box = _box(data, height, width)
        _assert_same(forward.run(image, mask, box), _whole(NETWORKS[name], image, mask), box)
        changed = _box(data, height, width)
        place = (slice(None), slice(None), *changed.slices)
        image, mask = image.copy(), mask.copy()
        mask[place] = 1 - mask[place]
        image[place] = rng.random((1, 3, changed.height, changed.width), np.float32) * mask[place]


@pytest.mark.parametrize("name", sorted(NETWORKS))
def test_openvino_gives_the_same(name: str) -> None:
    folded = _folded(NETWORKS[name])
    forward = _boxed(folded, _openvino(folded))
    rng = np.random.default_rng(5)
    for trial in range(25):
        height, width = (MULTIPLE * int(rng.integers(1, 4)) for _ in "hw")
        image, mask = _picture(rng, 1 + trial % 2, height, width)
        for _ in range(3):
            left, top = int(rng.integers(width)), int(rng.integers(height))
            box = Bounds(left, top, int(rng.integers(1, width - left + 1)), int(rng.integers(1, height - top + 1)))
            _assert_same(forward.run(image, mask, box), _whole(NETWORKS[name], image, mask), box)
            mask = mask.copy()
            mask[:, :, top : top + 9, left : left + 7] = 1 - mask[:, :, top : top + 9, left : left + 7]


class _Counting:
    """Passes steps on and remembers how many encoder outputs and first runs were computed."""

    def __init__(self, steps: TorchSteps) -> None:
        self._steps, self.firsts, self.pixels = steps, 0, 0

    def __getattr__(self, name: str) -> object:
        return getattr(self._steps, name)

    def first(self, *arguments: object) -> object:
        self.firsts += 1
        return self._steps.first(*arguments)  # type: ignore[arg-type]

    def encode(self, level: int, features: object) -> object:
        encoded = self._steps.encode(level, features)
        self.pixels = max(self.pixels, encoded.shape[2] * encoded.shape[3])
        return encoded


def test_only_what_a_change_reaches_is_computed_again() -> None:
    folded = _folded(NETWORKS["deep"])
    steps = _Counting(TorchSteps(folded))
    forward = _boxed(folded, steps)  # type: ignore[arg-type]
    image, mask = _picture(np.random.default_rng(0), 1, 96, 96)
    box = Bounds(30, 30, 40, 40)
    forward.run(image, mask, box)
    assert (steps.firsts, steps.pixels) == (1, 0)
    other = mask.copy()
    other[..., 40:44, 40:44] = 1 - other[..., 40:44, 40:44]
    forward.run(image, other, box)
    assert steps.firsts == 1
    assert 0 < steps.pixels < 48 * 48 / 2, "less than half of the first step's outputs"
    steps.pixels = 0
    forward.run(image, other, box)
    assert (steps.firsts, steps.pixels) == (1, 0), "nothing changed, so the encoder has nothing to do"
    forward.run(1 - image, other, box)
    assert steps.firsts == 2, "all of it changed"


def test_a_failure_leaves_nothing_half_updated(monkeypatch: pytest.MonkeyPatch) -> None:
    folded = _folded(NETWORKS["deep"])
    steps = TorchSteps(folded)
    forward = _boxed(folded, steps)
    image, mask = _picture(np.random.default_rng(0), 1, 64, 64)
    box = Bounds(10, 10, 30, 30)
    forward.run(image, mask, box)
    other = mask.copy()
    other[..., 20:24, 20:24] = 1 - other[..., 20:24, 20:24]
    with monkeypatch.context() as broken:
        broken.setattr(steps, "decode", lambda *_: (_ for _ in ()).throw(MemoryError))
        with pytest.raises(MemoryError):
            forward.run(image, other, box)
    _assert_same(forward.run(image, mask, box), _whole(NETWORKS["deep"], image, mask), box)
