"""From what a pane is asked to show to what the canvas draws: maps of all completions as a look. GUI thread."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from dfnet_gui.engine.fills import Fill, FusionMaps
from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.base.naming import said_within
from dfnet_gui.gui.canvas.drawing import Overlay
from dfnet_gui.gui.canvas.legend import Legend
from dfnet_gui.gui.canvas.looks import Look
from dfnet_gui.gui.fusion.choices import FusionChoice
from dfnet_gui.gui.fusion.kinds import KINDS, Picture, Subject
from dfnet_gui.gui.fusion.pictures import coloured
from dfnet_gui.gui.session.completions import completions_of
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.wording import tr

_LEGEND_STEPS = 160
_QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)
_MOST_KEPT = 64


@dataclass(frozen=True, eq=False)
class Scene:
    """All that is looked at: the completions that lie over a photo, and of them the one that is the chosen removal's.

    `shown` brings photo pixels to the colours of the screen. `missing` says why there are no maps.
    """

    subjects: tuple[Subject, ...]
    about: Subject | None
    missing: str = ""
    shown: Callable[[ByteArray], ByteArray] = lambda pixels: pixels

    @property
    def maps(self) -> list[tuple[FusionMaps, Fill]]:
        """Of every fill that has some, the oldest first."""
        return [pair for subject in self.subjects for pair in subject.maps]


def scene_of(session: Session, refused: Completion | None = None, *, is_coming: bool = False) -> Scene:
    """What is to be looked at in the open photo; `refused`: what came of fusing the chosen removal anew."""
    removal, candidates = session.selection.removal, session.candidates
    chosen = removal.layer if removal is not None else None
    subjects, about = [], None
    for completion in completions_of(session.document):
        assert session.document is not None
        subject = Subject(session.document, completion)
        if completion is chosen:
            found = candidates.found if candidates is not None else ()
            subject = about = Subject(session.document, completion, found, refused)
        subjects.append(subject)
    missing = tr("computing…") if is_coming else ""
    if session.photo is None:
        return Scene((), None, missing)
    return Scene(tuple(subjects), about, missing, session.photo.picture.shown)


class Looks:
    """Makes looks, and keeps the pictures of maps for as long as their completions are there."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Completion, str, int, str], list[Picture]] = {}

    def look(self, scene: Scene, choice: FusionChoice) -> Look:
        """What a pane shows. Where there is nothing of that kind, its label says so over the completed photo."""
        kind = KINDS[choice.shown]
        found = self._pictures(scene, choice.shown, choice)
        most = max((each.most for each in found), default=255.0)
        pictures = [_overlay(each, most, choice, scene) for each in found]
        tints = self._pictures(scene, "alpha", choice) if choice.lays_alpha_over else []
        laid_over = [Overlay(each.bounds, each.drawn(choice.colour_map), choice.opacity) for each in tints]
        is_missing = kind.pictures is not None and not found
        missing = scene.missing or tr("none")
        fills = [fill for each in scene.subjects for fill in each.completion.fills]
        return Look(
            layers=tuple(tuple(each) for each in (pictures, laid_over) if each),
            shows_photo=kind.shows_photo,
            label=f"{choice.label} – {missing}" if is_missing else choice.label,
            outlines=tuple((fill.bounds, fill.hole) for fill in fills),
            legend=legend_of(choice, most) if found or laid_over else None,
        )

    def forget_others(self, scene: Scene) -> None:
        """Let go of pictures of completions that are not looked into any more."""
        there = {subject.looked_into for subject in scene.subjects}
        self._kept = {key: found for key, found in self._kept.items() if key[0] in there}

    def _pictures(self, scene: Scene, shown: str, choice: FusionChoice) -> list[Picture]:
        kind = KINDS[shown]
        subjects = scene.subjects if kind.is_of_all else tuple(filter(None, (scene.about,)))
        found: list[Picture] = []
        for subject in subjects:
            found += self._of(subject, shown, choice) if kind.pictures is not None else []
        return found

    def _of(self, subject: Subject, shown: str, choice: FusionChoice) -> list[Picture]:
        kind, key = KINDS[shown], (subject.looked_into, shown, choice.scale, choice.channel)
        assert kind.pictures is not None
        if not kind.needs_maps:  # it is made of pixels that change
            return kind.pictures(subject, choice)
        if key not in self._kept:
            while len(self._kept) >= _MOST_KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[key] = kind.pictures(subject, choice)
        return self._kept[key]


def _overlay(picture: Picture, most: float, choice: FusionChoice, scene: Scene) -> Overlay:
    """With values of all pictures counted to the same end; photo pixels in the colours of the screen."""
    if picture.values is not None:
        picture = replace(picture, values=picture.values * np.float32(picture.most / most), most=most)
        return Overlay(picture.bounds, picture.drawn(choice.colour_map))
    return Overlay(picture.bounds, scene.shown(picture.drawn(choice.colour_map)))


def legend_of(choice: FusionChoice, most: float) -> Legend | None:
    """What colours mean; `most`, of 255, is what the last one stands for where they do not stand for alpha."""
    kind = KINDS["alpha" if choice.lays_alpha_over else choice.shown]
    if not kind.has_colours:
        return None
    ramp = np.linspace(0, 1, _LEGEND_STEPS, dtype=np.float32)[None]
    channel = "" if choice.channel == "mean" else f", {said_within(choice.channel)}"
    is_alpha = kind.name == "alpha"
    numbers = [f"{n:g}" if is_alpha else f"{n * most:.0f}" for n in _QUARTERS]
    title = f"{kind.label}{channel}" if is_alpha else tr("{kind}{channel}, of 255", kind=kind.label, channel=channel)
    return Legend(title, coloured(ramp, choice.colour_map), tuple(numbers), tr(kind.low), tr(kind.high))
