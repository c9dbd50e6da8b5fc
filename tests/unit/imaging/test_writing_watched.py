"""Exports that are watched: progress, giving up at any moment, and the same file as unwatched."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.errors import Cancelled
from dfnet_gui.imaging.arrays import PixelArray
from dfnet_gui.imaging.formats.base import ExportOptions
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.progress import Watch
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.imaging.writing import write_atomically, write_photo

OLD = b"the old file, which stays whole"


SUFFIXES = [".png", ".jpg", ".tif", ".webp"]


Kind = tuple[str, type[np.uint8 | np.uint16], bool]


KINDS: list[Kind] = [(s, dtype, alpha) for s in SUFFIXES for dtype in (np.uint8, np.uint16) for alpha in (False, True)]


def _exif() -> bytes:
    exif = Image.Exif()
    exif[271] = "Maker"
    exif.get_ifd(34665)[33437] = 2.8
    return exif.tobytes()


def _photo(height: int, width: int, dtype: type[np.uint8 | np.uint16] = np.uint8, *, alpha: bool = False) -> Photo:
    """Soft shapes with some noise, so that every format can take it."""
    rng = np.random.default_rng(height)
    coarse = rng.integers(60, 180, (-(-height // 16), -(-width // 16), 3)).repeat(16, 0).repeat(16, 1)
    shapes = coarse[:height, :width] + rng.integers(-6, 7, (height, width, 3))
    pixels: PixelArray = (shapes * (np.iinfo(dtype).max // 255)).astype(dtype)
    return Photo(pixels=pixels, alpha=pixels[:, :, 0].copy() if alpha else None, exif=_exif())


def _noise(height: int, width: int, dtype: type[np.uint8 | np.uint16] = np.uint8) -> Photo:
    pixels: PixelArray = np.random.default_rng(1).integers(0, np.iinfo(dtype).max, (height, width, 3), dtype)
    return Photo(pixels=pixels)


def _progress(path: Path, photo: Photo) -> list[float]:
    seen: list[float] = []
    write_photo(path, photo, watch=Watch(on_progress=seen.append))
    assert all(0 <= share <= 1 for share in seen)
    return seen


def _looks(write: Callable[[Watch], object]) -> int:
    """How often a writer looks up."""
    seen: list[float] = []
    write(Watch(on_progress=seen.append))
    return len(seen)


def _watch_that_stops(at: int) -> Watch:
    """Says stop the `at`th time that it is asked, from 0 on."""
    asked: list[int] = []

    def should_stop() -> bool:
        asked.append(1)
        return len(asked) > at

    return Watch(should_stop=should_stop)


@pytest.mark.parametrize("suffix", [".png", ".tif"])
@pytest.mark.parametrize("has_exif", [True, False])
def test_progress_only_rises_and_is_told_often(suffix: str, has_exif: bool, tmp_path: Path) -> None:  # noqa: FBT001
    photo = _noise(2000, 3000)
    if has_exif:
        photo = Photo(pixels=photo.pixels, exif=_exif())
    seen = _progress(tmp_path / f"photo{suffix}", photo)
    assert seen == sorted(seen)
    assert seen[0] < 0.05
    assert seen[-1] == 1.0
    while_encoding = [share for share in seen if share < 1.0]
    assert len(while_encoding) > 10
    assert while_encoding[-1] > 0.9, "the size was foreseen"
    assert max(np.diff(while_encoding)) < 0.2


def test_progress_of_a_large_jpeg_only_rises_and_is_told_often(tmp_path: Path) -> None:
    part = _photo(500, 1024).pixels
    seen = _progress(tmp_path / "photo.jpg", Photo(pixels=np.tile(part, (8, 4, 1))))
    assert seen == sorted(seen)
    while_encoding = [share for share in seen if share < 1.0]
    assert len(while_encoding) > 10
    assert while_encoding[-1] > 0.9, "the size was foreseen"
    assert seen[-1] == 1.0


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_progress_ends_at_one_for_small_photos(suffix: str, tmp_path: Path) -> None:
    assert _progress(tmp_path / f"photo{suffix}", _photo(40, 30))[-1] == 1.0


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_giving_up_at_any_write_leaves_the_old_file_whole(kind: Kind, tmp_path: Path) -> None:
    suffix, dtype, alpha = kind
    photo, path = _photo(150, 90, dtype, alpha=alpha), tmp_path / f"photo{suffix}"
    looks = _looks(lambda watch: write_photo(path, photo, watch=watch))
    assert looks >= 3
    for at in range(looks):
        path.write_bytes(OLD)
        with pytest.raises(Cancelled):
            write_photo(path, photo, watch=_watch_that_stops(at))
        assert path.read_bytes() == OLD
        assert list(tmp_path.iterdir()) == [path]
    write_photo(path, photo, watch=_watch_that_stops(looks))
    assert path.read_bytes() != OLD, "asked no more often than told"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_giving_up_leaves_nothing_where_nothing_was(suffix: str, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_photo(tmp_path / f"photo{suffix}", _photo(60, 40), watch=Watch(should_stop=lambda: True))
    assert list(tmp_path.iterdir()) == []


def test_giving_up_between_blocks_on_their_way_to_the_disk(tmp_path: Path) -> None:
    path, data = tmp_path / "photo.tif", bytes(20 << 20)
    looks = _looks(lambda watch: write_atomically(path, data, watch=watch))
    assert looks == 4, "three blocks, and once they are on the disk"
    path.write_bytes(OLD)
    for at in range(looks):
        with pytest.raises(Cancelled):
            write_atomically(path, data, watch=_watch_that_stops(at))
        assert path.read_bytes() == OLD
        assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("height", [60, 530])
@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_watched_file_is_the_same_as_an_unwatched_one(kind: Kind, height: int, tmp_path: Path) -> None:
    suffix, dtype, alpha = kind
    photo = _photo(height, 40, dtype, alpha=alpha)
    write_photo(tmp_path / f"a{suffix}", photo)
    write_photo(tmp_path / f"b{suffix}", photo, watch=Watch())
    assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


@pytest.mark.parametrize("quality", [80, 95, 100])
@pytest.mark.parametrize("size", [(300, 400), (600, 400)])
def test_noise_can_be_written_as_jpeg(size: tuple[int, int], quality: int, tmp_path: Path) -> None:
    write_photo(tmp_path / "photo.jpg", _noise(*size), ExportOptions(quality=quality))
    assert read_photo(tmp_path / "photo.jpg").pixels.shape == (*size, 3)


def test_a_jpeg_is_not_refused_for_its_sampled_rows(tmp_path: Path) -> None:
    pixels = np.full((2000, 1200, 3), 120, np.uint8)
    for start in (round(i * (2000 - 8) / 15) for i in range(16)):
        pixels[start : start + 8] = np.random.default_rng(0).integers(0, 256, (8, 1200, 3), np.uint8)
    write_photo(tmp_path / "photo.jpg", Photo(pixels=pixels), ExportOptions(quality=80))
    assert read_photo(tmp_path / "photo.jpg").pixels.shape == pixels.shape
