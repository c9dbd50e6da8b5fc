"""`test` gives, file for file, what the authors' test program gives."""

from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import torch

from dfnet_gui.cli.main import main
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.network.checkpoint import LoadedModel

SIZE = 48
KINDS = ("result", "raw", "alpha")


def _picture(path: Path, shape: tuple[int, ...], seed: int) -> Path:
    rng = np.random.default_rng(seed)
    # soft blotches, so that greys between 0 and 255 reach the network as a mask
    coarse = rng.integers(0, 256, (5, 6, *shape[2:]), np.uint8)
    cv2.imwrite(str(path), cv2.resize(coarse, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC))
    return path


def _read(path: Path, flags: int = cv2.IMREAD_COLOR) -> ByteArray:
    pixels: ByteArray | None = cv2.imread(str(path), flags)
    assert pixels is not None, path
    return pixels


@pytest.fixture
def released(tiny_model: LoadedModel, tmp_path: Path) -> Path:
    """Weights as they are released: a plain state dictionary, no manifest, so BGR and zeros."""
    path = tmp_path / "weights" / "model_places2.pth"
    path.parent.mkdir()
    torch.save(tiny_model.network.state_dict(), path)
    return path


def _test(model: Path, image: Path, mask: Path, output: Path, *more: str) -> int:
    files = ["--model", str(model), "--img", str(image), "--mask", str(mask), "--output", str(output)]
    return main(["test", *files, "--device", "cpu", *more])


def _expected(network: Any, image_path: Path, mask_path: Path, size: int) -> dict[str, ByteArray]:
    """The published procedure again, from the description in words, in BGR from end to end."""
    image = cv2.resize(_read(image_path), (size, size))
    mask = cv2.resize(_read(mask_path, cv2.IMREAD_GRAYSCALE), (size, size))
    x = torch.tensor(image.transpose(2, 0, 1)[None].astype(np.float32) / 255)
    m = torch.tensor(mask[None, None].astype(np.float32) / 255)
    with torch.no_grad():
        results, alphas, raws = network(x * m, m)
    kinds = {"result": x * m + results[0] * (1 - m), "raw": raws[0], "alpha": alphas[0]}
    return {k: np.floor(v[0].numpy().transpose(1, 2, 0) * 255).astype(np.uint8) for k, v in kinds.items()}


def _assert_same(path: Path, wanted: ByteArray) -> None:
    got = _read(path)
    assert got.shape == wanted.shape
    difference = np.abs(got.astype(int) - wanted)
    # a float one rounding away from a whole number may be cut to the byte below; no more than that
    assert difference.max() <= 1
    assert (difference != 0).mean() < 1e-3


def test_names_and_pixels_of_released_weights(released: Path, tiny_model: LoadedModel, tmp_path: Path) -> None:
    image = _picture(tmp_path / "face.jpg", (70, 90, 3), 1)
    mask = _picture(tmp_path / "scratch.png", (33, 44), 2)
    output = tmp_path / "out"
    assert _test(released, image, mask, output, "--input-size", str(SIZE)) == 0
    written = sorted(str(p.relative_to(output).as_posix()) for p in output.rglob("*.png"))
    assert written == sorted(f"{kind}/{kind}-face-scratch.png" for kind in KINDS)
    expected = _expected(tiny_model.network, image, mask, SIZE)
    for kind in KINDS:
        _assert_same(output / kind / f"{kind}-face-scratch.png", expected[kind])


def test_the_comparison_can_tell_order_and_grey(released: Path, tiny_model: LoadedModel, tmp_path: Path) -> None:
    """What the test above relies on: RGB, a binary mask and rounding would each show."""
    image = _picture(tmp_path / "face.png", (SIZE, SIZE, 3), 1)
    mask = _picture(tmp_path / "scratch.png", (SIZE, SIZE), 2)
    right = _expected(tiny_model.network, image, mask, SIZE)
    swapped, binary = tmp_path / "swapped.png", tmp_path / "binary.png"
    cv2.imwrite(str(swapped), np.ascontiguousarray(_read(image)[:, :, ::-1]))
    grey = _read(mask, cv2.IMREAD_GRAYSCALE)
    cv2.imwrite(str(binary), np.where(grey > 127, 255, 0).astype(np.uint8))
    rgb = _expected(tiny_model.network, swapped, mask, SIZE)
    assert (rgb["result"][:, :, ::-1] != right["result"]).mean() > 0.01
    cut = _expected(tiny_model.network, image, binary, SIZE)
    assert (cut["result"] != right["result"]).mean() > 0.1


def test_a_model_with_a_manifest_gets_rgb_and_its_own_start(tiny_path: Path, tmp_path: Path) -> None:
    image = _picture(tmp_path / "a.png", (SIZE, SIZE, 3), 3)
    mask = tmp_path / "m.png"
    cv2.imwrite(str(mask), np.where(np.arange(SIZE)[:, None] < 20, 255, 0) * np.ones((1, SIZE)))
    assert _test(tiny_path, image, mask, tmp_path / "out", "--input-size", str(SIZE)) == 0
    got = _read(tmp_path / "out" / "result" / "result-a-m.png")
    wanted = _read(image)
    # known pixels come back in the file's own order, cut (not rounded) after x/255*255
    assert np.abs(got[:20].astype(int) - wanted[:20]).max() <= 1


def test_merged_sheets(released: Path, tmp_path: Path) -> None:
    images, masks, output = tmp_path / "images", tmp_path / "masks", tmp_path / "out"
    images.mkdir()
    masks.mkdir()
    for number in range(3):
        _picture(images / f"{number}.png", (60, 80, 3), number)
        _picture(masks / f"{number}.png", (30, 40), 10 + number)
    assert _test(released, images, masks, output, "--input-size", str(SIZE), "--batch-size", "2", "--merge") == 0
    assert sorted(p.name for p in (output / "miss").iterdir()) == [f"miss_000{n}.png" for n in (1, 2, 3)]
    assert sorted(p.name for p in (output / "merge").iterdir()) == [f"merge_000{n}.png" for n in (0, 1, 2)]
    image = _read(images / "2.png")
    mask = cv2.resize(_read(masks / "2.png", cv2.IMREAD_GRAYSCALE), (80, 60))
    miss = _read(output / "miss" / "miss_0003.png")
    assert miss.shape == (60, 80, 3)
    np.testing.assert_array_equal(miss[mask <= 127], 255)
    np.testing.assert_array_equal(miss[mask > 127], image[mask > 127])
    sheet = _read(output / "merge" / "merge_0002.png")
    assert sheet.shape == (SIZE + 2 * 2, 5 * SIZE + 6 * 2, 3)
    is_border = np.ones(sheet.shape[:2], bool)
    parts = [miss, *(_read(output / k / f"{k}-2-2.png") for k in ("raw", "alpha", "result")), image]
    for column, part in enumerate(parts):
        place = (slice(2, SIZE + 2), slice(2 + column * (SIZE + 2), (column + 1) * (SIZE + 2)))
        np.testing.assert_array_equal(sheet[place], cv2.resize(part, (SIZE, SIZE)))
        is_border[place] = False
    np.testing.assert_array_equal(sheet[is_border], 255)


@pytest.mark.parametrize(("name", "size"), [("places2", 512), ("CelebA", 256)])
def test_default_input_size(released: Path, tmp_path: Path, name: str, size: int) -> None:
    model = released.rename(released.with_name(f"model_{name}.pth"))
    image = _picture(tmp_path / "a.png", (30, 40, 3), 1)
    mask = _picture(tmp_path / "m.png", (30, 40), 2)
    assert _test(model, image, mask, tmp_path / "out") == 0
    for kind in KINDS:
        assert _read(tmp_path / "out" / kind / f"{kind}-a-m.png").shape == (size, size, 3)


def test_folders_are_paired_in_order_as_far_as_the_shorter_goes(released: Path, tmp_path: Path) -> None:
    images, masks, output = tmp_path / "images", tmp_path / "masks", tmp_path / "out"
    images.mkdir()
    masks.mkdir()
    for name in ("b.jpg", "d.jpg", "a.jpeg", "c.png", "e.png"):
        _picture(images / name, (24, 24, 3), 1)
    for name in ("y.jpg", "w.jpeg", "x.png", "z.png"):
        _picture(masks / name, (24, 24), 2)
    (images / "0.txt").write_text("no picture")
    assert _test(released, images, masks, output, "--input-size", "24") == 0
    assert sorted(p.name for p in (output / "result").iterdir()) == [
        "result-b-y.png",
        "result-c-x.png",
        "result-d-w.png",
        "result-e-z.png",
    ]


@pytest.mark.parametrize("wrong", ["44", "0", "-8"])
def test_an_input_size_that_is_no_multiple_is_refused(
    released: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    image = _picture(tmp_path / "a.png", (24, 24, 3), 1)
    assert _test(released, image, image, tmp_path / "out", f"--input-size={wrong}") == 2
    assert "must be a multiple of 8" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_wrong_usage(released: Path, tmp_path: Path) -> None:
    image = _picture(tmp_path / "a.png", (24, 24, 3), 1)
    assert _test(released, image, image, tmp_path / "out", "--batch-size", "0", "--input-size", "24") == 2
    (tmp_path / "empty").mkdir()
    assert _test(released, tmp_path / "empty", image, tmp_path / "out") == 2
    assert main(["test", "--model", str(released)]) == 2


def test_an_unreadable_image_is_named_and_the_rest_go_on(
    released: Path, tiny_model: LoadedModel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    images, masks, output = tmp_path / "images", tmp_path / "masks", tmp_path / "out"
    images.mkdir()
    masks.mkdir()
    for number in range(4):
        _picture(images / f"{number}.png", (SIZE, SIZE, 3), number)
        _picture(masks / f"{number}.png", (SIZE, SIZE), 10 + number)
    (images / "1.png").write_bytes(b"no picture")
    (masks / "2.png").write_bytes(b"")
    assert _test(released, images, masks, output, f"--input-size={SIZE}", "--batch-size=3", "--merge") == 1
    error = capsys.readouterr().err
    assert str(images / "1.png") in error
    assert str(masks / "2.png") in error
    assert sorted(p.name for p in (output / "result").iterdir()) == ["result-0-0.png", "result-3-3.png"]
    # the last one is its own, not a neighbour's
    expected = _expected(tiny_model.network, images / "3.png", masks / "3.png", SIZE)
    _assert_same(output / "result" / "result-3-3.png", expected["result"])
    assert len(list((output / "merge").iterdir())) == 2
