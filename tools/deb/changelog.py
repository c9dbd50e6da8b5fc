"""CHANGELOG.md as Debian wants it."""

import datetime
import os
import re
import textwrap
from collections.abc import Iterator
from email.utils import format_datetime

_RELEASE = re.compile(r"^## \[(?P<version>[\w.]+)\].*?(?P<date>\d{4}-\d\d-\d\d)$", re.MULTILINE)
_WRAPPER = textwrap.TextWrapper(78, initial_indent="  * ", subsequent_indent="    ", break_long_words=False)


def epoch(changelog: str) -> int:
    """The moment that all files of the package are dated: SOURCE_DATE_EPOCH, or the newest release's day."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    found = _RELEASE.search(changelog)
    if found is None:
        raise SystemExit("CHANGELOG.md names no release with its day, as: ## [1.0.0] – 2026-01-31")
    return int(_day(found["date"]).timestamp())


def in_debians_form(changelog: str, package: str, maintainer: str) -> str:
    """All releases, each change a line as long as it has to be."""
    entries = list(_RELEASE.finditer(changelog))
    ends = [*(entry.start() for entry in entries[1:]), len(changelog)]
    return "\n".join(
        "\n".join(
            (
                f"{package} ({entry['version']}) unstable; urgency=medium\n",
                *_changes(changelog[entry.end() : end]),
                f"\n -- {maintainer}  {format_datetime(_day(entry['date']))}\n",
            )
        )
        for entry, end in zip(entries, ends, strict=True)
    )


def moment_of(seconds: int) -> datetime.datetime:
    """As a time of the calendar."""
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC)


def _day(date: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(f"{date}T00:00:00+00:00")


def _changes(text: str) -> Iterator[str]:
    for block in re.split(r"\n(?=- |#)|\n\n", text):
        words = " ".join(re.sub(r"\*+|`|\[([^\]]+)\]\([^)]*\)", r"\1", block).split())
        if words.startswith("#"):
            yield f"\n  [ {words.lstrip('# ')} ]"
        elif words:
            change = words.removeprefix("- ")
            yield _WRAPPER.fill(change)
