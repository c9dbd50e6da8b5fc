"""A JPEG is changed where its photo was, keeps what it says, and shows nothing of what went."""

import struct
from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.imaging.exif import PREFIX
from dfnet_gui.imaging.formats.base import ExportOptions
from dfnet_gui.imaging.formats.jpeg import JPEG
from dfnet_gui.imaging.formats.jpeg_segments import COMMENT, Segment, segments_of, with_segments
from dfnet_gui.imaging.formats.jpeg_source import NOTE, edited
from dfnet_gui.imaging.photo import Photo
from tests.unit.imaging.formats.test_jpeg_blocks import PIXELS

XMP = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>kept</x:xmpmeta>"
EXTENDED = b"http://ns.adobe.com/xmp/extension/\0 the original in base64"
ICC = b"ICC_PROFILE\0\1\1none that anybody reads"


def _picture(pixels: np.ndarray, quality: int = 90) -> bytes:
    file = BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=quality)
    return file.getvalue()


REMOVED = _picture(255 - PIXELS[:60, :80])


def exif_with_pictures(orientation: int) -> bytes:
    """With a thumbnail, and with a preview in the maker's own notes."""
    note = b"Maker\0" + REMOVED
    exif = Image.Exif()
    exif[271], exif[274] = "Maker", orientation
    exif.get_ifd(34665)[37500] = note
    tiff = bytearray(exif.tobytes()[len(PREFIX) :])
    order = "<" if tiff[:2] == b"II" else ">"
    (first,) = struct.unpack_from(order + "I", tiff, 4)
    (count,) = struct.unpack_from(order + "H", tiff, first)
    tiff += b"\0" * (len(tiff) % 2)
    struct.pack_into(order + "I", tiff, first + 2 + 12 * count, len(tiff))
    place = len(tiff) + 2 + 24 + 4
    tiff += struct.pack(order + "HHHIIHHIII", 2, 513, 4, 1, place, 514, 4, 1, len(REMOVED), 0) + REMOVED
    return PREFIX + bytes(tiff)


def _file(orientation: int = 1, *, trailer: bytes = b"") -> bytes:
    resources = struct.pack(">4sHHI", b"8BIM", 1036, 0, len(REMOVED)) + REMOVED + b"\0" * (len(REMOVED) % 2)
    resources += struct.pack(">4sHHI", b"8BIM", 1028, 0, 4) + b"IPTC"
    said = [
        Segment(0xE0, b"JFIF\0\1\2\1\0\x48\0\x48\0\0"),
        Segment(0xE1, exif_with_pictures(orientation)),
        Segment(0xE1, XMP),
        Segment(0xE1, EXTENDED),
        Segment(0xE2, b"MPF\0 where the next one is"),
        Segment(0xE2, ICC),
        Segment(0xED, b"Photoshop 3.0\0" + resources),
        Segment(COMMENT, b"hello"),
    ]
    return with_segments(_picture(PIXELS), said) + trailer


def _painted(photo: Photo) -> Photo:
    pixels = photo.pixels.copy()
    pixels[20:60, 20:60] = 128
    return replace(photo, pixels=pixels)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_stays_as_it_lay_and_only_the_painted_place_changes(orientation: int) -> None:
    photo = JPEG.decode(_file(orientation))
    data, _notes = edited(_painted(photo))
    again = JPEG.decode(data)
    near = np.zeros(photo.pixels.shape[:2], bool)
    near[2:78, 2:78] = True
    np.testing.assert_array_equal(again.pixels[~near], photo.pixels[~near])
    assert np.abs(again.pixels[24:56, 24:56].astype(int) - 128).mean() < 4
    assert again.source is not None
    assert again.source.orientation == orientation


def test_what_it_says_is_kept_byte_for_byte_but_for_pictures() -> None:
    data, notes = edited(_painted(JPEG.decode(_file(trailer=b"\xff\xd8 a film"))))
    said = [segment for _place, segment in segments_of(data) if segment.says_something]
    contents = [segment.content for segment in said]
    assert [each for each in contents if each in (XMP, ICC, b"hello")] == [XMP, ICC, b"hello"]
    assert EXTENDED not in contents
    assert not data.endswith(b"a film")
    assert b"IPTC" in data
    assert REMOVED not in data
    assert notes == (NOTE,)
    before, after = exif_with_pictures(1), contents[1]
    assert len(before) == len(after)
    assert after[: before.index(REMOVED)] == before[: before.index(REMOVED)]


def test_the_thumbnail_is_of_the_new_photo() -> None:
    data, _notes = edited(_painted(JPEG.decode(_file())))
    exif = next(s.content for _place, s in segments_of(data) if s.content.startswith(PREFIX))
    thumbnail = exif[exif.rindex(b"\xff\xd8\xff") :]
    with Image.open(BytesIO(thumbnail)) as image:
        small = np.asarray(image.convert("RGB").resize((147, 110)))
    assert np.abs(small[28:52, 28:52].astype(int) - 128).mean() < 12


def test_an_unchanged_photo_is_its_own_file() -> None:
    data = _file(6)
    assert edited(JPEG.decode(data)) == (data, ())


def test_without_other_pictures_nothing_is_told() -> None:
    assert edited(_painted(JPEG.decode(_picture(PIXELS))))[1] == ()


def test_a_file_that_can_not_be_changed_is_written_anew() -> None:
    file, photo = BytesIO(), JPEG.decode(_file())
    assert photo.source is not None
    odd = replace(_painted(photo), source=replace(photo.source, pixels=PIXELS[:50]))
    with pytest.raises(ValueError, match="another size"):
        edited(odd)
    assert JPEG.encode is not None
    notes = JPEG.encode(odd, ExportOptions(as_source=True), file)
    assert notes == ("The whole photo was compressed anew: a JPEG of its kind can't be changed in part.",)
    assert JPEG.decode(file.getvalue()).pixels.shape == PIXELS.shape
    with pytest.raises(ValueError, match="not from a JPEG"):
        edited(Photo(pixels=PIXELS))


def test_only_who_wants_it_gets_the_source() -> None:
    photo, files = JPEG.decode(_file()), {}
    assert JPEG.encode is not None
    for as_source in (True, False):
        file = BytesIO()
        JPEG.encode(photo, ExportOptions(90, as_source=as_source), file)
        files[as_source] = file.getvalue()
    assert files[True] == _file()
    assert files[False] != _file()


@pytest.mark.parametrize(
    "hidden",
    [
        Segment(0xEB, b"JP\0\1 a box of pictures and signatures"),
        Segment(0xE1, b"FLIR\0 how warm the thing was"),
        Segment(0xE2, b"FPXR\0 a preview"),
        Segment(0xE4, b"Maker\0" + REMOVED),
    ],
    ids=["boxes", "FLIR", "FlashPix", "maker's"],
)
def test_pictures_in_other_segments_go(hidden: Segment) -> None:
    kept = Segment(0xE3, b"Meta\0 nothing that shows")
    data, notes = edited(_painted(JPEG.decode(with_segments(_picture(PIXELS), [hidden, kept]))))
    assert [each for _place, each in segments_of(data) if each.says_something] == [kept]
    assert notes == (NOTE,)
