"""Licences that every Debian has, and that no copyright file of a package may repeat."""

import functools
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

FOLDER = Path("/usr/share/common-licenses")
_NAMES = ("Apache-2.0", "GFDL-1.3", "GPL-1", "GPL-2", "GPL-3", "LGPL-2", "LGPL-2.1", "LGPL-3", "MPL-2.0")
_END_OF_TERMS = "END OF TERMS AND CONDITIONS"
_MANY = 6
"""Words by which a text's begin and end are known."""
_SAME = 0.97
"""Part of the words; editions of one text differ in the addresses that they name."""


class Common(NamedTuple):
    """A licence from its title to the end of its terms."""

    name: str
    title: re.Pattern[str]
    words: Counter[str]
    end: re.Pattern[str]
    """What its terms end with."""


def without_common(text: str) -> str:
    """The text with a pointer in the place of each licence that every Debian has."""
    for common in _commons():
        text = _without(text, common)
    return text


def _without(text: str, common: Common) -> str:
    place = 0
    while match := common.title.search(text, place):
        end = common.end.search(text, match.end())
        place = match.end()
        if end and _are_alike(common.words, _counted(text[match.start() : end.end()])):
            told = f"On Debian systems, the full text of {common.name} is in {FOLDER / common.name}."
            text = text[: match.start()] + told + text[end.end() :]
    return text


def _are_alike(one: Counter[str], other: Counter[str]) -> bool:
    return (one & other).total() >= _SAME * max(one.total(), other.total())


def _counted(text: str) -> Counter[str]:
    return Counter(text.split())


@functools.cache
def _commons() -> list[Common]:
    found = []
    for name in _NAMES:
        if (FOLDER / name).is_file():
            text = (FOLDER / name).read_text(encoding="utf-8")
            terms, end, _rest = text.partition(_END_OF_TERMS)
            words = (terms + end).split()
            found.append(Common(name, _pattern(words[:_MANY]), Counter(words), _pattern(words[-_MANY:])))
    return found


def _pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(word) for word in words))
