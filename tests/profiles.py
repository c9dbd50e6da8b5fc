"""Small ICC profiles made by the book (ICC.1:2022), and what they say of colours, worked out without any library."""

import struct

import numpy as np

from dfnet_gui.imaging.arrays import ByteArray

_D50 = (0.9642, 1.0, 0.8249)
_SRGB_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_P3_COLORANTS = ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407))
_ADOBE_COLORANTS = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
_SRGB_COLORANTS = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410))
_P3_TO_SRGB = np.array(
    [[1.2249402, -0.2249402, 0.0], [-0.0420570, 1.0420570, 0.0], [-0.0196376, -0.0786360, 1.0982736]]
)
"""Of linear light, from the chromaticities of both (IEC 61966-2-1, SMPTE RP 431-2 with D65)."""


def _fixed(*values: float) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def made_profile(
    colorants: tuple[tuple[float, ...], ...], curve: tuple[float, ...], *, kind: bytes = b"mntr", space: bytes = b"RGB "
) -> bytes:
    """A profile of three colorants (XYZ under D50) and one parametric curve."""
    form = struct.pack(">H", 3 if len(curve) > 1 else 0) + bytes(2)
    curve_tag = b"para" + bytes(4) + form + _fixed(*curve)
    tags = [(b"wtpt", b"XYZ " + bytes(4) + _fixed(*_D50))]
    tags += [
        (name, b"XYZ " + bytes(4) + _fixed(*c)) for name, c in zip((b"rXYZ", b"gXYZ", b"bXYZ"), colorants, strict=True)
    ]
    tags += [(name, curve_tag) for name in (b"rTRC", b"gTRC", b"bTRC")]
    text = "test".encode("utf-16-be")
    said = b"mluc" + bytes(4) + struct.pack(">II", 1, 12) + b"enUS" + struct.pack(">II", len(text), 28) + text
    tags += [(b"desc", said), (b"cprt", said)]
    place = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, content in tags:
        padded = content + bytes(-len(content) % 4)
        table += name + struct.pack(">II", place + len(body), len(content))
        body += padded
    head = struct.pack(">I", place + len(body)) + bytes(4) + b"\x04\x30\x00\x00" + kind + space + b"XYZ "
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + _fixed(*_D50)
    return head.ljust(128, b"\0") + table + body


DISPLAY_P3 = made_profile(_P3_COLORANTS, _SRGB_CURVE)
ADOBE_RGB = made_profile(_ADOBE_COLORANTS, (2.19921875,))
LIKE_SRGB = made_profile(_SRGB_COLORANTS, _SRGB_CURVE)
"""Other bytes than any library's sRGB, and the same colours."""
SCANNER = made_profile(_P3_COLORANTS, _SRGB_CURVE, kind=b"scnr")
BROKEN = DISPLAY_P3[:140] + bytes(len(DISPLAY_P3) - 140)


def p3_as_srgb(pixels: ByteArray) -> ByteArray:
    """What Display P3 numbers look like, in sRGB's."""
    return _through(pixels, _P3_TO_SRGB)


def srgb_as_p3(pixels: ByteArray) -> ByteArray:
    """What a Display P3 screen must be sent to show sRGB numbers."""
    return _through(pixels, np.linalg.inv(_P3_TO_SRGB))


def _through(pixels: ByteArray, matrix: np.ndarray) -> ByteArray:
    encoded = pixels / 255
    light = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4) @ matrix.T
    light = np.clip(light, 0, 1)
    again = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    turned: ByteArray = np.rint(again * 255).astype(np.uint8)
    return turned
