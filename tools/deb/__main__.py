"""Builds the package beside the folder: `python -m tools.deb dist/dfnet-gui`."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.bundle.archive import version
from tools.deb import control
from tools.deb.staging import settle, staged

COMPRESSION = ("-Zxz", "-z6")
"""As dpkg's own packages have it, and the archive."""


def build(folder: Path, work: Path, compression: Sequence[str] = COMPRESSION) -> Path:
    """The package of a bundle, beside it."""
    package = folder.name
    if package not in control.FLAVOURS or not (folder / "dfnet-gui").is_file():
        raise SystemExit(f"{folder}: no standalone program is there; make bundle-folder first.")
    if shutil.which("dpkg-deb") is None:
        raise SystemExit("There is no dpkg-deb here: build the package on Debian or Ubuntu.")
    root = work / package
    moment = staged(folder, root, package)
    architecture = _said("dpkg", "--print-architecture")
    _describe(root, package, architecture, moment)
    target = folder.parent / f"{package}_{version()}_{architecture}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", *compression, "--build", str(root), str(target)],
        env={**os.environ, "SOURCE_DATE_EPOCH": str(moment)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    shutil.rmtree(root)
    return target


def _describe(root: Path, package: str, architecture: str, moment: int) -> None:
    paths = sorted(root.rglob("*"))
    needed = control.depends(root / "usr/lib/dfnet-gui/_internal")
    text = control.fields(package, version(), architecture, needed, control.installed_size(paths))
    files = [path for path in paths if path.is_file() and not path.is_symlink()]
    sums = "".join(f"{_md5(path)}  {path.relative_to(root).as_posix()}\n" for path in files)
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN/control").write_text(text, encoding="utf-8")
    (root / "DEBIAN/md5sums").write_text(sums, encoding="utf-8")
    settle(root / "DEBIAN", moment)
    os.utime(root, (moment, moment))


def _md5(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def _said(*words: str) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


def main(arguments: list[str]) -> int:
    """Build it, and say how large it is."""
    if len(arguments) != 1:
        print("usage: python -m tools.deb FOLDER", file=sys.stderr)
        return 2
    package = build(Path(arguments[0]), Path("build/deb"))
    print(f"{package}: {package.stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
