"""The command that writes what is looked at to one picture or PDF page. GUI thread; painted in the background."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QObject, QSizeF, Signal
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from dfnet_gui.document.brush import Point
from dfnet_gui.document.picture import OpenPhoto
from dfnet_gui.engine.map_numbers import PROBED, darkening_of, darkening_words, histogram_of, probe, scale_size
from dfnet_gui.engine.map_views import in_hole
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.naming import said_within
from dfnet_gui.gui.base.qimage import to_pixels
from dfnet_gui.gui.base.settings import FOLDER, VIEW, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.looks import Look
from dfnet_gui.gui.fusion.choices import panes_of
from dfnet_gui.gui.fusion.looking import Looks, Scene, scene_of
from dfnet_gui.gui.fusion.map_requests import MapRequests
from dfnet_gui.gui.fusion.panel import where_from
from dfnet_gui.gui.fusion.settings import FUSION_COLOURS, FUSION_PANES
from dfnet_gui.gui.fusion.sheet import PAGE_WIDTH_PX, Sheet, draw_sheet, sheet_height
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.writing import write_atomically
from dfnet_gui.wording import tr, tr_later

_SCALE = 2
"""Pixels of a picture for each logical one."""
_DOTS_PER_INCH = 300
_KINDS = tr_later("Picture (*.png);;PDF (*.pdf)")
_NOTHING = tr_later("There is nothing to look into yet: complete something first.")


class SheetExport(QObject):
    """Asks for a file and writes the sheet of all panes into it."""

    said = Signal(str)
    failed = Signal(str)

    def __init__(
        self, window: QWidget, session: Session, settings: Settings, canvas: Canvas, requests: MapRequests
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._settings = window, session, settings
        self._canvas, self._requests = canvas, requests
        self._jobs = Jobs(self)

    def export(self) -> None:
        """Ask for a file, have missing maps computed, and write the sheet."""
        photo = self._session.photo
        if photo is None or self._session.completion is None:
            self.said.emit(tr(_NOTHING))
            return
        path = photo.document.original.path
        suggestion = Path(self._settings.get(FOLDER)) / f"{path.stem if path else 'pasted'}-maps.png"
        chosen, _kind = QFileDialog.getSaveFileName(self._window, tr("Export the panes"), str(suggestion), tr(_KINDS))
        if chosen:
            file = Path(chosen)
            file = file if file.suffix.lower() in (".png", ".pdf") else file.with_name(f"{file.name}.png")
            self._requests.when_there(partial(self.write, photo, file))

    def write(self, photo: OpenPhoto, file: Path) -> None:
        """Write what the panes show of this photo."""
        if self._session.photo is not photo or self._session.completion is None:
            self.failed.emit(
                tr("{name} was not written: the photo that it shows is not open any more.", name=file.name)
            )
            return
        encode = partial(as_pdf if file.suffix.lower() == ".pdf" else as_picture, self.sheet(photo))
        self._jobs.start(
            lambda: write_atomically(file, encode()),
            then=lambda _none: self.said.emit(tr("Exported the panes to {file}.", file=file)),
            otherwise=self.failed.emit,
        )

    def sheet(self, photo: OpenPhoto) -> Sheet:
        """The panes as they are on the canvas, or as they would be there, with their numbers."""
        scene = scene_of(self._session)
        found = [in_hole(maps, fill, min(maps.alphas), "mean") for maps, fill in scene.maps]
        shares, mean, summary = histogram_of(np.concatenate(found) if found else np.zeros(0, np.float32))
        path = photo.document.original.path
        return Sheet(
            title=path.name if path else tr("Pasted photo"),
            lines=_lines(scene),
            numbers=(*filter(None, (summary, _alarm(scene))), *_sizes(scene), *_pinned(scene, self._canvas.pin)),
            picture=photo.picture.snapshot(),
            looks=self._looks(scene),
            area=_area(scene, photo.document.bounds),
            shares=shares,
            mean=mean,
            pin=self._canvas.pin,
        )

    def _looks(self, scene: Scene) -> tuple[Look, ...]:
        if self._settings.get(VIEW) == "grid":
            return self._canvas.looks
        colours, looks = self._settings.get(FUSION_COLOURS), Looks()
        panes = panes_of(self._settings.get(FUSION_PANES))
        return tuple(looks.look(scene, replace(pane, colour_map=colours)) for pane in panes)

    def wait(self) -> None:
        """Block until everything is written; for closing the program."""
        self._jobs.wait()


def _lines(scene: Scene) -> tuple[str, ...]:
    found = []
    for subject in scene.subjects:
        done = subject.completion
        where = " · ".join(filter(None, (done.model, done.device, done.backend, f"{done.seconds:.2f} s")))
        found.append(f"{where_from(done)} {where}")
    return tuple(dict.fromkeys(found))


def _sizes(scene: Scene) -> tuple[str, ...]:
    """How large each scale is, of the last region."""
    if not scene.maps:
        return ()
    maps = scene.maps[-1][0]
    sizes = {scale: scale_size(maps, scale) for scale in sorted(maps.alphas)}
    return tuple(
        tr(
            "Scale {scale}: {width}×{height}, 1 px is {step:.3g} px of the photo",
            scale=scale,
            width=size.width,
            height=size.height,
            step=size.photo_px,
        )
        for scale, size in sizes.items()
    )


def _alarm(scene: Scene) -> str:
    found = darkening_of([subject.looked_into for subject in scene.subjects])
    return darkening_words(found) if found.share else ""


def _pinned(scene: Scene, pin: Point | None) -> tuple[str, ...]:
    """The values of a pinned point at each scale, in the mean of the channels."""
    maps = next((each for each, _fill in reversed(scene.maps) if pin and probe(each, 0, *pin) is not None), None)
    if maps is None or pin is None:
        return ()
    lines = []
    for scale in sorted(maps.alphas):
        values = probe(maps, scale, *pin)
        means = {kind: values.number(kind) for kind in PROBED} if values is not None else {}
        listed = ", ".join(f"{said_within(kind)} {mean:.3f}" for kind, mean in means.items())
        lines.append(tr("Scale {scale}: {values}", scale=scale, values=listed))
    return tr("Probe at {x:.0f}, {y:.0f}:", x=pin[0], y=pin[1]), *lines


def _area(scene: Scene, whole: Bounds) -> Bounds:
    """What all regions show; the whole photo where there are none."""
    around = Bounds.around(maps.bounds for maps, _fill in scene.maps).intersected(whole)
    return whole if around.is_empty else around


def as_picture(sheet: Sheet) -> bytes:
    """A PNG file. Any thread."""
    image = QImage(round(PAGE_WIDTH_PX * _SCALE), round(sheet_height(sheet) * _SCALE), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(_SCALE, _SCALE)
    draw_sheet(painter, sheet, _SCALE)
    painter.end()
    pixels = to_pixels(image)[0]
    return cv2.imencode(".png", pixels[:, :, ::-1])[1].tobytes()


def as_pdf(sheet: Sheet) -> bytes:
    """One page of the sheet's own shape, as wide as an A4 page is long. Any thread."""
    into = QByteArray()
    buffer = QBuffer(into)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    width_mm = QPageSize(QPageSize.PageSizeId.A4).size(QPageSize.Unit.Millimeter).height()
    size = QSizeF(width_mm, width_mm * sheet_height(sheet) / PAGE_WIDTH_PX)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter, sheet.title))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(sheet.title)
    painter = QPainter(writer)
    ratio = writer.width() / PAGE_WIDTH_PX
    painter.scale(ratio, ratio)
    draw_sheet(painter, sheet, ratio)
    painter.end()
    buffer.close()
    return bytes(into.data())
