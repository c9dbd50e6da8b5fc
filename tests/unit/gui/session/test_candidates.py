"""What a hole is asked for next."""

import numpy as np

from dfnet_gui.document.document import Document
from dfnet_gui.engine.fills import Fill
from dfnet_gui.engine.request import Completion, CompletionRequest
from dfnet_gui.gui.session.candidates import Candidates, barred_of
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.pieces.fill import VARIANTS


def _document() -> Document:
    document = Document(Photo(pixels=np.zeros((1500, 2000, 3), np.uint8)))
    document.paint((40, 40), (40, 40), 5)
    document.end_stroke()
    return document


def _bar(document: Document, x: float, y: float) -> None:
    document.begin_stroke("barred")
    document.paint((x, y), (x, y), 5)
    document.end_stroke()


def _request(document: Document) -> CompletionRequest:
    return CompletionRequest.from_photo(
        document.patched, document.hole, hole_bounds=document.hole_bounds, barred=document.barred
    )


def test_after_a_fast_fill_comes_the_best_detailed_one_and_then_the_others() -> None:
    document = _document()
    candidates = Candidates(document, 1, _request(document))
    asked: list[tuple[int, str, int]] = []
    while not candidates.are_all:
        request = candidates.next_request(len(asked))
        asked.append((request.id, request.detail, request.variant))
        candidates = Candidates(document, 1, request)
    assert asked == [(n, "detailed", n) for n in range(len(VARIANTS))]


def test_bars_near_the_hole_begin_the_ways_anew() -> None:
    document = _document()
    candidates = Candidates(document, 1, Candidates(document, 1, _request(document)).next_request(1))
    assert candidates.next_request(2).variant == 1
    _bar(document, 60, 60)
    assert candidates.next_request(2).variant == 0
    barred = candidates.next_request(2).barred
    assert barred is not None
    assert barred.sum() == document.barred.sum()
    document.undo()
    assert candidates.next_request(2).variant == 1


def test_bars_far_from_the_hole_change_nothing() -> None:
    document = _document()
    candidates = Candidates(document, 1, Candidates(document, 1, _request(document)).next_request(1))
    _bar(document, 1980, 1480)
    assert candidates.next_request(2).variant == 1
    assert candidates.next_request(2).barred is None
    assert _request(document).barred is None


def test_what_is_barred_somewhere_is_a_copy_of_it() -> None:
    document = _document()
    _bar(document, 60, 60)
    place = Bounds(50, 50, 20, 20)
    barred = barred_of(document, place)
    assert barred is not None
    np.testing.assert_array_equal(barred, document.barred[place.slices])
    document.clear_barred()
    assert barred.any()
    assert barred_of(document, place) is None


def _completion(request_id: int, level: int) -> Completion:
    fill = Fill(
        bounds=Bounds(1, 1, 2, 2), pixels=np.full((2, 2, 3), level, np.uint8), hole=np.ones((2, 2), bool), drawn=0.0
    )
    return Completion(request_id=request_id, fills=(fill,), seconds=0.0, model="small", device="CPU")


def test_a_fill_that_is_there_already_is_no_other_candidate() -> None:
    document = _document()
    candidates = Candidates(document, 1, _request(document))
    for request_id, level in enumerate((10, 20, 10)):
        candidates = candidates.with_found(candidates.next_request(request_id), _completion(request_id, level))
    assert [each.request_id for each in candidates.found] == [0, 1]
    assert candidates.laid_as[2] == 0
    assert candidates.request.id == 2, "the next way is the one after it"
