"""Everything that reads what somebody else may have written, one row each, with small files that it takes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import cv2
import numpy as np
import OpenEXR
import tifffile
from PIL import Image
from psd_tools import PSDImage

from dfnet_gui.archive.journal import Journal, kept_in, read_journal
from dfnet_gui.archive.openraster import Saved, is_session, is_session_of, read_session, write_session
from dfnet_gui.archive.snapshot import Snapshot
from dfnet_gui.batch.plan import Run, read_run
from dfnet_gui.batch.rows import DONE, PlannedJob, Row, read_jobs, read_rows, written_jobs, written_rows
from dfnet_gui.batch.store import store_at
from dfnet_gui.batch.work import Order
from dfnet_gui.document.document import Document
from dfnet_gui.engine.backends.choice_store import KeptChoice
from dfnet_gui.gui.base import settings as known_settings
from dfnet_gui.gui.base.settings import CHANGED_KEYS, Setting, Settings
from dfnet_gui.gui.base.settings_file import SettingsFile
from dfnet_gui.gui.menus.keymap import KeyMap
from dfnet_gui.imaging.display import read_display_profile
from dfnet_gui.imaging.formats.base import ExportOptions, Format
from dfnet_gui.imaging.formats.raw import RAW
from dfnet_gui.imaging.formats.registry import FORMATS
from dfnet_gui.imaging.mask_reading import read_mask
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.preview import read_preview
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.imaging.thumbnail import read_thumbnail
from dfnet_gui.network import Architecture, DFNet
from dfnet_gui.network.checkpoint import load_model, save_model
from dfnet_gui.network.manifest import Manifest
from dfnet_gui.training.config import load_config
from tests.unit.archive.examples import worked_on

TESTS = Path(__file__).parent.parent
SIZE = (12, 16)
"""Rows and columns of the photos here."""
_NARROW = Architecture(base_channels=1, max_channels=1, encoder_kernels=(3, 3), fused_scales=(0, 1))
_IN_CHILDREN = ("HEIC", "JPEG XL", "OpenEXR")


class Reader(NamedTuple):
    """`read` takes the path of a file called `file`, in a folder that also holds the files of `beside`; `seeds` are
    whole ones. Where it `starts_processes`, each reading takes a while."""

    name: str
    file: str
    read: Callable[[Path], object]
    seeds: Callable[[], list[bytes]]
    beside: Callable[[], Mapping[str, bytes]] = dict
    starts_processes: bool = False


def _pixels(seed: int = 0, depth: type[np.uint8 | np.uint16] = np.uint8) -> np.ndarray:
    coarse = np.random.default_rng(seed).integers(0, np.iinfo(depth).max, (3, 4, 3), depth)
    return np.ascontiguousarray(coarse.repeat(4, 0).repeat(4, 1))


def _saved(kind: str, image: Image.Image | None = None, **options: Any) -> bytes:
    file = BytesIO()
    (image or Image.fromarray(_pixels())).save(file, kind, **options)
    return file.getvalue()


def _exif() -> bytes:
    exif = Image.Exif()
    exif[271], exif[274] = "Maker", 6
    return exif.tobytes()


def _tiff(*pages: np.ndarray, **options: Any) -> bytes:
    file = BytesIO()
    of_file = {name: options.pop(name) for name in ("bigtiff", "byteorder") if name in options}
    with tifffile.TiffWriter(file, **of_file) as writer:
        for page in pages:
            writer.write(page, **options)
    return file.getvalue()


def _more(name: str) -> list[bytes]:
    """Kinds of files of a format that the program itself does not write."""
    pixels, deep = _pixels(), _pixels(1, np.uint16)
    image = Image.fromarray(pixels)
    if name == "JPEG":
        plain = _saved("JPEG", exif=_exif(), quality=80)
        return [plain, _saved("JPEG", progressive=True), _saved("JPEG", image.convert("CMYK"))]
    if name == "PNG":
        moving = _saved("PNG", save_all=True, append_images=[Image.fromarray(_pixels(2))])
        return [_saved("PNG", image.quantize(7)), _saved("PNG", image.convert("LA")), moving]
    if name == "TIFF":
        tiled = _tiff(np.tile(deep, (3, 2, 1)), tile=(16, 16), photometric="rgb", compression="zlib")
        colours = np.zeros((3, 256), np.uint16)
        palette = _tiff(pixels[..., 0].copy(), photometric="palette", colormap=colours)
        two = _tiff(pixels, pixels, photometric="rgb", compression="lzw", rowsperstrip=5)
        inks = _tiff(pixels, photometric="ycbcr", compression="jpeg")
        planes = _tiff(deep.astype(np.float32), photometric="rgb", planarconfig="separate", bigtiff=True)
        return [tiled, palette, two, inks, planes, _tiff(deep, photometric="rgb", byteorder=">")]
    if name == "GIF":
        return [_saved("GIF", save_all=True, append_images=[Image.fromarray(_pixels(2))])]
    if name == RAW.name:
        return [_tiff(np.tile(deep[..., 0], (3, 3)), photometric=32803)]
    if name == "Radiance HDR":
        return [cv2.imencode(".hdr", pixels.astype(np.float32) / 255)[1].tobytes()]
    if name == "PSD":
        return [_layered()]
    if name == "OpenEXR":
        return [_light(pixels)]
    if name == "HEIC":
        return [(TESTS / "data" / "deep.heic").read_bytes()]
    return [_saved("TGA", compression="tga_rle")] if name == "Targa" else []


def _layered() -> bytes:
    file = BytesIO()
    document = PSDImage.new("RGB", SIZE[::-1])
    document.create_pixel_layer(Image.fromarray(_pixels()), name="layer")
    document.save(file)
    return file.getvalue()


def _light(pixels: np.ndarray) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "picture.exr"
        header = {"compression": OpenEXR.ZIP_COMPRESSION, "type": OpenEXR.scanlineimage}
        OpenEXR.File(header, {"RGB": pixels.astype(np.float16)}).write(str(path))
        return path.read_bytes()


def _photos_of(row: Format) -> list[bytes]:
    made = []
    for depth in (np.uint8, np.uint16) if row.encode is not None else ():
        file = BytesIO()
        if row.encode is not None and 8 * np.dtype(depth).itemsize in row.depths:
            row.encode(Photo(pixels=_pixels(0, depth)), ExportOptions(90), file)
            made.append(file.getvalue())
    if row.encode is None and row.example is not None:
        made.append(row.example(_pixels()))
    return made + _more(row.name)


def _read_photo(path: Path) -> Photo:
    """As the window does: a preview first, the photo, and another page where there is one."""
    read_preview(path)
    photo = read_photo(path)
    return read_photo(path, 1) if photo.page_count > 1 else photo


def _of_format(row: Format) -> Reader:
    name = row.name.replace(" ", "-").lower()
    file = f"photo{row.suffixes[0]}"
    return Reader(name, file, _read_photo, lambda: _photos_of(row), starts_processes=row.name in _IN_CHILDREN)


def _masks() -> list[bytes]:
    grey = np.zeros(SIZE, np.uint8)
    grey[2:6, 3:9] = 255
    clear = np.dstack((_pixels(), grey))
    return [_saved("PNG", Image.fromarray(grey)), _saved("PNG", Image.fromarray(clear))]


def _sessions() -> list[bytes]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "work.ora"
        write_session(path, Snapshot.of(worked_on(photo=_small_photo())), Saved())
        return [path.read_bytes()]


def _small_photo() -> Photo:
    return Photo(pixels=np.zeros((90, 120, 3), np.uint8))


def _read_session(path: Path) -> object:
    document = Document(Photo(pixels=_pixels()))
    is_session_of(path, document.original)
    is_session(path)
    return read_session(path)


@cache
def _journal() -> Mapping[str, bytes]:
    with TemporaryDirectory() as folder:
        Journal(Path(folder)).write(Snapshot.of(worked_on(photo=_small_photo())))
        return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def _read_journal(path: Path) -> object:
    kept_in(path.parent)
    return read_journal(path.parent)


@cache
def _model() -> Mapping[str, bytes]:
    """Weights with their manifest, and the same as PyTorch writes them, in both its ways."""
    import torch

    manifest = Manifest(name="narrow", sha256="", architecture=_NARROW, working_size=64)
    torch.manual_seed(3)
    state = DFNet(_NARROW).state_dict()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "narrow.safetensors"
        save_model(path, {name: tensor.numpy() for name, tensor in state.items()}, manifest)
        torch.save(state, path.with_suffix(".pth"))
        torch.save(state, path.with_suffix(".old"), _use_new_zipfile_serialization=False)
        return {each.suffix: each.read_bytes() for each in Path(folder).iterdir()}


def _read_manifest(path: Path) -> object:
    return load_model(path.with_suffix(".safetensors"))


def _settings() -> list[bytes]:
    with TemporaryDirectory() as folder:
        values = {setting.key: setting.default for setting in _all_settings()}
        values[CHANGED_KEYS.key] = json.dumps({"undo": ["Ctrl+U"]})
        values[known_settings.RECENT.key] = "/a.png\n/b.png"
        SettingsFile(Path(folder, "settings.ini")).write(values)
        return [Path(folder, "settings.ini").read_bytes()]


def _all_settings() -> list[Setting[Any]]:
    return [value for value in vars(known_settings).values() if isinstance(value, Setting)]


def _read_settings(path: Path) -> object:
    if not SettingsFile(path).is_ours:  # then it is given another name, and all is as at the first start
        return []
    settings = Settings(path)
    keys = KeyMap.read(settings.get(CHANGED_KEYS), {"undo": ("Ctrl+Z",), "cancel": ("Esc",)}).keys
    return [settings.get(each) for each in _all_settings()], settings.recent(), keys


def _runs() -> list[bytes]:
    run = Run("photos", "masks", "out", "m", "0" * 64, "torch", "fp32", Order(), 20.0, chunks=())
    return [run.to_json().encode()]


def _read_run(path: Path) -> object:
    return read_run(store_at(str(path.parent)))


def _rows() -> list[bytes]:
    return [written_rows([Row(f"{n}.png", f"out/{n}.png", DONE, "", 1.5, 2, "torch", "node") for n in range(4)])]


def _jobs() -> list[bytes]:
    return [written_jobs([PlannedJob(f"{n}.png", "mask.png", f"out/{n}.png", 99, "") for n in range(4)])]


def _training() -> list[bytes]:
    text = 'name = "x"\nseed = 3\n[data]\nsizes = [256]\nhole_area = [0.1, 0.2]\n[budget]\nminutes = 1.5\n'
    return [text.encode(), b'name = "x"\n[architecture]\nbase_channels = 8\nmax_channels = 8\n[loss]\nl1 = 2.0\n']


def _profiles() -> list[bytes]:
    from PIL import ImageCms

    return [ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()]


READERS = (
    *(_of_format(row) for row in FORMATS),
    Reader("thumbnail", "photo.jpg", lambda path: read_thumbnail(path, 64), lambda: _more("JPEG")),
    Reader("mask", "mask.png", lambda path: read_mask(path, size=SIZE), _masks),
    Reader("session", "work.ora", _read_session, _sessions),
    Reader("journal", "session.json", _read_journal, lambda: [_journal()["session.json"]], _journal),
    Reader("safetensors", "narrow.safetensors", load_model, lambda: [_model()[".safetensors"]]),
    Reader("pth", "narrow.pth", load_model, lambda: [_model()[".pth"], _model()[".old"]]),
    Reader(
        *("manifest", "narrow.json", _read_manifest, lambda: [_model()[".json"]]),
        lambda: {"narrow.safetensors": _model()[".safetensors"]},
    ),
    Reader("settings", "settings.ini", _read_settings, _settings),
    Reader("run", "run.json", _read_run, _runs),
    Reader("rows", "rows.parquet", lambda path: read_rows(path.read_bytes(), str(path)), _rows),
    Reader("jobs", "jobs.parquet", lambda path: read_jobs(path.read_bytes(), str(path)), _jobs),
    Reader("training", "training.toml", load_config, _training),
    Reader("choice", "choice.json", lambda path: KeptChoice(path, "a").answer, lambda: [b'{"a": "torch"}']),
    Reader("profile", "screen.icc", read_display_profile, _profiles),
)


def reader_called(name: str) -> Reader:
    """One of them by its name."""
    return next(each for each in READERS if each.name == name)
