"""Which mask belongs to which photo, and where results go."""

import unicodedata
from pathlib import Path

import pytest

from dfnet_gui.batch.pairing import Job, Pairs, paired
from dfnet_gui.errors import UsageError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """With folders `photos` and `masks`."""
    for name in ("photos", "masks"):
        (tmp_path / name).mkdir()
    return tmp_path


def _make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def _paired(folder: Path, *, recursive: bool = False) -> Pairs:
    return paired(folder / "photos", folder / "masks", folder / "out", recursive=recursive)


def _masks(pairs: Pairs) -> dict[str, str]:
    return {job.photo.name: job.mask.name for job in pairs.jobs}


@pytest.mark.parametrize(
    "mask",
    [
        "beach.png",
        "beach_mask.png",
        "beach-mask.webp",
        "beach.jpg.png",
        "beach.jpg_mask.png",
        "BEACH.PNG",
        "Beach_Mask.tif",
    ],
)
def test_a_mask_is_found_by_the_usual_names(folder: Path, mask: str) -> None:
    _make(folder, "photos/beach.jpg", f"masks/{mask}")
    assert _masks(_paired(folder)) == {"beach.jpg": mask}


@pytest.mark.parametrize("turned", [False, True])
def test_letters_with_marks_may_be_put_together_otherwise(folder: Path, *, turned: bool) -> None:
    spelt = unicodedata.normalize("NFC", "Café über"), unicodedata.normalize("NFD", "Café über")
    photo, mask = spelt[::-1] if turned else spelt
    _make(folder, f"photos/{photo}.jpg", f"masks/{mask}.png")
    assert _masks(_paired(folder)) == {f"{photo}.jpg": f"{mask}.png"}


def test_one_name_with_two_suffixes_is_two_photos_with_masks_and_results_of_their_own(folder: Path) -> None:
    _make(
        folder, "photos/p.jpg", "photos/p.png", "photos/p.bmp", "masks/p.jpg.png", "masks/p.png.png", "masks/p.bmp.png"
    )
    pairs = _paired(folder)
    assert _masks(pairs) == {"p.bmp": "p.bmp.png", "p.jpg": "p.jpg.png", "p.png": "p.png.png"}
    assert sorted(job.output.name for job in pairs.jobs) == ["p.bmp.png", "p.jpg", "p.png"]


def test_two_photos_of_one_name_may_share_a_mask(folder: Path) -> None:
    _make(folder, "photos/p.jpg", "photos/p.png", "masks/p.png")
    assert _masks(_paired(folder)) == {"p.jpg": "p.png", "p.png": "p.png"}


@pytest.mark.parametrize("other", ["a.bmp", "a_mask.png"])
def test_two_masks_for_one_photo_are_named_and_the_rest_goes_on(folder: Path, other: str) -> None:
    _make(folder, "photos/a.jpg", "photos/b.jpg", "masks/a.png", f"masks/{other}", "masks/b.png")
    pairs = _paired(folder)
    assert _masks(pairs) == {"b.jpg": "b.png"}
    ((path, sentence),) = pairs.failed
    assert path.name == "a.jpg"
    assert "a.png" in sentence
    assert other in sentence


def test_of_two_cases_that_of_the_photo_is_meant(folder: Path) -> None:
    _make(folder, "photos/a.jpg", "photos/A.jpg", "masks/a.png", "masks/A.png")
    assert _masks(_paired(folder)) == {"a.jpg": "a.png", "A.jpg": "A.png"}


def test_a_photo_without_a_mask_is_named(folder: Path) -> None:
    _make(folder, "photos/a.jpg", "masks/b.png")
    pairs = _paired(folder)
    assert pairs.jobs == []
    ((path, sentence),) = pairs.failed
    assert path == folder / "photos" / "a.jpg"
    assert str(folder / "masks" / "a.png") in sentence


def test_what_is_no_photo_is_named(folder: Path) -> None:
    _make(folder, "photos/a.jpg", "photos/notes.txt", "photos/.hidden", "masks/a.png")
    assert [path.name for path in _paired(folder).not_taken] == [".hidden", "notes.txt"]


def test_one_mask_serves_a_folder_and_is_no_photo_of_it(folder: Path) -> None:
    _make(folder, "photos/a.jpg", "photos/b.png", "photos/mask.png")
    mask = folder / "photos" / "mask.png"
    assert _masks(paired(folder / "photos", mask, folder / "out")) == {"a.jpg": "mask.png", "b.png": "mask.png"}


def test_folders_within_are_kept(folder: Path) -> None:
    _make(
        folder,
        "photos/a.jpg",
        "photos/x/a.jpg",
        "photos/x/y/b.jpg",
        "masks/a.png",
        "masks/x/a.png",
        "masks/x/y/b_mask.png",
    )
    assert [job.photo.name for job in _paired(folder).jobs] == ["a.jpg"]
    out = folder / "out"
    jobs = _paired(folder, recursive=True).jobs
    assert [job.output for job in jobs] == [out / "a.jpg", out / "x" / "a.jpg", out / "x" / "y" / "b.jpg"]
    assert [job.mask.relative_to(folder / "masks").as_posix() for job in jobs] == ["a.png", "x/a.png", "x/y/b_mask.png"]


def test_masks_and_results_within_the_photos_folder_are_no_photos(folder: Path) -> None:
    photos = folder / "photos"
    _make(photos, "a.jpg", "masks/a.png", "done/a.jpg")
    jobs = paired(photos, photos / "masks", photos / "done", recursive=True).jobs
    assert jobs == [Job(photos / "a.jpg", photos / "masks" / "a.png", photos / "done" / "a.jpg")]


@pytest.mark.parametrize(
    ("mask", "output", "reason"),
    [
        ("photos", "out", "the masks must lie in another folder"),
        ("masks", "photos", "this would overwrite an input"),
        ("masks", "masks", "this would overwrite an input"),
        ("masks", "masks/a.png", "give a folder for --output"),
    ],
)
def test_folders_that_can_not_be_meant_are_refused(folder: Path, mask: str, output: str, reason: str) -> None:
    _make(folder, "photos/a.jpg", "masks/a.png")
    with pytest.raises(UsageError, match=reason):
        paired(folder / "photos", folder / mask, folder / output)


def test_an_empty_folder_is_refused(folder: Path) -> None:
    with pytest.raises(UsageError, match="there are no photos in this folder"):
        _paired(folder)


def test_one_photo_goes_into_a_folder_by_its_name(folder: Path) -> None:
    _make(folder, "photos/a.bmp", "masks/m.png")
    photo, mask = folder / "photos" / "a.bmp", folder / "masks" / "m.png"
    assert paired(photo, mask, folder).jobs == [Job(photo, mask, folder / "a.png")]


@pytest.mark.parametrize("output", ["photos/a.jpg", "masks/m.png"])
def test_one_photo_may_not_overwrite_its_inputs(folder: Path, output: str) -> None:
    _make(folder, "photos/a.jpg", "masks/m.png")
    with pytest.raises(UsageError, match="overwrite"):
        paired(folder / "photos" / "a.jpg", folder / "masks" / "m.png", folder / output)


def test_one_photo_has_one_mask(folder: Path) -> None:
    _make(folder, "photos/a.jpg")
    with pytest.raises(UsageError, match="--mask is a folder"):
        paired(folder / "photos" / "a.jpg", folder / "masks", folder / "out.jpg")
