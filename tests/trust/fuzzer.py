"""Looks for files that break a reader's promises, guided by which code they reach: in a process of its own.

python -m tests.trust.fuzzer READER SECONDS FOLDER [CORPUS…]

FOLDER gets a file for each kind of fault, beside its trace; libFuzzer's own where the process ended or stood still.
"""

from __future__ import annotations

import hashlib
import os
import resource
import sys
import tempfile
from pathlib import Path
from random import Random

import atheris  # type: ignore[import-untyped]

MOST_BYTES, STANDS_STILL_S = 6 << 30, 30
"""Of the whole process; and when it is ended."""
_LONGEST = 200_000
_PATIENCE = 4.0
"""What is looked at takes that much longer."""
_LIBRARIES = {
    "tiff": ["tifffile"],
    "camera-raw": ["tifffile"],
    "psd": ["psd_tools"],
    "gif": ["PIL.GifImagePlugin"],
    "targa": ["PIL.TgaImagePlugin"],
    "bmp": ["PIL.BmpImagePlugin"],
    "pth": ["zipfile"],
    "session": ["zipfile"],
    "training": ["tomllib"],
}
"""What is looked at beside the program's own code; each module more slows the search down."""

with atheris.instrument_imports(include=["dfnet_gui", *_LIBRARIES.get(sys.argv[1], [])]):
    from tests.trust.mutations import mutated
    from tests.trust.promises import Trial
    from tests.trust.readers import reader_called


class _Search:
    def __init__(self, name: str, folder: Path, scratch: Path) -> None:
        self.reader = reader_called(name)
        self._folder = folder
        self._trial = Trial(self.reader, scratch, patience=_PATIENCE)
        self._kinds: set[str] = set()

    def look(self, data: bytes) -> None:
        fault = self._trial.fault(data)
        kind = fault.partition("\n")[0]
        if kind.startswith("takes too") and not self._trial.fault(data).startswith(kind):
            return  # what else goes on here was to blame
        if kind and kind not in self._kinds:
            self._kinds.add(kind)
            name = hashlib.blake2b(kind.encode(), digest_size=5).hexdigest()
            (self._folder / f"fault-{name}").write_bytes(data)
            (self._folder / f"fault-{name}.txt").write_text(fault, encoding="utf-8", errors="backslashreplace")


def _mutator(data: bytes, longest: int, seed: int) -> bytes:
    lot = Random(seed)
    changed = atheris.Mutate(data, longest) if lot.random() < 0.5 else mutated(data, lot)
    return bytes(changed[:longest])


def main(name: str, seconds: int, folder: Path, corpora: list[str]) -> None:
    """Does not come back: libFuzzer ends the process."""
    folder.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(dir=folder))
    search = _Search(name, folder, scratch)
    grown, seeds = folder / "corpus", folder / "seeds"
    for each in (grown, seeds):
        each.mkdir(exist_ok=True)
    for number, seed in enumerate(search.reader.seeds()):
        (seeds / str(number)).write_bytes(seed)
    limits = [f"-max_total_time={seconds}", f"-timeout={STANDS_STILL_S}", f"-max_len={_LONGEST}", "-rss_limit_mb=0"]
    options = [
        f"-artifact_prefix={folder}/",
        "-verbosity=0",
        "-print_final_stats=1",
        "-len_control=0",
        "-detect_leaks=0",
    ]
    atheris.Setup(
        [sys.argv[0], *limits, *options, str(grown), str(seeds), *corpora], search.look, custom_mutator=_mutator
    )
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    os.chdir(scratch)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]).resolve(), sys.argv[4:])
