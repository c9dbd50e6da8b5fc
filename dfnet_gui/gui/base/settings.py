"""Settings: each choice has one home here, and whoever shows it or acts on it watches it. QtCore alone; GUI thread."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar, get_args

from PySide6.QtCore import QObject, QTimer, Signal

from dfnet_gui.engine.backends.registry import AUTO, backend_names
from dfnet_gui.engine.device import DEVICE_NAMES
from dfnet_gui.errors import SettingsError
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.settings_file import SettingsFile, usual_path
from dfnet_gui.imaging.mask import MOST_GROWTH_PX, USUAL_GROWTH_PX
from dfnet_gui.wording import tr

T = TypeVar("T")


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One choice: its key in the user's file, what it is without one, and which values are sound.

    One that does not `last` begins with its default at every start. Rooms define their own; no two share a key.
    """

    key: str
    default: T
    is_sound: Callable[[T], bool] = lambda _value: True
    lasts: bool = True


def one_of(*values: str) -> Callable[[str], bool]:
    """Sound is any of these."""
    return lambda value: value in values


def between(low: float, high: float) -> Callable[[float], bool]:
    """Sound is what lies between these, both included."""
    return lambda value: low <= value <= high


LEAST_RADIUS, MOST_RADIUS = 0.5, 300.0
"""Of the brush, in the pixels that `BRUSH_SIZED_IN` says."""
TOOL = Setting("canvas/tool", "brush", lasts=False)
BRUSH_RADIUS = Setting("brush/screen_radius_px", 20.0, between(LEAST_RADIUS, MOST_RADIUS))
BRUSH_SIZED_IN = Setting("brush/sized_in", "screen", one_of("screen", "photo"))
"""Device-independent pixels of the screen: it is as large to the hand at any zoom; or those of the photo."""
PRESSURE = Setting("brush/pressure", True)
BRUSH_HARDNESS = Setting("brush/hardness", 100, between(0, 100))
"""In percent of the radius: what lies further out fades in."""
FILL_LOOPS = Setting("brush/fill_loops", True)
COMPLETE_ON_RELEASE = Setting("completion/on_release", False)
GROWTH = Setting("completion/growth_px", USUAL_GROWTH_PX, between(0, MOST_GROWTH_PX))
DetailChoice = Literal["fast", "detailed", "both"]
DETAIL_CHOICES: tuple[DetailChoice, ...] = get_args(DetailChoice)
DETAIL = Setting("completion/detail", "both", one_of(*DETAIL_CHOICES))
DEVICE = Setting("completion/device", AUTO, one_of(*DEVICE_NAMES))
BACKEND = Setting("completion/backend", AUTO, lambda value: value in backend_names())
WEIGHTS_FILE = Setting("completion/weights_file", "")
View = Literal["single", "split", "side", "grid"]
VIEWS: tuple[View, ...] = get_args(View)
VIEW = Setting("view/mode", "single", one_of(*VIEWS))
THEME = Setting("view/theme", "system", one_of("system", "light", "dark"))
REDUCED_MOTION = Setting("view/reduced_motion", False)
SRGB_SCREEN = "srgb"
DISPLAY_PROFILE = Setting("view/display_profile", "")
"""The screen's colours: empty for what the system says, `SRGB_SCREEN`, or the place of a profile's file."""
KEY_POINTING = Setting("canvas/key_pointing", False, lasts=False)
"""Whether arrows and Space do what a mouse does."""
FULL_SCREEN = Setting("view/full_screen", False, lasts=False)
EXPORT_QUALITY = Setting("export/quality", 95, between(1, 100))
EXPORT_AS_SOURCE = Setting("export/as_source", True)
EXPORT_FORMAT = Setting("export/format", "")
MOST_READ_BACK_MP = 1000
READ_BACK_UP_TO = Setting("export/read_back_up_to_mp", 50, between(0, MOST_READ_BACK_MP))
"""Photos of up to so many megapixels are read back when they are written, before an older file goes."""
FOLDER = Setting("files/folder", "")
RECENT = Setting("files/recent", "")
GEOMETRY = Setting("window/geometry", "")
ARRANGEMENT = Setting("window/panels", "")
CHANGED_KEYS = Setting("keys/changed", "")
"""What people chose in place of commands' usual keys, as `menus/keymap.py` writes it."""
MOST_RECENT = 8
_SAVED_AFTER_MS = 300


class Settings(QObject):
    """Holds the values; an unsound one in the file counts as absent.

    What is set is saved in the background a moment later; `failed(sentence)` says once that it could not be.
    """

    failed = Signal(str)

    def __init__(self, path: Path | None = None) -> None:
        """`path`: of the file, the user's own without one."""
        super().__init__()
        self._file = SettingsFile(path or usual_path())
        if (aside := self._file.set_aside()) is not None:
            QTimer.singleShot(0, self, partial(self._tell_of_aside, aside))
        self._values = self._file.read()
        self._unsaved: dict[str, Any] = {}
        self._is_told = False
        self._jobs = Jobs(self)
        self._is_due = False
        self._passing: dict[str, Any] = {}
        """Values of settings that do not last."""
        self._watchers: dict[str, list[Callable[[Any], object]]] = {}

    def get(self, setting: Setting[T]) -> T:
        """The value that was set, at this start or an earlier one, or the default."""
        raw = (self._values if setting.lasts else self._passing).get(setting.key)
        if raw is None:
            return setting.default
        try:
            value = _parsed(raw, setting.default)
        except (TypeError, ValueError, OverflowError):
            return setting.default
        return value if setting.is_sound(value) else setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Take a value and tell those who watch; ValueError if it is not sound."""
        if not setting.is_sound(value):
            raise ValueError(f"{value!r} is no value for {setting.key}")
        if self.get(setting) == value:
            return
        if setting.lasts:
            self._values[setting.key] = self._unsaved[setting.key] = value
            self._save_later()
        else:
            self._passing[setting.key] = value
        for watcher in tuple(self._watchers.get(setting.key, ())):
            watcher(value)

    def watch(self, setting: Setting[T], watcher: Callable[[T], object], *, now: bool = True) -> None:
        """Call `watcher` with each new value, and `now` with the present one. It is held as
        long as the settings: for widgets that live as long as the window."""
        self._watchers.setdefault(setting.key, []).append(watcher)
        if now:
            watcher(self.get(setting))

    def recent(self) -> list[str]:
        """Paths of photos opened last, newest first."""
        return [line for line in self.get(RECENT).split("\n") if line][:MOST_RECENT]

    def add_recent(self, path: str) -> None:
        """Put a path first among the recent ones."""
        others = [p for p in self.recent() if p != path]
        self.set(RECENT, "\n".join([path, *others][:MOST_RECENT]))

    def sync(self) -> None:
        """Write to the file now; for closing the program."""
        self._jobs.wait()
        try:
            self._file.write(self._unsaved)
        except SettingsError as error:
            self._tell(str(error))
        else:
            self._unsaved.clear()  # nothing is written once the program has closed

    def _save_later(self) -> None:
        """With what is set in the same moment. No timer of its own, which must end in its own thread."""
        if not self._is_due:
            self._is_due = True
            QTimer.singleShot(_SAVED_AFTER_MS, self, self._save)

    def _save(self) -> None:
        self._is_due = False
        changed = dict(self._unsaved)
        if not changed:
            return
        self._jobs.start(
            partial(self._file.write, changed), then=partial(self._on_saved, changed), otherwise=self._tell
        )

    def _on_saved(self, saved: dict[str, Any], values: dict[str, Any]) -> None:
        self._is_told = False
        for key, value in saved.items():
            if self._unsaved.get(key) == value:
                del self._unsaved[key]
        self._values = {**values, **self._unsaved}

    def _tell(self, sentence: str) -> None:
        """Once, until it went well again: what is set later is tried with what could not be saved."""
        if not self._is_told:
            self._is_told = True
            logging.getLogger(__name__).error("settings can't be saved")
            self.failed.emit(sentence)

    def _tell_of_aside(self, aside: Path) -> None:
        self.failed.emit(
            tr(
                "{name}: what is in there are no settings, and was not read; it is called {aside} now, and all is as "
                "at the first start.",
                name=self._file.path,
                aside=aside.name,
            )
        )


def _parsed(raw: Any, like: T) -> T:  # noqa: ANN401 - the file gives strings, else it is what was set
    if isinstance(like, bool):
        parsed: Any = raw if isinstance(raw, bool) else str(raw).lower() == "true"
    else:
        kind: Callable[[Any], T] = type(like)
        parsed = kind(raw)
    return parsed  # type: ignore[no-any-return]
