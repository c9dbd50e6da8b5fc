"""Weights files are checked before they are used, and never run."""

import json
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import safetensors.torch
import torch
from safetensors.torch import save_file

from dfnet_gui.errors import CheckpointError
from dfnet_gui.network import Architecture, DFNet, checkpoint
from dfnet_gui.network.checkpoint import LoadedModel, Weights, load_model, read_state, save_model
from dfnet_gui.network.manifest import Manifest, manifest_path
from dfnet_gui.system import MOST_FILE_MB

SMALL = Architecture(base_channels=4, max_channels=16)
State = dict[str, torch.Tensor]


@pytest.fixture
def state() -> State:
    torch.manual_seed(0)
    return dict(DFNet(SMALL).state_dict())


def _arrays(state: State) -> Weights:
    return {name: tensor.numpy() for name, tensor in state.items()}


def _manifest(**changes: Any) -> Manifest:
    return Manifest(**{"name": "small", "sha256": "", "architecture": SMALL, "start": "smooth", **changes})


def test_safetensors_come_back_with_their_manifest(state: State, tmp_path: Path) -> None:
    path = tmp_path / "small.safetensors"
    save_model(path, _arrays(state), _manifest(training={"minutes": 3}))
    loaded = load_model(path)
    network, manifest = loaded.network, loaded.manifest
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
    loaded = load_model(path)
    network, manifest = loaded.network, loaded.manifest
    assert (manifest.channel_order, manifest.start, manifest.working_size) == ("BGR", "zeros", 512)
    assert torch.equal(network.state_dict()["en_0.encode.0.conv.1.weight"], state["en_0.encode.0.conv.1.weight"])


def test_weights_saved_while_they_were_trained_load(tmp_path: Path) -> None:
    network, path = DFNet(SMALL), tmp_path / "model_places2.pth"
    torch.save(network.state_dict(keep_vars=True), path)
    loaded = load_model(path).network.state_dict()
    for name, tensor in network.state_dict().items():
        assert torch.equal(loaded[name], tensor), name


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


def _with(key: str, value: torch.Tensor | None) -> Callable[[State], None]:
    def change(state: State) -> None:
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
    state: State,
    tmp_path: Path,
    change: Callable[[State], None],
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
        save_file(state, whole)
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


def test_exchanged_weights_are_noticed(state: State, tmp_path: Path) -> None:
    path = tmp_path / "small.safetensors"
    save_model(path, _arrays(state), _manifest())
    state["en_0.encode.0.conv.1.bias"] = state["en_0.encode.0.conv.1.bias"] + 1
    save_file(state, path)
    with pytest.raises(CheckpointError, match="not the ones that their manifest names"):
        load_model(path)


@pytest.mark.parametrize(
    "change",
    [
        *({"start": "magic"}, {"channel_order": "GBR"}, {"working_size": 500}, {"unknown": 1}, {"architecture": 3}),
        *({"start": "9" * 100_000}, {"working_size": "\n"}, {"training": [1]}),
    ],
)
def test_unusable_manifest_is_named(state: State, tmp_path: Path, change: dict[str, Any]) -> None:
    path = tmp_path / "small.safetensors"
    save_model(path, _arrays(state), _manifest())
    manifest = manifest_path(path)
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), **change}))
    with pytest.raises(CheckpointError, match="manifest can't be used") as caught:
        load_model(path)
    assert len(str(caught.value)) < 1000
    assert str(caught.value).isprintable()


DTYPES = [torch.float64, torch.float32, torch.float16, torch.bfloat16]


def _cast(state: State, dtype: torch.dtype) -> State:
    return {name: tensor.to(dtype) if tensor.is_floating_point() else tensor for name, tensor in state.items()}


@pytest.mark.parametrize("dtype", DTYPES, ids=str)
@pytest.mark.parametrize("suffix", ["safetensors", "pth"])
def test_weights_are_read_to_the_bit(state: State, tmp_path: Path, suffix: str, dtype: torch.dtype) -> None:
    """NumPy has no bfloat16: it becomes the float32 of the same value."""
    path, cast = tmp_path / f"small.{suffix}", _cast(state, dtype)
    if suffix == "pth":
        torch.save(cast, path)
    else:
        save_file(cast, path)
    read = read_state(path)
    assert set(read) == set(cast)
    for name, tensor in cast.items():
        wanted = (tensor.float() if tensor.dtype == torch.bfloat16 else tensor).numpy()
        assert read[name].dtype == wanted.dtype
        np.testing.assert_array_equal(read[name], wanted, err_msg=name, strict=True)
        assert read[name].flags.writeable
    network = load_model(path).network
    for name, tensor in network.state_dict().items():
        torch.testing.assert_close(tensor, cast[name].to(state[name].dtype), rtol=0, atol=0)


def test_bfloat16_of_every_value_is_read(tmp_path: Path) -> None:
    """All numbers that there are, with infinities and zeros of both signs."""
    bits = np.arange(1 << 16, dtype=np.uint16)
    values = torch.from_numpy(bits).view(torch.bfloat16)
    safetensors.torch.save_file({"values": values}, tmp_path / "all.safetensors")
    read = read_state(tmp_path / "all.safetensors")["values"]
    np.testing.assert_array_equal(read.view(np.uint32), values.float().numpy().view(np.uint32))


def test_without_pytorch_a_pickle_is_refused_with_a_sentence(
    state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "model_places2.pth"
    torch.save(state, path)
    monkeypatch.setattr(checkpoint, "find_spec", lambda _name: None)
    with pytest.raises(
        CheckpointError, match=r"no PyTorch, which \.pth files need; .* makes a \.safetensors"
    ) as caught:
        load_model(path)
    sentence = str(caught.value)
    assert sentence.startswith(f"{path}: ")
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize("halves", [True, False])
def test_saved_weights_come_back(state: State, tmp_path: Path, halves: bool) -> None:  # noqa: FBT001
    path = tmp_path / "small.safetensors"
    strided = {name: array.copy(order="F") for name, array in _arrays(state).items()}
    save_model(path, strided, _manifest(), halves=halves)
    read = read_state(path)
    for name, tensor in _cast(state, torch.float16 if halves else torch.float32).items():
        np.testing.assert_array_equal(read[name], tensor.numpy(), strict=True)


def test_the_network_of_a_model_is_made_once_and_its_weights_stay_as_they_are(state: State, tmp_path: Path) -> None:
    path = tmp_path / "small.safetensors"
    save_model(path, _arrays(state), _manifest())
    loaded = load_model(path)
    network = loaded.network
    assert loaded.network is network
    assert not any(parameter.requires_grad for parameter in network.parameters())
    assert {array.dtype for array in loaded.weights.values()} == {np.dtype(np.float16), np.dtype(np.int64)}
    assert {tensor.dtype for tensor in network.state_dict().values()} == {torch.float32, torch.int64}


def test_a_model_of_a_network_has_the_weights_that_it_has_now() -> None:
    network = DFNet(SMALL).eval()
    model = LoadedModel.of(network, _manifest())
    assert model.network is network
    network.get_parameter("de_0.decode.0.conv.bias").data.fill_(0.25)
    assert set(model.weights) == set(network.state_dict())
    np.testing.assert_array_equal(model.weights["de_0.decode.0.conv.bias"], 0.25)


@pytest.mark.parametrize("begins", [b"PK\x03\x04", b"12345678{"])
def test_a_file_that_is_larger_than_what_is_read_is_refused_before_it_is_read(
    tmp_path: Path, begins: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "huge.pth"
    path.write_bytes(begins)
    with path.open("r+b") as file:
        file.truncate((2048 << 20) + 1)  # which takes no room on the disk
    with pytest.raises(CheckpointError, match=rf"2049 MB, and more than 2048 MB are not read.*{MOST_FILE_MB}=2049"):
        load_model(path)
    monkeypatch.setenv(MOST_FILE_MB, "1")
    path.write_bytes(begins.ljust((1 << 20) + 1))
    with pytest.raises(CheckpointError, match="2 MB, and more than 1 MB are not read"):
        load_model(path)
    monkeypatch.setenv(MOST_FILE_MB, "2")
    with pytest.raises(CheckpointError, match=r"damaged|more weights than any network"):
        load_model(path)


def test_a_file_that_lists_too_many_weights_is_refused_before_they_are_gone_through(tmp_path: Path) -> None:
    listed = json.dumps({f"w{n}": {"dtype": "F32", "shape": [0], "data_offsets": [0, 0]} for n in range(40_000)})
    path = tmp_path / "many.safetensors"
    path.write_bytes(len(listed).to_bytes(8, "little") + listed.encode())
    with pytest.raises(CheckpointError, match="more weights than any network here has"):
        load_model(path)


@pytest.mark.parametrize(
    ("name", "said"),
    [("x\n" + "y" * 10_000, "1 entries are not a DFNet's, x yyy"), ("en_" + "9" * 5000, "not a DFNet's")],
)
def test_the_name_of_an_entry_is_never_told_whole(state: State, tmp_path: Path, name: str, said: str) -> None:
    path = tmp_path / "small.safetensors"
    save_file({**state, name: torch.zeros(1)}, path)
    with pytest.raises(CheckpointError, match=said) as caught:
        load_model(path)
    assert len(str(caught.value)) < 1000
    assert str(caught.value).isprintable()


def test_numbers_of_entries_that_are_none_are_no_dfnets(tmp_path: Path) -> None:
    path = tmp_path / "small.safetensors"
    save_file({f"en_{'9' * 5000}.encode.0.conv.1.weight": torch.zeros(1, 1, 3, 3)}, path)
    with pytest.raises(CheckpointError, match="the weights are not a DFNet's"):
        load_model(path)


def test_a_manifest_with_more_weights_than_memory_is_of_another_network(state: State, tmp_path: Path) -> None:
    path = tmp_path / "small.safetensors"
    save_model(path, _arrays(state), _manifest())
    values = json.loads(manifest_path(path).read_text())
    gated = {"network": "gated-unet", "channels": [10**9] * 3, "fused_scales": [0]}
    manifest_path(path).write_text(json.dumps({**values, "architecture": gated}))
    with pytest.raises(CheckpointError, match="another architecture than their manifest says"):
        load_model(path)
