"""Exports are exact, keep what the photo carries, and are written whole or not at all."""

import errno
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from dfnet_gui.errors import PhotoWriteError
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.formats.base import ExportOptions
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.imaging.writing import write_atomically, write_photo

ICC = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


F_NUMBER, TAKEN, MAKE = 33437, 36867, 271


LOSSLESS = {".png", ".tif", ".webp"}


def _photo(dtype: type[np.uint8 | np.uint16], *, alpha: bool) -> Photo:
    rng, most = np.random.default_rng(1), np.iinfo(dtype).max
    exif = Image.Exif()
    exif[MAKE] = "Maker"
    exif.get_ifd(34665)[F_NUMBER] = 2.8
    exif.get_ifd(34665)[TAKEN] = "2020:01:01 00:00:01"
    return Photo(
        pixels=rng.integers(0, most, (50, 70, 3), dtype=dtype, endpoint=True),
        alpha=rng.integers(0, most, (50, 70), dtype=dtype, endpoint=True) if alpha else None,
        icc=ICC,
        exif=exif.tobytes(),
    )


@pytest.mark.parametrize("suffix", [".png", ".tif", ".webp", ".jpg"])
@pytest.mark.parametrize("alpha", [True, False])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_what_is_written_is_read_again(
    suffix: str,
    alpha: bool,  # noqa: FBT001 - a parameter of the test
    dtype: type[np.uint8 | np.uint16],
    tmp_path: Path,
) -> None:
    photo, path = _photo(dtype, alpha=alpha), tmp_path / f"photo{suffix}"
    write_photo(path, photo, ExportOptions(quality=100))
    again = read_photo(path)
    if suffix in LOSSLESS:
        keeps_depth = suffix != ".webp"
        np.testing.assert_array_equal(again.pixels, photo.pixels if keeps_depth else to_8_bit(photo.pixels))
        if photo.alpha is not None:
            assert again.alpha is not None
            np.testing.assert_array_equal(again.alpha, photo.alpha if keeps_depth else to_8_bit(photo.alpha))
    else:
        assert again.pixels.shape == photo.pixels.shape
    assert again.icc == ICC
    assert again.exif is not None
    exif = Image.Exif()
    exif.load(again.exif)
    assert exif[MAKE] == "Maker"
    assert exif.get_ifd(34665)[TAKEN] == "2020:01:01 00:00:01"
    assert float(exif.get_ifd(34665)[F_NUMBER]) == pytest.approx(2.8)


def test_full_disk_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(b"the old file")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PhotoWriteError, match=r"photo\.png: the disk is full"):
        write_photo(path, _photo(np.uint8, alpha=False))
    assert path.read_bytes() == b"the old file"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_format_or_a_disk_can_not_hold_is_said(tmp_path: Path) -> None:
    wide = Photo(pixels=np.zeros((1, 16_384, 3), np.uint8))
    with pytest.raises(PhotoWriteError, match=r"a\.webp: WebP holds at most 16,383 pixels a side, .* choose PNG"):
        write_photo(tmp_path / "a.webp", wide)
    with pytest.raises(PhotoWriteError, match="the name is too long; choose a shorter one"):
        write_photo(tmp_path / ("n" * 300 + ".png"), _photo(np.uint8, alpha=False))
    assert not list(tmp_path.iterdir())


def test_no_permission_and_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PhotoWriteError, match="folder does not exist"):
        write_atomically(tmp_path / "nowhere" / "photo.png", b"x")
    with pytest.raises(PhotoWriteError, match="can't be written; use"):
        write_photo(tmp_path / "photo.gif", _photo(np.uint8, alpha=False))

    def refuse(*_names: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)  # root may write everywhere, so the refusal is injected
    with pytest.raises(PhotoWriteError, match="no permission"):
        write_atomically(tmp_path / "photo.png", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_write_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)  # root may write everywhere
    with pytest.raises(PhotoWriteError, match="write-protected"):
        write_photo(path, _photo(np.uint8, alpha=False))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
