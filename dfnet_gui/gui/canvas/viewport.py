"""Where the photo lies in a pane: zoom and pan, without Qt."""

from dataclasses import dataclass, replace
from typing import Self

LEAST_ZOOM, MOST_ZOOM = 0.01, 64.0
_STILL_VISIBLE_PX = 48.0


@dataclass(frozen=True)
class Viewport:
    """`zoom`: device-independent pixels for each photo pixel. (`x`, `y`): the photo's top left in the pane."""

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def to_photo(self, x: float, y: float) -> tuple[float, float]:
        """Pane to photo coordinates."""
        return (x - self.x) / self.zoom, (y - self.y) / self.zoom

    def to_pane(self, x: float, y: float) -> tuple[float, float]:
        """Photo to pane coordinates."""
        return x * self.zoom + self.x, y * self.zoom + self.y

    def zoomed(self, factor: float, x: float, y: float) -> Self:
        """Zoom by `factor` with the photo point under pane point (x, y) staying there."""
        zoom = min(MOST_ZOOM, max(LEAST_ZOOM, self.zoom * factor))
        photo_x, photo_y = self.to_photo(x, y)
        return replace(self, zoom=zoom, x=x - photo_x * zoom, y=y - photo_y * zoom)

    def panned(self, dx: float, dy: float) -> Self:
        """Move by pane pixels."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    def aligned(self, ratio: float) -> Self:
        """At a whole number of device pixels a photo pixel, let both grids meet, so that pixels are shown exactly.

        `ratio`: device pixels for each device-independent one.
        """
        if not (self.zoom * ratio).is_integer():
            return self
        return replace(self, x=round(self.x * ratio) / ratio, y=round(self.y * ratio) / ratio)

    def held(self, photo: tuple[int, int], pane: tuple[float, float]) -> Self:
        """Keep a bit of the photo in the pane; both sizes are (width, height)."""
        width, height = photo[0] * self.zoom, photo[1] * self.zoom
        keep_x, keep_y = min(_STILL_VISIBLE_PX, width), min(_STILL_VISIBLE_PX, height)
        x = min(max(self.x, keep_x - width), pane[0] - keep_x)
        y = min(max(self.y, keep_y - height), pane[1] - keep_y)
        return replace(self, x=x, y=y)

    @classmethod
    def fitted(cls, photo: tuple[int, int], pane: tuple[float, float], *, margin: float = 24.0) -> Self:
        """The whole photo centred in the pane, never above 100 %; both sizes are (width, height)."""
        room = (max(16.0, pane[0] - 2 * margin), max(16.0, pane[1] - 2 * margin))
        zoom = max(LEAST_ZOOM, min(1.0, room[0] / photo[0], room[1] / photo[1]))
        return cls(zoom, (pane[0] - photo[0] * zoom) / 2, (pane[1] - photo[1] * zoom) / 2)

    @classmethod
    def centred(cls, zoom: float, photo: tuple[int, int], pane: tuple[float, float]) -> Self:
        """A given zoom with the photo's middle in the pane's middle."""
        return cls(zoom, (pane[0] - photo[0] * zoom) / 2, (pane[1] - photo[1] * zoom) / 2)
