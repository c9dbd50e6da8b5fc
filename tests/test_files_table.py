"""docs/files.md says what the formats' rows say."""

from pathlib import Path

from tools.files_table import table

PAGE = Path(__file__).parents[1] / "docs" / "files.md"


def test_the_table_is_that_of_the_rows() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    made = list(table())
    start = lines.index(made[0])
    assert lines[start : start + len(made)] == made, "make it anew: python -m tools.files_table"
    assert not lines[start + len(made)].startswith("|")
