"""The tables of a batch, as Parquet: what is to be done, and what came of it, one row a photo."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from dfnet_gui.errors import StoreError
from dfnet_gui.wording import one_line

DONE, FAILED, CRASHED = "done", "failed", "crashed"
STATUSES = (DONE, FAILED, CRASHED)


class PlannedJob(NamedTuple):
    """A photo of a chunk. Names are those within the stores of photos, masks and results; `problem`, where it is not
    empty, is the sentence that says why it can't be completed, and `mask` is then empty."""

    photo: str
    mask: str
    output: str
    size: int
    problem: str


class Row(NamedTuple):
    """What came of a photo. `sentence`: why it failed, or what is to be said of the result; `seconds`: of the whole
    work on it; `regions`: how many were filled."""

    photo: str
    output: str
    status: str
    sentence: str
    seconds: float
    regions: int
    backend: str
    node: str


_SHORT = pa.dictionary(pa.int32(), pa.string())
_JOBS = pa.schema(
    [
        ("photo", pa.string()),
        ("mask", pa.string()),
        ("output", pa.string()),
        ("size", pa.int64()),
        ("problem", pa.string()),
    ]
)
_ROWS = pa.schema(
    [
        ("photo", pa.string()),
        ("output", pa.string()),
        ("status", _SHORT),
        ("sentence", pa.string()),
        ("seconds", pa.float32()),
        ("regions", pa.int32()),
        ("backend", _SHORT),
        ("node", _SHORT),
    ]
)


def written_jobs(jobs: Sequence[PlannedJob]) -> bytes:
    """The file of a chunk."""
    return _written(jobs, _JOBS)


def written_rows(rows: Sequence[Row]) -> bytes:
    """The file of what came of a chunk."""
    return _written(rows, _ROWS)


def read_jobs(content: bytes, shown: str) -> list[PlannedJob]:
    """The other way; StoreError where `content` is no such file."""
    return [PlannedJob(**values) for values in _read(content, _JOBS, shown)]


def read_rows(content: bytes, shown: str) -> list[Row]:
    """The other way; StoreError where `content` is no such file."""
    return [Row(**values) for values in _read(content, _ROWS, shown)]


def _written(records: Sequence[Any], schema: pa.Schema) -> bytes:
    file = io.BytesIO()
    columns = [[getattr(record, name) for record in records] for name in schema.names]
    arrays = [pa.array(column, kind) for column, kind in zip(columns, schema.types, strict=True)]
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), file, compression="zstd")
    return file.getvalue()


def _read(content: bytes, schema: pa.Schema, shown: str) -> list[dict[str, Any]]:
    try:
        file = pq.ParquetFile(pa.BufferReader(content))  # not its `read_table`, which begins threads of its own
        table = file.read(columns=schema.names, use_threads=False).select(schema.names).cast(schema)
        rows: list[dict[str, Any]] = table.to_pylist()
        if any(column.null_count for column in table.columns):
            raise ValueError("some of its fields are empty")
    except (pa.ArrowException, LookupError, ValueError, TypeError, OSError, MemoryError) as error:
        reason = one_line(error)
        raise StoreError(f"{shown}: this is no table of a batch ({reason}); plan the run anew.") from error
    return rows
