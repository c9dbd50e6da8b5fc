"""Fusion maps on disk are the maps in memory."""

import errno
import os
from pathlib import Path

import cv2
import numpy as np
import pytest

from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.maps_export import map_files, write_maps
from dfnet_gui.engine.request import Completion, CompletionRequest
from dfnet_gui.errors import PhotoWriteError


def test_npz_is_exact_and_png_has_16_bits_of_it(tiny: Inpainter, tmp_path: Path) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (50, 40, 3), np.uint8)
    hole = np.zeros((50, 40), bool)
    hole[10:20, 10:20] = True
    completion = tiny.run(CompletionRequest.from_photo(pixels, hole))
    paths = write_maps(tmp_path / "maps", "photo", [completion, completion])
    assert len(paths) == 2 * (4 * 3 + 1)
    maps = completion.fills[0].maps
    assert maps is not None
    saved = np.load(tmp_path / "maps" / "photo-maps-00-00.npz")
    for scale in range(3):
        np.testing.assert_array_equal(saved[f"alpha_{scale}"], maps.cropped(maps.alphas, scale))
    assert saved["result_0"].shape == (50, 40, 3)
    np.testing.assert_array_equal(saved["bounds"], [0, 0, 40, 50])
    named = map_files(tmp_path / "maps", "photo", [completion, completion])
    assert [path.name for path in named if path.suffix == ".npz"] == ["photo-maps-00-00.npz", "photo-maps-01-00.npz"]
    assert set(paths) == set(named)
    picture = cv2.imread(str(tmp_path / "maps" / "photo-maps-00-00-raw_1.png"), cv2.IMREAD_UNCHANGED)
    assert picture is not None
    assert picture.dtype == np.uint16
    np.testing.assert_array_equal(picture[:, :, ::-1], np.rint(saved["raw_1"] * 65535))
    blended = saved["alpha_1"] * saved["raw_1"] + (1 - saved["alpha_1"]) * saved["image_1"]
    np.testing.assert_allclose(saved["result_1"], blended, atol=1e-4)


def test_nothing_to_write_is_said(tiny: Inpainter, tmp_path: Path) -> None:
    hole = np.zeros((20, 20), bool)
    hole[5:9, 5:9] = True
    request = CompletionRequest.from_photo(np.zeros((20, 20, 3), np.uint8), hole, wants_maps=False)
    with pytest.raises(PhotoWriteError, match="no fusion maps"):
        write_maps(tmp_path, "photo", [tiny.run(request)])
    assert map_files(tmp_path, "photo", [tiny.run(request)]) == []
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def completion(tiny: Inpainter) -> Completion:
    hole = np.zeros((50, 40), bool)
    hole[10:20, 10:20] = True
    pixels = np.random.default_rng(0).integers(0, 256, (50, 40, 3), np.uint8)
    return tiny.run(CompletionRequest.from_photo(pixels, hole))


def test_a_disk_that_fills_up_in_between_changes_no_file(
    completion: Completion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "maps"
    old = dict.fromkeys(map_files(folder, "photo", [completion])[:3], b"old")
    folder.mkdir()
    for path, data in old.items():
        path.write_bytes(data)
    is_full = iter([False, False, False, False, True])

    def sync(_handle: int) -> None:
        if next(is_full):
            raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr("dfnet_gui.replacement.os.fsync", sync)
    with pytest.raises(PhotoWriteError, match=r"the disk is full, and this file was not changed"):
        write_maps(folder, "photo", [completion])
    assert {path: path.read_bytes() for path in folder.iterdir()} == old


def test_how_many_are_new_is_told_where_they_stay(
    completion: Completion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = iter(range(100))
    put = os.replace

    def rename(source: Path, target: Path) -> None:
        if next(names) == 2:
            raise OSError(errno.EIO, "input/output error")
        put(source, target)

    monkeypatch.setattr("dfnet_gui.replacement.os.replace", rename)
    with pytest.raises(PhotoWriteError, match=r"input/output error.*2 files were written before that, and stay\."):
        write_maps(tmp_path / "maps", "photo", [completion])
    assert len(list((tmp_path / "maps").iterdir())) == 2
