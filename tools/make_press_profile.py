"""Makes resources/press.icc: what CMYK of an unknown press is taken for.

Usage: python -m tools.make_press_profile FOGRA39L.ti3

The characterisation data are Fogra's (offset on coated paper, ISO 12647-2), as Kai-Uwe Behrmann offers them under the
zlib licence in icc-profiles-free. They measure whole grids of C, M and Y at six amounts of black, between which is
interpolated. The profile's layout: ICC.1:2001-04, sections 6.1 and 6.5.
"""

import struct
import sys
from pathlib import Path

import numpy as np
from scipy.interpolate import PchipInterpolator, RegularGridInterpolator
from scipy.optimize import least_squares
from scipy.spatial import cKDTree

OUTPUT = Path(__file__).resolve().parent.parent / "resources" / "press.icc"
_INK_NODES, LAB_NODES = 9, 17
_D50 = (0.9642, 1.0, 0.8249)
_MOST_INK = 3.3
"""Of all four together, as the standard for that paper has it."""
_WORD = 65535
_LAB_WORD = 65280
"""L* = 100 in the 16-bit encoding of version 2."""


def measured(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """Inks (N×4, 0 to 1) and CIE L*a*b* (N×3) of every patch."""
    text = path.read_text(encoding="latin-1").split("BEGIN_DATA\n", 1)[1].split("END_DATA", 1)[0]
    rows = np.array([[float(value) for value in line.split()[1:]] for line in text.splitlines() if line.strip()])
    return rows[:, :4] / 100, rows[:, -3:]


def relative(inks: np.ndarray, lab: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The same colours with paper as white (media-relative, ICC.1:2001-04, annex A), and the paper's XYZ."""
    xyz = _xyz(lab)
    paper = xyz[(inks == 0).all(axis=1)].mean(axis=0)
    return lab_of(xyz / paper * _D50), paper


def _xyz(lab: np.ndarray) -> np.ndarray:
    """CIE 15, section 8.2.1, in D50."""
    middle = (lab[:, 0] + 16) / 116
    roots = np.stack((middle + lab[:, 1] / 500, middle, middle - lab[:, 2] / 200), axis=1)
    return np.where(roots > 6 / 29, roots**3, 3 * (6 / 29) ** 2 * (roots - 4 / 29)) * _D50


def lab_of(xyz: np.ndarray) -> np.ndarray:
    share = xyz / _D50
    roots = np.where(share > (6 / 29) ** 3, np.cbrt(share), share / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = roots.T
    return np.stack((116 * y - 16, 500 * (x - y), 200 * (y - z)), axis=1)


def on_grid(inks: np.ndarray, lab: np.ndarray) -> np.ndarray:
    """L*a*b* of all mixtures of `_INK_NODES` even amounts of each ink: C×M×Y×K×3."""
    even = np.linspace(0, 1, _INK_NODES)
    levels = [k for k in np.unique(inks[:, 3]) if _nodes(inks, k) is not None]
    slices = []
    for k in levels:
        nodes = _nodes(inks, k)
        assert nodes is not None
        found = {tuple(np.round(ink[:3], 4)): colour for ink, colour in zip(inks, lab, strict=True) if ink[3] == k}
        table = np.array([[[found[c, m, y] for y in nodes] for m in nodes] for c in nodes])
        kind = "pchip" if len(nodes) > 3 else "linear"
        points = np.stack(np.meshgrid(even, even, even, indexing="ij"), axis=-1)
        slices.append(RegularGridInterpolator((nodes,) * 3, table, method=kind)(points))
    return np.moveaxis(PchipInterpolator(levels, np.stack(slices))(even), 0, 3)


def _nodes(inks: np.ndarray, k: float) -> np.ndarray | None:
    """The amounts of C, M and Y that are measured in all mixtures at that much black."""
    some = {tuple(np.round(ink[:3], 4)) for ink in inks if ink[3] == k}
    for nodes in (
        (0, 0.1, 0.2, 0.3, 0.4, 0.55, 0.7, 0.85, 1),
        (0, 0.1, 0.2, 0.4, 0.7, 1),
        (0, 0.2, 0.4, 0.7, 1),
        (0, 0.4, 0.7, 1),
        (0, 0.4, 1),
        (0, 1),
    ):
        if all((c, m, y) in some for c in nodes for m in nodes for y in nodes):
            return np.array(nodes, float)
    return None


def inverse(table: np.ndarray) -> np.ndarray:
    """Inks for even steps of L*, a* and b*, L×a×b×4: the nearest that can be printed, with much black, little ink."""
    even = np.linspace(0, 1, _INK_NODES)
    forward = RegularGridInterpolator((even,) * 4, table)
    steps = np.linspace(0, 1, 11)
    starts = np.stack(np.meshgrid(*[steps] * 4, indexing="ij"), axis=-1).reshape(-1, 4)
    starts = starts[starts.sum(axis=1) <= _MOST_INK]
    colours = forward(starts)
    tree = cKDTree(np.column_stack((colours, 3 * starts[:, :3].sum(axis=1))))
    axis = np.linspace(0, 1, LAB_NODES)
    wanted = np.stack(np.meshgrid(axis * 100, axis * 255 - 128, axis * 255 - 128, indexing="ij"), axis=-1)

    def best(lab: np.ndarray) -> np.ndarray:
        start = starts[tree.query(np.append(lab, 0.0))[1]].clip(0.001, 0.999)

        def away(inks: np.ndarray) -> np.ndarray:
            too_much = 20 * max(0.0, inks.sum() - _MOST_INK)
            return np.concatenate((forward(inks)[0] - lab, 0.3 * inks[:3], [too_much]))

        return least_squares(away, start, bounds=(0, 1), max_nfev=30).x

    return np.array([best(lab) for lab in wanted.reshape(-1, 3)]).reshape(*wanted.shape[:3], 4)


def _lut16(table: np.ndarray, inputs: int, outputs: int) -> bytes:
    """A table of 16 bits between straight curves (lut16Type)."""
    nodes = table.shape[0]
    unit = struct.pack(">9i", *(65536 * (i % 4 == 0) for i in range(9)))
    line = struct.pack(">2H", 0, _WORD)
    head = struct.pack(">4s4x3Bx", b"mft2", inputs, outputs, nodes) + unit + struct.pack(">2H", 2, 2)
    return head + line * inputs + np.rint(table).astype(">u2").tobytes() + line * outputs


def _text(words: str) -> bytes:
    return b"text\0\0\0\0" + words.encode() + b"\0"


def _description(words: str) -> bytes:
    data = words.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(data)) + data + bytes(4 + 4 + 2 + 1 + 67)


def profile(forward: np.ndarray, back: np.ndarray, paper: np.ndarray) -> bytes:
    """An output profile of version 2."""
    encoded = np.stack(
        (forward[..., 0] / 100 * _LAB_WORD, (forward[..., 1] + 128) * 256, (forward[..., 2] + 128) * 256), axis=-1
    )
    white = np.array(_D50) * 65536
    tags = {
        b"desc": _description("Coated paper, offset (from FOGRA39L)"),
        b"cprt": _text("Made from Fogra's characterisation data FOGRA39L as in icc-profiles-free (zlib licence)."),
        b"wtpt": struct.pack(">4s4x3i", b"XYZ ", *(round(value * 65536) for value in paper)),
        b"A2B0": _lut16(encoded.clip(0, _WORD), 4, 3),
        b"B2A0": _lut16(back * _WORD, 3, 4),
    }
    place, body, entries = 128 + 4 + 12 * len(tags), b"", []
    for name, content in tags.items():
        entries.append(struct.pack(">4sII", name, place + len(body), len(content)))
        body += content + bytes(-len(content) % 4)
    head = _head(place + len(body), white)
    return head + struct.pack(">I", len(tags)) + b"".join(entries) + body


def _head(size: int, white: np.ndarray) -> bytes:
    return struct.pack(
        ">I4sI4s4s4s6H4s28x3i48x",
        size,
        b"\0\0\0\0",
        0x02400000,
        b"prtr",
        b"CMYK",
        b"Lab ",
        *(2026, 11, 28, 0, 0, 0),
        b"acsp",
        *(round(value) for value in white),
    )


if __name__ == "__main__":
    patches, colours = measured(Path(sys.argv[1]))
    relative_colours, paper_white = relative(patches, colours)
    grid = on_grid(patches, relative_colours)
    OUTPUT.write_bytes(profile(grid, inverse(grid), paper_white))
