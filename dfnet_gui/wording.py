"""Words put together for sentences, in the language of the program.

Whoever writes a text that people read writes it in English within `tr`; what stands in a table that is made before the
language is known is marked by `tr_later` and goes through `tr` where it is shown. Qt's lupdate finds both.
"""

from collections.abc import Callable, Iterable
from numbers import Real
from string import Formatter

_translate: Callable[[str], str] = str
_MOST_IN_A_LINE = 300
_marks: dict[int, str] = {}
"""What stands in a number in place of English marks."""


def set_translation(translate: Callable[[str], str], *, decimal: str = ".", thousands: str = ",") -> None:
    """Let `translate` turn every text from now on, with these marks in numbers; `str` leaves them English. It is called
    in any thread."""
    global _translate, _marks
    _translate, _marks = translate, str.maketrans({".": decimal, ",": thousands})


class _Places(Formatter):
    """Fills places as `str.format` does, numbers with the marks of the language."""

    def format_field(self, value: object, format_spec: str) -> str:
        text: str = super().format_field(value, format_spec)
        return text.translate(_marks) if isinstance(value, Real) and format_spec else text


def tr(text: str, /, **values: object) -> str:
    """`text` in the language of the program, with `values` in the places of its `{names}`. Any thread."""
    said = _translate(text)
    return _Places().vformat(said, (), values) if values else said


def one_line(said_by: object) -> str:
    """What an error or a file says, for a place in a sentence: one line that can be shown, and never all of a file."""
    said = "".join(each if each.isprintable() else " " for each in str(said_by))
    words = " ".join(said.split())
    return words if len(words) <= _MOST_IN_A_LINE else f"{words[:_MOST_IN_A_LINE]}…"


def number(value: float, spec: str = ",") -> str:
    """A number as `format` writes it, with the marks of the language."""
    return _Places().format_field(value, spec)


def tr_later(text: str) -> str:
    """`text` as it is: marked for translation, which `tr` does where it is shown."""
    return text


def tr_count(count: int, one: str, more: str, /, **values: object) -> str:
    """`one` where `count` is 1, else `more`, as `tr` says it, with `{count}`; both are marked by `tr_later`."""
    return tr(one if count == 1 else more, count=number(count), **values)


AND = tr_later("{most} and {last}")
"""For `listed`: all of them."""


def listed(words: Iterable[str], end: str = tr_later("{most} or {last}")) -> str:
    """One or more words as `JPEG, PNG or BMP`; `end` says how the last one is joined."""
    *most, last = words
    return tr(end, most=tr(", ").join(most), last=last) if most else last
