"""A standalone program that is not whole says so, and what is missing."""

import shutil
from pathlib import Path

import pytest

from tests.bundle.tried import Bundle, job, replace

pytestmark = pytest.mark.bundle


@pytest.fixture
def copy(bundle: Bundle, tmp_path: Path) -> Bundle:
    """A copy to be spoilt; its files are links, so they are replaced, never changed in place."""
    return bundle.copied(tmp_path / "dfnet-gui")


def test_a_missing_library_is_named(copy: Bundle, samples: list[Path], tmp_path: Path) -> None:
    (library,) = (copy.inside / "simplejpeg").glob("_jpeg*.so")
    library.unlink()
    work = job(samples[0], tmp_path / "photos")
    done = copy.run(*work.arguments)
    assert done.code == 1
    assert "simplejpeg" in done.err
    assert len(done.err.splitlines()) == 1, done.err
    assert not work.output.exists()


def test_the_test_names_a_missing_library_and_goes_on(copy: Bundle) -> None:
    (library,) = (copy.inside / "simplejpeg").glob("_jpeg*.so")
    library.unlink()
    done = copy.run("--self-test")
    assert done.code == 1
    assert done.err == ""
    assert "Failed: Libraries:" in done.out
    assert "simplejpeg" in done.out.partition("Failed: Libraries:")[2].splitlines()[0]
    assert done.checks["Libraries"] == "FAILED"
    assert done.checks["Resources and models"] == "ok"
    assert list(done.checks)[-1] == "Export over a JPEG"


@pytest.mark.parametrize("name", ["resources/icons/brush.svg", "resources/samples/osprey.jpg"])
def test_a_changed_byte_is_noticed(copy: Bundle, name: str) -> None:
    path = copy.inside / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    replace(path, bytes(content))
    _check_failure(copy, path, "is not what it was", check="Files of the program")


@pytest.mark.parametrize("name", ["resources/icons/brush.svg", "models/dfnet-compact.json"])
def test_a_missing_file_is_noticed(copy: Bundle, name: str) -> None:
    path = copy.inside / name
    path.unlink()
    _check_failure(copy, path, "can't be found", check="Files of the program")


def test_a_truncated_model_is_noticed(copy: Bundle) -> None:
    path = copy.inside / "models" / "dfnet-compact.safetensors"
    replace(path, path.read_bytes()[:-1000])
    _check_failure(copy, path, "damaged")


def _check_failure(copy: Bundle, path: Path, reason: str, *, check: str = "Resources and models") -> None:
    done = copy.run("--self-test")
    assert done.code == 1, done.out
    assert done.checks[check] == "FAILED"
    sentence = done.out.partition(f"Failed: {check}: ")[2].splitlines()[0]
    assert str(path) in sentence
    assert reason in sentence
    assert list(done.checks)[-1] == "Export over a JPEG"
    assert "Traceback" not in done.out + done.err


@pytest.mark.parametrize("name", ["", "libqoffscreen.so"])
def test_missing_plug_ins_of_qt_are_named(copy: Bundle, name: str) -> None:
    path = copy.inside / "PySide6" / "Qt" / "plugins" / "platforms" / name
    if name:
        path.unlink()
    else:
        shutil.rmtree(path)
    done = copy.run("--self-test")
    assert done.code == 1, f"Qt ended the program:\n{done.err}"
    failed = [line for line in done.out.splitlines() if line.startswith("Failed: Qt")]
    assert any("offscreen" in line for line in failed), done.out
    assert done.checks["Export and reading it again"] == "ok"


def test_a_display_that_is_not_there_is_named(bundle: Bundle, samples: list[Path]) -> None:
    done = bundle.run(samples[0], DISPLAY=":987654")
    assert done.code == 1, f"Qt ended the program:\n{done.err}"
    assert ":987654" in done.err
    tested = bundle.run("--self-test", DISPLAY=":987654")
    assert tested.code == 1
    assert tested.checks["Export and reading it again"] == "ok"
