"""Words put together for sentences."""

from collections.abc import Iterable


def listed(words: Iterable[str], conjunction: str = "or") -> str:
    """One or more words as `JPEG, PNG or BMP`."""
    *most, last = words
    return f"{', '.join(most)} {conjunction} {last}" if most else last
