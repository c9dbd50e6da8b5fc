"""Each step by which files are written fails, or is the program's last, one after the other: SQLite's way.

Whatever happens, what stood there before is whole, or what was to stand there is; the one who asked is told with a
sentence; and what is left of files that were half written goes with the next writing.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from dfnet_gui.archive.journal import Journal, read_journal
from dfnet_gui.archive.openraster import Saved, read_session, write_session
from dfnet_gui.archive.snapshot import Snapshot
from dfnet_gui.document.document import Document
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.maps_export import map_files, write_maps
from dfnet_gui.engine.models import find_installed, import_model
from dfnet_gui.engine.request import Completion, CompletionRequest
from dfnet_gui.errors import DfnetError
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.imaging.writing import write_photo
from dfnet_gui.network.checkpoint import LoadedModel, save_model
from dfnet_gui.replacement import remove_leftovers
from tests.trust.steps import DIED, Ended, Fault, tried
from tests.unit.archive.examples import lay, worked_on

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks, and limits the size of files, as Linux does")
_SIZES = (0, 1, 100, 1000, 4096)
"""Of a file that can grow no further, in bytes."""


class Writing(NamedTuple):
    """`act` writes; `state` says what there is, and fails where that is not whole."""

    act: Callable[[], object]
    state: Callable[[], object]


def _pixels(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (60, 80, 3), np.uint8)


def _seen(document: Document) -> object:
    """All that is to be the same, but for what is drawn by lot, as the removals' numbers."""
    titles = [(each.name, each.is_shown, each.opacity) for each in document.removals]
    return document.pixels.tobytes(), document.hole.tobytes(), titles


def _export(folder: Path, suffix: str) -> Writing:
    path = folder / f"photo{suffix}"
    write_photo(path, Photo(pixels=_pixels(0)))
    photo = Photo(pixels=_pixels(1))
    return Writing(lambda: write_photo(path, photo), lambda: path.read_bytes() and read_photo(path).pixels.tobytes())


def _session(folder: Path) -> Writing:
    path, document, saved = folder / "work.ora", worked_on(), Saved()
    write_session(path, Snapshot.of(document), saved)
    lay(document, Bounds(1, 1, 9, 9))
    snapshot = Snapshot.of(document)
    return Writing(lambda: write_session(path, snapshot, saved), lambda: _seen(read_session(path).document))


def _journal(folder: Path) -> Writing:
    journal, document = Journal(folder), worked_on()
    journal.write(Snapshot.of(document))
    lay(document, Bounds(1, 1, 9, 9))
    snapshot = Snapshot.of(document)

    def state() -> object:
        found = read_journal(folder)
        assert found.notes == ()
        return _seen(found.document)

    return Writing(lambda: journal.write(snapshot), state)


def _import(folder: Path, model: LoadedModel) -> Writing:
    source = folder.parent / "narrow.safetensors"
    save_model(source, model.weights, model.manifest)

    def state() -> object:
        """Not there, or whole, or broken in a way that importing it again mends."""
        found = find_installed(model.manifest.name)
        return None if found is None or found.problem else found.sha256

    return Writing(lambda: import_model(source), state)


def _maps(folder: Path, completions: list[Completion]) -> Writing:
    paths = map_files(folder, "photo", completions)
    for number in (0, 1):
        write_maps(folder.parent / f"expected-{number}", "photo", completions[number : number + 1])
    old, new = (
        {each.name: each.read_bytes() for each in (folder.parent / f"expected-{number}").iterdir()} for number in (0, 1)
    )
    write_maps(folder, "photo", completions[:1])
    paths = [path for path in paths if path.name in old]

    def state() -> object:
        """Each file is whole; the old ones count until all are new."""
        found = {path.name: path.read_bytes() for path in paths}
        assert all(data in (old[name], new[name]) for name, data in found.items())
        return found == new

    return Writing(lambda: write_maps(folder, "photo", completions[1:]), state)


@pytest.fixture
def completions(tiny_model: LoadedModel) -> list[Completion]:
    """Of the same photo with two masks, with their maps."""
    inpainter, found = Inpainter(tiny_model), []
    for side in (10, 12):
        hole = np.zeros((40, 40), bool)
        hole[10 : 10 + side, 10:20] = True
        found.append(inpainter.run(CompletionRequest.from_photo(_pixels(2)[:40, :40], hole)))
    return found


@pytest.fixture(params=["export.png", "export.jpg", "export.tif", "session", "journal", "import", "maps"])
def made(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    tiny_model: LoadedModel,
    completions: list[Completion],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[str], tuple[Path, Writing]]:
    """Makes the same writing in a new folder each time."""

    def make(name: str) -> tuple[Path, Writing]:
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / name))
        folder = tmp_path / name / "dfnet-gui" / "models"
        folder.mkdir(parents=True)
        kind = request.param
        if kind.startswith("export"):
            return folder, _export(folder, Path(kind).suffix)
        if kind == "import":
            return folder, _import(folder, tiny_model)
        if kind == "maps":
            return folder, _maps(folder, completions)
        return folder, {"session": _session, "journal": _journal}[kind](folder)

    return make


def _states(make: Callable[[str], tuple[Path, Writing]]) -> tuple[object, object, int]:
    """Before, afterwards, and how many steps lie between."""
    folder, writing = make("whole")
    before = writing.state()
    ended, steps = tried(writing.act, folder, None, DfnetError)
    assert ended.code == 0, ended.sentence
    after = writing.state()
    assert after != before
    assert steps > 2
    return before, after, steps


def _check(folder: Path, writing: Writing, ended: Ended, states: tuple[object, object], fault: Fault) -> None:
    assert ended.code in (0, 1, DIED), f"{fault}: {ended.sentence}"
    now = writing.state()
    assert now in states, f"{fault}: half of it"
    if ended.code == 0:
        assert now == states[1], f"{fault}: said to be done"
    if ended.code == 1:
        assert ended.sentence.endswith("."), ended.sentence
        assert not list(folder.glob(".dfnet-*")), f"{fault}: something is left"
    remove_leftovers(folder)
    assert not list(folder.glob(".dfnet-*")), f"{fault}: something is left for ever"
    if now != states[1]:
        writing.act()
    assert writing.state() == states[1], f"{fault}: it can't be written any more"


@pytest.mark.parametrize("kind", ["fails", "dies"])
def test_a_step_that_goes_wrong_leaves_all_whole(made: Callable[[str], tuple[Path, Writing]], kind: str) -> None:
    before, after, steps = _states(made)
    for step in range(steps):
        folder, writing = made(f"{kind}-{step}")
        fault = Fault(kind, step)
        ended, _steps = tried(writing.act, folder, fault, DfnetError)
        _check(folder, writing, ended, (before, after), fault)


def test_a_disk_that_is_full_leaves_all_whole(made: Callable[[str], tuple[Path, Writing]]) -> None:
    before, after, _steps = _states(made)
    for size in _SIZES:
        folder, writing = made(f"full-{size}")
        fault = Fault("full", size)
        ended, _count = tried(writing.act, folder, fault, DfnetError)
        _check(folder, writing, ended, (before, after), fault)
