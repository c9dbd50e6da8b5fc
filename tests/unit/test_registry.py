"""Tables of rows that are found by name."""

from dataclasses import dataclass

import pytest

from dfnet_gui.registry import Registry


@dataclass(frozen=True)
class _Row:
    name: str
    value: int = 0


def test_rows_stand_in_their_order_and_are_found_by_name() -> None:
    table = Registry(_Row("b", 1), _Row("a", 2))
    table.add(_Row("c", 3))
    assert table.names == ("b", "a", "c")
    assert [row.value for row in table] == [1, 2, 3]
    assert table["a"].value == 2
    assert len(table) == 3
    assert "a" in table
    assert "z" not in table
    with pytest.raises(KeyError):
        table["z"]


def test_a_name_stands_once() -> None:
    with pytest.raises(ValueError, match="a is there already"):
        Registry(_Row("a"), _Row("a"))
    table = Registry(_Row("a", 1))
    with pytest.raises(ValueError, match="a is there already"):
        table.add(_Row("a", 2))
    assert table["a"].value == 1


def test_a_replaced_row_keeps_its_place() -> None:
    table = Registry(_Row("a"), _Row("b"))
    table.replace(_Row("a", 7))
    assert [(row.name, row.value) for row in table] == [("a", 7), ("b", 0)]
    with pytest.raises(KeyError):
        table.replace(_Row("z"))
    assert table.names == ("a", "b")


def test_a_row_can_be_taken_out_while_others_are_looked_at() -> None:
    table = Registry(_Row("a"), _Row("b"), _Row("c"))
    for row in table:
        table.remove(row.name)
    assert table.names == ()
    with pytest.raises(KeyError):
        table.remove("a")
