"""Those who do what the menus say, made and introduced to each other. GUI thread."""

from dataclasses import dataclass
from typing import Self

from PySide6.QtWidgets import QMainWindow

from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.fusion.export import MapsExport
from dfnet_gui.gui.fusion.map_requests import MapRequests
from dfnet_gui.gui.models.commands import ModelCommands
from dfnet_gui.gui.photos.exporting import Exporting
from dfnet_gui.gui.photos.leaving import Leaving
from dfnet_gui.gui.photos.masks import Masks
from dfnet_gui.gui.photos.opening import Opening
from dfnet_gui.gui.removals.commands import RemovalCommands
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.window.commands import WindowCommands
from dfnet_gui.gui.window.dialogs import WindowDialogs


@dataclass(frozen=True)
class Crew:
    """`jobs` reads photos and models, one after the other."""

    window: QMainWindow
    session: Session
    jobs: Jobs
    exporting: Exporting
    leaving: Leaving
    opening: Opening
    masks: Masks
    removals: RemovalCommands
    maps_export: MapsExport
    models: ModelCommands
    view: WindowCommands
    dialogs: WindowDialogs

    @classmethod
    def of(
        cls, window: QMainWindow, session: Session, settings: Settings, canvas: Canvas, map_requests: MapRequests
    ) -> Self:
        """All of them, for one window."""
        jobs = Jobs(window)
        exporting = Exporting(window, session, settings)
        leaving = Leaving(window, session, exporting)
        return cls(
            window,
            session,
            jobs,
            exporting,
            leaving,
            Opening(window, session, settings, jobs, leaving),
            Masks(window, session, settings, jobs),
            RemovalCommands(window, session),
            MapsExport(window, session, settings, map_requests),
            ModelCommands(window, session, settings, jobs),
            WindowCommands(window, session, settings, canvas, exporting),
            WindowDialogs(window),
        )

    def wait(self) -> None:
        """Block until all that was begun in the background has ended; for closing the program."""
        for each in (self.jobs, self.opening, self.exporting, self.maps_export):
            each.wait()
