"""What is kept beside the document: candidates, settings, and how it is looked at."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from dfnet_gui.archive.openraster import Saved, read_session, write_session
from dfnet_gui.document.picture import OpenPhoto
from dfnet_gui.gui.base.settings import DETAIL, GROWTH, Settings
from dfnet_gui.gui.photos.keeping import Keeping
from dfnet_gui.gui.session.session import Session
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import complete, dab


def test_candidates_settings_and_view_are_taken_up_again(
    qtbot: QtBot,
    ready: Session,
    settings: Settings,
    open_photo: OpenAPhoto,
    keeping: Keeping,
    shown_views: list[dict[str, object]],
    tmp_path: Path,
) -> None:
    document = open_photo()
    dab(ready)
    complete(qtbot, ready)
    with qtbot.waitSignal(ready.completed, timeout=20_000):
        ready.try_again()
    qtbot.waitUntil(lambda: not ready.is_running)
    settings.set(GROWTH, 7)
    write_session(tmp_path / "work.ora", keeping.snapshot(document), Saved())
    settings.set(GROWTH, 0)
    settings.set(DETAIL, "both")
    restored = read_session(tmp_path / "work.ora")
    ready.open(OpenPhoto.of(restored.document))
    keeping.take_up(restored)
    assert (settings.get(GROWTH), settings.get(DETAIL)) == (7, "fast")
    assert shown_views == [{"zoom": 0.5}]
    ready.selection.select(1)
    candidates = ready.candidates
    assert candidates is not None
    assert [each.detail for each in candidates.found] == ["fast", "detailed"]
    assert candidates.chosen is candidates.found[1]
    assert candidates.are_wanted
    known = {each.request_id for each in candidates.found}
    with qtbot.waitSignal(ready.completed, timeout=20_000) as completed:
        ready.try_again()
    again = (completed.args or [])[0]
    assert again.variant == 1, "the ways go on"
    assert again.request_id not in known


def test_what_is_no_value_of_a_setting_is_left_out(
    session: Session, settings: Settings, open_photo: OpenAPhoto, keeping: Keeping, tmp_path: Path
) -> None:
    snapshot = keeping.snapshot(open_photo())
    object.__setattr__(snapshot, "settings", {GROWTH.key: "much", DETAIL.key: "none"})
    write_session(tmp_path / "work.ora", snapshot, Saved())
    before = settings.get(GROWTH), settings.get(DETAIL)
    keeping.take_up(read_session(tmp_path / "work.ora"))
    assert (settings.get(GROWTH), settings.get(DETAIL)) == before
