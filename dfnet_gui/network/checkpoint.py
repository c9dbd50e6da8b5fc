"""Safe loading of weights files: detect, check every key and shape, never run what is inside.

Weights are NumPy arrays here, so that PyTorch is wanted only where PyTorch computes, and for `.pth` files.
"""

import re
import struct
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np
import numpy.typing as npt
import safetensors
import safetensors.numpy

from dfnet_gui.errors import CheckpointError
from dfnet_gui.network.architecture import Architecture, NetworkArchitecture
from dfnet_gui.network.kinds import expected_shapes, kind_of
from dfnet_gui.network.manifest import Manifest, manifest_path, read_manifest, sha256_of
from dfnet_gui.network.manifest_within import manifest_within, said_within
from dfnet_gui.replacement import replacements
from dfnet_gui.system import MOST_FILE_MB, most_file_bytes
from dfnet_gui.wording import one_line, tr

if TYPE_CHECKING:
    from dfnet_gui.network.dfnet import CompletionNetwork

_ZIP_MAGIC = b"PK\x03\x04"
_PICKLE_MAGIC = b"\x80"
_ENCODER_WEIGHT = re.compile(r"en_(\d{1,3})\.encode\.0\.conv\.(?:1\.)?weight")
_FUSION_WEIGHT = re.compile(r"fuse_(\d{1,3})\.map2img\.0\.conv\.weight")
_CELEBA_SIZE, _PUBLISHED_SIZE = 256, 512
_DTYPES: dict[str, type[np.generic]] = {
    "F64": np.float64,
    "F32": np.float32,
    "F16": np.float16,
    "BF16": np.uint16,
    "I64": np.int64,
    "I32": np.int32,
    "I16": np.int16,
    "I8": np.int8,
    "U8": np.uint8,
    "BOOL": np.bool_,
}

_MOST_LISTED_BYTES = 2 << 20
"""Of a `.safetensors`, in which the published network lists its weights in 12 kB; more take seconds to go through."""
_DAMAGE = (
    safetensors.SafetensorError,
    struct.error,
    RuntimeError,
    EOFError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
)
Array = npt.NDArray[Any]
Weights = Mapping[str, Array]
"""The arrays of a network by the names of its state dictionary."""


class LoadedModel:
    """A model's weights and how to feed it. The PyTorch network is made when somebody asks for it."""

    def __init__(self, weights: Weights, manifest: Manifest) -> None:
        self._given = weights
        self.manifest = manifest

    @classmethod
    def of(cls, network: "CompletionNetwork", manifest: Manifest) -> Self:
        """The model of a network that is there already; it is used as it is."""
        model = cls({}, manifest)
        model.__dict__["network"] = network
        return model

    @property
    def weights(self) -> Weights:
        """All weights, as they are in the file or, if it was made from a network, in that now."""
        if self._given:
            return self._given
        return {name: tensor.detach().cpu().numpy() for name, tensor in self.network.state_dict().items()}

    @cached_property
    def network(self) -> "CompletionNetwork":
        """The network in evaluation mode (float32, on the CPU until somebody moves it). Imports PyTorch."""
        from dfnet_gui.network.construction import network_of

        return network_of(self.manifest.architecture, self._given)


def load_model(path: Path) -> LoadedModel:
    """Load a `.safetensors` or `.pth` DFNet of any width, or another network that its manifest names.

    Raises CheckpointError with one sentence on anything that is not exactly that. Without a
    manifest beside it, a file is taken as a released one: BGR, zeros in the hole, working size
    256 where its path says celeba, else 512.
    """
    state, manifest, digest = read_state(path), read_manifest(path), sha256_of(path)
    if manifest is None or manifest.sha256 != digest:
        manifest = manifest_within(path, state, digest) or manifest
    if manifest is not None and manifest.sha256 != digest:
        raise CheckpointError(
            tr("{name}: the weights are not the ones that their manifest names; get both again.", name=path)
        )
    is_other = manifest is not None and not isinstance(manifest.architecture, Architecture)
    architecture = manifest.architecture if manifest and is_other else detect_architecture(state, path)
    if manifest is None:
        manifest = _released_manifest(path, architecture, digest)
    elif manifest.architecture != architecture:
        raise _other_architecture(path)
    _check(state, architecture, path)
    return LoadedModel(state, manifest)


def read_state(path: Path) -> Weights:
    """The named arrays of a weights file, writable copies; pickles are read with `weights_only`, so no code runs."""
    try:
        _check_size(path)
        with path.open("rb") as file:
            head = file.read(9)
        if not head:
            raise CheckpointError(tr("{name}: the file is empty (zero bytes); get it again.", name=path))
        if head[8:9] == b"{" and not head.startswith(_ZIP_MAGIC):
            _check_listed(int.from_bytes(head[:8], "little"), path)
            return {name: _array(entry) for name, entry in safetensors.deserialize(path.read_bytes())}  # type: ignore[no-untyped-call]
        if head.startswith((_ZIP_MAGIC, _PICKLE_MAGIC)):
            return _read_pickle(path)
        raise CheckpointError(
            tr("{name}: this is not a weights file; choose a .safetensors or .pth file of DFNet.", name=path)
        )
    except FileNotFoundError:
        raise CheckpointError(tr("{name}: there is no such file; check the name.", name=path)) from None
    except _DAMAGE as error:
        raise CheckpointError(
            tr("{name}: the weights file is damaged or incomplete; get it again.", name=path)
        ) from error
    except OSError as error:
        raise CheckpointError(
            tr("{name}: can't be read ({reason}); check it and try again.", name=path, reason=error.strerror or error)
        ) from error


def _check_size(path: Path) -> None:
    size, most = path.stat().st_size, most_file_bytes()
    if size > most:
        raise CheckpointError(
            tr(
                "{name}: the file has {size} MB, and more than {most} MB are not read; if it is whole, set "
                "{variable}={size} before you start the program.",
                name=path,
                size=-(-size >> 20),
                most=most >> 20,
                variable=MOST_FILE_MB,
            )
        )


def _check_listed(size: int, path: Path) -> None:
    if size > _MOST_LISTED_BYTES:
        raise CheckpointError(
            tr("{name}: it lists more weights than any network here has; choose another weights file.", name=path)
        )


def _array(entry: Mapping[str, Any]) -> Array:
    array = np.frombuffer(entry["data"], _DTYPES[entry["dtype"]]).reshape(entry["shape"])
    if entry["dtype"] == "BF16":  # the upper half of a float32
        return (array.astype(np.uint32) << 16).view(np.float32)
    return array.copy()


def _read_pickle(path: Path) -> Weights:
    if find_spec("torch") is None:
        raise CheckpointError(
            tr(
                "{name}: this copy of the program has no PyTorch, which .pth files need; import the file with "
                "the full program (the archive without “slim” in its name), which makes a .safetensors of it.",
                name=path,
            )
        )
    from dfnet_gui.network.pickles import read_pickle

    return read_pickle(path)


def detect_architecture(state: Weights, path: Path) -> Architecture:
    """Width and depth from the shapes; CheckpointError if they are no DFNet's."""
    encoders = {int(m[1]): v.shape for k, v in state.items() if (m := _ENCODER_WEIGHT.fullmatch(k)) and v.ndim == 4}
    scales = sorted(int(m[1]) for k in state if (m := _FUSION_WEIGHT.fullmatch(k)))
    if sorted(encoders) != list(range(len(encoders))) or not encoders or not scales:
        raise CheckpointError(tr("{name}: the weights are not a DFNet's; choose another weights file.", name=path))
    shapes = [encoders[i] for i in range(len(encoders))]
    try:
        return Architecture(
            base_channels=shapes[0][0],
            max_channels=max(s[0] for s in shapes),
            encoder_kernels=tuple(s[2] for s in shapes),
            fused_scales=tuple(scales),
        )
    except ValueError as error:
        raise CheckpointError(
            tr(
                "{name}: the weights are not a DFNet's ({error}); choose another file.",
                name=path,
                error=one_line(error),
            )
        ) from error


def _other_architecture(path: Path) -> CheckpointError:
    return CheckpointError(
        tr("{name}: the weights have another architecture than their manifest says; get both again.", name=path)
    )


def _check(state: Weights, architecture: NetworkArchitecture, path: Path) -> None:
    if kind_of(architecture).shapes is not None or find_spec("torch") is not None:  # else its manifest's hash must do
        try:
            expected = expected_shapes(architecture)
        except (RuntimeError, OverflowError):  # more weights than any memory holds
            raise _other_architecture(path) from None
        _check_entries(state, expected, path)
    for name, array in state.items():
        if np.issubdtype(array.dtype, np.floating) and not np.isfinite(array).all():
            raise CheckpointError(
                tr("{name}: {entry} holds values that are no numbers; get the file again.", name=path, entry=name)
            )


def _check_entries(state: Weights, expected: Mapping[str, tuple[int, ...]], path: Path) -> None:
    if missing := [k for k in expected if k not in state]:
        sentence = tr(
            "{name}: {count} entries of a DFNet are missing, {first} first; get it again.", **_some(path, missing)
        )
        raise CheckpointError(sentence)
    if extra := [k for k in state if k not in expected]:
        sentence = tr(
            "{name}: {count} entries are not a DFNet's, {first} first; use another file.", **_some(path, extra)
        )
        raise CheckpointError(sentence)
    for name, want in expected.items():
        got = tuple(state[name].shape)
        if got != want:
            raise CheckpointError(
                tr(
                    "{name}: {entry} has the shape {got}, where {want} belongs; use another file.",
                    name=path,
                    entry=name,
                    got=got,
                    want=want,
                )
            )


def _some(path: Path, entries: list[str]) -> dict[str, object]:
    return {"name": path, "count": len(entries), "first": one_line(entries[0])}


def _released_manifest(path: Path, architecture: NetworkArchitecture, digest: str) -> Manifest:
    size = _CELEBA_SIZE if "celeba" in str(path).lower() else _PUBLISHED_SIZE
    multiple = architecture.multiple
    return Manifest(
        name=path.stem,
        sha256=digest,
        architecture=architecture,
        channel_order="BGR",
        working_size=max(multiple, size // multiple * multiple),
        start="zeros",
    )


def save_model(path: Path, state: Weights, manifest: Manifest, *, halves: bool = True) -> Manifest:
    """Write `.safetensors` and the manifest (with the new hash); none takes its place before both are on the disk.

    The weights hold their manifest, too, so that they are of use if the program ends before the second one takes its
    place. `halves` writes 16-bit floats, which is half the size. Raises OSError, and leaves nothing half-written.
    """
    written = {k: _stored(v, halves=halves) for k, v in state.items()}
    try:
        with replacements() as begin:
            weights_file, manifest_file = begin(path), begin(manifest_path(path))
            safetensors.numpy.save_file(written, weights_file, said_within(written, manifest))
            finished = replace(manifest, sha256=sha256_of(weights_file))
            manifest_file.write_text(finished.to_json(), encoding="utf-8")
    except safetensors.SafetensorError as error:  # its word for a full disk, too
        raise OSError(str(error)) from error
    return finished


def _stored(array: Array, *, halves: bool) -> Array:
    is_float = np.issubdtype(array.dtype, np.floating)
    return np.require(array.astype(np.float16) if halves and is_float else array, requirements="C")
