"""Words put together for sentences, in the language of the program.

Whoever writes a text that people read writes it in English within `tr`; what stands in a table that is made before the
language is known is marked by `tr_later` and goes through `tr` where it is shown. Qt's lupdate finds both.
"""

from collections.abc import Callable, Iterable

_translate: Callable[[str], str] = str


def set_translation(translate: Callable[[str], str]) -> None:
    """Let `translate` turn every text from now on; `str` leaves them English. It is called in any thread."""
    global _translate
    _translate = translate


def tr(text: str, /, **values: object) -> str:
    """`text` in the language of the program, with `values` in the places of its `{names}`. Any thread."""
    said = _translate(text)
    return said.format(**values) if values else said


def tr_later(text: str) -> str:
    """`text` as it is: marked for translation, which `tr` does where it is shown."""
    return text


def tr_count(count: int, one: str, more: str, /, **values: object) -> str:
    """`one` where `count` is 1, else `more`, as `tr` says it, with `{count}`; both are marked by `tr_later`."""
    return tr(one if count == 1 else more, count=f"{count:,}", **values)


def listed(words: Iterable[str], end: str = tr_later("{most} or {last}")) -> str:
    """One or more words as `JPEG, PNG or BMP`; `end` says how the last one is joined."""
    *most, last = words
    return tr(end, most=tr(", ").join(most), last=last) if most else last
