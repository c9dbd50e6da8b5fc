"""Seeded random holes, for training and for measuring: brush strokes, object-like blobs, rectangles."""

import cv2
import numpy as np
import numpy.typing as npt

BoolArray = npt.NDArray[np.bool_]
KINDS = ("strokes", "blob", "rectangle")


def random_hole(
    size: tuple[int, int], rng: np.random.Generator, *, area: tuple[float, float], kind: str | None = None
) -> BoolArray:
    """A bool mask (height, width), True = hole, covering between `area[0]` and `area[1]` of it.

    `kind` is one of KINDS, or None for one picked by `rng`: strokes and blobs equally often,
    rectangles one time in ten.
    """
    low, high = area
    if not 0.0 < low < high < 1.0:
        raise ValueError(f"hole area must rise within (0, 1), not {area}")
    kind = kind or str(rng.choice(KINDS, p=(0.45, 0.45, 0.1)))
    draw = {"strokes": _add_stroke, "blob": _add_blob, "rectangle": _add_rectangle}[kind]
    while True:
        canvas = np.zeros(size, np.uint8)
        target = rng.uniform(low, high)
        while (covered := canvas.mean()) < 0.85 * target:
            draw(canvas, rng, float(target - covered))
        if low <= covered <= high:
            return canvas.astype(bool)


def _point(size: tuple[int, ...], rng: np.random.Generator) -> npt.NDArray[np.float64]:
    return rng.uniform((0, 0), (size[1], size[0]))


def _add_stroke(canvas: npt.NDArray[np.uint8], rng: np.random.Generator, area: float) -> None:
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


def _add_blob(canvas: npt.NDArray[np.uint8], rng: np.random.Generator, area: float) -> None:
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


def _add_rectangle(canvas: npt.NDArray[np.uint8], rng: np.random.Generator, area: float) -> None:
    """An upright rectangle."""
    aspect = np.exp(rng.normal(0, 0.5))
    half = np.sqrt(area * canvas.size) / 2 * np.array([np.sqrt(aspect), 1 / np.sqrt(aspect)])
    centre = _point(canvas.shape, rng)
    low, high = np.rint(centre - half).astype(int), np.rint(centre + half).astype(int)
    cv2.rectangle(canvas, (int(low[0]), int(low[1])), (int(high[0]), int(high[1])), 1, -1)
