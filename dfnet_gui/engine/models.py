"""The installed models: those that come with the program, and those that the user has imported."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np

from dfnet_gui.engine.authors import AUTHORS_LICENCE
from dfnet_gui.errors import CheckpointError, DfnetError, UsageError
from dfnet_gui.network.architecture import Architecture
from dfnet_gui.network.checkpoint import LoadedModel, Weights, load_model, save_model
from dfnet_gui.network.manifest import Manifest, manifest_path, read_manifest
from dfnet_gui.paths import models_dir, user_models_dir
from dfnet_gui.replacement import remove_leftovers
from dfnet_gui.wording import tr

Dataset = Literal["places2", "celeba"]
DATASETS: tuple[Dataset, ...] = ("places2", "celeba")
_WORKING_SIZES: dict[Dataset, int] = {"places2": 512, "celeba": 256}
_SUFFIX = ".safetensors"


class UnknownDatasetError(CheckpointError):
    """A released DFNet whose name does not tell what it was trained on; someone has to say it."""


@dataclass(frozen=True)
class InstalledModel:
    """A weights file of the library; `problem` says why it can't be used, empty if nothing is known against it."""

    name: str
    path: Path
    size_bytes: int
    licence: str
    sha256: str
    working_size: int
    is_built_in: bool
    problem: str = ""


def installed_models() -> list[InstalledModel]:
    """All models by name, built-in ones first; reads manifests only, not weights. Never raises for a bad file."""
    return [_described(path, is_built_in=is_built_in) for path, is_built_in in _files()]


def find_installed(name: str) -> InstalledModel | None:
    """The model of that name, None if there is none."""
    return next((model for model in installed_models() if model.name == name), None)


def load_installed(model: InstalledModel) -> LoadedModel:
    """Load a model of the library; CheckpointError if anything is wrong with it, a missing manifest included."""
    if model.problem:
        raise CheckpointError(model.problem)
    return load_model(model.path)


def find_model(name_or_file: str) -> LoadedModel:
    """An installed model by name, or any weights file."""
    path = Path(name_or_file)
    installed = None if path.is_file() else find_installed(name_or_file)
    return load_installed(installed) if installed else load_model(path)


def import_model(path: Path, *, dataset: Dataset | None = None, name: str | None = None) -> InstalledModel:
    """Check a weights file and take it into the user's library as safetensors with a manifest.

    A file with a manifest of its own is copied with it. One without is taken as a released DFNet: BGR, zeros
    in the hole, working size by what it was trained on, which `dataset`, else the file's name, says. Values
    are kept to the bit. Raises CheckpointError for anything that is not a DFNet, UnknownDatasetError when
    nobody says what it was trained on, UsageError when the name is taken by another model.
    """
    loaded = load_model(path)
    is_released = read_manifest(path) is None
    manifest = _manifest_of_released(path, loaded, dataset) if is_released else loaded.manifest
    manifest = replace(manifest, name=name or manifest.name)
    target = _target(manifest.name)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        remove_leftovers(target.parent)
        save_model(target, loaded.weights, manifest, halves=_is_in_halves(loaded.weights))
        load_model(target)
    except (OSError, DfnetError) as error:
        _delete(target)
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise CheckpointError(
            tr(
                "{target}: the model can't be installed ({reason}); make room and try again.",
                target=target,
                reason=reason,
            )
        ) from error
    return _described(target, is_built_in=False)


def _is_in_halves(weights: Weights) -> bool:
    return all(v.dtype == np.float16 for v in weights.values() if np.issubdtype(v.dtype, np.floating))


def remove_model(name: str) -> None:
    """Delete an imported model; UsageError for one that is built in or not there."""
    model = find_installed(name)
    if model is None:
        raise UsageError(tr("No model is called {name}; see: dfnet-gui models list.", name=name))
    if model.is_built_in:
        raise UsageError(tr("{name} comes with the program and stays; only imported models can be removed.", name=name))
    try:
        _delete(model.path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CheckpointError(
            tr("{name}: can't be removed ({reason}); check who may write there.", name=model.path, reason=reason)
        ) from error


def _files() -> Iterator[tuple[Path, bool]]:
    for folder, is_built_in in ((models_dir(), True), (user_models_dir(), False)):
        if folder.is_dir():
            for path in sorted(folder.glob(f"*{_SUFFIX}")):
                if not path.name.startswith("."):
                    yield path, is_built_in


def _described(path: Path, *, is_built_in: bool) -> InstalledModel:
    unusable = InstalledModel(path.stem, path, 0, "unknown", "", 0, is_built_in)
    try:
        size = path.stat().st_size
        manifest = read_manifest(path)
    except OSError as error:
        reason = error.strerror or str(error)
        return replace(
            unusable,
            problem=tr(
                "{name}: can't be read ({reason}); remove it, or import the weights again.", name=path, reason=reason
            ),
        )
    except DfnetError as error:
        return replace(unusable, size_bytes=size, problem=str(error))
    if manifest is None:
        problem = tr("{name}: its manifest is missing; import the weights again.", name=path)
        return replace(unusable, size_bytes=size, problem=problem)
    return InstalledModel(path.stem, path, size, manifest.licence, manifest.sha256, manifest.working_size, is_built_in)


def _manifest_of_released(path: Path, loaded: LoadedModel, dataset: Dataset | None) -> Manifest:
    manifest = loaded.manifest
    if manifest.architecture != Architecture():
        return manifest
    known = dataset or _dataset_in(path.stem)
    if known is None:
        raise UnknownDatasetError(
            tr(
                "{name}: this is a DFNet as the authors release it, but its name does not say whether it was "
                "trained on Places2 or CelebA; say which.",
                name=path,
            )
        )
    return replace(manifest, name=f"dfnet-{known}", working_size=_WORKING_SIZES[known], licence=AUTHORS_LICENCE)


def _dataset_in(name: str) -> Dataset | None:
    lowered = name.lower()
    found: list[Dataset] = [each for each in DATASETS if each.rstrip("2") in lowered]
    return found[0] if len(found) == 1 else None


def _target(name: str) -> Path:
    if not name or Path(name).name != name or name.startswith("."):
        raise UsageError(tr("{name!r} can't be a model's name; give one that could be a file's name.", name=name))
    known = find_installed(name)
    if known is not None and not (known.problem and not known.is_built_in):  # a broken one is mended so
        raise UsageError(
            tr("A model called {name} is installed already: remove that one first, or give another name.", name=name)
        )
    return user_models_dir() / f"{name}{_SUFFIX}"


def _delete(path: Path) -> None:
    for each in (path, manifest_path(path)):
        if os.path.lexists(each):
            each.unlink()
