"""The tables of a batch."""

import io
from collections.abc import Callable

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dfnet_gui.batch.rows import (
    DONE,
    FAILED,
    PlannedJob,
    Row,
    read_jobs,
    read_rows,
    written_jobs,
    written_rows,
)
from dfnet_gui.errors import StoreError

ROWS = [
    Row("a/ä.jpg", "a/ä.jpg", DONE, "no pixel changed beside it", 1.25, 2, "openvino fp32", "node-1"),
    Row("b.jpg", "b.jpg", FAILED, "b.jpg: damaged", 0.0, 0, "", "node-2"),
]


@pytest.mark.parametrize("rows", [ROWS, []])
def test_rows_are_read_as_they_were_written(rows: list[Row]) -> None:
    assert read_rows(written_rows(rows), "rows") == rows


def test_jobs_are_read_as_they_were_written() -> None:
    jobs = [PlannedJob("a.jpg", "a.png", "a.jpg", 5_000_000_000, ""), PlannedJob("b.jpg", "", "b.jpg", 1, "no mask")]
    assert read_jobs(written_jobs(jobs), "jobs") == jobs


def test_other_programs_read_plain_columns() -> None:
    table = pq.read_table(io.BytesIO(written_rows(ROWS)))
    assert table.column_names == ["photo", "output", "status", "sentence", "seconds", "regions", "backend", "node"]
    assert table["status"].to_pylist() == [DONE, FAILED]


def test_a_row_takes_few_bytes() -> None:
    rows = [
        Row(f"s/{n:08}.jpg", f"s/{n:08}.jpg", DONE, ROWS[0].sentence, 1.1 + n / 997, 1, "b", "n") for n in range(1000)
    ]
    assert len(written_rows(rows)) / len(rows) < 40


@pytest.mark.parametrize("content", [b"", b"no table", written_rows(ROWS)[:-9], written_jobs([])])
def test_what_is_no_such_table_is_one_sentence(content: bytes) -> None:
    with pytest.raises(StoreError, match="rows: this is no table of a batch"):
        read_rows(content, "rows")


@pytest.mark.parametrize(
    "change",
    [
        lambda table: table.set_column(0, "photo", pa.array([None, "b.jpg"])),
        lambda table: table.set_column(0, "photo", pa.array([[1], [2]])),
        lambda table: table.set_column(5, "regions", pa.array([2**40, 0])),
    ],
    ids=["empty", "of another kind", "too large"],
)
def test_a_table_with_other_values_is_no_table_of_a_batch(change: Callable[[pa.Table], pa.Table]) -> None:
    file = io.BytesIO()
    pq.write_table(change(pq.read_table(io.BytesIO(written_rows(ROWS)))), file)
    with pytest.raises(StoreError, match="rows: this is no table of a batch"):
        read_rows(file.getvalue(), "rows")


def test_letters_that_are_damaged_are_told_in_one_line() -> None:
    plain = pa.table({name: ["a"] * 2 for name in PlannedJob._fields if name != "size"} | {"size": [1, 2]})
    file = io.BytesIO()
    pq.write_table(plain, file, compression="none", use_dictionary=False)
    broken = file.getvalue().replace(b"\1\0\0\0a\1\0\0\0a", b"\1\0\0\0\xd2\1\0\0\0\xd2")
    assert broken != file.getvalue()
    for content in (broken, written_rows(ROWS)[:40] + b"\xff" * 90 + written_rows(ROWS)[-8:]):
        with pytest.raises(StoreError) as caught:
            read_jobs(content, "jobs")
        assert str(caught.value).isprintable()
