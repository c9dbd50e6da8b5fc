"""Weights files are checked before they are used, and never run."""

import json
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import save_file

from dfnet_gui.errors import CheckpointError
from dfnet_gui.network import Architecture, DFNet
from dfnet_gui.network.checkpoint import State, load_model, save_model
from dfnet_gui.network.manifest import Manifest, manifest_path

SMALL = Architecture(base_channels=4, max_channels=16)


@pytest.fixture
def state() -> dict[str, torch.Tensor]:
    torch.manual_seed(0)
    return dict(DFNet(SMALL).state_dict())


def _manifest(**changes: Any) -> Manifest:
    return Manifest(**{"name": "small", "sha256": "", "architecture": SMALL, "start": "smooth", **changes})


def test_safetensors_come_back_with_their_manifest(state: State, tmp_path: Path) -> None:
    path = tmp_path / "small.safetensors"
    save_model(path, state, _manifest(training={"minutes": 3}))
    network, manifest = load_model(path)
    assert manifest.training == {"minutes": 3}
    assert manifest.start == "smooth"
    assert network.architecture == SMALL
    for name, tensor in network.state_dict().items():
        torch.testing.assert_close(tensor, state[name], rtol=1e-3, atol=1e-3)
    assert not network.training


@pytest.mark.parametrize("zipped", [True, False])
def test_released_pth_loads_unchanged(state: State, tmp_path: Path, zipped: bool) -> None:  # noqa: FBT001
    path = tmp_path / "model_places2.pth"
    torch.save(state, path, _use_new_zipfile_serialization=zipped)
    network, manifest = load_model(path)
    assert (manifest.channel_order, manifest.start, manifest.working_size) == ("BGR", "zeros", 512)
    assert torch.equal(network.state_dict()["en_0.encode.0.conv.1.weight"], state["en_0.encode.0.conv.1.weight"])


def test_celeba_works_at_256(state: State, tmp_path: Path) -> None:
    path = tmp_path / "model_celeba.pth"
    torch.save(state, path)
    assert load_model(path).manifest.working_size == 256


def test_full_width_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "full.pth"
    torch.save(DFNet().state_dict(), path)
    assert load_model(path).network.architecture == Architecture()


class _Malicious:
    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self.target),)


def _with(key: str, value: torch.Tensor | None) -> Callable[[dict[str, torch.Tensor]], None]:
    def change(state: dict[str, torch.Tensor]) -> None:
        if value is None:
            del state[key]
        else:
            state[key] = value

    return change


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (_with("de_3.decode.0.conv.bias", None), "1 entries of a DFNet are missing, de_3.decode.0.conv.bias"),
        (_with("head.weight", torch.zeros(3)), "head.weight"),
        (_with("de_2.decode.0.conv.bias", torch.zeros(7)), r"de_2.decode.0.conv.bias has the shape \(7,\)"),
        (_with("en_0.encode.0.conv.1.bias", torch.full((4,), float("nan"))), "no numbers"),
        (_with("en_0.encode.0.conv.1.weight", None), "not a DFNet's"),
    ],
)
@pytest.mark.parametrize("suffix", ["safetensors", "pth"])
def test_wrong_entries_are_named(
    state: dict[str, torch.Tensor],
    tmp_path: Path,
    change: Callable[[dict[str, torch.Tensor]], None],
    reason: str,
    suffix: str,
) -> None:
    change(state)
    path = tmp_path / f"wrong.{suffix}"
    if suffix == "pth":
        torch.save(state, path)
    else:
        save_file(state, path)
    with pytest.raises(CheckpointError, match=reason) as caught:
        load_model(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_code_in_a_pickle_is_not_run(tmp_path: Path) -> None:
    target, path = tmp_path / "owned", tmp_path / "model.pth"
    path.write_bytes(pickle.dumps({"en_0": _Malicious(target)}, protocol=2))
    with pytest.raises(CheckpointError, match="nothing in it was run"):
        load_model(path)
    torch.save({"en_0": _Malicious(target)}, path)
    with pytest.raises(CheckpointError, match="nothing in it was run"):
        load_model(path)
    assert not target.exists()


@pytest.mark.parametrize("suffix", ["safetensors", "pth"])
@pytest.mark.parametrize("share", [0.001, 0.3, 0.9])
def test_truncated(state: State, tmp_path: Path, suffix: str, share: float) -> None:
    whole, path = tmp_path / f"whole.{suffix}", tmp_path / f"cut.{suffix}"
    if suffix == "pth":
        torch.save(state, whole)
    else:
        save_file(dict(state), whole)
    data = whole.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(CheckpointError, match="damaged"):
        load_model(path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"these are no weights", "not a weights file"), (b"PK\x03\x04 no zip", "damaged")],
)
def test_other_files(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "model.pth"
    path.write_bytes(content)
    with pytest.raises(CheckpointError, match=reason):
        load_model(path)


def test_a_list_is_no_state_dictionary(tmp_path: Path) -> None:
    path = tmp_path / "list.pth"
    torch.save([torch.zeros(1)], path)
    with pytest.raises(CheckpointError, match="not a plain DFNet state dictionary"):
        load_model(path)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="no such file"):
        load_model(tmp_path / "nowhere.pth")


def test_exchanged_weights_are_noticed(state: dict[str, torch.Tensor], tmp_path: Path) -> None:
    path = tmp_path / "small.safetensors"
    save_model(path, state, _manifest())
    state["en_0.encode.0.conv.1.bias"] = state["en_0.encode.0.conv.1.bias"] + 1
    save_file(state, path)
    with pytest.raises(CheckpointError, match="not the ones that their manifest names"):
        load_model(path)


@pytest.mark.parametrize(
    "change", [{"start": "magic"}, {"channel_order": "GBR"}, {"working_size": 500}, {"unknown": 1}, {"architecture": 3}]
)
def test_unusable_manifest_is_named(state: State, tmp_path: Path, change: dict[str, Any]) -> None:
    path = tmp_path / "small.safetensors"
    save_model(path, state, _manifest())
    manifest = manifest_path(path)
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), **change}))
    with pytest.raises(CheckpointError, match="manifest can't be used"):
        load_model(path)
