"""The steps, as functions of a flavour. What needs the project's libraries imports them when it runs."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tools.release import signing
from tools.release.places import DIST, ROOT, Places

_CPU_WHEELS = "https://download.pytorch.org/whl/cpu"
"""PyPI's PyTorch for Linux brings gigabytes of CUDA."""


class Step(NamedTuple):
    """One of them, and what it is for."""

    name: str
    purpose: str
    run: Callable[[Places], None]


def install(places: Places) -> None:
    """System packages on Linux, then the project with all that the bundle is made of."""
    environment = dict(os.environ)
    if places.system == "linux":
        signing.run([sys.executable, "-m", "tools.system_setup", "bundle", "deb"])
        environment["PIP_EXTRA_INDEX_URL"] = _CPU_WHEELS
    words = [sys.executable, "-m", "tools.environment", "openvino", "bundle"]
    subprocess.run(words, cwd=ROOT, env=environment, check=True)


def build(places: Places) -> None:
    """PyInstaller's folder, or app; on macOS it is signed on the way."""
    environment = {**os.environ, "DFNET_FLAVOUR": places.flavour}
    if places.system == "darwin" and signing.can_sign(places.system, os.environ):
        signing.prepare_mac()
        environment["DFNET_CODESIGN_IDENTITY"] = os.environ[signing.IDENTITY]
    work = ROOT / "build" / places.flavour
    options = ["--noconfirm", "--clean", "--log-level", "WARN", "--distpath", str(DIST), "--workpath", str(work)]
    for words in (["tools.bundle.check_models"], ["PyInstaller", *options, "build.spec"]):
        subprocess.run([sys.executable, "-m", *words], cwd=ROOT, env=environment, check=True)


def finish(places: Places) -> None:
    """Sign on Windows, and only then list the files with their sizes, since a signature changes them."""
    if places.system == "darwin":
        return  # an app holds its own list, which its signature is of
    if signing.can_sign(places.system, os.environ):
        signing.sign_for_windows(places.programs)
    from tools.bundle.archive import finish as finish_folder

    finish_folder(places.folder)


def self_test(places: Places) -> None:
    """Begin the program itself; it ends with 1 where something does not work."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([places.programs[0], "--self-test"], env=environment, check=True)


def pack(places: Places) -> None:
    """A file for download, on Linux also a package for Debian, each with its SHA-256, and the bill of materials."""
    from tools.bundle.archive import BILL, archive_name
    from tools.bundle.archive import pack as pack_folder

    shutil.copy(places.resources / BILL, DIST / f"{archive_name(places.flavour)}.cdx.json")
    made = [_packed_app(places) if places.system == "darwin" else pack_folder(places.folder, places.flavour)]
    if places.system == "linux":
        from tools.deb.__main__ import build as build_package

        made.append(build_package(places.folder, ROOT / "build" / "deb"))
    for path in made:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        path.with_name(f"{path.name}.sha256").write_text(f"{digest}  {path.name}\n", encoding="utf-8")
        print(f"{path.name}: {path.stat().st_size / 1e6:.0f} MB, {digest}")


def _packed_app(places: Places) -> Path:
    from tools.bundle.archive import archive_name

    target = DIST / f"{archive_name(places.flavour)}.zip"
    zipping = ["ditto", "-c", "-k", "--keepParent", str(places.app), str(target)]
    signing.run(zipping)
    if signing.can_sign(places.system, os.environ):
        for words in signing.notary_words(places.app, target, os.environ):
            signing.run(words)
        signing.run(zipping)  # with the notary's answer in it
    return target


STEPS = (
    Step("install", "what the build needs", install),
    Step("build", "the folder or app", build),
    Step("finish", "its signature and the list of its files", finish),
    Step("self-test", "whether it works", self_test),
    Step("pack", "what is offered for download", pack),
)
