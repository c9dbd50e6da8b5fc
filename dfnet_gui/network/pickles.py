"""State dictionaries as PyTorch saves them (`.pth`)."""

import pickle
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy.typing as npt
import torch
from torch import Tensor

from dfnet_gui.errors import CheckpointError
from dfnet_gui.wording import tr

_MOST_RATIO, _LEAST_BYTES = 4, 64 << 20
"""What is unpacked may be so many times as large as the file; so many bytes are always taken."""


def read_pickle(path: Path) -> dict[str, npt.NDArray[Any]]:
    """The named arrays of a `.pth` file, read with `weights_only`, so that no code in it runs.

    Raises CheckpointError for a file that is more, less or something else, OSError when it can't be read.
    """
    try:
        _check_size(path)
        state = torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise CheckpointError(
            tr(
                "{name}: the file is damaged or holds more than weights; nothing in it was run, use the original.",
                name=path,
            )
        ) from error
    except zipfile.BadZipFile as error:
        raise CheckpointError(
            tr("{name}: the weights file is damaged or incomplete; get it again.", name=path)
        ) from error
    if not isinstance(state, Mapping) or not all(_is_weight(*entry) for entry in state.items()):
        raise CheckpointError(
            tr("{name}: this is not a plain DFNet state dictionary; choose another weights file.", name=path)
        )
    return {name: _array(tensor) for name, tensor in state.items()}


def _check_size(path: Path) -> None:
    """PyTorch writes archives that are not compressed: one that holds much more than its own size was made to harm."""
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        held = sum(entry.file_size for entry in archive.infolist())
    if held > max(_LEAST_BYTES, _MOST_RATIO * path.stat().st_size):
        raise CheckpointError(
            tr(
                "{name}: the weights file unpacks to {held} MB, far more than it has itself; get it again from where "
                "it came.",
                name=path,
                held=held >> 20,
            )
        )


def _is_weight(name: object, value: object) -> bool:
    return isinstance(name, str) and isinstance(value, Tensor)


def _array(tensor: Tensor) -> npt.NDArray[Any]:
    return (tensor.float() if tensor.dtype == torch.bfloat16 else tensor).detach().numpy()
