"""The standalone program as these tests use it: in an environment that has next to nothing."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from dfnet_gui.imaging.reading import read_photo

LIMIT_S = 120.0
HOLE = (slice(200, 300), slice(400, 540))
_LINE = re.compile(r"(?P<name>.+?) +(?P<verdict>ok|FAILED) +[\d.]+ s   (?P<detail>.*)")


@dataclass(frozen=True)
class Bundle:
    """A folder with the program, and what surrounds it when it runs."""

    folder: Path
    environment: dict[str, str]

    @property
    def program(self) -> Path:
        """The executable."""
        return self.folder / "dfnet-gui"

    @property
    def inside(self) -> Path:
        """The folder with all that the executable loads."""
        return self.folder / "_internal"

    @property
    def is_full(self) -> bool:
        """Whether it has PyTorch."""
        return (self.inside / "torch").is_dir()

    def start(self, *arguments: str | Path, before: Sequence[str] = (), **environment: str) -> subprocess.Popen[str]:
        """A running program; `before` is put before it."""
        return subprocess.Popen(
            [*before, str(self.program), *map(str, arguments)],
            env={**self.environment, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(self, *arguments: str | Path, before: Sequence[str] = (), **environment: str) -> "Ended":
        """The ended program."""
        return ended(self.start(*arguments, before=before, **environment))

    def copied(self, target: Path) -> "Bundle":
        """The same program elsewhere; by hard links, so no file may be changed in place."""
        shutil.copytree(self.folder, target, symlinks=True, copy_function=_linked)
        return Bundle(target, self.environment)

    def state(self) -> dict[str, tuple[int, int]]:
        """Time of change and size of all that is in the folder."""
        found = ((path, path.lstat()) for path in [self.folder, *self.folder.rglob("*")])
        return {str(path): (status.st_mtime_ns, status.st_size) for path, status in found}


@dataclass(frozen=True)
class Ended:
    """What a program left behind."""

    code: int
    out: str
    err: str

    @property
    def checks(self) -> dict[str, str]:
        """Of a self-test: each check's verdict."""
        matches = (_LINE.fullmatch(line) for line in self.out.partition("\n\n")[0].splitlines())
        return {match["name"]: match["verdict"] for match in matches if match}


@dataclass(frozen=True)
class Job:
    """A photo to be completed from the command line, and what becomes of it."""

    photo: Path
    mask: Path
    output: Path

    @property
    def arguments(self) -> tuple[str | Path, ...]:
        """For the program."""
        return "complete", self.photo, "--mask", self.mask, "--output", self.output

    def check(self) -> None:
        """The hole is new, and every other pixel is as it was."""
        before, after = read_photo(self.photo).pixels, read_photo(self.output).pixels
        hole = np.asarray(Image.open(self.mask)) > 0
        np.testing.assert_array_equal(after[~hole], before[~hole])
        assert (after[hole] != before[hole]).any(axis=-1).mean() > 0.5


def ended(process: subprocess.Popen[str]) -> Ended:
    """Wait for it."""
    try:
        out, err = process.communicate(timeout=LIMIT_S)
    finally:
        process.kill()
        process.wait(10)
    return Ended(process.returncode, out, err)


def job(sample: Path, folder: Path) -> Job:
    """A copy of a sample in a folder, with a mask beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Job(folder / sample.name, folder / f"{sample.stem}-mask.png", folder / f"{sample.stem}-done.png")
    shutil.copy(sample, made.photo)
    photo = read_photo(sample)
    mask = np.zeros((photo.height, photo.width), np.uint8)
    mask[HOLE] = 255
    Image.fromarray(mask).save(made.mask)
    return made


def check_self_test(done: Ended, *, is_full: bool) -> None:
    """All checks are there and hold."""
    assert done.code == 0, done.out + done.err
    assert set(done.checks.values()) == {"ok"}
    assert done.out.splitlines()[-1] == f"All {len(done.checks)} checks hold."
    completions = {name for name in done.checks if name.startswith("Completion: ")}
    assert "Completion: cpu, openvino-fp32" in completions
    assert ("Completion: cpu, pytorch-fp32" in completions) == is_full
    assert {"Libraries", "Qt: a window is drawn", "Detailed fill"} <= set(done.checks)


def families(trace: str) -> set[str]:
    """Address families of the sockets in what strace wrote."""
    return set(re.findall(r"socket(?:pair)?\((AF_\w+)", trace))


def replace(path: Path, content: bytes) -> None:
    """A new file in the place of a linked one."""
    path.unlink()
    path.write_bytes(content)


def files_of(folder: Path, endings: Iterable[str] = ("",)) -> list[Path]:
    """Files that are no links, with one of the endings."""
    ends = tuple(endings)
    return [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink() and path.name.endswith(ends)]


def _linked(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:  # another disk
        shutil.copy2(source, target)
    return target
