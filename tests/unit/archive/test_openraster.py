"""Sessions come back whole, other programs find layers in them, and damaged ones are refused in a sentence."""

import json
import os
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as Xml

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.archive.description import STATE, as_png
from dfnet_gui.archive.openraster import Saved, is_session, is_session_of, read_session, write_session
from dfnet_gui.archive.snapshot import Found, Snapshot
from dfnet_gui.document.document import Document
from dfnet_gui.engine.request import Completion
from dfnet_gui.errors import Cancelled, SessionError
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.progress import Watch
from dfnet_gui.imaging.reading import read_photo
from tests.unit.archive.examples import HEIGHT, WIDTH, lay, state_of, worked_on


def _saved(path: Path, document: Document) -> Path:
    write_session(path, Snapshot.of(document), Saved())
    return path


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_all_comes_back(tmp_path: Path, dtype: type[np.uint8 | np.uint16]) -> None:
    document = worked_on(dtype)
    path = _saved(tmp_path / "work.ora", document)
    found = read_session(path)
    assert found.notes == ()
    assert state_of(found.document) == state_of(document)
    assert not found.document.is_changed
    assert not found.document.can_undo
    lay(found.document, Bounds(1, 1, 5, 5))
    assert found.document.removals[-1].id == 4, "numbers go on"


def test_what_was_found_and_the_windows_own_come_back(tmp_path: Path) -> None:
    document = worked_on()
    fills = [each.layer for each in document.removals if isinstance(each.layer, Completion)]
    found = Found(1, tuple(fills), ways=3, are_wanted=True)
    path = tmp_path / "work.ora"
    write_session(path, Snapshot.of(document, found=(found,), settings={"growth": 4}, view={"zoom": 0.5}), Saved())
    back = read_session(path)
    assert (back.settings, back.view) == ({"growth": 4}, {"zoom": 0.5})
    (again,) = back.found
    assert (again.removal_id, again.ways, again.are_wanted) == (1, 3, True)
    assert again.fills[0] is back.document.removals[0].layer, "the one that lies there is the same fill"
    assert [each.variant for each in again.fills] == [2, 2]


def _composed(path: Path) -> np.ndarray:
    """What an independent reader shows: its layers, laid over each other by Pillow as the format says."""
    with zipfile.ZipFile(path) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert archive.read("mimetype") == b"image/openraster"
        image = Xml.fromstring(archive.read("stack.xml"))
        canvas = Image.new("RGBA", (int(image.attrib["w"]), int(image.attrib["h"])))
        for layer in reversed(image.findall("stack/layer")):
            if layer.get("visibility", "visible") == "visible":
                picture = Image.open(BytesIO(archive.read(layer.attrib["src"]))).convert("RGBA")
                opacity = float(layer.get("opacity", "1"))
                picture.putalpha(picture.getchannel("A").point([round(a * opacity) for a in range(256)]))
                canvas.alpha_composite(picture, (int(layer.attrib["x"]), int(layer.attrib["y"])))
        return np.asarray(canvas.convert("RGB"))


def test_another_reader_sees_the_completed_photo(tmp_path: Path) -> None:
    document = worked_on()
    path = _saved(tmp_path / "work.ora", document)
    assert np.abs(_composed(path).astype(int) - document.pixels).max() <= 2, "but for rounding opacities"
    with zipfile.ZipFile(path) as archive:
        merged = np.asarray(Image.open(BytesIO(archive.read("mergedimage.png"))))
        np.testing.assert_array_equal(merged, document.pixels)
        thumbnail = Image.open(BytesIO(archive.read("Thumbnails/thumbnail.png")))
        assert thumbnail.size == (WIDTH, HEIGHT)
    np.testing.assert_array_equal(read_photo(path).pixels, document.pixels, "as a photo it is the merged picture")


def test_the_photos_own_file_goes_along(tmp_path: Path, photo_path: Path) -> None:
    photo = read_photo(photo_path)
    document = Document(photo)
    lay(document, Bounds(5, 5, 20, 20))
    path = _saved(tmp_path / "work.ora", document)
    with zipfile.ZipFile(path) as archive:
        assert archive.read("dfnet/photo.jpg") == photo_path.read_bytes()
    back = read_session(path).document.original
    assert back.source is not None, "its export can change the file in place"
    assert (back.exif, back.icc, back.path) == (photo.exif, photo.icc, photo.path)
    np.testing.assert_array_equal(back.pixels, photo.pixels)


def test_a_photo_whose_file_is_another_one_by_now_comes_back_from_its_pixels(tmp_path: Path, photo_path: Path) -> None:
    document = Document(read_photo(photo_path))
    photo_path.write_bytes(b"something else")
    path = _saved(tmp_path / "work.ora", document)
    back = read_session(path).document
    np.testing.assert_array_equal(back.pixels, document.pixels)


def test_only_what_changed_is_encoded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document, saved, path = worked_on(), Saved(), tmp_path / "work.ora"
    write_session(path, Snapshot.of(document), saved)
    encoded: list[Photo] = []

    def encode(photo: Photo) -> bytes:
        encoded.append(photo)
        return as_png(photo)

    monkeypatch.setattr("dfnet_gui.archive.openraster.as_png", encode)
    monkeypatch.setattr("dfnet_gui.archive.layers.as_png", encode)
    write_session(path, Snapshot.of(document), saved)
    assert len(encoded) == 1, "the thumbnail"
    lay(document, Bounds(80, 5, 9, 9))
    write_session(path, Snapshot.of(document), saved)
    assert len(encoded) == 1 + 3, "thumbnail, merged picture, and the new layer"
    assert state_of(read_session(path).document) == state_of(document)


def test_a_save_that_is_given_up_leaves_the_older_file(tmp_path: Path) -> None:
    document, path = worked_on(), tmp_path / "work.ora"
    path.write_bytes(b"older")
    with pytest.raises(Cancelled):
        write_session(path, Snapshot.of(document), Saved(), watch=Watch(lambda: True))
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("kept", [0.0, 0.5, 0.99])
def test_a_session_that_is_damaged_on_its_way_does_not_take_the_place_of_the_older_one(
    kept: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, path = worked_on(), tmp_path / "work.ora"
    path.write_bytes(b"older")

    def damage(new: Path) -> None:
        data = bytearray(new.read_bytes())
        data[round(kept * len(data)) : round(kept * len(data)) + 64] = bytes(64)
        new.write_bytes(data)

    monkeypatch.setattr("dfnet_gui.archive.openraster.forget_cached", damage)
    with pytest.raises(SessionError, match="could not be read back, so no file was changed; save it elsewhere"):
        write_session(path, Snapshot.of(document), Saved())
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SessionError, match="that folder does not exist; choose another place"):
        write_session(tmp_path / "none" / "work.ora", Snapshot.of(worked_on()), Saved())


def _with(path: Path, **changed: bytes) -> Path:
    """The same archive with other files in it."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files.update({name.replace("__", "/").replace("_dot_", "."): data for name, data in changed.items()})
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def test_what_is_damaged_is_left_out_and_told(tmp_path: Path) -> None:
    document = worked_on()
    path = _saved(tmp_path / "work.ora", document)
    back = read_session(_with(path, dfnet__fills__2_dot_png=b"rubbish"))
    assert back.notes == ("Removal 2 is damaged and was left out.",)
    assert [each.id for each in back.document.removals] == [1, 3]


@pytest.mark.parametrize(
    "state", [b"", b"[]", b"{}", b'{"version": 99}', b'{"version": 1, "size": [1, 1], "depth": 8}', b"\xff"]
)
def test_a_description_that_says_nothing_is_refused(tmp_path: Path, state: bytes) -> None:
    path = _saved(tmp_path / "work.ora", worked_on())
    with pytest.raises(SessionError, match=r"work\.ora: it is damaged, or no session of this program; open it in"):
        read_session(_with(path, dfnet__session_dot_json=state))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("removals", [{}]),
        ("removals", [{"id": 1, "painted": {"file": "../../etc/passwd", "bounds": [0, 0, 5, 5]}, "layer": {}}]),
        ("hole", {"file": "dfnet/none.png", "bounds": [0, 0, 5, 5]}),
        ("hole", {"file": "data/photo.png", "bounds": [0, 0, 10**9, 10**9]}),
        ("found", [{"removal_id": "x"}]),
        ("feather_px", "wide"),
        ("view", 7),
    ],
)
def test_lies_in_a_description_cost_only_what_they_are_about(tmp_path: Path, key: str, value: object) -> None:
    path = _saved(tmp_path / "work.ora", worked_on())
    with zipfile.ZipFile(path) as archive:
        state = json.loads(archive.read(STATE))
    back = read_session(_with(path, dfnet__session_dot_json=json.dumps({**state, key: value}).encode()))
    assert len(back.document.removals) == (0 if key == "removals" else 3)


def test_other_archives_and_files_are_no_sessions(tmp_path: Path) -> None:
    other = tmp_path / "other.ora"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("mimetype", "image/openraster")
    text = tmp_path / "text.ora"
    text.write_text("no archive")
    assert not is_session(other)
    assert not is_session(text)
    assert not is_session(tmp_path / "none.ora")
    newer = _saved(tmp_path / "newer.ora", worked_on())
    newer.write_bytes(newer.read_bytes().replace(b"PK\1\2\x14\3\x14", b"PK\1\2\x14\3\x94"))  # of ZIP itself
    assert not is_session(newer)
    assert is_session(_saved(tmp_path / "work.ora", worked_on()))
    for path in (other, text, newer, tmp_path / "none.ora"):
        with pytest.raises(SessionError):
            read_session(path)


@pytest.mark.slow
@pytest.mark.skipif(not (shutil.which("krita") and shutil.which("xvfb-run")), reason="Krita or Xvfb is not installed")
def test_krita_shows_the_completed_photo(tmp_path: Path) -> None:
    document = worked_on()
    path = _saved(tmp_path / "work.ora", document)
    png = tmp_path / "krita.png"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    command = ["xvfb-run", "-a", "krita", "--export", "--export-filename", str(png), str(path)]
    subprocess.run(command, env={**environment, "HOME": str(tmp_path)}, check=True, timeout=300, capture_output=True)
    shown = np.asarray(Image.open(png).convert("RGB")).astype(int)
    assert np.abs(shown - document.pixels).max() <= 3


def _damaged(path: Path, name: str) -> Path:
    """With one byte of an entry turned, as by a bad disk."""
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo(name)
    data = bytearray(path.read_bytes())
    data[info.header_offset + 30 + len(name) + info.file_size // 2] ^= 0xFF
    path.write_bytes(data)
    return path


def test_a_byte_that_turned_costs_only_what_it_is_about(tmp_path: Path, photo_path: Path) -> None:
    document = worked_on()
    back = read_session(_damaged(_saved(tmp_path / "work.ora", document), "dfnet/fills/2.png"))
    assert back.notes == ("Removal 2 is damaged and was left out.",)
    document = Document(read_photo(photo_path))
    back = read_session(_damaged(_saved(tmp_path / "photo.ora", document), "dfnet/photo.jpg"))
    np.testing.assert_array_equal(back.document.original.pixels, document.original.pixels, "from the layer")


def test_a_session_that_was_opened_keeps_the_photos_own_file_when_it_is_saved_again(
    tmp_path: Path, photo_path: Path
) -> None:
    own = photo_path.read_bytes()
    path = _saved(tmp_path / "work.ora", Document(read_photo(photo_path)))
    photo_path.unlink()
    for target in (path, tmp_path / "elsewhere.ora"):
        document = read_session(path).document
        lay(document, Bounds(5, 5, 20, 20))
        saved = Saved.opened(path)
        write_session(target, Snapshot.of(document), saved)
        write_session(target, Snapshot.of(document), saved)
        with zipfile.ZipFile(target) as archive:
            assert archive.read("dfnet/photo.jpg") == own
        assert read_session(target).document.original.source is not None


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("removals", [{"id": 10**30}] * 3),
        ("removals", [7] * 100_000),
        ("path", "a\0b"),
        ("path", "\ud800"),
        ("view", {"middle": [float("nan"), 0], "zoom": 1}),
        ("session_file", ["x"]),
        ("hole", 5),
    ],
)
def test_what_makes_no_sense_is_left_out_quickly(tmp_path: Path, key: str, value: object) -> None:
    path = _saved(tmp_path / "work.ora", worked_on())
    with zipfile.ZipFile(path) as archive:
        state = json.loads(archive.read(STATE))
    back = read_session(_with(path, dfnet__session_dot_json=json.dumps({**state, key: value}).encode()))
    assert len(back.notes) <= 9
    assert back.document.original.path is None or key != "path"


def test_an_entry_that_is_longer_than_its_picture_is_not_read(tmp_path: Path) -> None:
    path = _saved(tmp_path / "work.ora", worked_on())
    with zipfile.ZipFile(path) as archive:
        long = archive.read("dfnet/fills/2.png") + bytes(40 << 20)
    back = read_session(_with(path, dfnet__fills__2_dot_png=long))
    assert back.notes == ("Removal 2 is damaged and was left out.",)


def test_a_description_too_deep_to_be_read_is_refused(tmp_path: Path) -> None:
    path = _saved(tmp_path / "work.ora", worked_on())
    with pytest.raises(SessionError):
        read_session(_with(path, dfnet__session_dot_json=b"[" * 200_000))


def test_a_session_whose_photo_file_is_damaged_can_be_saved_again(tmp_path: Path, photo_path: Path) -> None:
    path = _damaged(_saved(tmp_path / "work.ora", Document(read_photo(photo_path))), "dfnet/photo.jpg")
    document = read_session(path).document
    lay(document, Bounds(5, 5, 20, 20))
    write_session(path, Snapshot.of(document), Saved.opened(path))
    np.testing.assert_array_equal(read_session(path).document.pixels, document.pixels)


def test_a_description_can_not_have_another_entry_taken_for_the_photo(tmp_path: Path) -> None:
    path = _saved(tmp_path / "work.ora", worked_on())
    with zipfile.ZipFile(path) as archive:
        state = json.loads(archive.read(STATE))
    _with(path, dfnet__session_dot_json=json.dumps({**state, "photo": STATE}).encode())
    document = read_session(path).document
    lay(document, Bounds(5, 5, 20, 20))
    write_session(path, Snapshot.of(document), Saved.opened(path))
    assert state_of(read_session(path).document) == state_of(document)


def test_a_session_belongs_to_its_photo(tmp_path: Path, photo_path: Path) -> None:
    photo = read_photo(photo_path)
    path = _saved(tmp_path / "work.ora", Document(photo))
    assert is_session_of(path, photo)
    assert not is_session_of(path, worked_on().original)
    assert not is_session_of(tmp_path / "none.ora", photo)
