"""`complete`: files in, files out, nothing changed outside the hole, each failure named."""

import json
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from dfnet_gui.cli.main import main
from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.imaging.mask import grown_hole

HEIGHT, WIDTH = 40, 56


def _photo(path: Path, seed: int = 0) -> ByteArray:
    pixels = np.random.default_rng(seed).integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8)
    Image.fromarray(pixels).save(path)
    return pixels


def _mask(path: Path, hole: BoolArray, *, hole_is: int = 255) -> Path:
    Image.fromarray(np.where(hole, hole_is, 255 - hole_is).astype(np.uint8)).save(path)
    return path


def _read(path: Path) -> ByteArray:
    return np.array(Image.open(path))


@pytest.fixture
def hole() -> BoolArray:
    hole = np.zeros((HEIGHT, WIDTH), bool)
    hole[10:22, 15:40] = True
    return hole


def _complete(model: Path, photo: Path, mask: Path, output: Path, *more: str) -> int:
    files = [str(photo), "--mask", str(mask), "--output", str(output)]
    return main(["complete", *files, "--model", str(model), "--device", "cpu", *more])


def test_a_png_changes_in_the_hole_alone(tiny_path: Path, hole: BoolArray, tmp_path: Path) -> None:
    pixels = _photo(tmp_path / "a.png")
    output = tmp_path / "out.png"
    assert _complete(tiny_path, tmp_path / "a.png", _mask(tmp_path / "m.png", hole), output) == 0
    result = _read(output)
    np.testing.assert_array_equal(result[~hole], pixels[~hole])
    assert (result[hole] != pixels[hole]).any(axis=-1).mean() > 0.9
    np.testing.assert_array_equal(_read(tmp_path / "a.png"), pixels)


def test_files_may_be_named_by_their_addresses(tiny_path: Path, hole: BoolArray, tmp_path: Path) -> None:
    pixels = _photo(tmp_path / "a photo.png")
    mask = _mask(tmp_path / "its mask.png", hole)
    words = [
        (tmp_path / "a photo.png").as_uri(),
        "--mask",
        mask.as_uri(),
        "--output",
        (tmp_path / "out 1.png").as_uri(),
    ]
    assert main(["complete", *words, "--model", str(tiny_path), "--device", "cpu"]) == 0
    np.testing.assert_array_equal(_read(tmp_path / "out 1.png")[~hole], pixels[~hole])


def test_black_can_mark_the_hole(tiny_path: Path, hole: BoolArray, tmp_path: Path) -> None:
    _photo(tmp_path / "a.png")
    white, black = _mask(tmp_path / "w.png", hole), _mask(tmp_path / "b.png", hole, hole_is=0)
    assert _complete(tiny_path, tmp_path / "a.png", white, tmp_path / "1.png") == 0
    assert _complete(tiny_path, tmp_path / "a.png", black, tmp_path / "2.png", "--hole", "black") == 0
    np.testing.assert_array_equal(_read(tmp_path / "1.png"), _read(tmp_path / "2.png"))


def test_a_probably_reversed_mask_is_refused(
    tiny_path: Path, hole: BoolArray, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _photo(tmp_path / "a.png")
    mask = _mask(tmp_path / "m.png", hole, hole_is=0)
    assert _complete(tiny_path, tmp_path / "a.png", mask, tmp_path / "out.png") == 1
    assert "its brighter part is 87% of the photo; say it with --hole white, black" in capsys.readouterr().err
    assert not (tmp_path / "out.png").exists()
    assert _complete(tiny_path, tmp_path / "a.png", mask, tmp_path / "out.png", "--hole", "white") == 0


def test_what_an_unusual_mask_was_taken_for_is_said(
    tiny_path: Path, hole: BoolArray, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _photo(tmp_path / "a.png")
    Image.fromarray(np.where(hole[..., None], (255, 0, 0), 0).astype(np.uint8)).save(tmp_path / "m.png")
    assert _complete(tiny_path, tmp_path / "a.png", tmp_path / "m.png", tmp_path / "out.png") == 0
    assert "m.png: the colour #ff0000 marks what goes." in capsys.readouterr().err
    with pytest.raises(AssertionError):
        np.testing.assert_array_equal(_read(tmp_path / "out.png"), _read(tmp_path / "a.png"))
    assert _complete(tiny_path, tmp_path / "a.png", tmp_path / "m.png", tmp_path / "out.png", "--hole", "red") == 2
    assert "red: use auto, white, black, alpha, opaque or value=N." in capsys.readouterr().err


def test_maps_are_written(tiny_path: Path, hole: BoolArray, tmp_path: Path) -> None:
    _photo(tmp_path / "a.png")
    mask, maps = _mask(tmp_path / "m.png", hole), tmp_path / "maps"
    assert _complete(tiny_path, tmp_path / "a.png", mask, tmp_path / "out.png", "--maps", str(maps)) == 0
    saved = np.load(maps / "a-maps-00-00.npz")
    wanted = {f"{kind}_{scale}" for kind in ("result", "alpha", "raw", "image") for scale in range(3)} | {"bounds"}
    assert set(saved) == wanted
    assert saved["result_0"].shape == (HEIGHT, WIDTH, 3)
    # the fill is what the map shows where the hole is; the maps are fp32, the fill may be computed in bf16
    shown, filled = saved["result_0"][hole] * 255, _read(tmp_path / "out.png")[hole]
    np.testing.assert_allclose(filled, shown, atol=0.6)


def test_json_is_one_object_and_nothing_else(
    tiny_path: Path, hole: BoolArray, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _photo(tmp_path / "a.png")
    mask = _mask(tmp_path / "m.png", hole)
    assert _complete(tiny_path, tmp_path / "a.png", mask, tmp_path / "out.png", "--json") == 0
    printed = capsys.readouterr()
    assert printed.out.count("\n") == 1
    report = json.loads(printed.out)
    assert report["failed"] == []
    (done,) = report["done"]
    assert done["photo"] == str(tmp_path / "a.png")
    assert done["output"] == str(tmp_path / "out.png")
    assert (done["regions"], done["model"], done["device"]) == (1, "tiny", "CPU")
    assert 0 < done["completion_seconds"] <= done["seconds"]
    assert str(tmp_path / "out.png") in printed.err


def test_without_json_standard_output_is_empty(
    tiny_path: Path, hole: BoolArray, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _photo(tmp_path / "a.png")
    assert _complete(tiny_path, tmp_path / "a.png", _mask(tmp_path / "m.png", hole), tmp_path / "out.png") == 0
    assert capsys.readouterr().out == ""


def test_folders_are_paired_by_stem_and_a_bad_file_stops_nothing(
    tiny_path: Path, hole: BoolArray, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photos, masks, output = tmp_path / "photos", tmp_path / "masks", tmp_path / "out"
    photos.mkdir()
    masks.mkdir()
    first, last = _photo(photos / "a.png", 1), _photo(photos / "d.bmp", 2)
    (photos / "b.png").write_bytes(b"no picture")
    _photo(photos / "c.png", 3)  # this one has no mask
    (photos / "notes.txt").write_text("no photo")
    other = np.roll(hole, 9, axis=0)
    _mask(masks / "a.tif", hole)
    _mask(masks / "b.png", hole)
    _mask(masks / "d.png", other)
    maps = tmp_path / "maps"
    assert _complete(tiny_path, photos, masks, output, "--json", "--maps", str(maps)) == 1
    printed = capsys.readouterr()
    report = json.loads(printed.out)
    assert [Path(d["photo"]).name for d in report["done"]] == ["a.png", "d.bmp"]
    assert [Path(f["photo"]).name for f in report["failed"]] == ["b.png", "c.png"]
    assert f"{photos / 'b.png'}: this is not a picture" in printed.err
    assert f"{photos / 'c.png'}: there is no mask for it, as {masks / 'c.png'}" in printed.err
    assert sorted(p.name for p in output.iterdir()) == ["a.png", "d.png"]
    for name, pixels, its_hole in (("a.png", first, hole), ("d.png", last, other)):
        result = _read(output / name)
        np.testing.assert_array_equal(result[~its_hole], pixels[~its_hole])
        assert (result[its_hole] != pixels[its_hole]).any()
    assert sorted(p.name for p in maps.iterdir()) == ["a", "d"]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("size", "the mask has 20×30 pixels and the photo 56×40"),
        ("empty", "there is nothing to complete"),
        ("full", "there is nothing to learn from"),
    ],
)
def test_an_unusable_mask_is_named_and_nothing_is_written(
    tiny_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, sentence: str
) -> None:
    _photo(tmp_path / "a.png")
    masks = {
        "size": np.eye(30, 20, dtype=bool),
        "empty": np.zeros((HEIGHT, WIDTH), bool),
        "full": np.ones((HEIGHT, WIDTH), bool),
    }
    mask = _mask(tmp_path / "m.png", masks[kind])
    assert _complete(tiny_path, tmp_path / "a.png", mask, tmp_path / "out.png") == 1
    error = capsys.readouterr().err
    assert str(mask) in error
    assert sentence in error.replace("so there is", "there is")
    assert not (tmp_path / "out.png").exists()


def test_a_folder_among_files_is_wrong_usage(
    tiny_path: Path, hole: BoolArray, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo, mask = tmp_path / "a.png", _mask(tmp_path / "m.png", hole)
    _photo(photo)
    folder = tmp_path / "folder"
    folder.mkdir()
    assert _complete(tiny_path, photo, folder, tmp_path / "out.png") == 2
    assert _complete(tiny_path, folder, mask, tmp_path / "out.png") == 2
    assert _complete(tiny_path, folder, folder, photo) == 2
    assert _complete(tiny_path, folder, folder, tmp_path / "out") == 2  # no photos in it
    assert "there are no photos in this folder" in capsys.readouterr().err
    assert main(["complete", str(photo)]) == 2


def test_an_unknown_model_is_named(hole: BoolArray, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _photo(tmp_path / "a.png")
    mask = _mask(tmp_path / "m.png", hole)
    nowhere = tmp_path / "nowhere.safetensors"
    assert _complete(nowhere, tmp_path / "a.png", mask, tmp_path / "out.png") == 1
    assert f"dfnet-gui: {nowhere}: there is no such file" in capsys.readouterr().err


def test_16_bits_stay_16_bits_and_exact(tiny_path: Path, hole: BoolArray, tmp_path: Path) -> None:
    pixels = np.random.default_rng(4).integers(0, 65536, (HEIGHT, WIDTH, 3), np.uint16)
    tifffile.imwrite(tmp_path / "a.tif", pixels, photometric="rgb")
    output = tmp_path / "out.tif"
    assert _complete(tiny_path, tmp_path / "a.tif", _mask(tmp_path / "m.png", hole), output) == 0
    result = tifffile.imread(output)
    assert result.dtype == np.uint16
    np.testing.assert_array_equal(result[~hole], pixels[~hole])
    # 8-bit steps scaled up would leave multiples of 257 only
    assert (result[hole] % 257 != 0).mean() > 0.9


def test_candidates_are_written_side_by_side_and_differ(detailed_path: Path, hole: BoolArray, tmp_path: Path) -> None:
    before, mask = _photo(tmp_path / "photo.png"), _mask(tmp_path / "mask.png", hole)
    output = tmp_path / "out.png"
    assert _complete(detailed_path, tmp_path / "photo.png", mask, output, "--candidates", "3") == 0
    results = [_read(tmp_path / name) for name in ("out.png", "out-2.png", "out-3.png")]
    assert not (tmp_path / "out-4.png").exists()
    for result in results:
        np.testing.assert_array_equal(result[~hole], before[~hole])
    assert any((results[0] != other).any() for other in results[1:])


def test_a_grown_mask_changes_as_much_more_and_no_more(tiny_path: Path, hole: BoolArray, tmp_path: Path) -> None:
    before, mask = _photo(tmp_path / "photo.png"), _mask(tmp_path / "mask.png", hole)
    output = tmp_path / "out.png"
    assert _complete(tiny_path, tmp_path / "photo.png", mask, output, "--grow", "3") == 0
    changed = (_read(output) != before).any(axis=2)
    grown = grown_hole(hole, 3)
    assert changed[grown & ~hole].any()
    assert not changed[~grown].any()


def test_a_mask_of_another_size_for_what_is_never_copied_is_said(
    tiny_path: Path, hole: BoolArray, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _photo(tmp_path / "photo.png")
    wrong = _mask(tmp_path / "wrong.png", hole[:20])
    output = tmp_path / "out.png"
    mask = _mask(tmp_path / "mask.png", hole)
    assert _complete(tiny_path, tmp_path / "photo.png", mask, output, "--no-copy", str(wrong)) == 1
    assert str(wrong) in capsys.readouterr().err
    assert not output.exists()


def test_a_page_of_a_file_is_completed_and_the_others_stay(
    tiny_path: Path, hole: BoolArray, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = np.random.default_rng(3).integers(0, 256, (3, HEIGHT, WIDTH, 3), np.uint8)
    with tifffile.TiffWriter(tmp_path / "pages.tif") as writer:
        for page in pages:
            writer.write(page, photometric="rgb", compression="zlib", metadata=None)
    mask, output = _mask(tmp_path / "m.png", hole), tmp_path / "out.tif"
    assert _complete(tiny_path, tmp_path / "pages.tif", mask, output, "--page", "2") == 0
    found = [tifffile.imread(output, key=number) for number in range(3)]
    np.testing.assert_array_equal(found[0], pages[0])
    np.testing.assert_array_equal(found[2], pages[2])
    np.testing.assert_array_equal(found[1][~hole], pages[1][~hole])
    assert (found[1][hole] != pages[1][hole]).any()
    assert "0 of 1,940 pixels outside of what was completed changed." in capsys.readouterr().err


@pytest.mark.parametrize("page", ["0", "-1", "two"])
def test_a_page_that_is_none_is_refused(page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _complete(tmp_path, tmp_path / "a.png", tmp_path / "m.png", tmp_path / "o.png", f"--page={page}") == 2
    assert "give the number of a page, from 1." in capsys.readouterr().err
