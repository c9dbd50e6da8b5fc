"""Parts of the window alone: real settings, a real session, and a real worker in this thread with a small network."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.document.picture import OpenPhoto
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.gui.base.settings import DETAIL, Settings
from dfnet_gui.gui.base.theme import LIGHT
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.session.worker import Engine, InpaintWorker, ModelChoice, ModelInfo
from dfnet_gui.imaging.photo import Photo

WIDTH, HEIGHT = 120, 90
"""Of the photo that `open_photo` opens."""
OpenAPhoto = Callable[..., Document]


@pytest.fixture
def settings(qapp: object, tmp_path: Path) -> Settings:
    """Settings in a file of their own; each completion gives one fill, a fast one."""
    settings = Settings(tmp_path / "settings.ini")
    settings.set(DETAIL, "fast")
    return settings


@pytest.fixture
def choices() -> list[ModelChoice]:
    """What the worker was asked to load."""
    return []


@pytest.fixture
def worker(qapp: object, detailed: Inpainter, choices: list[ModelChoice]) -> InpaintWorker:
    """It lives in this thread: it works when events are processed. Whatever is chosen, it loads the small network."""

    def load(choice: ModelChoice) -> tuple[Engine, ModelInfo]:
        choices.append(choice)
        info = ModelInfo(
            detailed.manifest.name, "CPU", "", choice.weights, detailed.has_detail, detailed.backend, choice.backend
        )
        return detailed, info

    return InpaintWorker(load)


@pytest.fixture
def session(worker: InpaintWorker, settings: Settings) -> Session:
    """Without a photo, and no model loaded yet."""
    return Session(worker, settings)


@pytest.fixture
def ready(qtbot: QtBot, session: Session) -> Session:
    """The session once its model is loaded."""
    with qtbot.waitSignal(session.model_changed):
        session.choose_model(ModelChoice())
    return session


@pytest.fixture
def open_photo(session: Session) -> OpenAPhoto:
    """Opens a photo of noise in the session, or of one colour, and gives its document."""

    def open_one(
        *, width: int = WIDTH, height: int = HEIGHT, grey: int | None = None, path: Path | None = None
    ) -> Document:
        if grey is None:
            pixels = np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8)
        else:
            pixels = np.full((height, width, 3), grey, np.uint8)
        document = Document(Photo(pixels=pixels, path=path))
        session.open(OpenPhoto.of(document))
        return document

    return open_one


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """A widget that others belong to."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def canvas(qtbot: QtBot, session: Session, settings: Settings) -> Canvas:
    """A canvas of 400×300 pixels."""
    canvas = Canvas(session, settings, LIGHT)
    qtbot.addWidget(canvas)
    canvas.resize(400, 300)
    return canvas
