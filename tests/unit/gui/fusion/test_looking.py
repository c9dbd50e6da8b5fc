"""What a pane is asked for becomes maps over the photo, with what explains them."""

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from dfnet_gui.document.document import Document
from dfnet_gui.gui.fusion.choices import FusionChoice
from dfnet_gui.gui.fusion.kinds import Subject
from dfnet_gui.gui.fusion.looking import Looks, Scene, legend_of
from dfnet_gui.imaging.photo import Photo
from tests.unit.engine.looked_into import HOLE, REGION, some_completion


@pytest.fixture
def scene(qapp: QApplication) -> Scene:
    document = Document(Photo(pixels=np.full((300, 400, 3), 100, np.uint8)))
    older, newer = Subject(document, some_completion()), Subject(document, some_completion())
    return Scene((older, newer), newer)


def test_the_maps_of_all_completions_lie_beside_each_other(scene: Scene) -> None:
    look = Looks().look(scene, FusionChoice("raw", 2))
    ((older, newer),) = look.layers
    assert older.bounds == newer.bounds == REGION
    assert look.label == "Raw, scale 2"
    assert [bounds for bounds, _hole in look.outlines] == [HOLE, HOLE]
    assert look.legend is None


def test_what_is_of_one_removal_is_shown_of_the_chosen_one(scene: Scene) -> None:
    other = some_completion()
    about = Subject(scene.subjects[1].document, other, (other,))
    look = Looks().look(Scene((scene.subjects[0], about), about), FusionChoice("candidate_1"))
    ((picture,),) = look.layers
    assert picture.bounds == HOLE


def test_alpha_over_something_is_a_layer_of_its_own_with_a_legend(scene: Scene) -> None:
    look = Looks().look(scene, FusionChoice("raw", overlay=True, opacity=0.25))
    pictures, tints = look.layers
    assert [each.opacity for each in (*pictures, *tints)] == [1.0, 1.0, 0.25, 0.25]
    assert look.legend is not None
    assert look.legend.title == "Alpha"


def test_what_is_not_there_is_said(scene: Scene) -> None:
    empty = Scene((), None, "computing…")
    assert Looks().look(empty, FusionChoice("raw")).label == "Raw, scale 0 – computing…"
    assert Looks().look(scene, FusionChoice("refused")).label == "Fused anew – none"
    assert Looks().look(scene, FusionChoice("photo")).label == "Original"
    assert Looks().look(scene, FusionChoice("photo")).shows_photo


def test_maps_are_made_once_and_let_go_of_with_their_completion(scene: Scene) -> None:
    looks, choice = Looks(), FusionChoice("raw")
    first = looks.look(scene, choice).layers[0][0].pixels
    assert looks.look(scene, choice).layers[0][0].pixels is first
    looks.forget_others(Scene((), None))
    assert looks.look(scene, choice).layers[0][0].pixels is not first


def test_photo_pixels_are_brought_to_the_screens_colours(scene: Scene) -> None:
    for_screen = Scene(scene.subjects, scene.about, shown=lambda pixels: 255 - pixels)
    plain, shown = (Looks().look(each, FusionChoice("raw")).layers[0][0].pixels for each in (scene, for_screen))
    np.testing.assert_array_equal(shown, 255 - plain)
    one, other = (Looks().look(each, FusionChoice("alpha")).layers[0][0].pixels for each in (scene, for_screen))
    np.testing.assert_array_equal(one, other)


def test_a_legend_has_numbers_of_what_it_stands_for() -> None:
    alpha = legend_of(FusionChoice("alpha", channel="red"), 255)
    assert alpha is not None
    assert (alpha.title, alpha.numbers) == ("Alpha, red", ("0", "0.25", "0.5", "0.75", "1"))
    apart = legend_of(FusionChoice("difference"), 64)
    assert apart is not None
    assert (apart.title, apart.numbers) == ("Difference, of 255", ("0", "16", "32", "48", "64"))
    assert legend_of(FusionChoice("raw"), 255) is None
