"""Those who do what the menus say, made and introduced to each other. GUI thread."""

from dataclasses import dataclass
from functools import partial
from typing import Self

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QMainWindow

from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.screen import Screen
from dfnet_gui.gui.folders.commands import FolderCommands
from dfnet_gui.gui.fusion.export import MapsExport
from dfnet_gui.gui.fusion.map_requests import MapRequests
from dfnet_gui.gui.fusion.sheet_export import SheetExport
from dfnet_gui.gui.models.commands import ModelCommands
from dfnet_gui.gui.photos.album import Album
from dfnet_gui.gui.photos.export_all import ExportAll
from dfnet_gui.gui.photos.exporting import Export, Exporting
from dfnet_gui.gui.photos.keeping import Keeping
from dfnet_gui.gui.photos.leaving import Leaving
from dfnet_gui.gui.photos.masks import Masks
from dfnet_gui.gui.photos.opening import Opening
from dfnet_gui.gui.photos.printing import Printing
from dfnet_gui.gui.photos.recovery import Recovery
from dfnet_gui.gui.photos.sessions import Sessions
from dfnet_gui.gui.removals.commands import RemovalCommands
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.window.commands import WindowCommands
from dfnet_gui.gui.window.dialogs import WindowDialogs
from dfnet_gui.paths import recovery_dir


@dataclass(frozen=True)
class Crew:
    """`jobs` reads photos and models, one after the other."""

    window: QMainWindow
    session: Session
    jobs: Jobs
    screen: Screen
    exporting: Exporting
    printing: Printing
    sessions: Sessions
    recovery: Recovery
    album: Album
    export_all: ExportAll
    folders: FolderCommands
    leaving: Leaving
    opening: Opening
    masks: Masks
    removals: RemovalCommands
    maps_export: MapsExport
    sheet_export: SheetExport
    models: ModelCommands
    view: WindowCommands
    dialogs: WindowDialogs

    def __post_init__(self) -> None:
        self.exporting.ended.connect(partial(_on_exported, self.album))

    @classmethod
    def of(
        cls, window: QMainWindow, session: Session, settings: Settings, canvas: Canvas, map_requests: MapRequests
    ) -> Self:
        """All of them, for one window."""
        jobs, album, exporting = Jobs(window), Album(window), Exporting(window, session, settings)
        view = WindowCommands(window, session, settings, canvas, exporting)
        keeping = Keeping(session, settings, view.view_state, view.show_view_state)
        sessions, recovery = Sessions(window, settings, keeping, exporting), Recovery(window, keeping, recovery_dir())
        leaving = Leaving(window, session, exporting, sessions, recovery)
        return cls(
            window=window,
            session=session,
            jobs=jobs,
            screen=Screen(window, session, settings),
            exporting=exporting,
            printing=Printing(window, session, settings),
            sessions=sessions,
            recovery=recovery,
            album=album,
            export_all=ExportAll(window, session, settings, exporting, recovery, album),
            folders=FolderCommands(window, session, settings),
            leaving=leaving,
            opening=Opening(window, session, settings, jobs, leaving, sessions, recovery, keeping, album),
            masks=Masks(window, session, settings, jobs),
            removals=RemovalCommands(window, session),
            maps_export=MapsExport(window, session, settings, map_requests),
            sheet_export=SheetExport(window, session, settings, canvas, map_requests),
            models=ModelCommands(window, session, settings, jobs),
            view=view,
            dialogs=WindowDialogs(window),
        )

    @property
    def said(self) -> tuple[SignalInstance, ...]:
        """What the status line shows for a while. (The exporter speaks to the presenter itself.)"""
        speakers = (self.opening, self.masks, self.removals, self.sessions, self.export_all, self.leaving)
        return tuple(each.said for each in (*speakers, self.printing, self.maps_export, self.sheet_export, self.view))

    @property
    def failed(self) -> tuple[SignalInstance, ...]:
        """Problems that are shown until they are read."""
        troubled = (self.screen, self.opening, self.masks, self.sessions, self.recovery, self.export_all)
        return tuple(each.failed for each in (*troubled, self.printing, self.maps_export, self.sheet_export))

    def wait(self) -> None:
        """Block until all that was begun in the background has ended; for closing the program."""
        writers = (self.exporting, self.printing, self.sessions, self.export_all, self.maps_export, self.sheet_export)
        for each in (self.jobs, self.screen, self.opening, self.album, self.folders, *writers):
            each.wait()
        self.recovery.close()


def _on_exported(album: Album, export: Export, is_written: bool) -> None:  # noqa: FBT001 - a slot
    if is_written:
        album.mark_done(export.document.original.path, export.path)
