"""Safe loading of weights files: detect, check every key and shape, never run what is inside."""

import os
import pickle
import re
import struct
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import safetensors
import safetensors.torch
import torch
from torch import Tensor

from dfnet_gui.errors import CheckpointError
from dfnet_gui.network.dfnet import Architecture, CompletionNetwork
from dfnet_gui.network.manifest import Manifest, manifest_path, read_manifest, sha256_of
from dfnet_gui.network.networks import NetworkArchitecture, build_network

_ZIP_MAGIC = b"PK\x03\x04"
_PICKLE_MAGIC = b"\x80"
_ENCODER_WEIGHT = re.compile(r"en_(\d+)\.encode\.0\.conv\.(?:1\.)?weight")
_FUSION_WEIGHT = re.compile(r"fuse_(\d+)\.map2img\.0\.conv\.weight")
_CELEBA_SIZE, _PUBLISHED_SIZE = 256, 512

_DAMAGE = (
    safetensors.SafetensorError,
    zipfile.BadZipFile,
    struct.error,
    RuntimeError,
    EOFError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
)
State = Mapping[str, Tensor]


class LoadedModel(NamedTuple):
    """A network in evaluation mode (float32, CPU) and how to feed it."""

    network: CompletionNetwork
    manifest: Manifest


def load_model(path: Path) -> LoadedModel:
    """Load a `.safetensors` or `.pth` DFNet of any width, or another network that its manifest names.

    Raises CheckpointError with one sentence on anything that is not exactly that. Without a
    manifest beside it, a file is taken as a released one: BGR, zeros in the hole, working size
    256 where its path says celeba, else 512.
    """
    state = read_state(path)
    manifest = read_manifest(path)
    is_other = manifest is not None and not isinstance(manifest.architecture, Architecture)
    architecture = manifest.architecture if manifest and is_other else detect_architecture(state, path)
    digest = sha256_of(path)
    if manifest is None:
        manifest = _released_manifest(path, architecture, digest)
    elif manifest.sha256 != digest:
        raise CheckpointError(f"{path}: the weights are not the ones that their manifest names; get both again.")
    elif manifest.architecture != architecture:
        raise CheckpointError(
            f"{path}: the weights have another architecture than their manifest says; get both again."
        )
    return LoadedModel(_build(state, architecture, path), manifest)


def read_state(path: Path) -> State:
    """The named tensors of a weights file; pickles are read with `weights_only`, so no code runs."""
    try:
        with path.open("rb") as file:
            head = file.read(9)
        if not head:
            raise CheckpointError(f"{path}: the file is empty (zero bytes); get it again.")
        if head[8:9] == b"{" and not head.startswith(_ZIP_MAGIC):
            state = safetensors.torch.load_file(path)
        elif head.startswith((_ZIP_MAGIC, _PICKLE_MAGIC)):
            state = torch.load(path, map_location="cpu", weights_only=True)
        else:
            raise CheckpointError(f"{path}: this is not a weights file; choose a .safetensors or .pth file of DFNet.")
    except FileNotFoundError:
        raise CheckpointError(f"{path}: there is no such file; check the name.") from None
    except pickle.UnpicklingError as error:
        raise CheckpointError(
            f"{path}: the file is damaged or holds more than weights; nothing in it was run, use the original."
        ) from error
    except _DAMAGE as error:
        raise CheckpointError(f"{path}: the weights file is damaged or incomplete; get it again.") from error
    except OSError as error:
        raise CheckpointError(f"{path}: can't be read ({error.strerror or error}); check it and try again.") from error
    if not isinstance(state, Mapping) or not all(isinstance(v, Tensor) for v in state.values()):
        raise CheckpointError(f"{path}: this is not a plain DFNet state dictionary; choose another weights file.")
    return state


def detect_architecture(state: State, path: Path) -> Architecture:
    """Width and depth from the shapes; CheckpointError if they are no DFNet's."""
    encoders = {int(m[1]): v.shape for k, v in state.items() if (m := _ENCODER_WEIGHT.fullmatch(k)) and v.ndim == 4}
    scales = sorted(int(m[1]) for k in state if (m := _FUSION_WEIGHT.fullmatch(k)))
    if sorted(encoders) != list(range(len(encoders))) or not encoders or not scales:
        raise CheckpointError(f"{path}: the weights are not a DFNet's; choose another weights file.")
    shapes = [encoders[i] for i in range(len(encoders))]
    try:
        return Architecture(
            base_channels=shapes[0][0],
            max_channels=max(s[0] for s in shapes),
            encoder_kernels=tuple(s[2] for s in shapes),
            fused_scales=tuple(scales),
        )
    except ValueError as error:
        raise CheckpointError(f"{path}: the weights are not a DFNet's ({error}); choose another file.") from error


def _build(state: State, architecture: NetworkArchitecture, path: Path) -> CompletionNetwork:
    with torch.device("meta"):
        network = build_network(architecture)
    expected = network.state_dict()
    _check_keys(state, expected, path)
    for name, tensor in state.items():
        if tensor.is_floating_point() and not bool(torch.isfinite(tensor).all()):
            raise CheckpointError(f"{path}: {name} holds values that are no numbers; get the file again.")
    network.load_state_dict({k: v.to(expected[k].dtype) for k, v in state.items()}, assign=True)
    return network.eval().requires_grad_(requires_grad=False)


def _check_keys(state: State, expected: State, path: Path) -> None:
    if missing := [k for k in expected if k not in state]:
        raise CheckpointError(
            f"{path}: {len(missing)} entries of a DFNet are missing, {missing[0]} first; get it again."
        )
    if extra := [k for k in state if k not in expected]:
        raise CheckpointError(f"{path}: {len(extra)} entries are not a DFNet's, {extra[0]} first; use another file.")
    for name, tensor in expected.items():
        if state[name].shape != tensor.shape:
            got, want = tuple(state[name].shape), tuple(tensor.shape)
            raise CheckpointError(f"{path}: {name} has the shape {got}, where {want} belongs; use another file.")


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


def save_model(path: Path, state: State, manifest: Manifest, *, halves: bool = True) -> Manifest:
    """Write `.safetensors` and the manifest (with the new hash); each file is replaced whole.

    `halves` writes 16-bit floats, which is half the size. Raises OSError, and leaves nothing half-written.
    """
    written = {k: v.half() if halves and v.is_floating_point() else v for k, v in state.items()}
    temporary, manifest_temporary = path.with_name(f".{path.name}.part"), path.with_name(f".{path.stem}.json.part")
    try:
        safetensors.torch.save_file({k: v.contiguous() for k, v in written.items()}, temporary)
        temporary.chmod(0o644)  # the library makes private files
        finished = replace(manifest, sha256=sha256_of(temporary))
        manifest_temporary.write_text(finished.to_json(), encoding="utf-8")
        os.replace(temporary, path)
        os.replace(manifest_temporary, manifest_path(path))
    except safetensors.SafetensorError as error:  # its word for a full disk, too
        raise OSError(str(error)) from error
    finally:
        temporary.unlink(missing_ok=True)
        manifest_temporary.unlink(missing_ok=True)
    return finished
