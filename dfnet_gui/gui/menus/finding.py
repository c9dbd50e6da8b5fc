"""Finding a command by some letters of its name: what fits, how well, and in which order. Nothing of Qt; any thread."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

MOST_RECENT = 12
_START, _FIRST, _NEXT, _LETTER = 10.0, 4.0, 8.0, 1.0
"""A letter that begins a word, the one that begins the text, one right after the last one found, and any."""
_WHOLE, _HEAD = 100.0, 10.0
"""The text itself was typed, or its beginning."""
_IN_PATH, _IN_TIP = 6.0, 3.0
"""For each letter of a word that begins one of the menu's title or of the tip."""
_LENGTH = 0.02
"""For each letter of the text: of two that fit alike, the shorter one was meant."""
_TOGETHER = 0.5
"""So much of what was typed must begin words or follow the letter before; else letters strewn anywhere would do."""
_NEVER = float("-inf")
_WITHOUT_SPACES = "\u2e80"
"""From here on stand the writings that part no words: each sign may begin one."""


@dataclass(frozen=True)
class Entry:
    """What can be found: its own name, and what people read of it: text, menu path, tip."""

    name: str
    text: str
    path: str = ""
    tip: str = ""


@dataclass(frozen=True)
class Found:
    """An entry that fits, how well (more is better), and the letters of its text that were typed, by their index."""

    entry: Entry
    score: float = 0.0
    places: tuple[int, ...] = ()


def found(typed: str, entries: Sequence[Entry], recent: Sequence[str] = ()) -> list[Found]:
    """Those that fit what was typed, the best first; all of them where nothing was.

    Of equally good ones those in `recent` (names, the newest first) come first, then as they stand in `entries`.
    """
    ranks = {name: rank for rank, name in enumerate(recent)}
    fitting = [fit for each in entries if (fit := fitted(typed, each)) is not None]
    return sorted(fitting, key=lambda fit: (-fit.score, ranks.get(fit.entry.name, len(ranks))))


def fitted(typed: str, entry: Entry) -> Found | None:
    """How an entry fits: its letters in their order, or else each word as the beginning of one; None if it does not."""
    wanted = _folded(typed)
    if not wanted.strip():
        return Found(entry)
    fits = [fit for fit in (_by_letters(wanted, entry), _by_words(wanted, entry)) if fit is not None]
    best = max(fits, key=lambda fit: fit.score, default=None)
    return replace(best, score=best.score + _literal(wanted.strip(), _folded(entry.text))) if best is not None else None


def remembered(name: str, recent: Iterable[str]) -> tuple[str, ...]:
    """`recent` with a name first, cut to what is kept."""
    return (name, *(each for each in recent if each != name))[:MOST_RECENT]


def _folded(text: str) -> str:
    """In small letters without accents, letter for letter, so that an index stays what it is."""
    return "".join((unicodedata.normalize("NFD", letter)[0].lower() or letter)[0] for letter in text)


def _literal(wanted: str, text: str) -> float:
    return _WHOLE if wanted == text.rstrip("…") else _HEAD if text.startswith(wanted) else 0.0


def _by_words(wanted: str, entry: Entry) -> Found | None:
    """Each typed word begins one of the text, of the menu's title, or of the tip."""
    text, path, tip = map(_folded, (entry.text, entry.path, entry.tip))
    score, places = -_LENGTH * len(text), set[int]()
    for word in wanted.split():
        begins = re.compile(re.escape(word) if word[0] >= _WITHOUT_SPACES else rf"(?<!\w){re.escape(word)}")
        if (at := begins.search(text)) is not None:
            score += _NEXT * len(word)
            places.update(range(at.start(), at.end()))
        elif begins.search(path):
            score += _IN_PATH * len(word)
        elif begins.search(tip):
            score += _IN_TIP * len(word)
        else:
            return None
    return Found(entry, score, tuple(sorted(places)))


def _by_letters(wanted: str, entry: Entry) -> Found | None:
    """All letters, in their order, where they fit best."""
    letters, text = "".join(wanted.split()), _folded(entry.text)
    places = _best_places(letters, text) if _is_within(letters, text) else ()
    if not places:
        return None
    starts = sum(_begins(text, place) for place in places)
    follow = sum(b == a + 1 and not _begins(text, b) for a, b in pairwise(places))
    if starts + follow < _TOGETHER * len(letters):
        return None
    score = sum(_worth(text, place) for place in places) + _NEXT * follow - _LENGTH * len(text)
    return Found(entry, score, places)


def _is_within(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _begins(text: str, place: int) -> bool:
    is_first = place == 0 or not text[place - 1].isalnum() or text[place] >= _WITHOUT_SPACES
    return text[place].isalnum() and is_first


def _worth(text: str, place: int) -> float:
    return (_START + _FIRST * (place == 0)) if _begins(text, place) else _LETTER


def _best_places(letters: str, text: str) -> tuple[int, ...]:
    """Where the letters score highest: found letter by letter, each place knowing the one that it came from."""
    best: list[float] = [0.0] * len(text)
    came_from: list[list[int]] = []
    for row, letter in enumerate(letters):
        before, best, origins = best, [_NEVER] * len(text), [-1] * len(text)
        high, high_at = (0.0, -1) if row == 0 else (_NEVER, -1)
        for place, here in enumerate(text):
            if row and place and before[place - 1] > high:
                high, high_at = before[place - 1], place - 1
            if here != letter:
                continue
            follows = before[place - 1] + (0 if _begins(text, place) else _NEXT) if row and place else _NEVER
            best[place] = _worth(text, place) + max(high, follows)
            origins[place] = place - 1 if follows >= high else high_at
        came_from.append(origins)
    place = max(range(len(text)), key=best.__getitem__)
    places = []
    for origins in reversed(came_from):
        places.append(place)
        place = origins[place]
    return tuple(reversed(places))
