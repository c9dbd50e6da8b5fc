"""Which completion runs, what follows it, and what is given up."""

import gc
import weakref
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.session.candidates import Candidates
from dfnet_gui.gui.session.completions import Completions
from dfnet_gui.gui.session.worker import InpaintWorker, ModelChoice
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.pieces.fill import VARIANTS
from tests.unit.gui.hands import come_to_rest

QUEUED = Qt.ConnectionType.QueuedConnection


@pytest.fixture
def completions(qtbot: QtBot, worker: InpaintWorker) -> Completions:
    with qtbot.waitSignal(worker.ready):
        worker.choose(ModelChoice())
    completions = Completions(worker)
    completions.model_has_detail = True
    return completions


def _document(*spots: tuple[int, int]) -> Document:
    document = Document(Photo(pixels=np.random.default_rng(0).integers(0, 256, (90, 120, 3), np.uint8)))
    for x, y in spots or ((40, 40),):
        document.paint((x, y), (x, y), 5)
        document.end_stroke()
    return document


def _laid(qtbot: QtBot, completions: Completions, document: Document, count: int) -> list[Completion]:
    came: list[Completion] = []
    completions.laid.connect(lambda completion, *_: came.append(completion))
    assert completions.start(document) == ""
    qtbot.waitUntil(lambda: len(came) == count and not completions.is_running, timeout=20_000)
    return came


def _candidates(completions: Completions, document: Document) -> Candidates:
    candidates = completions.candidates_of(document, document.removals[-1])
    assert candidates is not None
    return candidates


def _can_try_again(completions: Completions, document: Document) -> bool:
    return any(completions.can_try_again(removal) for removal in document.removals)


@pytest.mark.parametrize(
    ("detail", "expected"), [("fast", ["fast"]), ("detailed", ["detailed"]), ("both", ["fast", "detailed"])]
)
def test_the_fills_are_those_that_were_asked_for(
    qtbot: QtBot, completions: Completions, detail: str, expected: list[str]
) -> None:
    completions.detail = detail  # type: ignore[assignment]
    document = _document()
    came = _laid(qtbot, completions, document, len(expected))
    assert [each.detail for each in came] == expected
    assert document.layers == [came[-1]], "the detailed one lies in the fast one's place"
    assert not document.hole.any()
    document.undo()
    assert document.layers == []


def test_a_model_without_detail_gives_one_fill(qtbot: QtBot, completions: Completions) -> None:
    completions.model_has_detail = False
    assert len(_laid(qtbot, completions, _document(), 1)) == 1
    come_to_rest()
    assert not completions.is_running


def test_it_says_what_it_does(qtbot: QtBot, completions: Completions) -> None:
    running: list[bool] = []
    refining: list[bool] = []
    progress: list[tuple[int, int]] = []
    completions.running_changed.connect(running.append)
    completions.refining_changed.connect(refining.append)
    completions.progress.connect(lambda done, total: progress.append((done, total)))
    assert completions.start(_document()) == ""
    assert completions.is_running
    assert not completions.is_refining
    qtbot.waitUntil(lambda: len(running) == 4, timeout=20_000)
    assert (running, refining) == ([True, False, True, False], [True, False])
    assert progress == [(0, 1), (1, 1), (0, 1), (1, 1)]


def test_what_changed_and_what_was_there_before_is_told(qtbot: QtBot, completions: Completions) -> None:
    completions.detail = "fast"
    document = _document()
    bounds, before = document.hole_bounds, document.pixels
    with qtbot.waitSignal(completions.laid) as laid:
        completions.start(document)
    _completion, changed, pixels = laid.args or []
    assert changed == bounds
    np.testing.assert_array_equal(pixels.whole(), before)


def test_a_hole_over_everything_is_refused_with_a_sentence(completions: Completions) -> None:
    document = _document()
    document.replace_hole(np.ones_like(document.hole))
    assert "nothing to learn from" in completions.start(document)
    assert not completions.is_running


def test_what_was_cancelled_is_not_laid(qtbot: QtBot, completions: Completions, worker: InpaintWorker) -> None:
    document = _document()
    completions.laid.connect(lambda *_: pytest.fail("it was given up"))
    completions.start(document)
    with qtbot.waitSignal(worker.cancelled):
        completions.cancel()
    assert not completions.is_running
    assert document.hole.any()


def test_cancelling_while_it_is_refined_keeps_the_fast_fill(qtbot: QtBot, completions: Completions) -> None:
    document = _document()
    completions.refining_changed.connect(lambda on: completions.cancel() if on else None)
    (came,) = _laid(qtbot, completions, document, 1)
    come_to_rest()
    assert document.layers == [came]
    assert came.detail == "fast"


def test_a_mask_that_changes_while_it_is_refined_changes_nothing(qtbot: QtBot, completions: Completions) -> None:
    document = _document()
    completions.refining_changed.connect(lambda on: completions.cancel_first_fill() if on else None)
    came = _laid(qtbot, completions, document, 2)
    assert [each.detail for each in came] == ["fast", "detailed"]
    assert document.layers == [came[-1]]


def test_giving_up_a_first_fill_leaves_the_detailed_one_of_an_earlier_fill(
    qtbot: QtBot, completions: Completions
) -> None:
    document = _document()
    came: list[str] = []
    completions.laid.connect(lambda completion, *_: came.append(completion.detail))

    def paint_and_change_ones_mind() -> None:
        document.paint((80, 60), (80, 60), 5)
        document.end_stroke()
        assert completions.is_refining
        assert completions.start(document) == ""
        completions.cancel_first_fill()

    completions.laid.connect(lambda *_: paint_and_change_ones_mind() if len(came) == 1 else None, QUEUED)
    completions.start(document)
    qtbot.waitUntil(lambda: len(came) == 2 and not completions.is_running, timeout=20_000)
    assert came == ["fast", "detailed"]
    assert document.hole[60, 80], "what was given up is still to be filled"


def test_a_failure_is_said_and_ends_it(qtbot: QtBot, completions: Completions, worker: InpaintWorker) -> None:
    completions.start(_document())
    with qtbot.waitSignal(completions.failed) as failed:
        worker.failed.emit(1, "The memory is full.")  # the fault
    assert failed.args == ["The memory is full."]
    assert not completions.is_running


def test_news_of_an_earlier_request_is_nobodys(qtbot: QtBot, completions: Completions, worker: InpaintWorker) -> None:
    completions.start(_document())
    completions.failed.connect(lambda _sentence: pytest.fail("another one runs by now"))
    worker.failed.emit(99, "old news")
    worker.cancelled.emit(99)
    qtbot.waitUntil(lambda: not completions.is_running, timeout=20_000)


def test_trying_again_fills_the_same_place_in_another_way_as_a_step_of_its_own(
    qtbot: QtBot, completions: Completions
) -> None:
    completions.detail = "detailed"
    document = _document((40, 40), (60, 50))
    hole = document.hole.copy()
    assert not _can_try_again(completions, document)
    (first,) = _laid(qtbot, completions, document, 1)
    one = document.pixels.copy()
    came: list[Completion] = []
    completions.laid.connect(lambda completion, *_: came.append(completion))
    completions.try_again(document, document.removals[-1])
    qtbot.waitUntil(lambda: len(came) == 1 and not completions.is_running, timeout=20_000)
    assert (first.variant, came[0].variant) == (0, 1)
    np.testing.assert_array_equal(document.pixels[~hole], one[~hole])
    assert (document.pixels[hole] != one[hole]).any()
    document.undo()
    np.testing.assert_array_equal(document.pixels, one)
    assert _can_try_again(completions, document)
    document.undo()
    assert not _can_try_again(completions, document), "nothing lies there now"


def _tried_again(qtbot: QtBot, completions: Completions, document: Document) -> Completion:
    with qtbot.waitSignal(completions.laid, timeout=20_000) as laid:
        completions.try_again(document, document.removals[-1])
    qtbot.waitUntil(lambda: not completions.is_running, timeout=20_000)
    completion: Completion = (laid.args or [])[0]
    return completion


def test_all_fills_of_a_hole_are_kept_to_choose_from(qtbot: QtBot, completions: Completions) -> None:
    document = _document((40, 40), (60, 50))
    fast, detailed = _laid(qtbot, completions, document, 2)
    again = _tried_again(qtbot, completions, document)
    candidates = _candidates(completions, document)
    assert candidates.found == (fast, detailed, again)
    assert candidates.chosen is again
    as_again = document.pixels
    completions.take(_candidates(completions, document), fast)
    candidates = _candidates(completions, document)
    assert candidates.chosen is candidates.found[0]
    taken = np.zeros_like(as_again)
    taken[:] = as_again
    fast.paste_into(taken)
    np.testing.assert_array_equal(document.pixels, taken)
    assert (taken != as_again).any()
    document.undo()
    np.testing.assert_array_equal(document.pixels, as_again)
    assert candidates.chosen is again
    document.undo()
    assert candidates.chosen is detailed
    document.redo()
    assert candidates.chosen is again


def test_undo_finds_a_candidate_where_it_lay_before_it_was_taken_again(qtbot: QtBot, completions: Completions) -> None:
    document = _document((40, 40), (60, 50))
    _fast, detailed = _laid(qtbot, completions, document, 2)
    as_detailed = document.pixels
    again = _tried_again(qtbot, completions, document)
    completions.take(_candidates(completions, document), detailed)
    chosen = []
    for _ in range(2):
        document.undo()
        candidates = _candidates(completions, document)
        chosen.append(candidates.chosen)
    assert chosen == [again, detailed]
    np.testing.assert_array_equal(document.pixels, as_detailed)
    document.redo()
    document.redo()
    candidates = _candidates(completions, document)
    assert candidates.chosen is detailed


def test_the_one_that_lies_there_is_not_taken_again(qtbot: QtBot, completions: Completions) -> None:
    document = _document()
    _fast, detailed = _laid(qtbot, completions, document, 2)
    position = document.position
    completions.take(_candidates(completions, document), detailed)
    assert document.position == position


def test_after_all_ways_trying_again_goes_through_those_that_were_found(
    qtbot: QtBot, completions: Completions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dfnet_gui.gui.session.candidates.VARIANTS", VARIANTS[:2])
    completions.detail = "detailed"
    document = _document()
    (first,) = _laid(qtbot, completions, document, 1)
    second = _tried_again(qtbot, completions, document)
    assert second.variant == 1
    completions.try_again(document, document.removals[-1])
    assert not completions.is_running, "nothing new is computed"
    candidates = _candidates(completions, document)
    assert [each.fills for each in candidates.found] == [first.fills, second.fills]
    assert candidates.chosen is candidates.found[0]


def test_what_is_barred_is_not_copied_and_trying_again_begins_with_the_best_way(
    qtbot: QtBot, completions: Completions
) -> None:
    completions.detail = "detailed"
    document = _document((60, 45))
    hole = document.hole.copy()
    _laid(qtbot, completions, document, 1)
    document.begin_stroke("barred")
    document.paint((60, 30), (60, 30), 8)
    document.end_stroke()
    assert _can_try_again(completions, document), "what is barred is no other step"
    again = _tried_again(qtbot, completions, document)
    assert again.variant == 0
    request = _candidates(completions, document).request
    assert request.barred is not None
    origin = request.origin
    place = np.s_[origin[1] : origin[1] + request.hole.shape[0], origin[0] : origin[0] + request.hole.shape[1]]
    np.testing.assert_array_equal(request.barred, document.barred[place])
    assert not (request.barred & hole[place]).any()
    assert _tried_again(qtbot, completions, document).variant == 1


def test_an_earlier_fill_is_tried_again_beneath_a_later_one(qtbot: QtBot, completions: Completions) -> None:
    completions.detail = "detailed"
    document = _document((40, 40))
    _laid(qtbot, completions, document, 1)
    document.paint((80, 60), (80, 60), 4)
    document.end_stroke()
    _laid(qtbot, completions, document, 1)
    first, second = document.removals
    with qtbot.waitSignal(completions.laid, timeout=20_000) as laid:
        completions.try_again(document, first)
    assert [each.layer for each in document.removals] == [(laid.args or [])[0], second.layer]
    document.undo()
    assert document.removals == (first, second)


def test_a_fill_of_which_nothing_is_known_any_more_is_tried_again(qtbot: QtBot, completions: Completions) -> None:
    completions.detail = "detailed"
    document = _document()
    (first,) = _laid(qtbot, completions, document, 1)
    completions.forget()
    again = _tried_again(qtbot, completions, document)
    assert (first.variant, again.variant) == (0, 1)
    assert _candidates(completions, document).found == (first, again)


def test_completing_again_takes_the_mask_as_it_was_painted_with_what_is_set_now(
    qtbot: QtBot, completions: Completions
) -> None:
    completions.detail, completions.growth_px = "fast", 4
    document = _document()
    painted = document.hole.copy()
    (first,) = _laid(qtbot, completions, document, 1)
    place = document.removals[0].painted.bounds
    np.testing.assert_array_equal(document.removals[0].painted.mask, painted[place.slices])
    completions.growth_px = 0
    with qtbot.waitSignal(completions.laid, timeout=20_000) as laid:
        assert completions.start_again(document, document.removals[0]) == ""
    again: Completion = (laid.args or [])[0]
    np.testing.assert_array_equal(again.covered(document.bounds), painted)
    assert first.covered(document.bounds).sum() > painted.sum()
    known = ~painted
    np.testing.assert_array_equal(document.pixels[known], document.original.pixels[known])


def test_a_closed_document_is_let_go(qtbot: QtBot, completions: Completions) -> None:
    document = _document()
    _laid(qtbot, completions, document, 2)
    closed = weakref.ref(document)
    assert completions.all_candidates
    completions.forget()
    assert not completions.all_candidates
    del document
    gc.collect()
    assert closed() is None


def test_a_detailed_fill_comes_although_its_removal_was_hidden_meanwhile(
    qtbot: QtBot, completions: Completions
) -> None:
    document = _document()
    came: list[Completion] = []

    def hide(completion: Completion, *_more: object) -> None:
        came.append(completion)
        if len(came) == 1:
            document.change_removals((replace(document.removals[0], is_shown=False),), "Hide")

    completions.laid.connect(hide)
    completions.start(document)
    qtbot.waitUntil(lambda: len(came) == 2 and not completions.is_running, timeout=20_000)
    assert document.removals[0].layer is came[1]
    np.testing.assert_array_equal(document.pixels, document.original.pixels)


def test_completing_again_waits_for_what_runs(qtbot: QtBot, completions: Completions) -> None:
    completions.detail = "fast"
    document = _document()
    _laid(qtbot, completions, document, 1)
    document.paint((90, 60), (90, 60), 5)
    document.end_stroke()
    completions.start(document)
    assert "a completion is running" in completions.start_again(document, document.removals[0])
    qtbot.waitUntil(lambda: not completions.is_running, timeout=20_000)
    assert len(document.removals) == 2
