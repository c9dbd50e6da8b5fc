"""The photos that are stepped through are counted, and marked when they are done."""

from pathlib import Path

from PIL import Image
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.photos.album import Album, photos_beside
from dfnet_gui.paths import resources_dir


def _folder(tmp_path: Path, *names: str) -> Path:
    for name in names:
        Image.new("RGB", (4, 4)).save(tmp_path / name)
    return tmp_path


def test_photos_of_a_folder_are_counted_in_the_order_of_their_numbers(
    qtbot: QtBot, album: Album, tmp_path: Path
) -> None:
    folder = _folder(tmp_path, "IMG_10.png", "IMG_2.png", "img_1.png", ".hidden.png")
    (folder / "notes.txt").write_text("notes")
    album.show(folder / "IMG_2.png")
    qtbot.waitUntil(lambda: album.place == "2 of 3")
    assert [path.name for path in album.photos] == ["img_1.png", "IMG_2.png", "IMG_10.png"]
    album.show(None)
    assert album.place == ""


def test_one_alone_and_a_sample_are_not_counted(qtbot: QtBot, album: Album, tmp_path: Path) -> None:
    for path in (_folder(tmp_path, "a.png") / "a.png", resources_dir() / "samples" / "osprey.jpg"):
        album.show(path)
        qtbot.waitUntil(lambda path=path: path in album.photos)  # type: ignore[misc]
        assert album.place == ""


def test_a_list_takes_the_place_of_the_folder(qtbot: QtBot, album: Album, tmp_path: Path) -> None:
    folder = _folder(tmp_path, "a.png", "b.png", "c.png")
    album.take_list([folder / "c.png", folder / "a.png"])
    album.show(folder / "a.png")
    qtbot.waitUntil(lambda: album.place == "2 of 2")
    album.show(folder / "b.png")
    qtbot.waitUntil(lambda: album.place == "2 of 3")


def test_those_that_were_exported_are_marked(qtbot: QtBot, album: Album, tmp_path: Path) -> None:
    with qtbot.waitSignal(album.changed):
        album.mark_done(tmp_path / "a.png")
    album.mark_done(None)
    assert album.done == {tmp_path / "a.png"}


def test_a_photo_whose_folder_has_gone_is_alone(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "a.png"
    assert photos_beside(path) == [path]
