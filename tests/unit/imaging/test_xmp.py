"""XMP of a photo that was turned."""

import pytest

from dfnet_gui.imaging.xmp import upright_xmp


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
