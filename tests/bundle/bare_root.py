"""A bare Debian in a folder: its smallest set of packages, and what README.md says that the window needs."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from dfnet_gui.paths import PACKAGE
from tests.robot import require

MAKING_S = 900.0
PLACE = Path("/opt/dfnet-gui")
"""Of the bundle in it."""
PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
_SOURCES = Path("/etc/apt")
_ENTER = """
set -eu
root=$1 bundle=$2 place=$3 work=$4
shift 4
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for name in null zero full random urandom; do
    touch "$root/dev/$name"
    mount --bind "/dev/$name" "$root/dev/$name"
done
mkdir "$root/dev/shm"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mkdir -p "$root/tmp/.X11-unix" "$root$place" "$root$work"
if [ -d /tmp/.X11-unix ]; then mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"; fi
mount --bind "$bundle" "$root$place"
mount -o remount,bind,ro "$root$place"
chown -R 1000:1000 "$work"
mount --bind "$work" "$root$work"
chroot --userspec=1000:1000 --groups= "$root" "$@" || exit $?
"""


@dataclass(frozen=True)
class Source:
    """Where apt gets Debian from."""

    uri: str
    suite: str
    keyring: str | None


def source() -> Source:
    """As this machine's apt has it."""
    for path in [_SOURCES / "sources.list", *sorted((_SOURCES / "sources.list.d").glob("*"))]:
        if path.suffix not in (".list", ".sources") or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8")
        found = _in_stanzas(text) if path.suffix == ".sources" else _in_lines(text)
        if found:
            return found
    pytest.skip("apt's sources name no Debian")


def _in_stanzas(text: str) -> Source | None:
    for stanza in re.split(r"\n\s*\n", text):
        fields = dict(re.findall(r"^([\w-]+):[ \t]*(\S+)", stanza, re.MULTILINE))
        if fields.get("Types") == "deb" and "main" in fields.get("Components", ""):
            keyring = fields.get("Signed-By", "")
            return Source(fields["URIs"], fields["Suites"], keyring if keyring.startswith("/") else None)
    return None


def _in_lines(text: str) -> Source | None:
    for options, uri, suite in re.findall(r"^deb\s+(?:\[(.*?)\]\s+)?(\S+)\s+(\S+)\s+main\b", text, re.MULTILINE):
        keyring = re.search(r"signed-by=(/\S+)", options)
        return Source(uri, suite, keyring[1] if keyring else None)
    return None


def window_packages() -> list[str]:
    """Those of README's line for Debian and Ubuntu."""
    text = (PACKAGE.parent / "README.md").read_text(encoding="utf-8").replace("\\\n", " ")
    (line,) = re.findall(r"sudo apt-get install (.*)", text)
    return str(line).split()


def make(root: Path) -> None:
    """Fill the folder; skips where that can't be."""
    if not sys.platform.startswith("linux"):
        pytest.skip("a Debian can be made on Linux alone")
    require("debootstrap", "unshare")
    if os.geteuid() != 0:
        pytest.skip("making a root and entering it needs the rights of root")
    root.chmod(0o755)  # as a user must be able to enter it
    given = source()
    words = ["debootstrap", "--variant=minbase", f"--include={','.join(window_packages())}"]
    words += [f"--keyring={given.keyring}"] if given.keyring else []
    made = subprocess.run(
        ["unshare", "--mount", *words, given.suite, str(root), given.uri],
        capture_output=True,
        text=True,
        timeout=MAKING_S,
        check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr


def entering(root: Path, bundle: Path, work: Path) -> list[str]:
    """Words before a command that is to run in it, without a network, as a user; `work` is there under its own path."""
    unshare = [str(shutil.which("unshare")), "--mount", "--pid", "--net", "--fork", "--kill-child"]
    return [*unshare, "/bin/sh", "-c", _ENTER, "enter", str(root), str(bundle), str(PLACE), str(work)]
