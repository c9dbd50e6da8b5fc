"""The whole program, offscreen, with its real worker thread and real weights."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dfnet_gui.engine import maps, models, starts
from dfnet_gui.engine.framing import as_masks
from dfnet_gui.engine.models import import_model
from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.language import ENGLISH, LANGUAGES, speak
from dfnet_gui.gui.base.settings import BACKEND, BRUSH_RADIUS, DETAIL, GROWTH, WEIGHTS_FILE, Settings
from dfnet_gui.gui.photos import sources
from dfnet_gui.gui.session.worker import load_engine
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.formats.registry import FORMATS
from dfnet_gui.network.checkpoint import LoadedModel, save_model
from tests.e2e.fills import RADIUS, SIZE, Seen, StartSmall
from tests.e2e.held_reading import HeldReading
from tests.held import HELD_S, HeldMaps, HeldStart, SlowEncoder
from tests.photos import large_photo
from tests.window import BLOTCHES, WAIT_MS, open_photo


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """Every thread that a test starts has ended when it is over."""
    before = {thread.ident for thread in threading.enumerate()}
    yield
    after = [t.name for t in threading.enumerate() if t.ident not in before and "Dummy" not in t.name]
    assert not after, f"threads left running: {after}"


@pytest.fixture(params=list(LANGUAGES))
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Every language, one after the other; what starts after it speaks that."""
    yield speak(qapp, request.param)
    speak(qapp, ENGLISH)


@pytest.fixture
def settings_file(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


@pytest.fixture
def start_program(qtbot: QtBot, settings_file: Path) -> Iterator[Callable[..., Program]]:
    """Start programs that are closed in order at the end of the test; what they complete is the mask to the pixel."""
    started: list[Program] = []

    def start(
        photo: Path | None = None,
        *,
        loaded: bool = True,
        weights: Path | None = None,
        detail: str | None = None,
        growth_px: int = 0,
    ) -> Program:
        settings = Settings(settings_file)
        loader = load_engine
        if weights is not None:  # given by tests that compare with the engine, to the bit
            settings.set(WEIGHTS_FILE, str(weights))
            settings.set(BACKEND, "pytorch")
            loader = partial(load_engine, precision="fp32")
        if detail is not None:
            settings.set(DETAIL, detail)
        settings.set(GROWTH, growth_px)
        program = Program(settings, loader)
        started.append(program)
        program.window.resize(1280, 800)
        if loaded:
            with qtbot.waitSignal(program.session.model_changed, timeout=WAIT_MS):
                program.start()
        else:
            program.start()
        if photo is not None:
            open_photo(qtbot, program, photo)
        return program

    yield start
    for program in started:
        document = program.session.document
        if document is not None:
            document.mark_saved(document.position)
        for path in program.window.crew.recovery.kept:
            program.window.crew.recovery.discard(path)
        program.window.close()
        program.close()
        assert not program.inpaint_thread.is_running
        program.window.deleteLater()
    QApplication.processEvents()
    assert QThread.currentThread() is QApplication.instance().thread()  # type: ignore[union-attr]


@pytest.fixture
def program(start_program: Callable[..., Program], sample_path: Path) -> Program:
    """The program with the sample photo open and the built-in model loaded; each Enter gives one fill, a fast one."""
    return start_program(sample_path, detail="fast")


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[HeldStart]:
    """The detailed start in the test's hand; its threads have ended afterwards."""
    start = HeldStart()
    before = set(threading.enumerate())
    monkeypatch.setattr(starts, "PLANS", {"exemplar": start})
    yield start
    start.go_on.set()
    for thread in set(threading.enumerate()) - before:
        if thread.name == "start":
            thread.join(HELD_S)


@pytest.fixture
def held_maps(monkeypatch: pytest.MonkeyPatch) -> Iterator[HeldMaps]:
    """The computing of maps in the test's hand."""
    held = HeldMaps(as_masks)
    monkeypatch.setattr(maps, "as_masks", held)
    yield held
    held.go_on.set()


@pytest.fixture
def slow_png() -> Iterator[SlowEncoder]:
    """The PNG encoder in the test's hand."""
    png = FORMATS["PNG"]
    assert png.encode is not None
    slow = SlowEncoder(png.encode)
    FORMATS.replace(replace(png, encode=slow))
    yield slow
    slow.go_on.set()
    FORMATS.replace(png)


@pytest.fixture
def blotches_path(tmp_path: Path) -> Path:
    """A small photo of blotches, so that fills take no time."""
    width, height = BLOTCHES
    coarse = np.random.default_rng(0).integers(0, 256, (height // 10, width // 10, 3), np.uint8)
    path = tmp_path / "blotches.png"
    Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC).save(path)
    return path


@pytest.fixture
def tiny_path(detailed_model: LoadedModel, tmp_path: Path) -> Path:
    """The small model with a detailed start as a file, to the bit as it is in memory."""
    path = tmp_path / "tiny-detailed.safetensors"
    save_model(path, detailed_model.weights, detailed_model.manifest, halves=False)
    return path


@pytest.fixture
def start_tiny(start_program: Callable[..., Program], blotches_path: Path, tiny_path: Path) -> Callable[..., Program]:
    """Start programs with the small photo, the small model, and a small brush; fast fills unless told otherwise."""

    def start(detail: str = "fast") -> Program:
        program = start_program(blotches_path, weights=tiny_path, detail=detail)
        program.window.settings.set(BRUSH_RADIUS, 6.0)
        return program

    return start


@pytest.fixture
def fresh_path(tmp_path: Path) -> Path:
    """Another small photo."""
    path = tmp_path / "fresh.png"
    Image.new("RGB", (320, 200), (10, 200, 30)).save(path)
    return path


@pytest.fixture
def other_path(tiny_model: LoadedModel, tmp_path: Path) -> Path:
    """The small model under another name, and without a detailed start."""
    path = tmp_path / "other.safetensors"
    save_model(path, tiny_model.weights, replace(tiny_model.manifest, name="other"), halves=False)
    return path


@pytest.fixture
def user_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder of models, which is not there yet."""
    folder = tmp_path / "user-models"
    monkeypatch.setattr(models, "user_models_dir", lambda: folder)
    return folder


@pytest.fixture
def small_path(tmp_path: Path) -> Path:
    """A smaller photo of blotches, so that both fills take no time."""
    width, height = SIZE
    coarse = np.random.default_rng(0).integers(0, 256, (height // 10, width // 10, 3), np.uint8)
    path = tmp_path / "photo.png"
    Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC).save(path)
    return path


@pytest.fixture
def photo(small_path: Path) -> ByteArray:
    """Its pixels."""
    return np.array(Image.open(small_path))


@pytest.fixture
def start_small(start_program: Callable[..., Program], small_path: Path, tiny_path: Path) -> StartSmall:
    """Start programs with that photo, the small model, and a small brush."""

    def start(detail: str | None = None, weights: Path | None = None) -> tuple[Program, Seen]:
        program = start_program(small_path, weights=weights or tiny_path, detail=detail)
        program.window.settings.set(BRUSH_RADIUS, RADIUS)
        return program, Seen(program)

    return start


@pytest.fixture
def released(tiny_model: LoadedModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Weights as the authors release them, but for their size: the narrow network counts as theirs."""
    architecture = tiny_model.network.architecture
    monkeypatch.setattr(models, "Architecture", lambda: architecture)
    path = tmp_path / "model_places2.pth"
    torch.save(tiny_model.network.state_dict(), path)
    return path


@pytest.fixture
def installed(tiny_model: LoadedModel, tmp_path: Path, user_models: Path) -> Path:
    """A small model that was imported, called mine."""
    path = tmp_path / "tiny.safetensors"
    save_model(path, tiny_model.weights, replace(tiny_model.manifest, licence="CC0-1.0"))
    imported = import_model(path, name="mine").path
    assert imported.parent == user_models
    return imported


@pytest.fixture
def running(start_program: Callable[..., Program]) -> Program:
    """The program with the built-in model loaded and no photo."""
    return start_program(detail="fast")


@pytest.fixture
def large_path(tmp_path: Path) -> Path:
    """A photo of 13 megapixels."""
    return large_photo(tmp_path / "large.jpg")


@pytest.fixture
def truncated_path(large_path: Path, tmp_path: Path) -> Path:
    """Its first half."""
    path = tmp_path / "truncated.jpg"
    data = large_path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Iterator[HeldReading]:
    """The reading of that photo in the test's hand."""
    held = HeldReading({"large.jpg"})
    monkeypatch.setattr(sources, "read_photo", held)
    yield held
    held.go_on.set()
