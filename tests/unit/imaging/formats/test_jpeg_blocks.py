"""Blocks of a JPEG are exchanged, and all others keep every coefficient."""

from io import BytesIO
from pathlib import Path

import jpeglib
import numpy as np
import pytest
import simplejpeg
from PIL import Image

from dfnet_gui.imaging.formats.jpeg_blocks import exchanged, unit_px
from dfnet_gui.imaging.formats.jpeg_segments import components_of

RNG = np.random.default_rng(0)
PIXELS = RNG.integers(0, 256, (13, 17, 3), np.uint8).repeat(9, 0).repeat(9, 1)[:110, :147]


def _file(**options: object) -> bytes:
    file = BytesIO()
    Image.fromarray(PIXELS).save(file, "JPEG", **{"quality": 83, **options})
    return file.getvalue()


def _decoded(data: bytes) -> np.ndarray:
    with Image.open(BytesIO(data)) as image:
        return np.asarray(image.convert("RGB"))


def _changed(*slices: tuple[slice, slice]) -> tuple[np.ndarray, np.ndarray]:
    """Pixels and where they differ."""
    where = np.zeros(PIXELS.shape[:2], bool)
    for place in slices:
        where[place] = True
    return where, np.where(where[..., None], 255 - PIXELS, PIXELS).astype(np.uint8)


MIDDLE, CORNER = (slice(30, 50), slice(40, 77)), (slice(100, 110), slice(139, 147))


@pytest.mark.parametrize("subsampling", [0, 1, 2])
@pytest.mark.parametrize("progressive", [False, True])
def test_only_units_that_changed_are_other_ones(tmp_path: Path, subsampling: int, progressive: bool) -> None:  # noqa: FBT001
    source = _file(subsampling=subsampling, progressive=progressive)
    before = _decoded(source)
    where, pixels = _changed(MIDDLE, CORNER)
    pixels = np.where(where[..., None], pixels, before)
    done = exchanged(source, pixels, where)
    (tmp_path / "a.jpg").write_bytes(source)
    (tmp_path / "b.jpg").write_bytes(done)
    old, new = (jpeglib.read_dct(str(tmp_path / name)) for name in ("a.jpg", "b.jpg"))
    height, width = unit_px(components_of(source))
    planes = ((old.Y, new.Y), (old.Cb, new.Cb), (old.Cr, new.Cr))
    for (one, other), component in zip(planes, components_of(source), strict=True):
        rows, columns = np.indices(one.shape[:2])
        unit_rows, unit_columns = rows // component.down, columns // component.across
        touched = np.zeros((110 // height + 1, 147 // width + 1), bool)
        ys, xs = np.nonzero(where)
        touched[ys // height, xs // width] = True
        kept = ~touched[unit_rows, unit_columns]
        np.testing.assert_array_equal(one[kept], other[kept])
        assert (one[~kept] != other[~kept]).any()
    after = _decoded(done)
    assert np.abs(after.astype(int) - pixels)[where].mean() < 20
    near = np.zeros_like(where)
    near[16 - 2 : 64 + 2, 32 - 2 : 96 + 2], near[90:, 120:] = True, True
    np.testing.assert_array_equal(after[~near], before[~near])


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (_file(keep_rgb=True), "other colours"),
        (simplejpeg.encode_jpeg(PIXELS, 90, colorsubsampling="411"), "a sampling"),
        (simplejpeg.encode_jpeg(PIXELS, 90, colorsubsampling="440"), "a sampling"),
        (_file()[:200], "marker"),
    ],
    ids=["RGB", "4:1:1", "4:4:0", "cut"],
)
def test_what_can_not_be_kept_is_a_value_error(source: bytes, reason: str) -> None:
    where, pixels = _changed(MIDDLE)
    with pytest.raises(ValueError, match=reason):
        exchanged(source, pixels, where)


def test_a_grey_one_stays_grey_and_its_other_blocks_stay() -> None:
    file = BytesIO()
    Image.fromarray(PIXELS[..., 0]).save(file, "JPEG")
    before = _decoded(file.getvalue())
    where, _pixels = _changed(MIDDLE)
    done = exchanged(file.getvalue(), np.where(where[..., None], 255 - before, before), where)
    with Image.open(BytesIO(done)) as image:
        assert image.mode == "L"
    after = _decoded(done)
    near = np.zeros(where.shape, bool)
    near[24:56, 40:80] = True
    np.testing.assert_array_equal(after[~near], before[~near])
    assert np.abs(after[where].astype(int) - (255 - before[where])).mean() < 6


def test_inks_are_a_value_error() -> None:
    file = BytesIO()
    Image.fromarray(PIXELS).convert("CMYK").save(file, "JPEG")
    where, pixels = _changed(MIDDLE)
    with pytest.raises(ValueError, match="other colours"):
        exchanged(file.getvalue(), pixels, where)


def test_coarse_tables_are_a_value_error_and_no_noise(capfd: pytest.CaptureFixture[str]) -> None:
    data = bytearray(_file(qtables=[[200] * 64, [200] * 64]))
    place = data.index(b"\xff\xdb")
    wide = b"\xff\xdb" + (2 + 2 * 129).to_bytes(2, "big")
    wide += b"\x10" + (300).to_bytes(2, "big") * 64 + b"\x11" + (300).to_bytes(2, "big") * 64
    data[place : place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")] = wide
    where, pixels = _changed(MIDDLE)
    with pytest.raises(ValueError, match="16 bits"):
        exchanged(bytes(data), pixels, where)
    assert capfd.readouterr() == ("", "")
