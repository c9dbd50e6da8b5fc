"""What uv finds for a Python and a system, and which files of it pip may take there."""

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from packaging.tags import compatible_tags, cpython_tags
from packaging.utils import parse_wheel_filename

from tools.locks.pins import PROJECT, Pin, extras, read, requirements
from tools.locks.targets import OLDEST_MACOS, Target

_WANTED = "wanted.txt"


def resolved(target: Target, known: Iterable[Pin], renewed: Sequence[str]) -> list[Pin]:
    """All that is needed, at the versions of `known` as far as they are allowed, but for those that are `renewed`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / _WANTED).write_text("\n".join(requirements(extras())), encoding="utf-8")
        found = folder / "found.txt"
        found.write_text("".join(f"{pin.name}=={pin.version}\n" for pin in known), encoding="utf-8")
        _compile(target, folder, _WANTED, "--output-file", found.name, *renewed)
        _compile(target, folder, found.name, "--no-deps", "--output-file", "pylock.toml")
        hashes = _hashes(tomllib.loads((folder / "pylock.toml").read_text(encoding="utf-8")), target)
        return [_complete(pin, hashes[pin.name]) for pin in read(found)]


def _compile(target: Target, folder: Path, *words: str) -> None:
    """Wheels alone: what is built from a source asks for more, which nobody has locked."""
    options = ["--quiet", "--only-binary", ":all:", "--python-version", target.python, "--no-header"]
    done = subprocess.run(
        [sys.executable, "-m", "uv", "pip", "compile", *options, "--python-platform", target.system.of_uv, *words],
        cwd=folder,
        env={**os.environ, "MACOSX_DEPLOYMENT_TARGET": OLDEST_MACOS},
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{target.name}: uv found no versions that fit together; locks/ is as it was.")


def _complete(pin: Pin, hashes: Sequence[str]) -> Pin:
    via = tuple(sorted({PROJECT if name == _WANTED else name for name in pin.via}))
    return pin._replace(hashes=tuple(sorted(set(hashes))), via=via)


def _hashes(pylock: dict[str, Any], target: Target) -> dict[str, list[str]]:
    """Of the wheels that fit, by package; locks with those of all systems would be ten times as long."""
    return {
        str(package["name"]): [
            wheel["hashes"]["sha256"] for wheel in package["wheels"] if fits(_file_name(wheel), target)
        ]
        for package in pylock["packages"]
    }


def _file_name(wheel: Mapping[str, object]) -> str:
    return str(wheel.get("name") or str(wheel["url"]).rpartition("/")[2]).replace("%2B", "+")


def fits(wheel: str, target: Target) -> bool:
    """Whether pip may take a wheel of this name there."""
    version, own = (3, target.minor), f"cp3{target.minor}"
    tags = [*cpython_tags(version, [own], ["any"]), *compatible_tags(version, own, ["any"])]
    pairs = {(tag.interpreter, tag.abi) for tag in tags}
    return any(
        (tag.interpreter, tag.abi) in pairs and re.fullmatch(f"any|{target.system.wheels}", tag.platform)
        for tag in parse_wheel_filename(wheel)[3]
    )
