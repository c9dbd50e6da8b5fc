"""The settings as a table, kept in a file of the user's between runs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QSettings, Signal

T = TypeVar("T")


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One setting: its key in the file, what it is without one, and which values are sound."""

    key: str
    default: T
    is_sound: Callable[[T], bool] = lambda _value: True


def _one_of(*values: str) -> Callable[[str], bool]:
    return lambda value: value in values


def _between(low: float, high: float) -> Callable[[float], bool]:
    return lambda value: low <= value <= high


BRUSH_RADIUS = Setting("brush/radius_px", 30.0, _between(0.5, 1000.0))
COMPLETE_ON_RELEASE = Setting("completion/on_release", False)
DETAIL = Setting("completion/detail", "both", _one_of("fast", "detailed", "both"))
DEVICE = Setting("completion/device", "auto", _one_of("auto", "cuda", "mps", "cpu"))
BACKEND = Setting("completion/backend", "auto", _one_of("auto", "pytorch", "openvino"))
WEIGHTS_FILE = Setting("completion/weights_file", "")
VIEW = Setting("view/mode", "single", _one_of("single", "split", "side"))
THEME = Setting("view/theme", "system", _one_of("system", "light", "dark"))
REDUCED_MOTION = Setting("view/reduced_motion", False)
FUSION_SHOWN = Setting("fusion/shown", False)
FUSION_COLOURS = Setting("fusion/colour_map", "viridis")
FUSION_OPACITY = Setting("fusion/opacity", 70, _between(0, 100))
EXPORT_QUALITY = Setting("export/quality", 95, _between(1, 100))
FOLDER = Setting("files/folder", "")
RECENT = Setting("files/recent", "")
GEOMETRY = Setting("window/geometry", "")
PANELS = Setting("window/panels", "")
MOST_RECENT = 8


class Settings(QObject):
    """Reads and writes the table; an unsound value in the file counts as absent."""

    changed = Signal(str)

    def __init__(self, store: QSettings | None = None) -> None:
        super().__init__()
        self._store = store or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "dfnet-gui", "dfnet-gui"
        )

    def get(self, setting: Setting[T]) -> T:
        """The value in the file, or the default."""
        raw = self._store.value(setting.key)
        if raw is None:
            return setting.default
        try:
            value = _parsed(raw, setting.default)
        except (TypeError, ValueError):
            return setting.default
        return value if setting.is_sound(value) else setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Remember a value; ValueError if it is not sound."""
        if not setting.is_sound(value):
            raise ValueError(f"{value!r} is no value for {setting.key}")
        if self.get(setting) != value:
            self._store.setValue(setting.key, value)
            self.changed.emit(setting.key)

    def recent(self) -> list[str]:
        """Paths of photos opened last, newest first."""
        return [line for line in self.get(RECENT).split("\n") if line]

    def add_recent(self, path: str) -> None:
        """Put a path first among the recent ones."""
        others = [p for p in self.recent() if p != path]
        self.set(RECENT, "\n".join([path, *others][:MOST_RECENT]))

    def sync(self) -> None:
        """Write to the file now."""
        self._store.sync()


def _parsed(raw: Any, like: T) -> T:  # noqa: ANN401 - QSettings gives strings or what was set
    if isinstance(like, bool):
        parsed: Any = raw if isinstance(raw, bool) else str(raw).lower() == "true"
    else:
        kind: Callable[[Any], T] = type(like)
        parsed = kind(raw)
    return parsed  # type: ignore[no-any-return]
