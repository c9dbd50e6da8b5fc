"""Fusion blocks in another network: shapes, ranges, and weights that are checked like a DFNet's."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import torch
from safetensors.torch import save_file

from dfnet_gui.engine.device import choose_device
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.request import CompletionRequest
from dfnet_gui.errors import CheckpointError
from dfnet_gui.network import Architecture, CompletionNetwork, DFNet, FusionBlock, GatedArchitecture, GatedUNet
from dfnet_gui.network.checkpoint import load_model, save_model
from dfnet_gui.network.manifest import Manifest, manifest_path, sha256_of

SMALL = GatedArchitecture(channels=(4, 6, 8), fused_scales=(0, 2))
State = dict[str, npt.NDArray[Any]]


@pytest.fixture
def network() -> GatedUNet:
    torch.manual_seed(0)
    return GatedUNet(SMALL).eval()


def _manifest(**changes: Any) -> Manifest:
    values = {"name": "gated", "sha256": "", "architecture": SMALL, "working_size": 32, "start": "smooth", **changes}
    return Manifest(**values)


def _weights(network: CompletionNetwork) -> State:
    return {name: tensor.numpy() for name, tensor in network.state_dict().items()}


def _inputs(height: int = 16, width: int = 24, seed: int = 1) -> tuple[torch.Tensor, torch.Tensor]:
    torch.manual_seed(seed)
    mask = torch.ones(2, 1, height, width)
    mask[..., 4:9, 6:15] = 0
    return torch.rand(2, 3, height, width) * mask, mask


@pytest.mark.parametrize("scales", [(0,), (0, 2), (0, 1, 2), (1,), (2,)])
def test_every_fused_scale_gives_its_maps_finest_first(scales: tuple[int, ...]) -> None:
    network = GatedUNet(GatedArchitecture(channels=(4, 6, 8), fused_scales=scales)).eval()
    with torch.inference_mode():
        output = network(*_inputs())
    for kind in output:
        assert [tuple(each.shape) for each in kind] == [(2, 3, 16 >> scale, 24 >> scale) for scale in scales]
        assert all(bool(((each >= 0) & (each <= 1)).all()) for each in kind)


def test_the_default_network_takes_multiples_of_16() -> None:
    network = GatedUNet().eval()
    image, mask = torch.rand(1, 3, 32, 48), torch.ones(1, 1, 32, 48)
    with torch.inference_mode():
        output = network(image, mask)
    assert [tuple(each.shape[2:]) for each in output.results] == [(32, 48), (16, 24), (8, 12)]


def test_results_are_fused_with_the_image(network: GatedUNet) -> None:
    image, mask = _inputs()
    with torch.inference_mode():
        output = network(image, mask)
    result, alpha, raw = (kind[0] for kind in output)
    torch.testing.assert_close(result, alpha * raw + (1 - alpha) * image)
    assert all(isinstance(block, FusionBlock) for block in network.fuse.values())
    assert sorted(network.fuse) == ["0", "2"]


def test_the_mask_and_what_lies_far_away_count(network: GatedUNet) -> None:
    image, mask = _inputs()
    other = image.clone()
    other[..., 12:, 20:] = 1 - other[..., 12:, 20:]
    with torch.inference_mode():
        first, shifted, unmasked = (network(*each) for each in ((image, mask), (other, mask), (image, mask * 0 + 1)))
    assert (first.raws[0] != unmasked.raws[0]).any()
    assert (first.raws[0][..., 10:12, 18:20] != shifted.raws[0][..., 10:12, 18:20]).any()


def test_it_can_be_trained(network: GatedUNet) -> None:
    network.train()
    image, mask = _inputs()
    torch.stack([result.mean() for result in network(image, mask).results]).sum().backward()  # type: ignore[no-untyped-call]
    assert all(p.grad is not None and bool(p.grad.abs().sum() > 0) for p in network.stem.parameters())


@pytest.mark.parametrize("size", [(15, 16), (16, 18), (0, 16)])
def test_other_sizes_are_refused(network: GatedUNet, size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="multiples of 4"):
        network(torch.zeros(1, 3, *size), torch.zeros(1, 1, *size))


@pytest.mark.parametrize(
    ("image", "mask"), [((1, 4, 16, 16), (1, 1, 16, 16)), ((1, 3, 16, 16), (1, 3, 16, 16)), ((3, 16, 16), (1, 16, 16))]
)
def test_other_shapes_are_refused(network: GatedUNet, image: tuple[int, ...], mask: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="must be"):
        network(torch.zeros(image), torch.zeros(mask))


@pytest.mark.parametrize(
    "wrong",
    [
        {"channels": ()},
        {"channels": (8,)},
        {"channels": (8,) * 9},
        {"channels": (8, 0)},
        {"fused_scales": ()},
        {"fused_scales": (1, 0)},
        {"fused_scales": (0, 0)},
        {"fused_scales": (0, 5)},
        {"fused_scales": (-1, 0)},
    ],
)
def test_impossible_architectures_are_refused(wrong: dict[str, tuple[int, ...]]) -> None:
    with pytest.raises(ValueError, match=r"."):
        GatedArchitecture(**wrong)


def test_an_architecture_comes_back_from_its_values() -> None:
    plain = json.loads(json.dumps(SMALL.as_dict()))
    assert plain == {"network": "gated-unet", "channels": [4, 6, 8], "fused_scales": [0, 2]}
    assert GatedArchitecture.from_dict(plain) == SMALL


@pytest.mark.parametrize("halves", [True, False])
def test_weights_come_back_with_their_network(network: GatedUNet, tmp_path: Path, halves: bool) -> None:  # noqa: FBT001
    path = tmp_path / "gated.safetensors"
    save_model(path, _weights(network), _manifest(), halves=halves)
    loaded = load_model(path)
    assert isinstance(loaded.network, GatedUNet)
    assert loaded.manifest.architecture == loaded.network.architecture == SMALL
    assert not loaded.network.training
    for name, tensor in network.state_dict().items():
        wanted = tensor.half().float() if halves and tensor.is_floating_point() else tensor
        torch.testing.assert_close(loaded.network.state_dict()[name], wanted, rtol=0, atol=0, check_dtype=False)
    if not halves:
        with torch.inference_mode():
            torch.testing.assert_close(loaded.network(*_inputs()).results[0], network(*_inputs()).results[0])


def test_the_inpainter_completes_with_it(network: GatedUNet, tmp_path: Path) -> None:
    path = tmp_path / "gated.safetensors"
    save_model(path, _weights(network), _manifest())
    pixels = np.random.default_rng(0).integers(0, 256, (50, 41, 3), np.uint8)
    hole = np.zeros((50, 41), bool)
    hole[10:20, 12:30] = True
    completion = Inpainter(load_model(path), choose_device("cpu")).run(CompletionRequest.from_photo(pixels, hole))
    result = pixels.copy()
    completion.paste_into(result)
    np.testing.assert_array_equal(result[~hole], pixels[~hole])
    assert (result[hole] != pixels[hole]).any()
    maps = completion.fills[0].maps
    assert maps is not None
    assert sorted(maps.alphas) == [0, 2]


def _without(key: str) -> Callable[[State], None]:
    return lambda state: state.__delitem__(key)


def _with(key: str, array: npt.NDArray[Any]) -> Callable[[State], None]:
    return lambda state: state.__setitem__(key, array)


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (_without("middle.both.bias"), "middle.both.bias"),
        (_with("head.weight", np.zeros(3, np.float32)), "head.weight"),
        (
            _with("stem.both.bias", np.zeros(7, np.float32)),
            r"stem.both.bias has the shape \(7,\), where \(8,\) belongs",
        ),
        (_with("stem.both.bias", np.full(8, np.nan, np.float32)), "stem.both.bias holds values that are no numbers"),
    ],
)
def test_damaged_entries_are_named(
    network: GatedUNet, tmp_path: Path, damage: Callable[[State], None], reason: str
) -> None:
    state, path = _weights(network), tmp_path / "gated.safetensors"
    damage(state)
    save_model(path, state, _manifest())
    with pytest.raises(CheckpointError, match=reason) as caught:
        load_model(path)
    sentence = str(caught.value)
    assert sentence.startswith(f"{path}: ")
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_exchanged_weights_are_noticed(network: GatedUNet, tmp_path: Path) -> None:
    path = tmp_path / "gated.safetensors"
    save_model(path, _weights(network), _manifest())
    save_file({name: tensor + 1 for name, tensor in network.state_dict().items()}, path)
    with pytest.raises(CheckpointError, match="not the ones that their manifest names"):
        load_model(path)


def test_without_a_manifest_it_is_no_dfnet(network: GatedUNet, tmp_path: Path) -> None:
    path = tmp_path / "gated.safetensors"
    save_file(network.state_dict(), path)
    with pytest.raises(CheckpointError, match="the weights are not a DFNet's") as caught:
        load_model(path)
    assert str(caught.value).startswith(f"{path}: ")


def test_a_dfnet_under_a_gated_manifest_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gated.safetensors"
    tiny = Architecture(base_channels=4, max_channels=8, encoder_kernels=(5, 3), fused_scales=(0, 1))
    save_model(path, _weights(DFNet(tiny)), _manifest())
    with pytest.raises(CheckpointError, match=r"stem\.both\.weight first") as caught:
        load_model(path)
    assert str(caught.value).startswith(f"{path}: ")


def test_a_manifest_of_impossible_channels_is_named(network: GatedUNet, tmp_path: Path) -> None:
    path = tmp_path / "gated.safetensors"
    save_model(path, _weights(network), _manifest())
    values = json.loads(manifest_path(path).read_text())
    for channels in ([4.5, 6.5, 8.5], [4, "6", 8], [0, 4, 8], 4):
        values["architecture"]["channels"] = channels
        manifest_path(path).write_text(json.dumps(values))
        assert values["sha256"] == sha256_of(path)
        with pytest.raises(CheckpointError, match="the manifest can't be used"):
            load_model(path)
