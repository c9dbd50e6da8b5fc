"""Takes out of libraries the places of the machine that they were built on, where others could put theirs."""

import re
import shutil
import subprocess
from pathlib import Path

_ELF = b"\x7fELF"
_ABSOLUTE = re.compile(r"\((?:RPATH|RUNPATH)\).*\[(?:[^\]]*:)?/[^\]]*\]")


def cleared(folder: Path) -> list[Path]:
    """Take them out of all libraries and programs in a folder; gives those that had some."""
    found = [path for path in sorted(folder.rglob("*")) if _is_elf(path) and _has_absolute(path)]
    if found and shutil.which("chrpath") is None:
        raise SystemExit(f"{found[0].name} is searched for in a place of this machine; install chrpath to change that.")
    for path in found:
        path.chmod(0o755)
        subprocess.run(["chrpath", "--delete", str(path)], stdout=subprocess.DEVNULL, check=True)
    return found


def _is_elf(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_ELF)) == _ELF


def _has_absolute(path: Path) -> bool:
    shown = subprocess.run(["readelf", "--dynamic", "--wide", str(path)], capture_output=True, text=True, check=False)
    return _ABSOLUTE.search(shown.stdout) is not None
