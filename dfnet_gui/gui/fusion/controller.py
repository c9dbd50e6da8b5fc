"""Between the fusion panel's settings and the canvas: turns choices and maps into looks and probes. GUI thread."""

from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal

from dfnet_gui.engine.map_numbers import probe, scale_size
from dfnet_gui.engine.map_views import in_hole
from dfnet_gui.gui.base.settings import VIEW, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.looks import PLAIN
from dfnet_gui.gui.fusion.choices import FusionChoice, with_common
from dfnet_gui.gui.fusion.looking import Looks, Scene, scene_of
from dfnet_gui.gui.fusion.map_requests import MapRequests
from dfnet_gui.gui.fusion.panel import COMING, EMPTY, OF_ANOTHER_MODEL, FusionPanel, where_from
from dfnet_gui.gui.fusion.refusing import Refusing
from dfnet_gui.gui.fusion.settings import (
    FUSION_CHANNEL,
    FUSION_COLOURS,
    FUSION_OPACITY,
    FUSION_OVERLAY,
    FUSION_PANE,
    FUSION_PANES,
    FUSION_SCALE,
    FUSION_SHOWN,
    REFUSION_FLOOR,
)
from dfnet_gui.gui.session.completions import completions_of
from dfnet_gui.gui.session.session import Session
from dfnet_gui.wording import tr, tr_later

_NOTHING_YET = tr_later("There is no alpha to lay over the photo yet: complete something first.")
_COMING = tr_later("Computing alpha; it is laid over the photo in a moment…")
_ALL = 100


class FusionController(QObject):
    """Shows the chosen maps of every completion of the open photo."""

    said = Signal(str)

    def __init__(
        self, session: Session, canvas: Canvas, panel: FusionPanel, settings: Settings, requests: MapRequests
    ) -> None:
        super().__init__(panel)
        self._session, self._canvas, self._panel = session, canvas, panel
        self._settings, self._requests = settings, requests
        self._hovered: tuple[float, float] | None = None
        self._looks, self._scene = Looks(), Scene((), None)
        self.refusing = Refusing(session, panel.refusing, settings)
        self._watch()
        panel.visibility_changed.connect(self._on_visibility)
        panel.alarm.asked.connect(partial(settings.set, FUSION_SHOWN, "darkening"))
        panel.alarm.mended.connect(partial(settings.set, REFUSION_FLOOR, _ALL))
        panel.probe.unpinned.connect(partial(canvas.set_pin, None))
        requests.changed.connect(self.refresh)
        session.opened.connect(self._on_opened)
        session.history_changed.connect(self.refresh)
        session.display_changed.connect(self.refresh)
        canvas.hovered.connect(self._on_hovered)
        canvas.pinned.connect(self._on_pinned)
        canvas.pane_pressed.connect(panel.panes.choose)
        self.refusing.changed.connect(self.refresh)
        self.refusing.said.connect(self.said)
        settings.watch(VIEW, self._on_view)

    def _watch(self) -> None:
        settings = self._settings
        for text in (FUSION_SHOWN, FUSION_CHANNEL, FUSION_COLOURS, FUSION_PANES):
            settings.watch(text, self._on_choice, now=False)
        for number in (FUSION_SCALE, FUSION_OPACITY, FUSION_PANE):
            settings.watch(number, self._on_choice, now=False)
        settings.watch(FUSION_OVERLAY, self._on_overlay, now=False)

    @property
    def is_grid(self) -> bool:
        """Whether panes are shown."""
        return self._settings.get(VIEW) == "grid"

    @property
    def choices(self) -> tuple[FusionChoice, ...]:
        """What each pane shows: one where there is no grid."""
        common = self._panel.choice
        return tuple(with_common(pane, common) for pane in self._panel.panes.all) if self.is_grid else (common,)

    def refresh(self) -> None:
        """Build what the canvas shows anew from the present choice and completions."""
        choices = self.choices
        if self._panel.isVisible() or any(choice.needs_maps for choice in choices):
            self._requests.want()
        self.refusing.follow()
        self._scene = scene_of(self._session, self.refusing.latest, is_coming=self._requests.is_running)
        self._looks.forget_others(self._scene)
        self._show_state()
        self._show_looks(self._scene, choices)
        self._show_numbers()
        self._show_probe()

    def _show_state(self) -> None:
        last = self._session.completion
        why_not = COMING if self._requests.is_running else OF_ANOTHER_MODEL if last is not None else EMPTY
        self._panel.set_has_maps(has_maps=bool(self._scene.maps), why_not=why_not)
        self._panel.show_source(where_from(last) if last is not None else "")
        self._panel.alarm.look_at([subject.looked_into for subject in self._scene.subjects])

    def _show_looks(self, scene: Scene, choices: tuple[FusionChoice, ...]) -> None:
        if self.is_grid:
            self._canvas.set_looks(tuple(self._looks.look(scene, each) for each in choices), self._panel.panes.place)
            return
        (choice,) = choices
        if choice.is_plain and scene.about is not None and scene.about.refused is not None:
            choice = FusionChoice("refused")  # what is being set is shown at once
        is_plain = choice.is_plain or (choice.needs_maps and not scene.maps)
        self._canvas.set_look(PLAIN if is_plain else self._looks.look(scene, choice))

    def _show_numbers(self) -> None:
        """The size of the chosen scale, and how alpha lies there."""
        choice, fills = self._panel.choice, self._scene.maps if self._panel.isVisible() else []
        found = [in_hole(m, f, m.nearest_scale(choice.scale), choice.channel) for m, f in fills]
        self._panel.histogram.show_values(np.concatenate(found) if found else np.zeros(0, np.float32))
        if not fills:
            self._panel.show_scale(None, 1)
            return
        maps = fills[-1][0]
        size = scale_size(maps, maps.nearest_scale(choice.scale))
        self._panel.show_scale((size.height, size.width), size.photo_px)

    def _on_choice(self, _value: object) -> None:
        self.refresh()

    def _on_view(self, view: str) -> None:
        self._panel.panes.show(is_shown=view == "grid")
        self._panel.panes_list.setVisible(view == "grid")
        if view != "grid" and not self._panel.isVisible():
            self._show_result()
        self.refresh()

    def _on_overlay(self, on: bool) -> None:  # noqa: FBT001 - watches a setting
        self.refresh()
        if on and self._session.photo is not None and not completions_of(self._session.document):
            self.said.emit(tr(_NOTHING_YET))
        elif on and self._requests.is_running:
            self.said.emit(tr(_COMING))

    def _on_visibility(self, visible: bool) -> None:  # noqa: FBT001 - a slot
        if visible or self.is_grid:
            self.refresh()
        else:
            self._show_result()

    def _on_opened(self) -> None:
        self._hovered = None
        if not self.is_grid:
            self._show_result()
        self.refresh()

    def _show_result(self) -> None:
        """Without the panel nobody could see why something else is shown, nor change it."""
        self._panel.refusing.reset()
        self._settings.set(FUSION_OVERLAY, False)
        self._settings.set(FUSION_SHOWN, FUSION_SHOWN.default)
        self._settings.set(FUSION_SCALE, FUSION_SCALE.default)

    def _on_hovered(self, point: tuple[float, float] | None) -> None:
        if point is not None:
            self._hovered = point
            self._show_probe()

    def _on_pinned(self, point: tuple[float, float] | None) -> None:
        if point is not None and not self._panel.isVisible():
            self.said.emit(tr("Pinned; the values there stand in the Fusion panel."))
        self._show_probe()

    def _show_probe(self) -> None:
        """Of the point that is pinned, or else of that under the cursor."""
        if not self._panel.isVisible():
            return
        pin = self._canvas.pin
        point = pin or self._hovered
        if point is None:
            self._panel.probe.show_values(None, None)
            return
        maps = [m for m, _fill in reversed(self._scene.maps)]
        found = (probe(each, self._panel.choice.scale, *point) for each in maps)
        self._panel.probe.show_values((int(point[0]), int(point[1])), next((v for v in found if v is not None), None))
        there = next((each for each in maps if pin is not None and probe(each, 0, *pin) is not None), None)
        by_scale = {scale: probe(there, scale, *pin) for scale in there.alphas} if there is not None and pin else {}
        self._panel.probe.show_scales({s: v for s, v in by_scale.items() if v is not None}, is_pinned=pin is not None)
