"""Between the fusion panel and the canvas: turns choices and maps into overlays and probes."""

from PySide6.QtCore import QObject

from dfnet_gui.engine.request import Completion, FusionMaps
from dfnet_gui.gui.base.settings import FUSION_COLOURS, FUSION_OPACITY, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.drawing import Overlay
from dfnet_gui.gui.fusion.map_requests import Inspections
from dfnet_gui.gui.fusion.panel import Inspector
from dfnet_gui.gui.fusion.pictures import FusionChoice, alpha_picture, map_picture, probe
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.window.status import where_from


class FusionControl(QObject):
    """Shows the chosen maps of every completion of the open photo. GUI thread."""

    def __init__(
        self, session: Session, canvas: Canvas, inspector: Inspector, settings: Settings, inspections: Inspections
    ) -> None:
        super().__init__(inspector)
        self._inspections = inspections
        self._session, self._canvas, self._inspector, self._settings = session, canvas, inspector, settings
        inspector.changed.connect(self._on_changed)
        inspector.shown.connect(self.refresh)
        inspections.changed.connect(self.refresh)
        session.history_changed.connect(self.refresh)
        canvas.hovered.connect(self._on_hovered)

    def refresh(self) -> None:
        """Build the overlays anew from the present choice and completions."""
        choice = self._inspector.choice
        if self._inspector.isVisible() or not choice.is_plain:
            self._inspections.want()
        maps = self._maps()
        self._inspector.set_has_maps(has_maps=bool(maps), is_coming=self._inspections.is_running)
        last = self._session.completion
        self._inspector.show_source(where_from(last) if last is not None else "")
        overlays: list[Overlay] = []
        if not choice.is_plain:
            for each in maps:
                overlays += _overlays(each, choice)
        self._canvas.set_overlays(tuple(overlays), shows_photo=choice.shown == "photo" and bool(maps))

    def _maps(self) -> list[FusionMaps]:
        document = self._session.document
        layers = document.layers if document else []
        return [f.maps for layer in layers if isinstance(layer, Completion) for f in layer.fills if f.maps]

    def _on_changed(self, choice: FusionChoice) -> None:
        self._settings.set(FUSION_COLOURS, choice.colour_map)
        self._settings.set(FUSION_OPACITY, round(choice.opacity * 100))
        self.refresh()

    def _on_hovered(self, point: tuple[float, float] | None) -> None:
        if point is None or not self._inspector.isVisible():
            return
        x, y = point
        found = (probe(maps, self._inspector.choice.scale, x, y) for maps in reversed(self._maps()))
        self._inspector.show_probe(int(x), int(y), next((v for v in found if v is not None), None))


def _overlays(maps: FusionMaps, choice: FusionChoice) -> list[Overlay]:
    picture = map_picture(maps, choice)
    overlays = [] if picture is None else [Overlay(maps.bounds, picture)]
    if choice.overlay and choice.shown != "alpha":
        overlays.append(Overlay(maps.bounds, alpha_picture(maps, choice), choice.opacity))
    return overlays
