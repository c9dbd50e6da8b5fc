"""The Flatpak's manifest: its names are the program's, it has no network, and its commands put all files in place."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dfnet_gui.paths import PACKAGE
from tools.bundle.platforms import IDENTIFIER

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a package of Linux")

ROOT = PACKAGE.parent
MANIFEST = ROOT / "packaging" / "flatpak" / f"{IDENTIFIER}.json"


@pytest.fixture
def manifest() -> Any:
    """As it is read."""
    return json.loads(MANIFEST.read_text(encoding="utf-8"))


def test_its_names_are_the_programs(manifest: Any) -> None:
    linux = ROOT / "tools" / "bundle" / "linux"
    assert manifest["app-id"] == IDENTIFIER
    assert (linux / manifest["rename-desktop-file"]).is_file()
    assert f"Icon={manifest['rename-icon']}\n" in (linux / manifest["rename-desktop-file"]).read_text(encoding="utf-8")
    (source,) = manifest["modules"][0]["sources"]
    assert (MANIFEST.parent / source["path"]).resolve() == ROOT / "dist" / "dfnet-gui"


def test_it_has_no_network(manifest: Any) -> None:
    assert [word for word in manifest["finish-args"] if "network" in word] == []
    assert {"--socket=wayland", "--socket=fallback-x11"} <= set(manifest["finish-args"])


def test_libraries_stay_as_they_are_in_the_list_of_files(manifest: Any) -> None:
    assert manifest["build-options"] == {"strip": False, "no-debuginfo": True}


def test_its_commands_put_all_files_in_place(manifest: Any, tmp_path: Path) -> None:
    bundle, app = tmp_path / "bundle", tmp_path / "app"
    names = [
        "dfnet-gui",
        "_internal/libcore.so",
        "LICENCES.txt",
        "README.txt",
        "sbom.cdx.json",
        "share/applications/dfnet-gui.desktop",
    ]
    for name in names:
        (bundle / name).parent.mkdir(parents=True, exist_ok=True)
        (bundle / name).write_text(name, encoding="utf-8")
    for command in manifest["modules"][0]["build-commands"]:
        environment = {**os.environ, "FLATPAK_DEST": str(app)}
        subprocess.run(["/bin/sh", "-c", command], cwd=bundle, env=environment, check=True)
    assert (app / "bin" / manifest["command"]).read_text(encoding="utf-8") == "dfnet-gui"
    assert (app / "share/applications" / manifest["rename-desktop-file"]).is_file()
    place = app / "lib/dfnet-gui"
    assert sorted(str(path.relative_to(place)) for path in place.rglob("*") if path.is_file()) == sorted(names)


def test_flatpaks_own_builder_reads_it(manifest: Any) -> None:
    if shutil.which("flatpak-builder") is None:
        pytest.skip("needs flatpak-builder")
    words = ["flatpak-builder", "--show-manifest", str(MANIFEST)]
    shown = json.loads(subprocess.run(words, capture_output=True, check=True).stdout)
    assert shown["id"] == manifest["app-id"]
    assert {name: shown[name] for name in ("command", "runtime", "finish-args", "rename-icon")} == {
        name: manifest[name] for name in ("command", "runtime", "finish-args", "rename-icon")
    }
    assert shown["modules"][0]["build-commands"] == manifest["modules"][0]["build-commands"]
