"""Exemplar fills are made once, kept as files, and are the same whenever they are made."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from dfnet_gui.errors import Cancelled
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.starts import exemplar_start
from dfnet_gui.training import fills
from dfnet_gui.training.config import DataConfig
from dfnet_gui.training.data import Sample
from dfnet_gui.training.fills import Window, cut_window, draw_window, make_fills

CONFIG = DataConfig(sizes=(32,), fills=3, fill_size=48, hole_area=(0.10, 0.30))


@pytest.fixture
def photos() -> list[ByteArray]:
    """Textured, so that what is copied is not what was there."""
    rng = np.random.default_rng(4)
    return [rng.integers(0, 256, (60, 80, 3), np.uint8), rng.integers(0, 256, (70, 50, 3), np.uint8)]


def _assert_equal(ones: list[Sample], others: list[Sample]) -> None:
    assert len(ones) == len(others)
    for one, other in zip(ones, others, strict=True):
        assert one.filled is not None
        assert other.filled is not None
        assert np.array_equal(one.target, other.target)
        assert np.array_equal(one.hole, other.hole)
        assert np.array_equal(one.filled, other.filled)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _refuse(*_arguments: object) -> ByteArray:
    raise AssertionError("a fill was made that was there already")


def test_the_same_seed_gives_the_same_crops_in_any_folder(photos: list[ByteArray], tmp_path: Path) -> None:
    first = make_fills(photos, CONFIG, tmp_path / "one", seed=1)
    _assert_equal(first, make_fills(photos, CONFIG, tmp_path / "two", seed=1))
    for sample in first:
        assert sample.target.shape == (48, 48, 3)
        assert sample.target.dtype == np.uint8
        assert 0.10 <= sample.hole.mean() <= 0.30
    assert not np.array_equal(first[0].target, first[1].target)
    other = make_fills(photos, CONFIG, tmp_path / "one", seed=2)
    assert not np.array_equal(first[0].target, other[0].target)


def test_a_fill_is_the_target_outside_of_the_hole_and_pieces_within(photos: list[ByteArray], tmp_path: Path) -> None:
    for target, hole, filled in make_fills(photos, CONFIG, tmp_path, seed=1):
        assert filled is not None
        assert np.array_equal(filled[~hole], target[~hole])
        started = exemplar_start(target.astype(np.float32) / np.float32(255), (~hole).astype(np.float32))
        assert np.array_equal(filled, np.rint(started * 255).astype(np.uint8))
        assert np.mean(filled[hole] != target[hole]) > 0.9
        assert filled[hole].std() > 20  # no flat colour


def test_a_second_call_reads_the_files(
    photos: list[ByteArray], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make_fills(photos, CONFIG, tmp_path, seed=1)
    files = _files(tmp_path)
    assert [path.name for path in files] == ["000000.png", "000001.png", "000002.png"]
    monkeypatch.setattr(fills, "exemplar_start", _refuse)
    _assert_equal(first, make_fills(photos, CONFIG, tmp_path, seed=1))
    stored = cv2.imread(str(files[1]), cv2.IMREAD_UNCHANGED)
    assert stored is not None
    stored[..., :3] = (10, 20, 30)  # blue, green, red, in the hole and around it
    cv2.imwrite(str(files[1]), stored)
    untouched, altered, _ = make_fills(photos, CONFIG, tmp_path, seed=1)
    _assert_equal([first[0]], [untouched])
    assert altered.filled is not None
    assert (altered.filled[altered.hole] == (30, 20, 10)).all()
    assert np.array_equal(altered.filled[~altered.hole], altered.target[~altered.hole])


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 3])


def _end_cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-60])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _no_picture(path: Path) -> None:
    path.write_bytes(b"this is no picture")


def _bits_flipped(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    for i in range(len(whole) // 2, len(whole) // 2 + 40):
        whole[i] ^= 0xFF
    path.write_bytes(whole)


def _of_another_size(path: Path) -> None:
    cv2.imwrite(str(path), np.full((20, 20, 4), 255, np.uint8))


def _without_alpha(path: Path) -> None:
    cv2.imwrite(str(path), np.full((48, 48, 3), 255, np.uint8))


def _with_another_hole(path: Path) -> None:
    stored = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
    assert stored is not None
    cv2.imwrite(str(path), np.ascontiguousarray(stored[::-1]))


@pytest.mark.parametrize(
    "spoil",
    [
        _cut_short,
        _end_cut_off,
        _empty,
        _no_picture,
        _bits_flipped,
        _of_another_size,
        _without_alpha,
        _with_another_hole,
    ],
)
def test_a_file_that_is_spoilt_is_made_anew(
    photos: list[ByteArray], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Path], None]
) -> None:
    config = dataclasses.replace(CONFIG, fills=1)
    first = make_fills(photos, config, tmp_path, seed=1)
    (file,) = _files(tmp_path)
    whole = file.read_bytes()
    spoil(file)
    assert file.read_bytes() != whole
    _assert_equal(first, make_fills(photos, config, tmp_path, seed=1))
    monkeypatch.setattr(fills, "exemplar_start", _refuse)
    _assert_equal(first, make_fills(photos, config, tmp_path, seed=1))
    assert _files(tmp_path) == [file]


def test_whatever_changes_the_fills_changes_their_folder(photos: list[ByteArray], tmp_path: Path) -> None:
    one = dataclasses.replace(CONFIG, fills=1)
    brighter = [np.maximum(photo, 100) for photo in photos]
    make_fills(photos, one, tmp_path, seed=1)
    make_fills(photos, dataclasses.replace(one, hole_area=(0.10, 0.20)), tmp_path, seed=1)
    make_fills(photos, dataclasses.replace(one, fill_size=32), tmp_path, seed=1)
    make_fills(photos, one, tmp_path, seed=2)
    make_fills(photos[:1], one, tmp_path, seed=1)
    make_fills(brighter, one, tmp_path, seed=1)
    assert len(list(tmp_path.iterdir())) == 6


def test_more_fills_keep_those_that_are_there(
    photos: list[ByteArray], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    most = make_fills(photos, CONFIG, tmp_path, seed=1)
    monkeypatch.setattr(fills, "exemplar_start", _refuse)
    fewer = dataclasses.replace(CONFIG, fills=2, fill_share=0.1)
    _assert_equal(most[:2], make_fills(photos, fewer, tmp_path, seed=1))


def test_no_fills_are_no_work(photos: list[ByteArray], tmp_path: Path) -> None:
    assert make_fills(photos, dataclasses.replace(CONFIG, fills=0), tmp_path / "fills", seed=1) == []
    assert _files(tmp_path) == []


def test_a_cancelled_call_keeps_what_was_made(
    photos: list[ByteArray], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = dataclasses.replace(CONFIG, fills=40)
    told: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        make_fills(
            photos,
            config,
            tmp_path,
            seed=1,
            on_progress=lambda done, total: told.append((done, total)),
            should_stop=lambda: len(told) == 2,
        )
    assert told == [(1, 40), (2, 40)]
    kept = [path.name for path in _files(tmp_path)]
    assert kept[:2] == ["000000.png", "000001.png"]
    assert len(kept) < 40
    expected = make_fills(photos, dataclasses.replace(CONFIG, fills=2), tmp_path / "other", seed=1)
    monkeypatch.setattr(fills, "exemplar_start", _refuse)
    _assert_equal(expected, make_fills(photos, dataclasses.replace(CONFIG, fills=2), tmp_path, seed=1))


def _hole_at_left() -> np.ndarray:
    hole = np.zeros((64, 64), np.bool_)
    hole[20:44, :16] = True
    return hole


def test_a_window_lies_within_and_holds_some_hole_and_some_known_pixels() -> None:
    hole = _hole_at_left()
    windows = [draw_window(hole, 32, np.random.default_rng(seed)) for seed in range(60)]
    for window in windows:
        assert window.size == 32
        assert 0 <= window.top <= 32
        assert 0 <= window.left <= 32
    # by chance alone about half of the windows would begin to the right of the hole
    assert np.mean([0.02 <= window.of(hole).mean() <= 0.6 for window in windows]) > 0.9
    assert 0.25 < np.mean([window.mirrored for window in windows]) < 0.75
    assert len({window.top for window in windows}) > 10
    assert draw_window(hole, 32, np.random.default_rng(3)) == windows[3]


def test_a_window_as_large_as_the_crop_is_all_of_it() -> None:
    for seed in range(4):
        window = draw_window(_hole_at_left(), 64, np.random.default_rng(seed))
        assert window[:3] == (0, 0, 64)


def test_a_window_is_drawn_even_where_no_window_can_be_good() -> None:
    window = draw_window(np.zeros((64, 64), np.bool_), 32, np.random.default_rng(0))
    assert 0 <= window.top <= 32


def test_the_parts_of_a_window_belong_together() -> None:
    rows, columns = np.mgrid[:64, :64].astype(np.uint8)
    target = np.dstack([rows, columns, np.zeros_like(rows)])
    sample = Sample(target, _hole_at_left(), 255 - target)
    plain = cut_window(sample, Window(10, 4, 32, mirrored=False))
    assert plain.target.shape == (32, 32, 3)
    assert plain.target[0, 0].tolist() == [10, 4, 0]
    assert plain.target[31, 31].tolist() == [41, 35, 0]
    assert plain.hole.sum() == 22 * 12  # rows 20 to 41, columns 4 to 15
    assert plain.hole[10, 0]
    mirrored = cut_window(sample, Window(10, 4, 32, mirrored=True))
    assert mirrored.target[0, 0].tolist() == [10, 35, 0]
    for ours, others in zip(mirrored, plain, strict=True):
        assert ours is not None
        assert others is not None
        assert np.array_equal(ours, others[:, ::-1])
    assert mirrored.filled is not None
    assert np.array_equal(mirrored.filled, 255 - mirrored.target)


def test_a_fill_that_can_not_be_written_leaves_no_file(
    photos: list[ByteArray], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cv2, "imwrite", lambda *_: False)
    with pytest.raises(OSError, match=r"png can't be written$"):
        make_fills(photos, CONFIG, tmp_path, seed=1)
    assert _files(tmp_path) == []
