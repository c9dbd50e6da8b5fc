"""Seeded random holes, for training and for measuring: what people paint, and what spoils old photos."""

import cv2
import numpy as np
import numpy.typing as npt

from dfnet_gui.imaging.arrays import BoolArray, ByteArray

KINDS = ("strokes", "blob", "lasso", "rectangle", "scratches", "text")
_SHARES = (0.35, 0.33, 0.12, 0.08, 0.06, 0.06)
_THIN = frozenset({"scratches", "text"})
_MOST_THIN_AREA = 0.08
"""Thin kinds cover at most this much more than the least area; with more they would be no thin ones."""
_FONTS = (
    cv2.FONT_HERSHEY_SIMPLEX,
    cv2.FONT_HERSHEY_DUPLEX,
    cv2.FONT_HERSHEY_TRIPLEX,
    cv2.FONT_HERSHEY_SCRIPT_COMPLEX,
)


def random_hole(
    size: tuple[int, int], rng: np.random.Generator, *, area: tuple[float, float], kind: str | None = None
) -> BoolArray:
    """A bool mask (height, width), True = hole, covering between `area[0]` and `area[1]` of it.

    `kind` is one of KINDS, or None for one picked by `rng`, brush strokes and object-like blobs most
    often. Scratches and text stay near the least area.
    """
    low, high = area
    if not 0.0 < low < high < 1.0:
        raise ValueError(f"hole area must rise within (0, 1), not {area}")
    kind = kind or str(rng.choice(KINDS, p=_SHARES))
    draw = _DRAW[kind]
    if kind in _THIN:
        high = min(high, low + _MOST_THIN_AREA)
    while True:
        canvas = np.zeros(size, np.uint8)
        target = rng.uniform(low, high)
        while (covered := canvas.mean()) < max(low, 0.85 * target):
            draw(canvas, rng, float(target - covered))
        if low <= covered <= high:
            return canvas.astype(bool)


def _point(size: tuple[int, ...], rng: np.random.Generator) -> npt.NDArray[np.float64]:
    return rng.uniform((0, 0), (size[1], size[0]))


def _add_stroke(canvas: ByteArray, rng: np.random.Generator, area: float) -> None:
    """A free-form stroke: a walk that turns a little at every step."""
    side = float(np.sqrt(canvas.size))
    width = max(3.0, side * rng.uniform(0.02, 0.12) * min(1.0, 2.5 * np.sqrt(area)))
    position, heading = _point(canvas.shape, rng), rng.uniform(0, 2 * np.pi)
    points = [position]
    for _ in range(int(rng.integers(2, 10))):
        heading += rng.normal(0, 0.7)
        position = position + rng.uniform(0.5, 2.5) * width * np.array([np.cos(heading), np.sin(heading)])
        points.append(position)
    cv2.polylines(canvas, [np.rint(points).astype(np.int32)], False, 1, int(width))
    for point in (points[0], points[-1]):
        cv2.circle(canvas, (int(point[0]), int(point[1])), int(width / 2), 1, -1)


def _add_blob(canvas: ByteArray, rng: np.random.Generator, area: float) -> None:
    """An object-like outline: an ellipse whose radius wobbles with a few harmonics."""
    angles = np.linspace(0, 2 * np.pi, 96, endpoint=False)
    radius = np.ones_like(angles)
    for harmonic in range(2, 8):
        radius += rng.normal(0, 0.28 / harmonic) * np.cos(harmonic * angles + rng.uniform(0, 2 * np.pi))
    radius = np.clip(radius, 0.25, 2.0) * np.sqrt(area * canvas.size / np.pi)
    stretch, turn = np.exp(rng.normal(0, 0.3)), rng.uniform(0, np.pi)
    shape = np.stack([radius * np.cos(angles) * stretch, radius * np.sin(angles) / stretch], axis=1)
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    outline = shape @ rotation.T + _point(canvas.shape, rng)
    cv2.fillPoly(canvas, [np.rint(outline).astype(np.int32)], 1)


def _add_rectangle(canvas: ByteArray, rng: np.random.Generator, area: float) -> None:
    aspect = np.exp(rng.normal(0, 0.5))
    half = np.sqrt(area * canvas.size) / 2 * np.array([np.sqrt(aspect), 1 / np.sqrt(aspect)])
    centre = _point(canvas.shape, rng)
    low, high = np.rint(centre - half).astype(int), np.rint(centre + half).astype(int)
    cv2.rectangle(canvas, (int(low[0]), int(low[1])), (int(high[0]), int(high[1])), 1, -1)


def _add_lasso(canvas: ByteArray, rng: np.random.Generator, area: float) -> None:
    """A hand-drawn outline around nothing in particular: a few corners, some of them inward."""
    corners = int(rng.integers(4, 11))
    angles = np.sort(rng.uniform(0, 2 * np.pi, corners))
    radius = np.sqrt(area * canvas.size / np.pi) * rng.uniform(0.5, 1.6, corners)
    outline = np.stack([radius * np.cos(angles), radius * np.sin(angles)], axis=1) + _point(canvas.shape, rng)
    cv2.fillPoly(canvas, [np.rint(outline).astype(np.int32)], 1)


def _add_scratches(canvas: ByteArray, rng: np.random.Generator, area: float) -> None:
    """A long thin line that wavers, as on a scanned print."""
    side = float(np.sqrt(canvas.size))
    steps = int(rng.integers(4, 14))
    heading = rng.uniform(0, 2 * np.pi) + np.cumsum(rng.normal(0, 0.15, steps))
    pace = rng.uniform(0.03, 0.12) * side
    points = _point(canvas.shape, rng) + np.cumsum(pace * np.stack([np.cos(heading), np.sin(heading)], axis=1), axis=0)
    cv2.polylines(canvas, [np.rint(points).astype(np.int32)], False, 1, max(1, round(side * rng.uniform(0.003, 0.012))))


def _add_text(canvas: ByteArray, rng: np.random.Generator, area: float) -> None:
    """A line of letters and digits, as a date or a watermark."""
    side = float(np.sqrt(canvas.size))
    letters = "".join(chr(c) for c in rng.integers(48, 123, int(rng.integers(4, 20))))
    size = side / 512 * rng.uniform(0.7, 3.0)
    left, bottom = _point(canvas.shape, rng) - (side / 4, 0)
    font = _FONTS[int(rng.integers(len(_FONTS)))]
    cv2.putText(canvas, letters, (int(left), int(bottom)), font, size, 1, max(1, round(2.2 * size)))


_DRAW = {
    "strokes": _add_stroke,
    "blob": _add_blob,
    "lasso": _add_lasso,
    "rectangle": _add_rectangle,
    "scratches": _add_scratches,
    "text": _add_text,
}
