"""Files beside the code that the program needs."""

import hashlib
import json
from base64 import urlsafe_b64encode
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from dfnet_gui.errors import DfnetError
from dfnet_gui.paths import PACKAGE, built_in_weights, models_dir, resources_dir

_STORED = ("photo.png", "hole.png", "completed.png")


class SelfTestError(DfnetError):
    """Something is not as it should be."""


def stored(name: str) -> Path:
    """A picture that completions are compared with."""
    return resources_dir() / "self-test" / name


def check() -> str:
    """Samples and stored pictures are there, weights are those of their manifests, what pip installed is whole.

    The files of a standalone program are compared one by one in a check of their own.
    """
    samples = json.loads((resources_dir() / "samples" / "samples.json").read_text(encoding="utf-8"))
    for path in [*(resources_dir() / "samples" / each["file"] for each in samples), *map(stored, _STORED)]:
        _require(path)
    named = (path.with_suffix(".safetensors") for path in models_dir().glob("*.json"))
    weights = {built_in_weights(), *models_dir().glob("*.safetensors"), *named}
    for path in weights:
        _check_weights(path)
    installed = _check_installed()
    return f"{len(samples)} samples, {len(weights)} models" + (f", {installed} installed files" if installed else "")


def _require(path: Path) -> None:
    if not path.is_file():
        raise SelfTestError(f"{path}: the file is missing; unpack or install the program again.")


def _check_weights(path: Path) -> None:
    manifest = path.with_suffix(".json")
    _require(path)
    _require(manifest)
    if hashlib.sha256(path.read_bytes()).hexdigest() != json.loads(manifest.read_text(encoding="utf-8"))["sha256"]:
        raise _damaged(path)


def _check_installed() -> int:
    """Compare resources and models with what the wheel's list says; how many there are (none in a source tree)."""
    if resources_dir().parent != PACKAGE:
        return 0
    try:
        listed = distribution("dfnet-gui").files or []
    except PackageNotFoundError:
        return 0
    data = [each for each in listed if each.parts[:2] in (("dfnet_gui", "resources"), ("dfnet_gui", "models"))]
    for each in data:
        path = Path(str(each.locate()))
        _require(path)
        if each.hash is not None and each.hash.value != record_digest(path):
            raise _damaged(path)
    return len(data)


def record_digest(path: Path) -> str:
    """SHA-256 as a wheel's RECORD has it (PEP 376: URL-safe base64 without padding)."""
    return urlsafe_b64encode(hashlib.sha256(path.read_bytes()).digest()).rstrip(b"=").decode()


def _damaged(path: Path) -> SelfTestError:
    return SelfTestError(f"{path}: the file is damaged or was changed; unpack or install the program again.")
