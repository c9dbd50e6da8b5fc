"""The notebook runs from a clone, in a kernel of its own, and shows what its text promises."""

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parent.parent / "docs" / "demo.ipynb"
TIMEOUT_S = 170
PICTURES = 7
MOST_BYTES = 1_000_000
"""More would be a burden for every clone."""


def _notebook() -> Any:
    return nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]


@pytest.mark.timeout(240)
def test_the_notebook_runs_and_shows_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("efficientnet_lite_pytorch", reason="needs the extra dfnet-gui[train]")
    monkeypatch.setenv("NOTEBOOK_STEPS", "3")
    monkeypatch.setenv("NOTEBOOK_THREADS", "1")
    notebook = _notebook()
    folder = {"metadata": {"path": str(NOTEBOOK.parent)}}
    NotebookClient(notebook, timeout=TIMEOUT_S, resources=folder).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert sum("image/png" in output.get("data", {}) for output in outputs) == PICTURES
    printed = "".join(output.get("text", "") for output in outputs)
    assert "detailed fill" in printed
    assert all(f"scale {scale}:" in printed for scale in range(6))
    assert "raw alone: nothing is darkened." in printed
    assert "fused: error in the hole" in printed


def test_the_notebook_is_stored_with_its_pictures() -> None:
    """Whoever reads it on the web sees what it does."""
    notebook = _notebook()
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in code)
    outputs = [output for cell in code for output in cell.outputs]
    assert not any(output.output_type == "error" for output in outputs)
    assert sum("image/png" in output.get("data", {}) for output in outputs) == PICTURES
    assert NOTEBOOK.stat().st_size < MOST_BYTES
