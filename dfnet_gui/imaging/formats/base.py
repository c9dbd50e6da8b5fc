"""What the program must know of a photo format."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO, Literal

from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.wording import tr, tr_later

BEST_QUALITY = 100
DEFAULT_QUALITY = 95
DEEP_BITS = 16
ZLIB_LEVEL = 2
"""Higher levels take up to four times as long for files that are a twentieth smaller."""
MOST_PIXELS = 400_000_000
"""Larger photos are refused from their header, before any memory is taken."""


@dataclass(frozen=True)
class ExportOptions:
    """`quality`: 1 to 100 for formats that lose something. `as_source`: change the photo's own file (`Photo.source`)
    where the format is the same, so that only what differs is encoded anew; `quality` then counts for nothing.
    """

    quality: int = DEFAULT_QUALITY
    as_source: bool = False


Decoder = Callable[[bytes], Photo]
Encoder = Callable[[Photo, ExportOptions, BytesIO], tuple[str, ...] | None]
Loss = Literal["none", "below best quality", "always"]


class RefusedError(Exception):
    """A photo of this kind can't be used; the text says why and a way on, and follows the file's name.

    `template`, marked by `tr_later`, and `values` make the text in the language of the program that shows it, which a
    child (`imaging.child`) does not speak.
    """

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(tr(template, **values))
        self.template, self.values = template, values


@dataclass(frozen=True)
class Format:
    """A row of `registry.FORMATS`.

    `suffixes` in lower case, the usual one first. `magic`: how its files
    begin, or what they have at byte `magic_offset`, all within the first 16; or `brands`, which ISO media files name
    there (ISO/IEC 14496-12). `decode` gets a whole file; besides
    RefusedError it may raise whatever its library raises for a damaged one. `decode_page`, where files hold several
    pictures, is told which one, from 0. `encode` writes a photo and may give
    sentences that people should read; it is None for a
    format that is only read; then `example` makes a file to test reading with, or one is `stored` in the self-test's
    folder, which shows its photo. `loss`: when pixels outside of the hole
    change by writing. `depths`: bits of a sample that it keeps. `note` tells people what writing does to a photo.
    `reads`: what of each kind is read, for the table of formats; `keeps`: what goes along when a photo is written.
    `is_by_name`: its files may begin in any way, so that those that no other format knows are of it by their suffix.
    `check` looks at what a large file (of so many bytes) says of itself before it is read whole; it raises as `decode`.
    `most_px`: how long a side of its pictures may be, 0 for any length.
    `changes_own_file`: whether a photo's own file can be written with nothing changed but what was completed.
    `written_as`: the suffix that is offered for its photos where it is only read.
    `keeps_profile`: whether it can hold an ICC profile. `libraries`: modules that must be importable. Any thread.
    """

    name: str
    suffixes: tuple[str, ...]
    magic: tuple[bytes, ...]
    mime: str
    decode: Decoder
    decode_page: Callable[[bytes, int], Photo] | None = None
    magic_offset: int = 0
    encode: Encoder | None = None
    loss: Loss = "none"
    depths: tuple[int, ...] = (8,)
    note: str = ""
    keeps_profile: bool = True
    libraries: tuple[str, ...] = ()
    example: Callable[[ByteArray], bytes] | None = None
    stored: str = ""
    reads: str = "8 bits"
    keeps: tuple[str, ...] = ()
    written_as: str = ".png"
    is_by_name: bool = False
    most_px: int = 0
    changes_own_file: bool = False
    check: Callable[[BinaryIO, int], None] | None = None
    brands: tuple[bytes, ...] = ()

    def too_large(self, width: int, height: int) -> str:
        """Why a photo of that size can't be written, after the file's name; empty if it can."""
        if not self.most_px or max(width, height) <= self.most_px:
            return ""
        size = tr("this photo is {width}×{height}", width=width, height=height)
        return tr(
            "{name} holds at most {most_px:,} pixels a side, and {size}; choose PNG.",
            name=self.name,
            most_px=self.most_px,
            size=size,
        )

    def begins(self, head: bytes) -> bool:
        """Whether a file that begins so is of this format."""
        return head.startswith(self.magic, self.magic_offset) or (head[4:8] == b"ftyp" and head[8:12] in self.brands)

    @property
    def has_quality(self) -> bool:
        """Whether `ExportOptions.quality` means something."""
        return self.loss != "none"

    def is_lossless(self, quality: int) -> bool:
        """Whether every pixel is kept at that quality."""
        return self.loss == "none" or (self.loss == "below best quality" and quality >= BEST_QUALITY)

    @property
    def safest_quality(self) -> int:
        """What to write with when nobody said: lossless where that can be."""
        return BEST_QUALITY if self.loss == "below best quality" else DEFAULT_QUALITY


def frames_note(count: int, what: str = tr_later("pictures"), *, page: int = 0, kept_by: str = "") -> tuple[str, ...]:
    """What to tell of a file that holds more than one picture; `kept_by`: the format whose export keeps the others."""
    if count <= 1:
        return ()
    shown = tr("number {page}", page=page + 1) if page else tr("the first")
    rest = (
        tr("an export as {kept_by} keeps the others", kept_by=kept_by)
        if kept_by
        else tr("an export holds that one alone")
    )
    return (
        tr(
            "This file holds {count} {what}; {shown} is shown, and {rest}.",
            count=count,
            what=tr(what),
            shown=shown,
            rest=rest,
        ),
    )


def check_size(width: int, height: int) -> None:
    """RefusedError for more than MOST_PIXELS."""
    if width * height > MOST_PIXELS:
        raise RefusedError(
            tr_later("{width}×{height} pixels are more than the {most} megapixels that fit; scale it down first."),
            width=width,
            height=height,
            most=MOST_PIXELS // 10**6,
        )
