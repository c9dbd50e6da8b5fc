"""The network equals the released one in layout and output."""

import json
import zlib
from pathlib import Path

import numpy as np
import pytest
import torch

from dfnet_gui.network import Architecture, DFNet, DFNetOutput, FusionBlock

PARITY = Path(__file__).parents[2] / "data" / "dfnet-parity"
SAMPLING = (7, 3, 2, 1, 1, 1)
CASES = {"a": (1, 256, 256), "b": (2, 512, 256)}


def _drawn(name: str, shape: list[int]) -> np.ndarray:
    rng, last = np.random.default_rng(zlib.crc32(name.encode())), name.rsplit(".", 1)[-1]
    if last == "running_mean":
        return rng.normal(0, 0.1, shape)
    if last == "running_var":
        return rng.uniform(0.5, 1.5, shape)
    if last == "num_batches_tracked":
        return np.array(0)
    if last == "bias":
        return rng.normal(0, 0.05, shape)
    if len(shape) == 4:
        return rng.normal(0, np.sqrt(2 / (shape[1] * shape[2] * shape[3])), shape)
    return rng.uniform(0.5, 1.5, shape)


@pytest.fixture(scope="module")
def entries() -> list[tuple[str, list[int], str]]:
    return [tuple(entry) for entry in json.loads((PARITY / "state_dict.json").read_text())]


@pytest.fixture(scope="module")
def reference(entries: list[tuple[str, list[int], str]]) -> DFNet:
    network = DFNet()
    types = {"float32": torch.float32, "int64": torch.int64}
    network.load_state_dict(
        {name: torch.from_numpy(np.asarray(_drawn(name, shape))).to(types[kind]) for name, shape, kind in entries}
    )
    return network.eval()


@pytest.fixture(scope="module", params=sorted(CASES))
def case(request: pytest.FixtureRequest, reference: DFNet) -> tuple[str, DFNetOutput]:
    seed, height, width = CASES[request.param]
    rng = np.random.default_rng(seed)
    image = rng.random((1, 3, height, width), dtype=np.float32)
    mask = (rng.random((1, 1, height // 16, width // 16)) > 0.35).astype(np.float32)
    mask = mask.repeat(16, axis=2).repeat(16, axis=3)
    with torch.inference_mode():
        return request.param, reference(torch.from_numpy(image * mask), torch.from_numpy(mask))


def test_names_shapes_and_types_are_the_released_ones(entries: list[tuple[str, list[int], str]]) -> None:
    ours = {k: (list(v.shape), str(v.dtype).removeprefix("torch.")) for k, v in DFNet().state_dict().items()}
    assert ours == {name: (shape, kind) for name, shape, kind in entries}


def test_outputs_are_the_released_networks(case: tuple[str, DFNetOutput]) -> None:
    name, output = case
    expected = {k: v for k, v in np.load(PARITY / "outputs.npz").items() if k.startswith(f"{name}_")}
    assert expected
    for key, values in expected.items():
        _, kind, scale = key.split("_")
        step = SAMPLING[int(scale)]
        ours = getattr(output, f"{kind}s")[int(scale)].numpy()
        np.testing.assert_allclose(ours[:, :, step // 2 :: step, step // 2 :: step], values, atol=1e-5, rtol=0)


def test_published_size() -> None:
    assert sum(p.numel() for p in DFNet().parameters()) == 32_880_504


def test_narrower_and_shallower() -> None:
    architecture = Architecture(base_channels=8, max_channels=16, encoder_kernels=(5, 3, 3), fused_scales=(0, 2))
    with torch.inference_mode():
        output = DFNet(architecture).eval()(torch.rand(2, 3, 24, 40), torch.ones(2, 1, 24, 40))
    assert [tuple(r.shape) for r in output.results] == [(2, 3, 24, 40), (2, 3, 6, 10)]


@pytest.mark.parametrize("size", [(255, 256), (256, 300), (0, 256)])
def test_other_sizes_raise(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="multiples of 256"):
        DFNet()(torch.zeros(1, 3, *size), torch.zeros(1, 1, *size))


def test_other_channels_raise() -> None:
    with pytest.raises(ValueError, match=r"\(N, 3, H, W\)"):
        DFNet()(torch.zeros(1, 4, 256, 256), torch.zeros(1, 1, 256, 256))
    with pytest.raises(ValueError, match=r"\(N, 1, H, W\)"):
        DFNet()(torch.zeros(1, 3, 256, 256), torch.zeros(1, 3, 256, 256))


@pytest.mark.parametrize(
    "wrong",
    [
        {"encoder_kernels": ()},
        {"fused_scales": (0, 8)},
        {"fused_scales": (1, 0)},
        {"fused_scales": ()},
        {"base_channels": 0},
        {"base_channels": 64, "max_channels": 32},
        {"encoder_kernels": (1, 3)},
    ],
)
def test_impossible_architectures_raise(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        Architecture(**wrong)  # type: ignore[arg-type]


def test_fusion_block_alone() -> None:
    block = FusionBlock(feature_channels=5).eval()
    image, features = torch.rand(1, 3, 32, 48), torch.randn(1, 5, 16, 24)
    result, alpha, raw = block(image, features)
    small = torch.nn.functional.interpolate(image, size=(16, 24), mode="bilinear", align_corners=False)
    torch.testing.assert_close(result, alpha * raw + (1 - alpha) * small)
    assert bool(((alpha >= 0) & (alpha <= 1) & (raw >= 0) & (raw <= 1)).all())
