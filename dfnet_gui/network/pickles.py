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


def read_pickle(path: Path) -> dict[str, npt.NDArray[Any]]:
    """The named arrays of a `.pth` file, read with `weights_only`, so that no code in it runs.

    Raises CheckpointError for a file that is more, less or something else, OSError when it can't be read.
    """
    try:
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
    if not isinstance(state, Mapping) or not all(isinstance(v, Tensor) for v in state.values()):
        raise CheckpointError(
            tr("{name}: this is not a plain DFNet state dictionary; choose another weights file.", name=path)
        )
    return {name: _array(tensor) for name, tensor in state.items()}


def _array(tensor: Tensor) -> npt.NDArray[Any]:
    return (tensor.float() if tensor.dtype == torch.bfloat16 else tensor).detach().numpy()
