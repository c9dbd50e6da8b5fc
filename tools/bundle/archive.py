"""Finishes the folder that PyInstaller made, and packs it into one archive: `archive.py FOLDER [FLAVOUR]`."""

import datetime
import os
import platform
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

from dfnet_gui.imaging.formats.registry import FORMATS
from dfnet_gui.self_test.program_files import write_list
from dfnet_gui.wording import listed

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BILL = "sbom.cdx.json"
"""The bill of materials: the name is one that programs know it by."""
_COMPRESSION = "-6"
"""Of xz; the higher levels take twice as long and much memory for a few per cent."""


def finish(folder: Path) -> None:
    """Put licences, the bill of materials, a page on how to start, and what a menu wants beside it; list all files."""
    inside = folder / "_internal" / "resources"
    shutil.copy(inside / "licences.txt", folder / "LICENCES.txt")
    shutil.copy(inside / BILL, folder / BILL)
    if sys.platform.startswith("linux"):
        _add_for_linux(folder)
    write_list(folder)


def _add_for_linux(folder: Path) -> None:
    shutil.copy(HERE / "linux" / "README.txt", folder)
    metainfo = next((HERE / "linux").glob("*.metainfo.xml"))
    for source, place in (
        (HERE / "linux" / "dfnet-gui.desktop", "applications"),
        (metainfo, "metainfo"),
        (ROOT / "resources" / "icons" / "dfnet-gui.svg", "icons/hicolor/scalable/apps"),
    ):
        target = folder / "share" / place
        target.mkdir(parents=True, exist_ok=True)
        (target / source.name).write_text(filled_in(source.read_text(encoding="utf-8")), encoding="utf-8")


def filled_in(text: str) -> str:
    """With what the program knows of itself in the place of @NAMES@; dated SOURCE_DATE_EPOCH, or today."""
    values = {
        "VERSION": version(),
        "DATE": _today().isoformat(),
        "MIMETYPES": "".join(f"{row.mime};" for row in FORMATS),
        "FORMATS": listed(FORMATS.names, "{most} and {last}"),
    }
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def _today() -> datetime.date:
    given = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.datetime.fromtimestamp(int(given), datetime.UTC) if given else datetime.datetime.now(datetime.UTC)
    return now.date()


def version() -> str:
    """The project's."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def archive_name(flavour: str) -> str:
    """Without its ending: flavour, version, system and processor."""
    kind = "" if flavour == "full" else f"-{flavour}"
    return f"dfnet-gui{kind}-{version()}-{sys.platform}-{platform.machine().lower()}"


def pack(folder: Path, flavour: str) -> Path:
    """One compressed archive beside the folder: .tar.xz on Linux, .zip elsewhere."""
    name = archive_name(flavour)
    if not sys.platform.startswith("linux"):
        return _zipped(folder, folder.parent / f"{name}.zip")
    target = folder.parent / f"{name}.tar.xz"
    partial = target.with_suffix(".part")
    with partial.open("wb") as file:
        tar = subprocess.Popen(
            ["tar", "--sort=name", "--owner=0", "--group=0", "--numeric-owner", "-C", folder.parent, "-c", folder.name],
            stdout=subprocess.PIPE,
        )
        packed = subprocess.run(["xz", "-T0", _COMPRESSION, "-c"], stdin=tar.stdout, stdout=file, check=False)
        if tar.wait() or packed.returncode:
            raise SystemExit(f"{target}: the archive can't be written; is there room on the disk?")
    partial.replace(target)
    return target


def _zipped(folder: Path, target: Path) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, path.relative_to(folder.parent))
    return target


def main(arguments: list[str]) -> int:
    """Finish and pack; without a flavour only finish."""
    folder = Path(arguments[0])
    finish(folder)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"{folder}: {size / 1e6:.0f} MB")
    if len(arguments) > 1:
        archive = pack(folder, arguments[1])
        print(f"{archive}: {archive.stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
