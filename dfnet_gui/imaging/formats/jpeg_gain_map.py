"""Gain maps: the second picture of an HDR JPEG, which says how much brighter each place may be shown.

It would show what was removed, so it is filled at the same place, and the file goes on being an HDR photo. Where it
lies: multi-picture format (CIPA DC-007) and the container directory in XMP (Ultra HDR 1.1; ISO 21496-1).
"""

import re
import struct
from typing import NamedTuple

import cv2
import numpy as np
import simplejpeg

from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.formats.jpeg_blocks import exchanged
from dfnet_gui.imaging.formats.jpeg_segments import MULTI_PICTURE, segments_of, with_segments
from dfnet_gui.imaging.starts import smooth_start
from dfnet_gui.imaging.tiff_block import Block

_MARKS = (b"http://ns.adobe.com/hdr-gain-map/1.0/", b"urn:com:apple:photo:2020:aux:hdrgainmap", b"21496:-1\0")
_COUNT, _ENTRIES = 0xB001, 0xB002
_ENTRY = 16
"""Bytes: what it is, its size, where it lies, and two numbers more."""
_MARGIN = np.ones((3, 3), np.uint8)
_LENGTH = re.compile(
    rb"((?:Item:Semantic=\"GainMap\"[^>]*?Item:Length|Item:Length(?==\"\d+\"[^>]*?Item:Semantic=\"GainMap\"))=\")(\d+)\""
)


class GainMap(NamedTuple):
    """Which of the file's pictures it is, and its bytes."""

    number: int
    data: bytes


def gain_map_in(source: bytes) -> GainMap | None:
    """The file's gain map; None for a file without one, or one whose directory is damaged."""
    try:
        start, block = _directory(source)
        entries = _entries(block)
    except (ValueError, struct.error, IndexError, StopIteration):
        return None
    for number, (_kind, size, offset, _more) in enumerate(entries):
        data = source[start + offset : start + offset + size] if number else b""
        if data.startswith(b"\xff\xd8") and any(mark in _said(data) for mark in _MARKS):
            return GainMap(number, data)
    return None


def filled(gain_map: GainMap, changed: BoolArray) -> GainMap:
    """The map with what lies at the `changed` place (H×W of the photo as stored) made of what is around it.

    ValueError where its blocks can't be exchanged.
    """
    pixels = simplejpeg.decode_jpeg(gain_map.data, "RGB")
    size = (pixels.shape[1], pixels.shape[0])
    place = cv2.resize(changed.astype(np.float32), size, interpolation=cv2.INTER_AREA) > 0
    hole = cv2.dilate(place.astype(np.uint8), _MARGIN)
    if hole.all():
        raise ValueError("nothing is left to fill from")
    smooth = smooth_start(pixels.astype(np.float32) / np.float32(255), 1 - hole.astype(np.float32))
    new = np.rint(np.clip(smooth, 0, 1) * 255).astype(np.uint8)
    said = [each for _place, each in segments_of(gain_map.data) if each.says_something]
    data = exchanged(gain_map.data, new, hole > 0)
    return gain_map._replace(data=with_segments(data, said))


def with_length(content: bytes, gain_map: GainMap) -> bytes:
    """An XMP packet whose directory says how long the map is."""
    return _LENGTH.sub(lambda found: found[1] + str(len(gain_map.data)).encode() + b'"', content)


def joined(photo: bytes, gain_map: GainMap) -> bytes:
    """Photo and map as one file, whose directory of pictures names these two."""
    start, block = _directory(photo)
    entries = _entries(block)
    photo_entry, map_entry = entries[0], entries[gain_map.number]
    new = [(photo_entry[0], len(photo), 0, photo_entry[3]), (map_entry[0], len(gain_map.data), len(photo) - start, 0)]
    data = bytearray(photo)
    for place in block.places(block.first):
        if place.tag == _COUNT:
            struct.pack_into(block.order + "I", data, start + place.value.start, len(new))
        elif place.tag == _ENTRIES:
            packed = b"".join(struct.pack(block.order + "4I", *entry) for entry in new)
            length = start + place.start + 4
            struct.pack_into(block.order + "I", data, length, len(packed))
            value = slice(start + place.value.start, start + place.value.stop)
            data[value] = packed.ljust(value.stop - value.start, b"\0")
    return bytes(data) + gain_map.data


def _said(data: bytes) -> bytes:
    return b"".join(each.content for _place, each in segments_of(data) if each.says_something)


def _directory(data: bytes) -> tuple[int, Block]:
    """Where the pictures' directory begins, from which they are counted, and the directory."""
    place, segment = next((p, s) for p, s in segments_of(data) if s.content.startswith(MULTI_PICTURE))
    return place + 4 + len(MULTI_PICTURE), Block(segment.content[len(MULTI_PICTURE) :])


def _entries(block: Block) -> list[tuple[int, int, int, int]]:
    value = next(place.value for place in block.places(block.first) if place.tag == _ENTRIES)
    packed = bytes(block.data[value])
    return [struct.unpack_from(block.order + "4I", packed, place) for place in range(0, len(packed), _ENTRY)]
