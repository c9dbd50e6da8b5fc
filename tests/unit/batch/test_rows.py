"""The tables of a batch."""

import io

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
