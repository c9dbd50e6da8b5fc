"""Tables whose rows are found by name: the one place where a kind of thing is registered."""

from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar


class Named(Protocol):
    """What a row must have."""

    @property
    def name(self) -> str:
        """Unlike that of any other row of its table; it may stand in files and on the command line."""


Row = TypeVar("Row", bound=Named)


class Registry(Generic[Row]):
    """Rows in the order in which people see them. Add before the window is made or a file is read; any thread reads."""

    def __init__(self, *rows: Row) -> None:
        self._rows: dict[str, Row] = {}
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        """Put a row last; ValueError where its name is taken."""
        if row.name in self._rows:
            raise ValueError(f"{row.name} is there already")
        self._rows[row.name] = row

    def replace(self, row: Row) -> None:
        """Put a row in the place of the one of its name; KeyError where there is none."""
        if row.name not in self._rows:
            raise KeyError(row.name)
        self._rows[row.name] = row

    def remove(self, name: str) -> None:
        """Take a row out again; KeyError where there is none of that name."""
        del self._rows[name]

    @property
    def names(self) -> tuple[str, ...]:
        """Of all rows, in their order."""
        return tuple(self._rows)

    def __getitem__(self, name: str) -> Row:
        return self._rows[name]

    def __contains__(self, name: object) -> bool:
        return name in self._rows

    def __iter__(self) -> Iterator[Row]:
        return iter(tuple(self._rows.values()))

    def __len__(self) -> int:
        return len(self._rows)
