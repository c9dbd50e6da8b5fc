"""Weights that say of themselves what they are: a manifest beside them that is of others, or missing, does no harm."""

import shutil
from pathlib import Path

import numpy as np
import pytest
import safetensors.numpy

from dfnet_gui.errors import CheckpointError
from dfnet_gui.network.checkpoint import LoadedModel, load_model, save_model
from dfnet_gui.network.manifest import manifest_path


@pytest.fixture
def other(detailed_model: LoadedModel, tmp_path: Path) -> Path:
    path = tmp_path / "other.safetensors"
    save_model(path, detailed_model.weights, detailed_model.manifest)
    return path


@pytest.fixture
def path(tiny_model: LoadedModel, tmp_path: Path) -> Path:
    path = tmp_path / "tiny.safetensors"
    save_model(path, tiny_model.weights, tiny_model.manifest)
    return path


def test_the_manifest_of_others_beside_them_does_not_count(path: Path, other: Path) -> None:
    whole = load_model(path)
    shutil.copy(manifest_path(other), manifest_path(path))
    found = load_model(path)
    assert found.manifest == whole.manifest
    assert all((found.weights[name] == array).all() for name, array in whole.weights.items())


def test_without_one_beside_them_they_are_not_taken_for_released_ones(path: Path) -> None:
    whole = load_model(path).manifest
    manifest_path(path).unlink()
    assert load_model(path).manifest == whole


def test_weights_that_were_changed_are_still_refused(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-5] ^= 1
    path.write_bytes(data)
    with pytest.raises(CheckpointError, match="not the ones that their manifest names"):
        load_model(path)


def test_what_they_say_must_be_of_them(path: Path, other: Path) -> None:
    """Put into a file of other weights, as with tools that keep the text part, it counts for nothing."""
    with safetensors.safe_open(path, framework="np") as file:
        said = file.metadata()
    weights = {name: np.asarray(-array) for name, array in load_model(other).weights.items()}
    safetensors.numpy.save_file(weights, other, said)
    with pytest.raises(CheckpointError, match="not the ones that their manifest names"):
        load_model(other)


def test_the_same_weights_make_the_same_file(path: Path, tiny_model: LoadedModel, tmp_path: Path) -> None:
    for number in range(4):
        again = tmp_path / f"again-{number}.safetensors"
        save_model(again, tiny_model.weights, tiny_model.manifest)
        assert again.read_bytes() == path.read_bytes()
