"""Targas are read and never written."""

from pathlib import Path

import numpy as np
import pytest

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.imaging.formats.targa import TARGA
from dfnet_gui.imaging.reading import read_photo
from tests.pictures import RAMPS


def test_one_whose_beginning_is_taken_up_by_a_remark_is_known_by_its_name(tmp_path: Path) -> None:
    assert TARGA.example is not None
    plain = TARGA.example(RAMPS)
    path = tmp_path / "photo.tga"
    path.write_bytes(b"\x06" + plain[1:18] + b"remark" + plain[18:])
    np.testing.assert_array_equal(read_photo(path).pixels, RAMPS)
    path.rename(path.with_suffix(".png"))
    with pytest.raises(PhotoReadError, match="not a picture"):
        read_photo(path.with_suffix(".png"))


def test_one_is_read() -> None:
    assert TARGA.example is not None
    np.testing.assert_array_equal(TARGA.decode(TARGA.example(RAMPS)).pixels, RAMPS, strict=True)
    assert TARGA.encode is None
