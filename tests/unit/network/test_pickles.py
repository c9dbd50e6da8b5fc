"""State dictionaries of PyTorch are read, and nothing in them is run."""

import os
import zipfile
from pathlib import Path

import numpy as np
import pytest
import torch

from dfnet_gui.errors import CheckpointError
from dfnet_gui.network.pickles import read_pickle


def test_arrays_come_by_name(tmp_path: Path) -> None:
    torch.save({"a": torch.arange(3.0), "b": torch.ones(2, dtype=torch.bfloat16)}, tmp_path / "a.pth")
    arrays = read_pickle(tmp_path / "a.pth")
    np.testing.assert_array_equal(arrays["a"], np.arange(3, dtype=np.float32), strict=True)
    np.testing.assert_array_equal(arrays["b"], np.ones(2, np.float32), strict=True)


class _Runs:
    """Would make a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self.path),)


def test_code_is_refused_and_not_run(tmp_path: Path) -> None:
    torch.save({"a": _Runs(tmp_path / "ran")}, tmp_path / "a.pth")
    with pytest.raises(CheckpointError, match="nothing in it was run"):
        read_pickle(tmp_path / "a.pth")
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    "content", [[torch.ones(1)], {"a": 3}, {3: torch.ones(1)}], ids=["a list", "numbers", "named by numbers"]
)
def test_something_else_is_refused(content: object, tmp_path: Path) -> None:
    torch.save(content, tmp_path / "a.pth")
    with pytest.raises(CheckpointError, match="not a plain DFNet state dictionary"):
        read_pickle(tmp_path / "a.pth")


def test_an_archive_that_unpacks_to_far_more_than_it_has_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    plain, bomb = tmp_path / "plain.pth", tmp_path / "bomb.pth"
    torch.save({"a": torch.zeros(40 << 20)}, plain)
    with zipfile.ZipFile(plain) as held, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in held.infolist():
            made.writestr(entry.filename, held.read(entry))
    assert bomb.stat().st_size < 1 << 20
    with pytest.raises(CheckpointError, match="unpacks to 160 MB"):
        read_pickle(bomb)
