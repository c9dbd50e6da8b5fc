"""What an export changed is counted on the file."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.errors import PhotoWriteError
from dfnet_gui.imaging import proof
from dfnet_gui.imaging.formats.base import RefusedError
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.proof import proof_of, write_proven
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.imaging.writing import write_photo
from tests.pictures import DEEP, RAMPS

AFTER = RAMPS.copy()
AFTER[10:20, 10:20] = 7
PAINTED = int((AFTER != RAMPS).any(axis=2).sum())
REST = RAMPS.shape[0] * RAMPS.shape[1] - PAINTED


def test_a_lossless_file_changed_nothing_else(tmp_path: Path) -> None:
    write_photo(tmp_path / "a.png", Photo(pixels=AFTER))
    sentence = f"0 of {REST:,} pixels outside of what was completed changed."
    assert proof_of(tmp_path / "a.png", RAMPS, AFTER) == sentence


def test_pixels_that_changed_are_counted(tmp_path: Path) -> None:
    wrong = AFTER.copy()
    wrong[0, :3] = RAMPS[0, :3] + np.uint8(9)
    wrong[12, 12] = 99  # within what was completed
    Image.fromarray(wrong).save(tmp_path / "a.png")
    counted = f"3 of {REST:,} pixels ({3 / REST:.2%}) outside of what was completed changed, by 9 at most."
    assert proof_of(tmp_path / "a.png", RAMPS, AFTER) == counted


def test_of_16_bits_written_with_8_the_upper_ones_are_compared(tmp_path: Path) -> None:
    path = tmp_path / "a.webp"
    Image.fromarray(np.rint(DEEP / 257).astype(np.uint8)).save(path, lossless=True, exact=True)
    assert proof_of(path, DEEP, DEEP).startswith("0 of ")


@pytest.mark.parametrize(("content", "words"), [(b"none of them", "could not be read back"), (None, "another size")])
def test_a_file_that_is_not_the_photo_is_no_proof(content: bytes | None, words: str, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    if content is None:
        Image.fromarray(AFTER[:20]).save(path)
    else:
        path.write_bytes(content)
    with pytest.raises(RefusedError, match=words):
        proof_of(path, RAMPS, AFTER)


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tif"])
def test_an_older_file_stays_where_the_new_one_is_damaged_on_its_way(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"photo{suffix}"
    write_photo(path, Photo(pixels=RAMPS))
    before = path.read_bytes()
    monkeypatch.setattr(proof, "forget_cached", _cut_short)
    with pytest.raises(PhotoWriteError, match=f"photo{suffix}: what was written could not be read back"):
        write_proven(path, Photo(pixels=AFTER), RAMPS)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def _cut_short(new: Path) -> None:
    """As a failing disk does."""
    with new.open("r+b") as file:
        file.truncate(new.stat().st_size // 8)


def test_the_proof_comes_before_what_else_is_to_be_read(tmp_path: Path) -> None:
    first, *_rest = write_proven(tmp_path / "a.png", Photo(pixels=AFTER), RAMPS)
    assert first.startswith("0 of ")


def test_a_photo_above_the_limit_is_written_and_said_not_to_be_read_back(tmp_path: Path) -> None:
    said = write_proven(tmp_path / "a.png", Photo(pixels=AFTER), RAMPS, most_px=AFTER[..., 0].size - 1)
    assert said[0].startswith("It was not read back")
    assert np.array_equal(read_photo(tmp_path / "a.png").pixels, AFTER)
    assert write_proven(tmp_path / "a.png", Photo(pixels=AFTER), RAMPS, most_px=AFTER[..., 0].size)[0].startswith(
        "0 of"
    )


def test_what_a_compression_changed_is_called_so(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.fromarray(AFTER).save(path, quality=80)
    sentence = proof_of(path, RAMPS, AFTER)
    assert "outside of what was completed changed by the file's compression, by " in sentence
