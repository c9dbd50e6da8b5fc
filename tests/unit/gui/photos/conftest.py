"""Those who bring photos in and out, introduced to each other as in the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.photos.album import Album
from dfnet_gui.gui.photos.exporting import Exporting
from dfnet_gui.gui.photos.keeping import Keeping
from dfnet_gui.gui.photos.leaving import Leaving
from dfnet_gui.gui.photos.opening import Opening
from dfnet_gui.gui.photos.recovery import Recovery
from dfnet_gui.gui.photos.sessions import Sessions
from dfnet_gui.gui.session.session import Session


@pytest.fixture
def jobs(parent: QWidget) -> Iterator[Jobs]:
    jobs = Jobs(parent)
    yield jobs
    jobs.wait()


@pytest.fixture
def album(parent: QWidget) -> Iterator[Album]:
    album = Album(parent)
    yield album
    album.wait()


@pytest.fixture
def exporting(parent: QWidget, session: Session, settings: Settings) -> Iterator[Exporting]:
    exporting = Exporting(parent, session, settings)
    yield exporting
    exporting.wait()


@pytest.fixture
def shown_views() -> list[dict[str, object]]:
    """The views that were taken up again."""
    return []


@pytest.fixture
def keeping(session: Session, settings: Settings, shown_views: list[dict[str, object]]) -> Keeping:
    return Keeping(session, settings, lambda: {"zoom": 0.5}, shown_views.append)


@pytest.fixture
def sessions(parent: QWidget, settings: Settings, keeping: Keeping, exporting: Exporting) -> Iterator[Sessions]:
    sessions = Sessions(parent, settings, keeping, exporting)
    yield sessions
    sessions.wait()


@pytest.fixture
def journals_folder(tmp_path: Path) -> Path:
    return tmp_path / "recovery"


@pytest.fixture
def recovery(parent: QWidget, keeping: Keeping, journals_folder: Path) -> Iterator[Recovery]:
    recovery = Recovery(parent, keeping, journals_folder)
    yield recovery
    recovery.close()


@pytest.fixture
def leaving(parent: QWidget, session: Session, exporting: Exporting, sessions: Sessions, recovery: Recovery) -> Leaving:
    return Leaving(parent, session, exporting, sessions, recovery)


@pytest.fixture
def opening(
    parent: QWidget,
    session: Session,
    settings: Settings,
    jobs: Jobs,
    leaving: Leaving,
    sessions: Sessions,
    recovery: Recovery,
    keeping: Keeping,
    album: Album,
) -> Iterator[Opening]:
    opening = Opening(parent, session, settings, jobs, leaving, sessions, recovery, keeping, album)
    yield opening
    jobs.wait()
    opening.wait()
