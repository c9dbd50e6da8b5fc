"""A format is one module and one row: Farbfeld (16 bits, no compression), added here, is read, written and listed."""

from collections.abc import Callable, Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel

from dfnet_gui.cli.main import main
from dfnet_gui.errors import PhotoReadError
from dfnet_gui.gui.app import Program
from dfnet_gui.gui.photos.export_dialog import ExportDialog
from dfnet_gui.imaging.formats.base import ExportOptions, Format, check_size
from dfnet_gui.imaging.formats.registry import FORMATS
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.imaging.writing import write_photo
from dfnet_gui.paths import PACKAGE
from dfnet_gui.self_test.checks import all_checks

MAGIC, HEADER_BYTES = b"farbfeld", 16


def _decode(data: bytes) -> Photo:
    width, height = (int(n) for n in np.frombuffer(data[len(MAGIC) : HEADER_BYTES], ">u4"))
    check_size(width, height)
    samples = np.frombuffer(data[HEADER_BYTES:], ">u2").astype(np.uint16).reshape(height, width, 4)
    return Photo(pixels=np.ascontiguousarray(samples[..., :3]), alpha=np.ascontiguousarray(samples[..., 3]))


def _encode(photo: Photo, _options: ExportOptions, file: BytesIO) -> None:
    deep = photo.pixels.dtype == np.uint16
    alpha = np.full(photo.pixels.shape[:2], 65535 if deep else 255) if photo.alpha is None else photo.alpha
    samples = np.dstack((photo.pixels, alpha)).astype(np.uint16) * np.uint16(1 if deep else 257)
    file.write(MAGIC + np.array([photo.width, photo.height], ">u4").tobytes() + samples.astype(">u2").tobytes())


FARBFELD = Format(
    "Farbfeld",
    (".ff",),
    magic=(MAGIC,),
    mime="image/x-farbfeld",
    decode=_decode,
    encode=_encode,
    depths=(16,),
    note="Every pixel stays; 16 bits a channel.",
    keeps_profile=False,
)


@pytest.fixture(autouse=True)
def row() -> Iterator[None]:
    FORMATS.add(FARBFELD)
    yield
    FORMATS.remove(FARBFELD.name)


def test_it_is_written_and_read_again_to_the_bit(tmp_path: Path) -> None:
    pixels = np.random.default_rng(2).integers(0, 65536, (20, 30, 3), np.uint16)
    write_photo(tmp_path / "photo.ff", Photo(pixels=pixels))
    np.testing.assert_array_equal(read_photo(tmp_path / "photo.ff").pixels, pixels)


def test_a_damaged_one_is_refused_with_the_usual_sentence(tmp_path: Path) -> None:
    path = tmp_path / "photo.ff"
    path.write_bytes(MAGIC + bytes([0, 0, 0, 9, 0, 0, 0, 9, 1]))
    with pytest.raises(PhotoReadError, match=r"photo\.ff: the file is damaged or incomplete; get it again"):
        read_photo(path)
    path.write_bytes(b"none of them")
    with pytest.raises(PhotoReadError, match=r"use JPEG, PNG, .* Targa or Farbfeld"):
        read_photo(path)


def test_dialogs_and_the_first_page_offer_it(start_tiny: Callable[..., Program], tmp_path: Path) -> None:
    window = start_tiny().window
    dialog = ExportDialog(window, tmp_path / "photo.png", 95)
    dialog.format_field.setCurrentIndex(dialog.format_field.findData("Farbfeld"))
    assert dialog.path.name == "photo.ff"
    assert dialog.note.text() == FARBFELD.note
    assert not dialog.quality_field.isEnabled()
    texts = [text.text() for text in window.pages.welcome.findChildren(QLabel)]
    assert any("Farbfeld" in text for text in texts)


def test_the_command_line_takes_a_folder_of_them(tmp_path: Path, tiny_path: Path) -> None:
    photos, masks, done = (tmp_path / name for name in ("photos", "masks", "done"))
    for folder in (photos, masks):
        folder.mkdir()
    pixels = np.random.default_rng(3).integers(0, 65536, (64, 64, 3), np.uint16)
    hole = np.zeros((64, 64, 3), np.uint8)
    hole[20:40, 20:40] = 255
    write_photo(photos / "a.ff", Photo(pixels=pixels))
    write_photo(masks / "a.png", Photo(pixels=hole))
    options = ("--mask", masks, "--output", done, "--model", tiny_path, "--device", "cpu", "--detail", "fast")
    assert main(["complete", *map(str, (photos, *options))]) == 0
    found = read_photo(done / "a.ff").pixels
    outside = hole[..., 0] == 0
    np.testing.assert_array_equal(found[outside], pixels[outside])
    assert (found[~outside] != pixels[~outside]).any()


def test_the_self_test_tries_it() -> None:
    check = next(check for check in all_checks() if check.name == "Format Farbfeld, 16 bits")
    assert check.run() == "every pixel came back"


def test_the_bundle_tells_the_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PACKAGE.parent / "tools"))
    filled_in = import_module("bundle.archive").filled_in
    assert filled_in("MimeType=@MIMETYPES@").endswith("image/x-tga;image/x-farbfeld;")
    assert filled_in("@FORMATS@").endswith("Targa and Farbfeld")
