"""XMP of a photo that was turned."""

import pytest

from dfnet_gui.imaging.xmp import shown_xmp, upright_xmp, without_pictures


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'<rdf:Description tiff:Orientation="6" a="6"/>', b'<rdf:Description tiff:Orientation="1" a="6"/>'),
        (b"<tiff:Orientation>8</tiff:Orientation>", b"<tiff:Orientation>1</tiff:Orientation>"),
        (b"tiff:Orientation = '1'", b"tiff:Orientation = '1'"),
        (b"nothing of that", b"nothing of that"),
    ],
)
def test_only_its_orientation_changes(before: bytes, after: bytes) -> None:
    assert upright_xmp(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"<xmpGImg:image>/9j/4AAQ</xmpGImg:image> kept", b"<xmpGImg:image>        </xmpGImg:image> kept"),
        (b'<d GDepth:Data="abc" GImage:Data=\'de\' b="c"/>', b'<d GDepth:Data="   " GImage:Data=\'  \' b="c"/>'),
        (b"<xapGImg:image>/9j/4AAQ</xapGImg:image>", b"<xapGImg:image>        </xapGImg:image>"),
        (b'<a b="/9j/' + b"4AAQ" * 60 + b'" c="d"/>', b'<a b="' + b" " * 244 + b'" c="d"/>'),
        (b'<a b="/9j/4AAQ" c="d"/>', b'<a b="/9j/4AAQ" c="d"/>'),
        (b"<GImage:Data>never ended", b"<GImage:Data>never ended"),
    ],
)
def test_pictures_in_it_become_spaces(before: bytes, after: bytes) -> None:
    assert without_pictures(before) == after
    assert shown_xmp(before, 6) == after


def test_nothing_is_shown_of_nothing() -> None:
    assert shown_xmp(None, 1) is None
    assert shown_xmp(b"", 6) == b""
