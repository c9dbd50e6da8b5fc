"""What weights say of themselves: their manifest once more, in the text part of a `.safetensors`.

Weights and the manifest beside them are two files. When a program ends between the two, the one beside is that of
other weights, or missing: then this one counts, if the weights are those that it was written with.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import safetensors

from dfnet_gui.network.manifest import MOST_BYTES, Manifest

_KEY = "dfnet-gui"
_FOREIGN = (OSError, safetensors.SafetensorError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError)


def said_within(weights: Mapping[str, npt.NDArray[Any]], manifest: Manifest) -> dict[str, str]:
    """The text part of their file."""
    said = {"weights": _digest(weights), "manifest": json.loads(replace(manifest, sha256="").to_json())}
    return {_KEY: json.dumps(said, sort_keys=True)}


def manifest_within(path: Path, weights: Mapping[str, npt.NDArray[Any]], sha256: str) -> Manifest | None:
    """That of a file with these weights and this hash; None where it says nothing, or something of others."""
    try:
        with safetensors.safe_open(path, framework="np") as file:
            text = (file.metadata() or {})[_KEY]
        said = json.loads(text) if len(text) <= MOST_BYTES else {}
        if said["weights"] != _digest(weights):
            return None
        return replace(Manifest.from_json(json.dumps(said["manifest"])), sha256=sha256)
    except (*_FOREIGN, RecursionError):
        return None


def _digest(weights: Mapping[str, npt.NDArray[Any]]) -> str:
    digest = hashlib.sha256()
    for name in sorted(weights):
        array = np.ascontiguousarray(weights[name])
        digest.update(f"{name} {array.dtype.str} {array.shape}\n".encode())
        digest.update(array.reshape(-1).view(np.uint8).data if array.size else b"")
    return digest.hexdigest()
