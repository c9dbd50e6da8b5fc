"""Which photos there are, which mask belongs to each, and where the results go. Nothing is opened; any thread."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from dfnet_gui.errors import UsageError
from dfnet_gui.imaging.formats.registry import format_of_name, is_photo_name, writable_formats
from dfnet_gui.wording import AND, listed, tr

_MARKS = ("_mask", "-mask", ".mask", " mask")
"""What people add to a photo's name for its mask."""


@dataclass(frozen=True)
class Job:
    """One photo with its mask and where the result goes."""

    photo: Path
    mask: Path
    output: Path


@dataclass(frozen=True)
class Pairs:
    """What is to be done; `failed`: photos for which that can't be, with a sentence; `not_taken`: other files."""

    jobs: list[Job] = field(default_factory=list)
    failed: list[tuple[Path, str]] = field(default_factory=list)
    not_taken: list[Path] = field(default_factory=list)


def paired(photo: Path, mask: Path, output: Path, *, recursive: bool = False) -> Pairs:
    """One job for a photo, or one for each photo of a folder, with `mask` a file for all or a folder.

    In a folder of masks one is found by the photo's name: `beach.jpg` takes `beach.jpg.png`, `beach.png` or
    `beach_mask.png`, whatever the case and the way that letters with marks are written. `recursive` takes the folders
    within, too, and keeps them in `output`; masks then lie in the same folders. UsageError where nothing can be done.
    """
    if not photo.is_dir():
        return _of_one(photo, mask, output)
    _check_folders(photo, mask, output)
    pairs = Pairs()
    photos = _photos(photo, (mask, output), pairs.not_taken, recursive=recursive)
    if not photos:
        raise UsageError(tr("{name}: there are no photos in this folder.", name=photo))
    shelf = _shelf(mask, recursive=recursive) if mask.is_dir() else None
    names = OutputNames(photos)
    for path in photos:
        within = path.relative_to(photo)
        try:
            own = mask if shelf is None else mask / shelf.mask_of(within, path)
        except UsageError as error:
            pairs.failed.append((path, str(error)))
        else:
            pairs.jobs.append(Job(path, own, output / within.parent / names[path]))
    return pairs


def _shelf(folder: Path, *, recursive: bool) -> Shelf:
    return Shelf((path.relative_to(folder) for path in _files(folder, set(), recursive=recursive)), folder)


def _of_one(photo: Path, mask: Path, output: Path) -> Pairs:
    if mask.is_dir():
        raise UsageError(tr("--mask is a folder and the photo is not: give two files, or two folders."))
    target = output / _writable_name(photo) if output.is_dir() else output
    _check_target(target, photo, mask)
    return Pairs([Job(photo, mask, target)])


def _check_folders(photo: Path, mask: Path, output: Path) -> None:
    if output.exists() and not output.is_dir():
        raise UsageError(tr("The photo is a folder: give a folder for --output, too."))
    if mask.is_dir() and mask.samefile(photo):
        raise UsageError(tr("{name}: the masks must lie in another folder than the photos.", name=mask))
    if output.is_dir() and (output.samefile(photo) or (mask.is_dir() and output.samefile(mask))):
        raise UsageError(tr("{name}: this would overwrite an input; give another --output.", name=output))


def _check_target(target: Path, *inputs: Path) -> None:
    if target.resolve() in (each.resolve() for each in inputs):
        raise UsageError(tr("{name}: this would overwrite an input; give another --output.", name=target))


def _photos(folder: Path, others: tuple[Path, ...], not_taken: list[Path], *, recursive: bool) -> list[Path]:
    """Sorted by name, without what lies in the other folders, or is the mask; `not_taken` gets what is no photo."""
    apart = {each.resolve() for each in others}
    found: list[Path] = []
    for path in sorted(_files(folder, apart, recursive=recursive)):
        (found if is_photo_name(path) else not_taken).append(path)
    return found


def _files(folder: Path, apart: set[Path], *, recursive: bool) -> Iterator[Path]:
    for path in folder.iterdir():
        if not path.is_dir():
            if path.resolve() not in apart:
                yield path
        elif recursive and not path.is_symlink() and path.resolve() not in apart:
            yield from _files(path, apart, recursive=True)


class Shelf:
    """The masks of a folder, by their names within it; `shown` is what the folder is called in sentences."""

    def __init__(self, masks: Iterable[PurePath], shown: object) -> None:
        self._shown = shown
        self._by_key: dict[tuple[str, str], list[PurePath]] = {}
        for path in sorted(masks):
            if is_photo_name(path):
                self._by_key.setdefault((_key(str(path.parent)), _key(path.stem)), []).append(path)

    def mask_of(self, photo: PurePath, shown: object) -> PurePath:
        """The one that belongs to a photo with that name within its folder; UsageError where there is none, or more.

        `shown` is what the photo is called in the sentence.
        """
        for name in (photo.name, photo.stem):  # `beach.jpg.png` belongs to beach.jpg alone
            found = self._named(photo.parent, name)
            exact = [each for each in found if _bare(each.stem, name) is not None]
            best = exact if len(exact) == 1 else found
            if len(best) > 1:
                names = listed((each.name for each in best), AND)
                raise UsageError(tr("{name}: {masks} could be its mask; leave one of them.", name=shown, masks=names))
            if best:
                return best[0]
        expected = f"{self._shown}/{photo.with_suffix('.png').as_posix()}"
        raise UsageError(tr("{name}: there is no mask for it, as {mask}; make one.", name=shown, mask=expected))

    def _named(self, place: PurePath, name: str) -> list[PurePath]:
        keys = [(_key(str(place)), _key(f"{name}{mark}")) for mark in ("", *_MARKS)]
        return [path for key in keys for path in self._by_key.get(key, ())]


def _bare(stem: str, name: str) -> str | None:
    """The mark that makes `stem` of `name`, letter by letter; None where case or spelling differ."""
    return next((mark for mark in ("", *_MARKS) if stem == f"{name}{mark}"), None)


def _key(name: str) -> str:
    """Alike for names that differ in case, or in how letters with marks are put together."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


class OutputNames:
    """A name for each result that no other photo of the same folder gives its own."""

    def __init__(self, photos: Iterable[PurePath]) -> None:
        self._names: dict[PurePath, str] = {}
        taken: set[tuple[PurePath, str]] = set()
        for path in sorted(photos, key=lambda each: _writable_name(each) != each.name):
            name = _writable_name(path)
            if (path.parent, _key(name)) in taken:  # beach.bmp beside beach.png
                name = f"{path.name}{PurePath(name).suffix}"
            taken.add((path.parent, _key(name)))
            self._names[path] = name

    def __getitem__(self, photo: PurePath) -> str:
        return self._names[photo]


def _writable_name(photo: PurePath) -> str:
    kind = format_of_name(photo)
    is_writable = kind in writable_formats()
    return photo.name if is_writable else photo.with_suffix(kind.written_as if kind else ".png").name
