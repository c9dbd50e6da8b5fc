"""Between the fusion panel's settings and the canvas: turns choices and maps into looks and probes. GUI thread."""

import numpy as np
from PySide6.QtCore import QObject, Signal

from dfnet_gui.engine.fills import Fill
from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.drawing import Overlay
from dfnet_gui.gui.canvas.legend import Legend
from dfnet_gui.gui.canvas.view import PLAIN, Look
from dfnet_gui.gui.fusion.map_requests import MapRequests
from dfnet_gui.gui.fusion.panel import FusionPanel, where_from
from dfnet_gui.gui.fusion.pictures import FusionChoice, alpha_picture, coloured, map_picture, probe
from dfnet_gui.gui.fusion.settings import (
    FINEST,
    FUSION_CHANNEL,
    FUSION_COLOURS,
    FUSION_OPACITY,
    FUSION_OVERLAY,
    FUSION_SCALE,
    FUSION_SHOWN,
)
from dfnet_gui.gui.session.completions import completions_of
from dfnet_gui.gui.session.session import Session

_LEGEND_STEPS = 160
_NOTHING_YET = "There is no alpha to lay over the photo yet: complete something first."
_COMING = "Computing alpha; it is laid over the photo in a moment…"


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
        for text in (FUSION_SHOWN, FUSION_CHANNEL, FUSION_COLOURS):
            settings.watch(text, self._on_choice, now=False)
        for number in (FUSION_SCALE, FUSION_OPACITY):
            settings.watch(number, self._on_choice, now=False)
        settings.watch(FUSION_OVERLAY, self._on_overlay, now=False)
        panel.visibility_changed.connect(self._on_visibility)
        requests.changed.connect(self.refresh)
        session.opened.connect(self._on_opened)
        session.history_changed.connect(self.refresh)
        canvas.hovered.connect(self._on_hovered)

    def refresh(self) -> None:
        """Build what the canvas shows anew from the present choice and completions."""
        choice = self._panel.choice
        if self._panel.isVisible() or not choice.is_plain:
            self._requests.want()
        fills = self._fills()
        last = self._session.completion
        self._panel.set_has_maps(
            has_maps=bool(fills), is_coming=self._requests.is_running, is_completed=last is not None
        )
        self._panel.show_source(where_from(last) if last is not None else "")
        self._canvas.set_look(_look(fills, choice) if fills and not choice.is_plain else PLAIN)
        self._show_probe()

    def _fills(self) -> list[Fill]:
        """Those with maps."""
        completions = completions_of(self._session.document)
        return [fill for completion in completions for fill in completion.fills if fill.maps is not None]

    def _on_choice(self, _value: object) -> None:
        self.refresh()

    def _on_overlay(self, on: bool) -> None:  # noqa: FBT001 - watches a setting
        self.refresh()
        if on and self._session.photo is not None and not completions_of(self._session.document):
            self.said.emit(_NOTHING_YET)
        elif on and self._requests.is_running:
            self.said.emit(_COMING)

    def _on_visibility(self, visible: bool) -> None:  # noqa: FBT001 - a slot
        if visible:
            self.refresh()
        else:
            self._show_result()

    def _on_opened(self) -> None:
        self._hovered = None
        self._show_result()
        self.refresh()

    def _show_result(self) -> None:
        """Without the panel nobody could see why something else is shown, nor change it."""
        self._settings.set(FUSION_OVERLAY, False)
        self._settings.set(FUSION_SHOWN, FUSION_SHOWN.default)
        self._settings.set(FUSION_SCALE, FINEST)

    def _on_hovered(self, point: tuple[float, float] | None) -> None:
        if point is not None:
            self._hovered = point
            self._show_probe()

    def _show_probe(self) -> None:
        if not self._panel.isVisible():
            return
        if self._hovered is None:
            self._panel.show_probe(None, None)
            return
        (x, y), scale = self._hovered, self._panel.choice.scale
        newest_first = (fill.maps for fill in reversed(self._fills()))
        found = (probe(maps, scale, x, y) for maps in newest_first if maps is not None)
        self._panel.show_probe((int(x), int(y)), next((v for v in found if v is not None), None))


def _look(fills: list[Fill], choice: FusionChoice) -> Look:
    """Maps of the same kind lie side by side, never over each other."""
    pictures: list[Overlay] = []
    tints: list[Overlay] = []
    for fill in fills:
        maps = fill.maps
        assert maps is not None
        picture = map_picture(maps, choice)
        if picture is not None:
            pictures.append(Overlay(maps.bounds, picture))
        if choice.overlay and choice.shown != "alpha":
            tints.append(Overlay(maps.bounds, alpha_picture(maps, choice), choice.opacity))
    return Look(
        layers=tuple(tuple(each) for each in (pictures, tints) if each),
        shows_photo=choice.shown == "photo",
        label=choice.label,
        outlines=tuple((fill.bounds, fill.hole) for fill in fills),
        legend=_legend(choice) if choice.shows_alpha else None,
    )


def _legend(choice: FusionChoice) -> Legend:
    ramp = np.linspace(0, 1, _LEGEND_STEPS, dtype=np.float32)[None]
    channel = "" if choice.channel == "mean" else f", {choice.channel}"
    return Legend(f"Alpha{channel}", coloured(ramp, choice.colour_map), "0: start", "1: drawn")
