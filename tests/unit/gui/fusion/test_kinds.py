"""Each kind of picture shows what it says."""

from dataclasses import replace

import numpy as np
import pytest

from dfnet_gui.document.document import Document
from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.fusion.choices import FusionChoice
from dfnet_gui.gui.fusion.kinds import KINDS, Picture, Subject
from dfnet_gui.imaging.photo import Photo
from tests.unit.engine.looked_into import HOLE, REGION, dark, some_completion


def _subject(candidates: tuple[Completion, ...] = (), refused: Completion | None = None) -> Subject:
    document = Document(Photo(pixels=np.full((300, 400, 3), 100, np.uint8)))
    return Subject(document, dark(some_completion()), candidates, refused)


def _pictures(choice: FusionChoice, subject: Subject | None = None) -> list[Picture]:
    pictures = KINDS[choice.shown].pictures
    assert pictures is not None
    return pictures(subject or _subject(), choice)


@pytest.mark.parametrize(("shown", "kind"), [("result", "results"), ("raw", "raws"), ("image", "images")])
def test_a_map_is_shown_without_its_padding(shown: str, kind: str) -> None:
    subject = _subject()
    (picture,) = _pictures(FusionChoice(shown, 2), subject)
    ((maps, _fill),) = subject.maps
    assert picture.bounds == REGION
    assert picture.pixels is not None
    np.testing.assert_array_equal(picture.pixels, np.rint(getattr(maps, kind)[2][:5, :8] * 255))


def test_alpha_is_one_number_a_pixel_and_coloured_later() -> None:
    subject = _subject()
    (picture,) = _pictures(FusionChoice("alpha", 0, "blue"), subject)
    ((maps, _fill),) = subject.maps
    assert picture.values is not None
    np.testing.assert_array_equal(picture.values, maps.alphas[0][:20, :30, 2])
    assert picture.drawn("grey").shape == (20, 30, 3)


def test_the_mask_is_white_where_it_was_filled() -> None:
    (picture,) = _pictures(FusionChoice("mask"))
    assert picture.pixels is not None
    assert (picture.pixels[..., 0] == 255).sum() == some_completion().fills[0].hole.sum()


def test_darkening_is_shown_within_the_hole_and_counted_to_its_most() -> None:
    subject = _subject()
    (picture,) = _pictures(FusionChoice("darkening"), subject)
    ((maps, fill),) = subject.maps
    assert picture.values is not None
    assert picture.values.max() == pytest.approx(1.0)
    lost = ((1 - maps.alphas[0]) * maps.raws[0]).mean(axis=2)[4:12, 8:20][fill.hole]
    assert picture.most == pytest.approx(255 * lost.max(), rel=1e-4)
    outside = picture.values.copy()
    outside[4:12, 8:20] = 0
    assert not outside.any()


def test_the_difference_is_that_of_the_photo() -> None:
    subject = _subject()
    whole = np.zeros((300, 400), bool)
    whole[HOLE.slices] = True
    subject.document.add_completion(subject.completion, clear=whole[HOLE.slices], clear_bounds=HOLE)
    (picture,) = _pictures(FusionChoice("difference"), subject)
    assert picture.bounds == HOLE
    assert picture.values is not None
    assert picture.most == pytest.approx(27)
    assert (picture.values > 0).sum() == subject.completion.fills[0].hole.sum()


def test_other_fills_are_shown_as_they_would_lie_there() -> None:
    fast = some_completion()
    (fill,) = fast.fills
    detailed = replace(fast, detail="detailed", fills=(replace(fill, pixels=np.full_like(fill.pixels, 9)),))
    subject = _subject(candidates=(fast, detailed), refused=detailed)
    for shown, level in (("fast", 127), ("detailed", 9), ("candidate_1", 127), ("candidate_2", 9), ("refused", 9)):
        (picture,) = _pictures(FusionChoice(shown), subject)
        assert picture.pixels is not None
        assert (picture.pixels[fill.hole] == level).all()
        assert (picture.pixels[~fill.hole] == 100).all()
    assert _pictures(FusionChoice("candidate_3"), subject) == []


def test_what_is_fused_anew_is_what_is_looked_into() -> None:
    other = some_completion()
    assert _subject(refused=other).looked_into is other
