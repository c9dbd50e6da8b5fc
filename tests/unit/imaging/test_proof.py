"""What an export changed is counted on the file."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.proof import proof_of
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
    assert words in proof_of(path, RAMPS, AFTER)


def test_what_a_compression_changed_is_called_so(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.fromarray(AFTER).save(path, quality=80)
    sentence = proof_of(path, RAMPS, AFTER)
    assert "outside of what was completed changed by the file's compression, by " in sentence
