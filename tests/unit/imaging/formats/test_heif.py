"""HEIC is read in a process of its own, and whatever happens there is a sentence here."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.imaging.formats.heif import HEIF
from dfnet_gui.imaging.reading import decode_photo
from dfnet_gui.paths import resources_dir
from tests.pictures import DEEP

DATA = (resources_dir() / "self-test" / "photo.heic").read_bytes()
DEEP_FILE = Path(__file__).parents[3] / "data" / "deep.heic"


def test_10_bits_fill_16() -> None:
    """The file was made of the same ramps with 10 bits and without chroma subsampling."""
    pixels = decode_photo(DEEP_FILE.read_bytes()).pixels
    assert pixels.dtype == np.uint16
    assert np.abs(pixels.astype(int) - DEEP).max() < 600
    assert (pixels & 63 != 0).any()


@pytest.mark.parametrize("change", [lambda d: d[:500], lambda d: d[:16] + bytes(len(d) - 16)], ids=["cut", "zeros"])
def test_damaged_ones_are_refused(change: object) -> None:
    with pytest.raises(PhotoReadError, match="damaged or incomplete"):
        decode_photo(change(DATA))  # type: ignore[operator]


def test_a_child_that_dies_or_hangs_is_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("false"))  # libheif's own faults are not to be had
    with pytest.raises(PhotoReadError, match="damaged or incomplete"):
        decode_photo(DATA)

    def hang(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("child", 60)

    monkeypatch.setattr(subprocess, "run", hang)
    with pytest.raises(PhotoReadError, match="damaged or incomplete"):
        decode_photo(DATA)


def test_its_name_does_not_matter(tmp_path: Path) -> None:
    from dfnet_gui.imaging.reading import read_photo

    path = tmp_path / "photo.jpg"
    path.write_bytes(DATA)
    assert read_photo(path).width == 256
    assert HEIF.encode is None
