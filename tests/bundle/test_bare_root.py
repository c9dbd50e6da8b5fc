"""The standalone program in a bare Debian: no Python, no desktop, no network, only the packages that it names."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from dfnet_gui.needs import MANAGERS, needs_of, packages
from tests import bare_root
from tests.bundle.tried import Bundle, check_self_test
from tests.robot import use_window

pytestmark = [pytest.mark.bare_root, pytest.mark.timeout(bare_root.MAKING_S + 300)]

PLACE = Path("/opt/dfnet-gui")
"""Of the bundle in it."""


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Its folder."""
    folder = tmp_path_factory.mktemp("debian")
    bare_root.make(folder, packages(needs_of("qt", "x"), MANAGERS[0]).split())
    yield folder
    if str(folder) not in Path("/proc/mounts").read_text(encoding="utf-8"):
        shutil.rmtree(folder)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder that is the same inside and outside."""
    folder = tmp_path / "work"
    (folder / "home").mkdir(parents=True)
    return folder


@pytest.fixture
def environment(work: Path) -> dict[str, str]:
    """What there is inside."""
    return {"HOME": str(work / "home"), "PATH": bare_root.PATH, "LANG": "C.UTF-8"}


def _entering(root: Path, bundle: Bundle, work: Path) -> list[str]:
    return bare_root.entering(root, shown={PLACE: bundle.folder}, work=work)


def test_there_is_nothing_of_the_program_in_it(root: Path) -> None:
    names = ("python3*", "libpython*", "libQt*", "libopenvino*", "libtorch*", "libopencv*")
    assert [str(path) for name in names for path in (root / "usr").rglob(name)] == []
    assert (root / "usr/bin/dpkg").exists()


def test_it_is_bare(root: Path, bundle: Bundle, work: Path, environment: dict[str, str]) -> None:
    words = _entering(root, bundle, work)
    reached = subprocess.run(
        [*words, "/bin/sh", "-c", f"id -u; cat /proc/net/dev; touch {PLACE}/x"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    user, *devices = reached.stdout.splitlines()
    assert user == "1000"
    assert [line.split(":")[0].strip() for line in devices[2:]] in ([], ["lo"])
    assert "Read-only file system" in reached.stderr


def test_it_passes_its_own_test(root: Path, bundle: Bundle, work: Path, environment: dict[str, str]) -> None:
    inside = Bundle(PLACE, environment)
    done = inside.run("--self-test", before=_entering(root, bundle, work))
    check_self_test(done, is_full=bundle.is_full)


def test_its_window_is_used(
    root: Path, bundle: Bundle, work: Path, environment: dict[str, str], screen: str, sample_path: Path
) -> None:
    words = [*_entering(root, bundle, work), str(PLACE / "dfnet-gui")]
    use_window(words, screen, environment, work, sample_path)
