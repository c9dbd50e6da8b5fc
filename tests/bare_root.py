"""A bare Debian in a folder: its smallest set of packages, those that are named, and nothing else."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.robot import require

MAKING_S = 900.0
USER, ROOT = 1000, 0
PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
_SOURCES = Path("/etc/apt")
_ENTER = """
set -eu
root=$1 user=$2
shift 2
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for name in null zero full random urandom; do
    touch "$root/dev/$name"
    mount --bind "/dev/$name" "$root/dev/$name"
done
mkdir "$root/dev/shm"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mkdir -p "$root/tmp/.X11-unix"
if [ -d /tmp/.X11-unix ]; then mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"; fi
while [ "$1" != -- ]; do
    kind=$1 outside=$2 inside=$root$3
    shift 3
    if [ -d "$outside" ]; then mkdir -p "$inside"; else mkdir -p "${inside%/*}"; touch "$inside"; fi
    mount --bind "$outside" "$inside"
    if [ "$kind" = own ]; then chown -R "$user:$user" "$inside"; else mount -o remount,bind,ro "$inside"; fi
done
shift
chroot "--userspec=$user:$user" --groups= "$root" "$@" || exit $?
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


def make(root: Path, packages: Iterable[str], suite: str = "") -> None:
    """Fill the folder; skips where that can't be. Without a suite it is a Debian as old as this machine's."""
    if not sys.platform.startswith("linux"):
        pytest.skip("a Debian can be made on Linux alone")
    require("debootstrap", "unshare")
    if os.geteuid() != ROOT:
        pytest.skip("making a root and entering it needs the rights of root")
    root.chmod(0o755)  # as a user must be able to enter it
    given = source()
    words = ["debootstrap", "--variant=minbase", *(f"--include={each}" for each in [",".join(packages)] if each)]
    words += [f"--keyring={given.keyring}"] if given.keyring else []
    made = subprocess.run(
        ["unshare", "--mount", *words, suite or given.suite, str(root), given.uri],
        capture_output=True,
        text=True,
        timeout=MAKING_S,
        check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr


def entering(
    root: Path,
    *,
    user: int = USER,
    shown: Mapping[Path, Path] | None = None,
    work: Path | None = None,
    network: bool = False,
) -> list[str]:
    """Words before a command that is to run in it.

    What is `shown` (inside: outside) can be read there; `work` is there under its own path, and the user's own.
    """
    unshare = [str(shutil.which("unshare")), "--mount", "--pid", "--fork", "--kill-child"]
    unshare += [] if network else ["--net"]
    places = [("shown", str(outside), str(inside)) for inside, outside in (shown or {}).items()]
    places += [("own", str(work), str(work))] if work else []
    words = [word for place in places for word in place]
    return [*unshare, "/bin/sh", "-c", _ENTER, "enter", str(root), str(user), *words, "--"]
